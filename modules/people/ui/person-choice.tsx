import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { people } from './api.ts';

const SHOWN = 20;

interface PersonChoiceProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly value: string | null;
  readonly exceptId?: string;
  readonly onChange: (id: string | null) => void;
}

/** One person of the register, found by the first letters of the surname. */
export function PersonChoice(props: PersonChoiceProps) {
  const { label, hint, error, isRequired = false, value, exceptId, onChange } = props;
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const { data } = useQuery({
    ...people.query.list.queryOptions({ input: { search, limit: SHOWN } }),
    enabled: search.trim().length > 1,
    placeholderData: (previous) => previous,
  });
  const choices = (data?.rows ?? [])
    .filter(({ id }) => id !== exceptId)
    .map(({ id, name, posts }) => ({ value: id, label: [name, posts[0]?.organization].filter(Boolean).join(', ') }));
  return (
    <Select
      label={label}
      {...(hint === undefined ? {} : { description: hint })}
      {...(error === undefined ? {} : { error })}
      withAsterisk={isRequired}
      placeholder="Начните вводить фамилию"
      data={choices}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Очистить' }}
      nothingFoundMessage={search.trim().length < 2 ? 'Введите две буквы' : 'Никого не нашлось'}
      filter={({ options }) => options}
      value={value}
      onSearchChange={setTyped}
      onChange={onChange}
    />
  );
}
