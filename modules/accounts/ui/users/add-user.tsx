import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { FormDialog } from '#core/ui/dialog.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { TextField } from '#core/ui/form.tsx';
import { useSession } from '#core/ui/session.tsx';
import type { Invitation } from '../../model.ts';
import { accounts } from '../api.ts';
import { Fault, onSubmit } from '../entrance.tsx';
import { AssignmentFields, EMPTY_ASSIGNMENT, toAssignment } from './assignment-fields.tsx';
import { ChoiceField } from './choice-field.tsx';

const EMPTY = {
  name: '',
  /** Null: untouched, the suggestion holds. */
  login: null as string | null,
  email: '',
  personId: null as string | null,
  personName: null as string | null,
  assignment: EMPTY_ASSIGNMENT,
};

type AddUserDialogProps = { opened: boolean; onClose: () => void; onAdded: (invitation: Invitation) => void };

export function AddUserDialog({ opened, onClose, onAdded }: AddUserDialogProps) {
  return (
    <FormDialog opened={opened} onClose={onClose} title="Новый пользователь">
      <AddUserForm
        onClose={onClose}
        onAdded={(invitation) => {
          onClose();
          onAdded(invitation);
        }}
      />
    </FormDialog>
  );
}

function AddUserForm({ onClose, onAdded }: Omit<AddUserDialogProps, 'opened'>) {
  // What was typed stays in the tab until the user is added: the dialog may be closed to look something up.
  const { tenant, accountId } = useSession();
  const { value: draft, change, drop } = useDraft(`new-user-${tenant.code}-${accountId}`, EMPTY);
  const [suggested, setSuggested] = useState('');
  const [isTried, setTried] = useState(false);
  const client = useQueryClient();
  const add = useMutation(
    accounts.query.addUser.mutationOptions({
      onSuccess: async ({ invitation }) => {
        drop();
        await client.invalidateQueries({ queryKey: accounts.query.listUsers.key() });
        onAdded(invitation);
      },
    }),
  );
  const isNamed = draft.name.trim().split(/\s+/).length > 1;
  const login = draft.login ?? suggested;
  const isLoginGood = /^[a-z0-9][a-z0-9._-]{2,59}$/.test(login);
  const suggest = async () => {
    if (isNamed && draft.login === null) setSuggested((await accounts.call.suggestLogin({ name: draft.name })).login);
  };
  const send = async () => {
    setTried(true);
    const assignment = toAssignment(draft.assignment);
    if (!isNamed || !isLoginGood || assignment === undefined) return;
    const { name, email, personId } = draft;
    await add.mutateAsync({ name, login, email: email.trim() || null, personId, assignment }).catch(() => undefined);
  };
  const giveUp = () => {
    drop();
    onClose();
  };
  return (
    <form onSubmit={onSubmit(send)}>
      <Stack gap="sm">
        <TextField
          label="Фамилия, имя, отчество"
          isRequired
          value={draft.name}
          onChange={(name) => change({ ...draft, name })}
          onLeave={() => void suggest()}
          error={isTried && !isNamed ? 'Укажите фамилию и имя.' : undefined}
        />
        <TextField
          label="Логин"
          isRequired
          hint="Предложим сами по фамилии. Латинские буквы, цифры, точка."
          value={login}
          onChange={(typed) => change({ ...draft, login: typed.toLowerCase() })}
          error={isTried && !isLoginGood ? 'Латинские буквы, цифры и точка, от трёх знаков.' : undefined}
        />
        <AssignmentFields
          draft={draft.assignment}
          onChange={(assignment) => change({ ...draft, assignment })}
          isTried={isTried}
        />
        <ChoiceField
          label="Карточка в реестре"
          kind="person"
          hint="Чтобы человек видел своё: результаты, курсы, ИОМ."
          value={draft.personId}
          valueTitle={draft.personName}
          onChange={(personId, personName) => change({ ...draft, personId, personName })}
        />
        <TextField
          label="Электронная почта"
          hint="Необязательно."
          inputMode="email"
          value={draft.email}
          onChange={(email) => change({ ...draft, email })}
        />
        <Fault text={add.error ? readProblem(add.error).text : undefined} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={giveUp}>
            Не добавлять
          </Button>
          <Button type="submit" loading={add.isPending}>
            Добавить и напечатать код
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
