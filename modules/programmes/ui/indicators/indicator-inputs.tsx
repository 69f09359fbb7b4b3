import { MultiSelect } from '@mantine/core';
import { DateField } from '#core/ui/date-field.tsx';
import { NumberField, SelectField, SwitchField, TextArea, TextField } from '#core/ui/form.tsx';
import { useDirectory } from '#modules/people/ui/directories.ts';
import type { IndicatorAnswer, IndicatorFields } from '../../contract/indicators.ts';
import { WISH_TITLES } from './facts.ts';
import { FIELD_LABELS, nameOf } from './words.ts';

interface InputsProps {
  readonly value: IndicatorFields;
  /** Which it may belong to. */
  readonly parents: readonly IndicatorAnswer[];
  readonly titleError?: string | undefined;
  /** Typed, not yet left. */
  readonly onType: (changes: Partial<IndicatorFields>) => void;
  readonly onLeave: () => void;
  /** Chosen: saved at once. */
  readonly onChoose: (changes: Partial<IndicatorFields>) => void;
}

type TextKey =
  | 'number'
  | 'level'
  | 'criterion'
  | 'unit'
  | 'population'
  | 'numeratorWords'
  | 'denominatorWords'
  | 'periodicity'
  | 'source'
  | 'responsible';

/** The passport of an indicator field by field (F-16). */
export function IndicatorInputs(props: InputsProps) {
  const { value, titleError, onType, onLeave, onChoose } = props;
  const text = (key: TextKey, extra: { hint?: string; placeholder?: string } = {}) => (
    <TextField
      label={FIELD_LABELS[key]}
      {...extra}
      value={value[key] ?? ''}
      onChange={(typed) => onType({ [key]: typed === '' ? null : typed })}
      onLeave={onLeave}
    />
  );
  return (
    <div className="op-form">
      <TextArea
        label={FIELD_LABELS.title}
        isRequired
        rows={2}
        error={titleError}
        value={value.title}
        onChange={(title) => onType({ title })}
        onLeave={onLeave}
      />
      <div className="op-plan-ind-pair">
        {text('number', { hint: 'Как в документе' })}
        {value.isShare ? null : text('unit', { placeholder: 'площадок' })}
      </div>
      <SwitchField
        label={FIELD_LABELS.isShare}
        hint="Хранятся оба числа: сколько и из скольких"
        value={value.isShare}
        onChange={(isShare) => onChoose({ isShare, ...(isShare && { unit: null }) })}
      />
      {text('population', { hint: 'О ком показатель: «учителя-предметники школы»' })}
      {value.isShare ? (
        <>
          {text('numeratorWords', { hint: 'Кого считаем' })}
          {text('denominatorWords', { hint: 'От какого числа берём долю' })}
        </>
      ) : null}
      <SelectField
        label={FIELD_LABELS.wish}
        isClearable
        placeholder="Больше"
        value={value.wish}
        choices={Object.entries(WISH_TITLES).map(([code, label]) => ({ value: code, label }))}
        onChange={(wish) => onChoose({ wish: wish as IndicatorFields['wish'] })}
      />
      <div className="op-plan-ind-pair">
        <NumberField
          label={FIELD_LABELS.baseValue}
          {...(value.isShare ? { unit: '%' } : {})}
          value={value.baseValue}
          onChange={(baseValue) => onType({ baseValue })}
          onLeave={onLeave}
        />
        <DateField label={FIELD_LABELS.baseOn} value={value.baseOn} onChange={(baseOn) => onChoose({ baseOn })} />
      </div>
      <div className="op-plan-ind-pair">
        {text('periodicity', { placeholder: 'Раз в год' })}
        {text('responsible')}
      </div>
      {text('source', { hint: 'Как наблюдаем и из чего берём число' })}
      <Place {...props} text={text} />
    </div>
  );
}

function Place({ value, parents, onChoose, text }: InputsProps & { text: (key: TextKey) => React.ReactNode }) {
  return (
    <>
      {text('level')}
      {text('criterion')}
      <SelectField
        label={FIELD_LABELS.parentId}
        isClearable
        placeholder="Ни в какой"
        value={value.parentId}
        choices={parents.map((one) => ({ value: one.id, label: nameOf(one) }))}
        onChange={(parentId) => onChoose({ parentId })}
      />
      <EachOf value={value} onChoose={onChoose} />
    </>
  );
}

/** For a target «в каждой»: which organisations are meant. */
function EachOf({ value: { eachOf }, onChoose }: Pick<InputsProps, 'value' | 'onChoose'>) {
  return (
    <>
      <SwitchField
        label="Уточнить, в каких организациях считать"
        hint="Для цели «в каждой»; иначе — во всех школах"
        value={eachOf !== null}
        onChange={(isOn) => onChoose({ eachOf: isOn ? { kinds: [], status: null } : null })}
      />
      {eachOf === null ? null : <EachOfChoice eachOf={eachOf} onChoose={onChoose} />}
    </>
  );
}

type Choice = { eachOf: NonNullable<IndicatorFields['eachOf']> } & Pick<InputsProps, 'onChoose'>;

function EachOfChoice({ eachOf, onChoose }: Choice) {
  const kinds = useDirectory('organization_kind');
  const statuses = useDirectory('organization_status');
  return (
    <>
      <MultiSelect
        label="Виды организаций"
        description="Пусто — организации всех видов"
        searchable
        data={[...kinds.choices]}
        value={[...eachOf.kinds]}
        onChange={(next) => onChoose({ eachOf: { ...eachOf, kinds: next } })}
      />
      <SelectField
        label="Со статусом"
        isClearable
        placeholder="С любым"
        value={eachOf.status}
        choices={statuses.choices}
        onChange={(status) => onChoose({ eachOf: { ...eachOf, status } })}
      />
    </>
  );
}
