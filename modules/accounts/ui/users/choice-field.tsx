import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accounts } from '../api.ts';

type ChoiceFieldProps = {
  label: string;
  kind: 'person' | 'organization';
  value: string | null;
  /** The title of a value chosen earlier, until the list is loaded. */
  valueTitle?: string | null;
  onChange: (id: string | null, title: string | null) => void;
  hint?: string;
  error?: string | undefined;
};

/** A person or an organisation found by a part of the name. */
export function ChoiceField({ label, kind, value, valueTitle, onChange, hint, error }: ChoiceFieldProps) {
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed, 200);
  const endpoint = kind === 'person' ? accounts.query.listPersonChoices : accounts.query.listOrganizationChoices;
  const found = useQuery({
    ...endpoint.queryOptions({ input: { query } }),
    enabled: kind === 'organization' || query.trim().length > 1,
    placeholderData: (previous) => previous,
  });
  const rows = found.data ?? [];
  const chosen = value !== null && !rows.some((row) => row.id === value) ? [{ value, label: valueTitle ?? '…' }] : [];
  const choices = rows.map((row) => ({
    value: row.id,
    label: row.note && kind === 'person' ? `${row.title} (${row.note})` : row.title,
  }));
  return (
    <Select
      label={label}
      {...(hint !== undefined && { description: hint })}
      error={error}
      data={[...chosen, ...choices]}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Очистить' }}
      placeholder={kind === 'person' ? 'Начните вводить фамилию' : 'Выберите организацию'}
      nothingFoundMessage={kind === 'person' && query.trim().length < 2 ? 'Введите две буквы' : 'Ничего не найдено'}
      filter={({ options }) => options}
      value={value}
      onSearchChange={setTyped}
      onChange={(id, option) => onChange(id, option?.label ?? null)}
    />
  );
}
