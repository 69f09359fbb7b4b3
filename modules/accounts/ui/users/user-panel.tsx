import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { ConfirmDialog, SidePanel } from '#core/ui/dialog.tsx';
import { Facts } from '#core/ui/facts.tsx';
import { TextField } from '#core/ui/form.tsx';
import { Attention, Section } from '#core/ui/page.tsx';
import { showDone, showProblem } from '#core/ui/state.tsx';
import type { Invitation, User, UserAction } from '../../model.ts';
import { accounts } from '../api.ts';
import { Assignments } from './assignments.tsx';
import { ChoiceField } from './choice-field.tsx';

type UserPanelProps = { user: User | undefined; onClose: () => void; onInvited: (invitation: Invitation) => void };

/** One user: name, roles, the card, and how they get in. */
export function UserPanel({ user, onClose, onInvited }: UserPanelProps) {
  return (
    <SidePanel opened={user !== undefined} onClose={onClose} title={user?.name ?? ''}>
      {user === undefined ? null : (
        <Stack gap="lg" key={user.id}>
          {user.isShared ? (
            <Attention>
              Эта учётная запись работает и в другом муниципалитете. Имя, пароль и второй шаг меняет тот, кто
              обслуживает сервер.
            </Attention>
          ) : null}
          <Names user={user} />
          <Assignments user={user} />
          <Card user={user} />
          <Access user={user} onInvited={onInvited} />
        </Stack>
      )}
    </SidePanel>
  );
}

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: accounts.query.listUsers.key() });
}

function can(user: User, action: UserAction): boolean {
  return user.actions.includes(action);
}

function Names({ user }: { user: User }) {
  const [name, setName] = useState(user.name);
  const [email, setEmail] = useState(user.email ?? '');
  const refresh = useRefresh();
  const edit = useMutation(accounts.query.editUser.mutationOptions({ onSuccess: refresh }));
  const save = () => {
    if (name.trim() === user.name && email.trim() === (user.email ?? '')) return;
    edit.mutate({ userId: user.id, name: name.trim(), email: email.trim() || null });
  };
  if (!can(user, 'edit')) return <Facts facts={[{ label: 'Логин', value: user.login }]} />;
  const problem = edit.error ? readProblem(edit.error) : undefined;
  return (
    <Stack gap="sm">
      <TextField
        label="Фамилия, имя, отчество"
        value={name}
        onChange={setName}
        onLeave={save}
        error={problem?.code === 'email_taken' ? undefined : problem?.text}
      />
      <TextField
        label="Электронная почта"
        hint="Необязательно."
        value={email}
        onChange={setEmail}
        onLeave={save}
        inputMode="email"
        error={problem?.code === 'email_taken' ? problem.text : undefined}
      />
      <Facts facts={[{ label: 'Логин', value: user.login }]} />
    </Stack>
  );
}

function Card({ user }: { user: User }) {
  const refresh = useRefresh();
  const link = useMutation(accounts.query.linkPerson.mutationOptions({ onSuccess: refresh }));
  return (
    <Section title="Карточка в реестре">
      <ChoiceField
        label="Чья это учётная запись"
        kind="person"
        hint="По карточке человек видит своё, а тьютор — закреплённых за ним."
        value={user.personId}
        valueTitle={user.personName}
        onChange={(personId) => link.mutate({ userId: user.id, personId })}
        error={link.error ? readProblem(link.error).text : undefined}
      />
    </Section>
  );
}

function describeAccess(user: User): ReactNode {
  if (!user.isActive) return 'Вход закрыт.';
  if (user.hasPassword) return user.hasTwoFactor ? 'Пароль задан, второй шаг включён.' : 'Пароль задан.';
  return user.invitedUntil
    ? `Пароля ещё нет. Код действует до ${user.invitedUntil.toLocaleDateString('ru-RU')}.`
    : 'Пароля ещё нет, код истёк. Напечатайте новый.';
}

function Access({ user, onInvited }: { user: User; onInvited: (invitation: Invitation) => void }) {
  const [asking, setAsking] = useState<'deactivate' | 'disable_two_factor'>();
  const refresh = useRefresh();
  const tell = (error: unknown) => showProblem('Не получилось', readProblem(error).text);
  const edit = useMutation(accounts.query.editUser.mutationOptions({ onSuccess: refresh, onError: tell }));
  const invite = useMutation(
    accounts.query.renewInvitation.mutationOptions({
      onError: tell,
      onSuccess: async (invitation) => {
        await refresh();
        onInvited(invitation);
      },
    }),
  );
  const disable = useMutation(accounts.query.disableTwoFactor.mutationOptions({ onSuccess: refresh, onError: tell }));
  return (
    <Section title="Вход">
      <div>{describeAccess(user)}</div>
      <Group gap="sm">
        {can(user, 'invite') ? (
          <Button variant="default" loading={invite.isPending} onClick={() => invite.mutate({ userId: user.id })}>
            {user.hasPassword ? 'Сбросить пароль: напечатать код' : 'Напечатать новый код'}
          </Button>
        ) : null}
        {can(user, 'disable_two_factor') ? (
          <Button variant="default" onClick={() => setAsking('disable_two_factor')}>
            Отключить второй шаг
          </Button>
        ) : null}
        {can(user, 'deactivate') ? (
          <Button variant="default" onClick={() => setAsking('deactivate')}>
            Закрыть вход
          </Button>
        ) : null}
        {can(user, 'activate') ? (
          <Button
            onClick={() => {
              edit.mutate({ userId: user.id, isActive: true });
              showDone('Вход открыт');
            }}
          >
            Открыть вход
          </Button>
        ) : null}
      </Group>
      <ConfirmDialog
        opened={asking === 'deactivate'}
        onClose={() => setAsking(undefined)}
        title="Закрыть вход?"
        confirmLabel="Закрыть вход"
        onConfirm={() =>
          edit.mutateAsync({ userId: user.id, isActive: false }).then(
            () => undefined,
            () => undefined,
          )
        }
      >
        Открытые окна этого человека перестанут работать сразу. Всё, что он сделал, останется. Вход можно открыть снова.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'disable_two_factor'}
        onClose={() => setAsking(undefined)}
        title="Отключить второй шаг?"
        confirmLabel="Отключить второй шаг"
        onConfirm={() =>
          disable.mutateAsync({ userId: user.id }).then(
            () => undefined,
            () => undefined,
          )
        }
      >
        Приложение на телефоне и ключи входа этого человека перестанут действовать, останется пароль. Нужно, когда
        телефон потерян.
      </ConfirmDialog>
    </Section>
  );
}
