import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { addDays } from '#core/time/day.ts';
import { formatDuration } from '#core/time/format.ts';
import { readDuration } from '#core/time/read-duration.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { NumberField, SelectField, SwitchField, TextArea, TextField, toInputProps } from '#core/ui/form.tsx';
import { type Titles, useDirectory, useOrganizations } from '../directories.ts';
import type { FactField as Spec } from './fact-forms.ts';

interface FieldProps {
  readonly spec: Spec;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
}

interface Shared {
  readonly label: string;
  readonly error?: string | undefined;
  readonly hint?: string;
  readonly isRequired?: boolean;
}

/** One field of a line of facts, whatever its kind. */
export function FactFieldInput({ spec, value, onChange, error }: FieldProps) {
  const { label, hint, isRequired } = spec;
  const shared: Shared = { label, error, ...(hint && { hint }), ...(isRequired && { isRequired }) };
  switch (spec.kind) {
    case 'text':
      return <TextField {...shared} value={String(value ?? '')} onChange={onChange} />;
    case 'area':
      return <TextArea {...shared} rows={2} value={String(value ?? '')} onChange={onChange} />;
    case 'number':
      return <NumberField {...shared} digits={2} value={value as number | null} onChange={onChange} />;
    case 'integer':
      return <YearField {...shared} value={value as number | null} onChange={onChange} />;
    case 'switch':
      return <SwitchField {...shared} value={value === true} onChange={onChange} />;
    case 'day':
      return <DateField {...shared} value={value as string | null} onChange={onChange} />;
    case 'lastDay':
      return (
        <DateField
          {...shared}
          value={typeof value === 'string' ? addDays(value, -1) : null}
          onChange={(day) => onChange(day === null ? null : addDays(day, 1))}
        />
      );
    case 'months':
      return <DurationField {...shared} value={value as number | null} onChange={onChange} />;
    default:
      return <ListField spec={spec} shared={shared} value={value} onChange={onChange} />;
  }
}

function YearField({
  value,
  onChange,
  ...shared
}: Shared & { value: number | null; onChange: (value: number | null) => void }) {
  return (
    <TextField
      {...shared}
      inputMode="numeric"
      value={value === null ? '' : String(value)}
      onChange={(text) => {
        const digits = text.replace(/\D/g, '').slice(0, 4);
        onChange(digits === '' ? null : Number(digits));
      }}
    />
  );
}

function DurationField({
  value,
  onChange,
  ...shared
}: Shared & { value: number | null; onChange: (value: number | null) => void }) {
  const [typed, setTyped] = useState<string>();
  const reading = typed === undefined || typed === '' ? undefined : readDuration(typed);
  const problem = reading && !reading.ok ? 'Не прочитать: напишите, например, «12 л. 3 мес.»' : undefined;
  return (
    <TextField
      {...shared}
      error={problem ?? shared.error}
      value={typed ?? (value === null ? '' : formatDuration(value))}
      onChange={(text) => {
        setTyped(text);
        const next = readDuration(text);
        onChange(next.ok ? next.months : null);
      }}
    />
  );
}

type ListSpec = Extract<Spec, { kind: 'organization' | 'subjects' | 'directory' | 'titleOf' | 'choice' }> | Spec;

function ListField({
  spec,
  shared,
  value,
  onChange,
}: {
  spec: ListSpec;
  shared: Shared;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  if (spec.kind === 'choice')
    return (
      <SelectField
        {...shared}
        choices={spec.choices}
        isClearable={!spec.isRequired}
        value={value as string | null}
        onChange={onChange}
      />
    );
  if (spec.kind === 'organization') return <OrganizationField shared={shared} value={value} onChange={onChange} />;
  if (spec.kind === 'subjects') return <SubjectsField shared={shared} value={value} onChange={onChange} />;
  if (spec.kind === 'directory' || spec.kind === 'titleOf')
    return <DirectoryField spec={spec} shared={shared} value={value} onChange={onChange} />;
  return null;
}

interface ListProps {
  readonly shared: Shared;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function withCurrent(titles: Titles, value: unknown) {
  if (typeof value !== 'string' || value === '' || titles.choices.some((choice) => choice.value === value))
    return titles.choices;
  return [...titles.choices, { value, label: titles.titleOf(value) }];
}

function OrganizationField({ shared, value, onChange }: ListProps) {
  const titles = useOrganizations();
  return (
    <SelectField
      {...shared}
      isClearable={!shared.isRequired}
      choices={withCurrent(titles, value)}
      value={(value as string | null) || null}
      onChange={onChange}
    />
  );
}

function DirectoryField({
  spec,
  shared,
  value,
  onChange,
}: ListProps & { spec: Extract<Spec, { kind: 'directory' | 'titleOf' }> }) {
  const titles = useDirectory(spec.directory);
  const choices =
    spec.kind === 'directory'
      ? withCurrent(titles, value)
      : titles.choices.map(({ label }) => ({ value: label, label }));
  const own = typeof value === 'string' && value !== '' && !choices.some((choice) => choice.value === value);
  return (
    <SelectField
      {...shared}
      isClearable={!shared.isRequired}
      choices={own ? [...choices, { value: String(value), label: String(value) }] : choices}
      value={(value as string | null) || null}
      onChange={onChange}
    />
  );
}

function SubjectsField({ shared, value, onChange }: ListProps) {
  const titles = useDirectory('subject');
  const { withAsterisk: _, ...input } = toInputProps({ ...shared, value: [], onChange: () => {} });
  return (
    <MultiSelect
      {...input}
      searchable
      clearable
      data={titles.choices.map((choice) => ({ ...choice }))}
      value={[...((value as string[] | null) ?? [])]}
      onChange={onChange}
      nothingFoundMessage="Нет такого предмета"
    />
  );
}
