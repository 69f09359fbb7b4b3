import { Button } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#core/ui/dialog.tsx';
import { type Choice, SelectField } from '#core/ui/form.tsx';
import type { ActivityBulk } from '../../contract/activities.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { useChoices } from '../list/filters.ts';
import { DueField } from './due-field.tsx';
import { PersonField } from './person-field.tsx';
import { countRows, FIELD_LABELS } from './words.ts';

export type BulkField = keyof ActivityBulk;

const TITLES: Record<BulkField, string> = {
  executorPersonId: 'Назначить исполнителя',
  dueWords: 'Указать срок',
  direction: 'Указать направление',
  resultKind: 'Указать вид результата',
  stageId: 'Перенести в этап',
  taskId: 'Перенести в задачу',
};

interface BulkDialogProps {
  readonly programme: ProgrammeAnswer;
  readonly field: BulkField;
  readonly count: number;
  readonly onClose: () => void;
  readonly onApply: (changes: ActivityBulk) => Promise<void>;
}

/** One value for all the chosen rows; an empty one takes it out. */
export function BulkDialog({ programme, field, count, onClose, onApply }: BulkDialogProps) {
  const [value, setValue] = useState<string | null>(field === 'dueWords' ? '' : null);
  const [isBusy, setBusy] = useState(false);
  const apply = async () => {
    setBusy(true);
    await onApply({ [field]: value } as ActivityBulk);
    setBusy(false);
  };
  const isEmpty = value === null || value === '';
  return (
    <FormDialog opened onClose={onClose} title={`${TITLES[field]}: ${countRows(count)}`}>
      <div className="op-form">
        <BulkInput programme={programme} field={field} value={value} onChange={setValue} />
        <div className="op-form-foot">
          <Button loading={isBusy} onClick={() => void apply()}>
            {isEmpty ? 'Очистить у выбранных' : 'Применить к выбранным'}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            Оставить как есть
          </Button>
        </div>
      </div>
    </FormDialog>
  );
}

interface InputProps {
  readonly programme: ProgrammeAnswer;
  readonly field: BulkField;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function BulkInput({ programme, field, value, onChange }: InputProps) {
  const [name, setName] = useState<string | null>(null);
  const choices = useFieldChoices(programme, field);
  if (field === 'dueWords')
    return <DueField programme={programme} stageId={null} value={value ?? ''} onChange={onChange} />;
  if (field === 'executorPersonId')
    return (
      <PersonField
        label={FIELD_LABELS.executorPersonId}
        hint="Отчитаться о выполнении сможет этот человек"
        value={value}
        name={name}
        onChange={(id, chosen) => {
          setName(chosen);
          onChange(id);
        }}
      />
    );
  return <SelectField label={FIELD_LABELS[field]} isClearable choices={choices} value={value} onChange={onChange} />;
}

function useFieldChoices(programme: ProgrammeAnswer, field: BulkField): readonly Choice[] {
  const choices = useChoices();
  const coded = (list: readonly { code: string; title: string; isActive: boolean }[] | undefined) =>
    (list ?? []).filter(({ isActive }) => isActive).map(({ code, title }) => ({ value: code, label: title }));
  switch (field) {
    case 'direction':
      return coded(choices?.directions);
    case 'resultKind':
      return coded(choices?.resultKinds);
    case 'stageId':
      return programme.stages.map(({ id, title }) => ({ value: id, label: title }));
    case 'taskId':
      return programme.tasks.map(({ id, number, title }) => ({
        value: id,
        label: [number, title].filter(Boolean).join('. '),
      }));
    default:
      return [];
  }
}
