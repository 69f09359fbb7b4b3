import { Button } from '@mantine/core';
import { useState } from 'react';
import { SidePanel } from '#core/ui/dialog.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import type { ActivityFields } from '../../model.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { RowInputs } from './row-inputs.tsx';
import { useLinkNames } from './use-names.ts';

/** Where a new row comes, and what it takes from there. */
export interface NewRowPlace {
  readonly afterId: string | null;
  readonly taskId: string | null;
  readonly stageId: string | null;
}

const EMPTY: ActivityFields = {
  ...{ taskId: null, stageId: null, number: null, title: '', audience: null, direction: null, resultKind: null },
  ...{ dueWords: '', expected: null, owners: [], executorPersonId: null },
};

interface NewRowProps {
  readonly programme: ProgrammeAnswer;
  readonly place: NewRowPlace;
  readonly onClose: () => void;
}

/** A new row; what is typed stays until it is added or given up. */
export function NewRowDrawer({ programme, place, onClose }: NewRowProps) {
  const draft = useDraft<Partial<ActivityFields>>(`programme-new-row-${programme.id}`, {});
  const { names, remember } = useLinkNames(undefined);
  const [isAsked, setAsked] = useState(false);
  // The next one comes behind the one just added.
  const [afterId, setAfterId] = useState(place.afterId);
  const add = useChange(programmes.call.addActivity);
  const value = { ...EMPTY, taskId: place.taskId, stageId: place.stageId, ...draft.value };
  const save = async (isLast: boolean) => {
    setAsked(true);
    if (value.title.trim() === '') return;
    const answer = await add.run({ programmeId: programme.id, fields: value, afterId });
    if (!answer) return;
    setAsked(false);
    if (afterId !== null) setAfterId(answer.id);
    draft.drop();
    showDone('Пункт добавлен');
    if (isLast) onClose();
  };
  const type = (changes: Partial<ActivityFields>) => draft.change({ ...draft.value, ...changes });
  return (
    <SidePanel
      opened
      onClose={onClose}
      title="Новый пункт"
      footer={
        <div className="op-form-foot">
          <Button loading={add.isBusy} onClick={() => void save(true)}>
            Добавить пункт
          </Button>
          <Button variant="default" disabled={add.isBusy} onClick={() => void save(false)}>
            Добавить и начать следующий
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              draft.drop();
              onClose();
            }}
          >
            Не добавлять
          </Button>
        </div>
      }
    >
      <Problem text={add.problem?.text} />
      <RowInputs
        programme={programme}
        value={value}
        names={names}
        titleError={isAsked && value.title.trim() === '' ? 'Напишите, что делаем' : undefined}
        onType={type}
        onLeave={() => {}}
        onChoose={(changes, name) => {
          remember(changes.executorPersonId, name);
          type(changes);
        }}
      />
    </SidePanel>
  );
}
