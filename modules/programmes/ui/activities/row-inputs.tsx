import { Autocomplete } from '@mantine/core';
import { type Choice, SelectField, TextArea, TextField } from '#core/ui/form.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import type { ActivityFields } from '../../model.ts';
import { useChoices } from '../list/filters.ts';
import { DueField } from './due-field.tsx';
import { type LinkNames, OwnersField } from './owners-field.tsx';
import { PersonField } from './person-field.tsx';
import { FIELD_LABELS } from './words.ts';

export interface RowInputsProps {
  readonly programme: ProgrammeAnswer;
  readonly value: ActivityFields;
  readonly names: LinkNames;
  /** What is wrong with the title. */
  readonly titleError?: string | undefined;
  /** Typed, not yet to be saved. */
  readonly onType: (changes: Partial<ActivityFields>) => void;
  /** Chosen: to be saved at once. */
  readonly onChoose: (changes: Partial<ActivityFields>, name?: string | null) => void;
  readonly onLeave: () => void;
}

const emptyToNull = (text: string) => (text.trim() === '' ? null : text);
const nameOf = (part: { number?: string | null; title: string }) =>
  [part.number, part.title].filter(Boolean).join('. ').replace('.. ', '. ');

function toChoices(
  list: readonly { code: string; title: string; isActive: boolean }[] | undefined,
  chosen: string | null,
) {
  return (list ?? [])
    .filter(({ code, isActive }) => isActive || code === chosen)
    .map(({ code, title }): Choice => ({ value: code, label: title }));
}

/** Fields of a row in the order people think of it: what, when, who, for whom, what comes of it. */
export function RowInputs(props: RowInputsProps) {
  const { programme, value, names, onType, onChoose, onLeave } = props;
  return (
    <div className="op-form">
      <TextArea
        label={FIELD_LABELS.title}
        isRequired
        rows={2}
        error={props.titleError}
        value={value.title}
        onChange={(title) => onType({ title })}
        onLeave={onLeave}
      />
      <DueField
        programme={programme}
        stageId={value.stageId}
        value={value.dueWords}
        onChange={(dueWords) => onType({ dueWords })}
        onLeave={onLeave}
      />
      <PersonField
        label={FIELD_LABELS.executorPersonId}
        hint="Кто отчитается о выполнении"
        value={value.executorPersonId}
        name={value.executorPersonId === null ? null : (names.get(value.executorPersonId) ?? null)}
        onChange={(executorPersonId, name) => onChoose({ executorPersonId }, name)}
      />
      <OwnersField value={value.owners} names={names} onChange={(owners) => onChoose({ owners })} />
      <TextArea
        label={FIELD_LABELS.expected}
        hint="Лучше с числом: «не менее 3 семинаров», «охват 80 %»"
        rows={2}
        value={value.expected ?? ''}
        onChange={(text) => onType({ expected: emptyToNull(text) })}
        onLeave={onLeave}
      />
      <PlaceInputs {...props} />
      <DirectoryInputs {...props} />
    </div>
  );
}

function PlaceInputs({ programme, value, onType, onChoose, onLeave }: RowInputsProps) {
  return (
    <>
      <div className="op-form-row">
        <SelectField
          label={FIELD_LABELS.taskId}
          isClearable
          placeholder={programme.tasks.length === 0 ? 'Задач в программе нет' : 'Без задачи'}
          choices={programme.tasks.map((task) => ({ value: task.id, label: nameOf(task) }))}
          value={value.taskId}
          onChange={(taskId) => onChoose({ taskId })}
        />
        <SelectField
          label={FIELD_LABELS.stageId}
          isClearable
          placeholder={programme.stages.length === 0 ? 'Этапов в программе нет' : 'Без этапа'}
          choices={programme.stages.map((stage) => ({ value: stage.id, label: stage.title }))}
          value={value.stageId}
          onChange={(stageId) => onChoose({ stageId })}
        />
      </div>
      <TextField
        label={FIELD_LABELS.number}
        placeholder="1.1"
        value={value.number ?? ''}
        onChange={(text) => onType({ number: emptyToNull(text) })}
        onLeave={onLeave}
      />
    </>
  );
}

function DirectoryInputs({ value, onType, onChoose, onLeave }: RowInputsProps) {
  const choices = useChoices();
  return (
    <>
      <Autocomplete
        label={FIELD_LABELS.audience}
        description="Из списка или своими словами"
        placeholder="молодые педагоги школ района"
        data={[...new Set((choices?.audiences ?? []).filter(({ isActive }) => isActive).map(({ title }) => title))]}
        maxLength={500}
        value={value.audience ?? ''}
        onChange={(text) => onType({ audience: emptyToNull(text) })}
        onBlur={onLeave}
      />
      <div className="op-form-row">
        <SelectField
          label={FIELD_LABELS.direction}
          isClearable
          placeholder="Не указано"
          choices={toChoices(choices?.directions, value.direction)}
          value={value.direction}
          onChange={(direction) => onChoose({ direction })}
        />
        <SelectField
          label={FIELD_LABELS.resultKind}
          isClearable
          placeholder="Не указан"
          choices={toChoices(choices?.resultKinds, value.resultKind)}
          value={value.resultKind}
          onChange={(resultKind) => onChoose({ resultKind })}
        />
      </div>
    </>
  );
}
