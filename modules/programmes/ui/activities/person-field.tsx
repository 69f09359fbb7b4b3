import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { people } from '#modules/people/ui/api.ts';

const SHOWN = 20;

interface PersonFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | null;
  /** Name of the one chosen: it is shown before anybody is looked for. */
  readonly name: string | null;
  readonly onChange: (id: string | null, name: string | null) => void;
}

/** One person of the register, found by the first letters of the surname. */
export function PersonField({ label, hint, value, name, onChange }: PersonFieldProps) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const isAsking = search.trim().length > 1 && search !== name;
  const { data } = useQuery({
    ...people.query.list.queryOptions({ input: { search, limit: SHOWN } }),
    enabled: isAsking,
    placeholderData: (previous) => previous,
  });
  const found = isAsking ? (data?.rows ?? []) : [];
  const choices = found.map(({ id, name: own, posts }) => ({
    value: id,
    label: [own, posts[0]?.organization].filter(Boolean).join(', '),
  }));
  const isKnown = value === null || choices.some((choice) => choice.value === value);
  return (
    <Select
      label={label}
      {...(hint === undefined ? {} : { description: hint })}
      placeholder="Начните вводить фамилию"
      data={isKnown ? choices : [{ value, label: name ?? '' }, ...choices]}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Очистить' }}
      nothingFoundMessage={search.trim().length < 2 ? 'Введите две буквы' : 'Никого не нашлось'}
      filter={({ options }) => options}
      value={value}
      onSearchChange={setTyped}
      onChange={(id) => onChange(id, found.find((person) => person.id === id)?.name ?? null)}
    />
  );
}
