import { Button, Checkbox, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { DateField } from '../date-field.tsx';
import type { Filter, FilterChoice } from './model.ts';

type EditorProps = {
  filter: Filter;
  value: string | readonly string[] | undefined;
  onChange: (value: string | readonly string[]) => void;
  onDone: () => void;
};

/** The small form inside a filter's chip; choices apply at once. */
export function FilterEditor({ filter, value, onChange, onDone }: EditorProps) {
  const text = typeof value === 'string' ? value : '';
  if (filter.kind === 'text')
    return <TextEditor label={filter.title} value={text} onChange={onChange} onDone={onDone} />;
  if (filter.kind === 'day') {
    return <DateField label={filter.title} value={text === '' ? null : text} onChange={(day) => onChange(day ?? '')} />;
  }
  const chosen = typeof value === 'string' ? (value === '' ? [] : [value]) : (value ?? []);
  const choose = (choice: string) => {
    if (filter.kind === 'many') onChange(toggle(chosen, choice));
    else {
      onChange(choice);
      onDone();
    }
  };
  return <ChoiceList choices={filter.choices} chosen={chosen} isMany={filter.kind === 'many'} onChoose={choose} />;
}

function toggle(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((item) => item !== value) : [...values, value];
}

type TextEditorProps = { label: string; value: string; onChange: (value: string) => void; onDone: () => void };

function TextEditor({ label, value, onChange, onDone }: TextEditorProps) {
  const [text, setText] = useState(value);
  const apply = () => {
    onChange(text.trim());
    onDone();
  };
  return (
    <Stack gap="sm">
      <TextInput
        label={label}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
        }}
      />
      <Button size="xs" onClick={apply}>
        Применить фильтр
      </Button>
    </Stack>
  );
}

type ChoiceListProps = {
  choices: readonly FilterChoice[];
  chosen: readonly string[];
  isMany: boolean;
  onChoose: (value: string) => void;
};

const searchableFrom = 9;
const shownAtMost = 200;

function ChoiceList({ choices, chosen, isMany, onChoose }: ChoiceListProps) {
  const [query, setQuery] = useState('');
  const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
  const fitting = choices.filter((choice) => fold(choice.label).includes(fold(query.trim())));
  return (
    <Stack gap="xs">
      {choices.length < searchableFrom ? null : (
        <TextInput
          data-autofocus
          size="xs"
          aria-label="Найти в списке"
          placeholder="Найти в списке"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      <Stack gap={isMany ? 8 : 0} mah="45dvh" style={{ overflowY: 'auto' }}>
        {fitting.slice(0, shownAtMost).map((choice) =>
          isMany ? (
            <Checkbox
              key={choice.value}
              size="sm"
              label={choice.label}
              checked={chosen.includes(choice.value)}
              onChange={() => onChoose(choice.value)}
            />
          ) : (
            <UnstyledButton key={choice.value} className="op-choice" onClick={() => onChoose(choice.value)}>
              <span>{choice.label}</span>
              {chosen.includes(choice.value) ? <IconCheck size="1rem" aria-label="выбрано" /> : null}
            </UnstyledButton>
          ),
        )}
        {fitting.length === 0 ? <span className="op-muted op-small">Ничего не найдено</span> : null}
      </Stack>
    </Stack>
  );
}
