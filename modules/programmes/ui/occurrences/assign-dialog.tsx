import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '#core/ui/dialog.tsx';
import { showDone, showUndo } from '#core/ui/state.tsx';
import { PersonChoice } from '#modules/people/ui/person-choice.tsx';
import type { OccurrenceRow } from '../../contract/occurrences.ts';
import { programmes } from '../api.ts';
import { Problem } from '../load.tsx';
import { useChange } from '../use-change.ts';
import { countRows } from './words.ts';

interface AssignProps {
  readonly about: string;
  /** The rows with who does them now, to give them back. */
  readonly gather: () => Promise<readonly Pick<OccurrenceRow, 'activityId' | 'executorPersonId'>[]>;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

const activitiesOf = (rows: Awaited<ReturnType<AssignProps['gather']>>) => [
  ...new Set(rows.map(({ activityId }) => activityId)),
];

/** Who does the rows: a person of the register; the owner as written stays beside. */
export function AssignDialog({ about, gather, onClose, onDone }: AssignProps) {
  const [personId, setPersonId] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const change = useChange(programmes.call.changeActivities);
  const takeBack = async (rows: Awaited<ReturnType<AssignProps['gather']>>) => {
    for (const [former, own] of Map.groupBy(rows, (row) => row.executorPersonId))
      await change.run({ ids: activitiesOf(own), changes: { executorPersonId: former } });
  };
  const assign = async (executorPersonId: string | null) => {
    const rows = await gather();
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
        <p className="op-plan-mark-about">{about}. Ответственный, записанный в документе, останется как есть.</p>
        <PersonChoice
          label="Исполнитель"
          isRequired
          error={isAsked && personId === null ? 'Выберите человека' : undefined}
          value={personId}
          onChange={setPersonId}
        />
        <Problem text={change.problem?.text} />
        <div className="op-form-foot">
          <Button type="submit" loading={change.isBusy}>
            Назначить исполнителя
          </Button>
          <Button variant="subtle" color="gray" loading={change.isBusy} onClick={() => void assign(null)}>
            Снять исполнителя
          </Button>
        </div>
      </form>
    </FormDialog>
  );
}
