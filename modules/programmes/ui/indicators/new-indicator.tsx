import { Button } from '@mantine/core';
import { useState } from 'react';
import { SidePanel } from '#core/ui/dialog.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { IndicatorAnswer, IndicatorFields } from '../../contract/indicators.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { IndicatorInputs } from './indicator-inputs.tsx';
import { EMPTY_FIELDS } from './words.ts';

interface NewProps {
  readonly programmeId: string;
  readonly indicators: readonly IndicatorAnswer[];
  /** It is to stand in this one; null: on its own. */
  readonly parentId: string | null;
  readonly onClose: () => void;
  readonly onAdded: (indicatorId: string) => void;
}

/** A new indicator; what is typed waits until it is added. */
export function NewIndicator({ programmeId, indicators, parentId, onClose, onAdded }: NewProps) {
  const parent = indicators.find(({ id }) => id === parentId);
  const start: IndicatorFields = {
    ...EMPTY_FIELDS,
    parentId,
    level: parent?.level ?? null,
    criterion: parent?.criterion ?? null,
  };
  const draft = useDraft<IndicatorFields>(`new-indicator-${programmeId}-${parentId ?? ''}`, start);
  const [isAsked, setAsked] = useState(false);
  const add = useChange(programmes.call.addIndicator);
  const isNamed = draft.value.title.trim() !== '';
  const submit = async () => {
    setAsked(true);
    if (!isNamed) return;
    const added = await add.run({ programmeId, fields: draft.value });
    if (!added) return;
    draft.drop();
    showDone('Показатель добавлен');
    onAdded(added.id);
  };
  const change = (part: Partial<IndicatorFields>) => draft.change({ ...draft.value, ...part });
  return (
    <SidePanel
      opened
      onClose={onClose}
      title="Новый показатель"
      footer={
        <Button loading={add.isBusy} onClick={() => void submit()}>
          Добавить показатель
        </Button>
      }
    >
      <IndicatorInputs
        value={draft.value}
        parents={indicators}
        titleError={isAsked && !isNamed ? 'Напишите, что измеряем' : undefined}
        onType={change}
        onLeave={() => undefined}
        onChoose={change}
      />
      <Problem text={add.problem?.text} />
    </SidePanel>
  );
}
