import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '#core/ui/dialog.tsx';
import { showDone } from '#core/ui/state.tsx';
import { PersonChoice } from '#modules/people/ui/person-choice.tsx';
import { programmes } from '../api.ts';
import { Problem } from '../load.tsx';
import { useChange } from '../use-change.ts';
import { countRows } from './words.ts';

interface AssignProps {
  readonly about: string;
  readonly gatherActivities: () => Promise<readonly string[]>;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Who does the rows: a person of the register; the owner as written stays beside. */
export function AssignDialog({ about, gatherActivities, onClose, onDone }: AssignProps) {
  const [personId, setPersonId] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const change = useChange(programmes.call.changeActivities);
  const assign = async (executorPersonId: string | null) => {
    const answer = await change.run({ ids: [...(await gatherActivities())], changes: { executorPersonId } });
    if (!answer) return;
    showDone(
      answer.changed === 0 ? 'Ничего не изменено: так и было' : `Исполнитель изменён: ${countRows(answer.changed)}`,
    );
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
