import './form.css';
import { Checkbox, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import { parseTypedNumber } from './form/typed-number.ts';

export type FieldProps<Value> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  /** Called when the field is left: the moment to save. */
  onLeave?: () => void;
  /** What is wrong and what to do; stands below the field. */
  error?: string | undefined;
  hint?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** Without a visible label, for a place whose meaning is plain. */
  isLabelHidden?: boolean;
};

type SharedProps = {
  error?: string;
  description?: string;
  withAsterisk: boolean;
  disabled: boolean;
  label?: string;
  'aria-label'?: string;
  onBlur?: () => void;
};

/** What every Mantine input takes, made of our own words. */
export function toInputProps<Value>(props: FieldProps<Value>): SharedProps {
  return {
    ...(props.isLabelHidden ? { 'aria-label': props.label } : { label: props.label }),
    ...(props.error === undefined ? {} : { error: props.error }),
    ...(props.hint === undefined ? {} : { description: props.hint }),
    ...(props.onLeave === undefined ? {} : { onBlur: props.onLeave }),
    withAsterisk: props.isRequired === true,
    disabled: props.isDisabled === true,
  };
}

type TextFieldProps = FieldProps<string> & {
  placeholder?: string;
  autoComplete?: string;
  inputMode?: 'text' | 'email' | 'tel' | 'numeric';
};

export function TextField({ placeholder, autoComplete, inputMode, ...field }: TextFieldProps) {
  return (
    <TextInput
      {...toInputProps(field)}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(autoComplete === undefined ? {} : { autoComplete })}
      {...(inputMode === undefined ? {} : { inputMode })}
      value={field.value}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  );
}

export function TextArea({
  placeholder,
  rows = 3,
  ...field
}: FieldProps<string> & { placeholder?: string; rows?: number }) {
  return (
    <Textarea
      {...toInputProps(field)}
      {...(placeholder === undefined ? {} : { placeholder })}
      autosize
      minRows={rows}
      maxRows={20}
      value={field.value}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  );
}

export type Choice = { value: string; label: string };

type SelectFieldProps = FieldProps<string | null> & {
  choices: readonly Choice[];
  placeholder?: string;
  isClearable?: boolean;
};

/** One of a list; longer lists can be searched by typing. */
export function SelectField({ choices, placeholder = 'Выберите', isClearable = false, ...field }: SelectFieldProps) {
  return (
    <Select
      {...toInputProps(field)}
      data={[...choices]}
      placeholder={placeholder}
      searchable={choices.length > 7}
      clearable={isClearable}
      {...(isClearable ? { clearButtonProps: { 'aria-label': 'Очистить' } } : {})}
      allowDeselect={false}
      value={field.value}
      onChange={field.onChange}
    />
  );
}

/** A number typed as people type it: «1,5», «10 712». Text that is not a number stays and is explained. */
export function NumberField({
  unit,
  digits,
  ...field
}: FieldProps<number | null> & { unit?: string; digits?: number }) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (field.value === null ? '' : formatNumber(field.value));
  const reading = typed === undefined ? undefined : parseTypedNumber(typed, digits);
  const ownError = reading === undefined || reading.isOk ? undefined : reading.problem;
  const leave = () => {
    if (ownError === undefined) setTyped(undefined);
    field.onLeave?.();
  };
  return (
    <TextInput
      {...toInputProps({ ...field, error: ownError ?? field.error, onLeave: leave })}
      inputMode="decimal"
      classNames={{ input: 'op-tabular' }}
      {...(unit === undefined ? {} : { rightSection: <span className="op-muted op-small">{unit}</span> })}
      value={shown}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const next = parseTypedNumber(text, digits);
        if (next.isOk) field.onChange(next.value);
      }}
    />
  );
}

export function SwitchField(field: FieldProps<boolean>) {
  const { withAsterisk: _, ...shared } = toInputProps(field);
  return <Switch {...shared} checked={field.value} onChange={(event) => field.onChange(event.currentTarget.checked)} />;
}

export function TickField(field: FieldProps<boolean>) {
  const { withAsterisk: _, ...shared } = toInputProps(field);
  return (
    <Checkbox {...shared} checked={field.value} onChange={(event) => field.onChange(event.currentTarget.checked)} />
  );
}

export type SaveState = 'saved' | 'saving' | 'changed' | 'offline' | 'failed';

const saveWords: Record<SaveState, string> = {
  saved: 'Сохранено',
  saving: 'Сохраняется…',
  changed: 'Есть несохранённые изменения',
  offline: 'Не сохранено: нет связи. Введённое останется здесь',
  failed: 'Не сохранено: исправьте отмеченные поля',
};

/** Whether what was typed has reached the server; always in the same place of the form. */
export function SaveStatus({ state }: { state: SaveState }) {
  const Icon = state === 'saved' ? IconCloudCheck : state === 'offline' ? IconCloudOff : IconPencil;
  return (
    <span className="op-save" data-state={state} role="status">
      <Icon size="1rem" stroke={1.7} aria-hidden />
      {saveWords[state]}
    </span>
  );
}
