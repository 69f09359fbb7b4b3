import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { NBSP } from '#core/text/plural.ts';
import { FormDialog } from '#core/ui/dialog.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone, showProblem, showUndo } from '#core/ui/state.tsx';
import { PersonChoice } from '#modules/people/ui/person-choice.tsx';
import type { OccurrenceRow } from '../../contract/occurrences.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { countRows } from './words.ts';

type Assigned = Pick<OccurrenceRow, 'activityId' | 'executorPersonId'>;

interface AssignProps {
  /** Whose rows they are; without it only their number is said. */
  readonly about?: string;
  /** The rows with who does them now, to give them back. */
  readonly gather: () => Promise<readonly Assigned[]>;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

const activitiesOf = (rows: readonly Assigned[]) => [...new Set(rows.map(({ activityId }) => activityId))];

/** The rows as they are when the dialog opens; nothing until they have come. */
function useGathered(gather: AssignProps['gather']): readonly Assigned[] | undefined {
  const [rows, setRows] = useState<readonly Assigned[]>();
  const [first] = useState(() => gather);
  useEffect(() => {
    first().then(setRows, (error: unknown) => showProblem(readProblem(error).text));
  }, [first]);
  return rows;
}

/** Who does the rows: a person of the register; the owner as written stays beside. */
export function AssignDialog({ about, gather, onClose, onDone }: AssignProps) {
  const rows = useGathered(gather);
  const [personId, setPersonId] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const change = useChange(programmes.call.changeActivities);
  const takeBack = async (before: readonly Assigned[]) => {
    for (const [former, own] of Map.groupBy(before, (row) => row.executorPersonId))
      await change.run({ ids: activitiesOf(own), changes: { executorPersonId: former } });
  };
  const assign = async (executorPersonId: string | null) => {
    if (rows === undefined) return;
    const answer = await change.run({ ids: activitiesOf(rows), changes: { executorPersonId } });
    if (!answer) return;
    if (answer.changed === 0) showDone('Ничего не изменено: так и было');
    else showUndo(`Исполнитель изменён: ${countRows(answer.changed)}`, () => void takeBack(rows));
    onDone?.();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (personId !== null) void assign(personId);
  };
  return (
    <FormDialog opened onClose={onClose} title="Назначить исполнителя">
      <form className="op-form" onSubmit={submit}>
        <p className="op-plan-mark-about">
          {[about, rows && countRows(activitiesOf(rows).length)].filter(Boolean).join(': ') || NBSP}. Ответственный,
          записанный в документе, останется как есть.
        </p>
        <PersonChoice
          label="Исполнитель"
          isRequired
          error={isAsked && personId === null ? 'Выберите человека' : undefined}
          value={personId}
          onChange={setPersonId}
        />
        <Problem text={change.problem?.text} />
        <div className="op-form-foot">
          <Button type="submit" loading={change.isBusy || rows === undefined}>
            Назначить исполнителя
          </Button>
          {rows?.some((row) => row.executorPersonId !== null) ? (
            <Button variant="subtle" color="gray" loading={change.isBusy} onClick={() => void assign(null)}>
              Снять исполнителя
            </Button>
          ) : null}
        </div>
      </form>
    </FormDialog>
  );
}
