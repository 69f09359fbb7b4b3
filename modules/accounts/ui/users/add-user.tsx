import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { FormDialog } from '#core/ui/dialog.tsx';
import { TextField } from '#core/ui/form.tsx';
import type { Invitation } from '../../model.ts';
import { accounts } from '../api.ts';
import { Fault, onSubmit } from '../entrance.tsx';
import { AssignmentFields, EMPTY_ASSIGNMENT, toAssignment } from './assignment-fields.tsx';
import { ChoiceField } from './choice-field.tsx';

const EMPTY = {
  name: '',
  login: '',
  email: '',
  personId: null as string | null,
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
  const [draft, setDraft] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const client = useQueryClient();
  const add = useMutation(
    accounts.query.addUser.mutationOptions({
      onSuccess: async ({ invitation }) => {
        await client.invalidateQueries({ queryKey: accounts.query.listUsers.key() });
        onAdded(invitation);
      },
    }),
  );
  const isNamed = draft.name.trim().split(/\s+/).length > 1;
  const isLoginGood = /^[a-z0-9][a-z0-9._-]{2,59}$/.test(draft.login);
  const suggest = async () => {
    if (!isNamed || draft.login !== '') return;
    const { login } = await accounts.call.suggestLogin({ name: draft.name });
    setDraft((current) => (current.login === '' ? { ...current, login } : current));
  };
  const send = async () => {
    setTried(true);
    const assignment = toAssignment(draft.assignment);
    if (!isNamed || !isLoginGood || assignment === undefined) return;
    const { name, login, email, personId } = draft;
    await add.mutateAsync({ name, login, email: email.trim() || null, personId, assignment }).catch(() => undefined);
  };
  return (
    <form onSubmit={onSubmit(send)}>
      <Stack gap="sm">
        <TextField
          label="Фамилия, имя, отчество"
          isRequired
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          onLeave={() => void suggest()}
          error={isTried && !isNamed ? 'Укажите фамилию и имя.' : undefined}
        />
        <TextField
          label="Логин"
          isRequired
          hint="Предложим сами по фамилии. Латинские буквы, цифры, точка."
          value={draft.login}
          onChange={(login) => setDraft({ ...draft, login: login.toLowerCase() })}
          error={isTried && !isLoginGood ? 'Латинские буквы, цифры и точка, от трёх знаков.' : undefined}
        />
        <AssignmentFields
          draft={draft.assignment}
          onChange={(assignment) => setDraft({ ...draft, assignment })}
          isTried={isTried}
        />
        <ChoiceField
          label="Карточка в реестре"
          kind="person"
          hint="Чтобы человек видел своё: результаты, курсы, ИОМ."
          value={draft.personId}
          onChange={(personId) => setDraft({ ...draft, personId })}
        />
        <TextField
          label="Электронная почта"
          hint="Необязательно."
          inputMode="email"
          value={draft.email}
          onChange={(email) => setDraft({ ...draft, email })}
        />
        <Fault text={add.error ? readProblem(add.error).text : undefined} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
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
