import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ROLE_TITLES } from '#core/access/grants.ts';
import { readProblem } from '#core/http/client.ts';
import { addDays } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showProblem } from '#core/ui/state.tsx';
import type { User, UserAssignment } from '../../model.ts';
import { accounts } from '../api.ts';
import { Fault, onSubmit } from '../entrance.tsx';
import { AssignmentFields, EMPTY_ASSIGNMENT, toAssignment } from './assignment-fields.tsx';

function describePeriod({ startsOn, endsBefore }: UserAssignment): string {
  const start = `с ${formatDay(startsOn)}`;
  return endsBefore === null ? start : `${start} по ${formatDay(addDays(endsBefore, -1))}`;
}

/** The roles of a user over time; those over are kept below. */
export function Assignments({ user }: { user: User }) {
  const { today } = useSession();
  const [isAdding, setAdding] = useState(false);
  const isOver = ({ endsBefore }: UserAssignment) => endsBefore !== null && endsBefore <= today;
  const current = user.assignments.filter((assignment) => !isOver(assignment));
  const past = user.assignments.filter(isOver);
  return (
    <Section
      title="Роли"
      actions={
        isAdding || !user.actions.includes('assign') ? null : (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            Добавить роль
          </Button>
        )
      }
    >
      {current.length === 0 ? <p className="op-muted">Ролей нет: войти можно, увидеть нечего.</p> : null}
      <Stack gap="xs">
        {current.map((assignment) => (
          <Line key={assignment.id} assignment={assignment} mayEnd={user.actions.includes('assign')} />
        ))}
        {past.map((assignment) => (
          <div key={assignment.id} className="op-muted op-small">
            {[ROLE_TITLES[assignment.role], assignment.organizationName].filter(Boolean).join(', ')},{' '}
            {describePeriod(assignment)}
          </div>
        ))}
      </Stack>
      {isAdding ? <AddForm userId={user.id} onDone={() => setAdding(false)} /> : null}
    </Section>
  );
}

function Line({ assignment, mayEnd }: { assignment: UserAssignment; mayEnd: boolean }) {
  const client = useQueryClient();
  const end = useMutation(
    accounts.query.endAssignment.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: accounts.query.listUsers.key() }),
      onError: (error) => showProblem('Роль не завершена', readProblem(error).text),
    }),
  );
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
      <div>
        <div>{[ROLE_TITLES[assignment.role], assignment.organizationName].filter(Boolean).join(', ')}</div>
        <div className="op-muted op-small">
          {[describePeriod(assignment), assignment.ground].filter(Boolean).join('; ')}
        </div>
      </div>
      {mayEnd ? (
        <Button
          size="xs"
          variant="subtle"
          loading={end.isPending}
          aria-label={`Завершить роль: ${ROLE_TITLES[assignment.role]}`}
          onClick={() => end.mutate({ assignmentId: assignment.id })}
        >
          Завершить
        </Button>
      ) : null}
    </Group>
  );
}

function AddForm({ userId, onDone }: { userId: string; onDone: () => void }) {
  const [draft, setDraft] = useState(EMPTY_ASSIGNMENT);
  const [isTried, setTried] = useState(false);
  const client = useQueryClient();
  const add = useMutation(
    accounts.query.addAssignment.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: accounts.query.listUsers.key() });
        onDone();
      },
    }),
  );
  const send = async () => {
    setTried(true);
    const assignment = toAssignment(draft);
    if (assignment !== undefined) await add.mutateAsync({ userId, assignment }).catch(() => undefined);
  };
  return (
    <form onSubmit={onSubmit(send)}>
      <Stack gap="sm">
        <AssignmentFields draft={draft} onChange={setDraft} isTried={isTried} />
        <Fault text={add.error ? readProblem(add.error).text : undefined} />
        <Group gap="sm">
          <Button type="submit" loading={add.isPending}>
            Назначить роль
          </Button>
          <Button variant="default" onClick={onDone}>
            Не назначать
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
