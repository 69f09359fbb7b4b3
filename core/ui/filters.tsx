import './form.css';
import { Button, CloseButton, Menu, Popover, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChevronDown, IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FilterEditor } from './filters/editor.tsx';
import { describeFilter, type Filter, type FilterValues, isFilterSet } from './filters/model.ts';

type FiltersProps = {
  filters: readonly Filter[];
  /** Values by filter id; the shape of `useAddressState`. */
  values: FilterValues;
  onChange: (changes: FilterValues) => void;
  search?: { value: string; placeholder: string; onChange: (text: string) => void };
  children?: ReactNode;
};

/** What the list is narrowed by, as chips in plain words: «Организация: школа № 5 ×». */
export function Filters({ filters, values, onChange, search, children }: FiltersProps) {
  const [justAdded, setJustAdded] = useState<string>();
  const shown = filters.filter((filter) => isFilterSet(values[filter.id]) || filter.id === justAdded);
  const others = filters.filter((filter) => !shown.includes(filter));
  const set = shown.filter((filter) => isFilterSet(values[filter.id]));
  const clear = (filter: Filter) => onChange({ [filter.id]: filter.kind === 'many' ? [] : '' });
  return (
    <search className="op-filters">
      {search === undefined ? null : <SearchField {...search} />}
      {shown.map((filter) => (
        <FilterChip
          key={filter.id}
          filter={filter}
          value={values[filter.id]}
          startsOpen={filter.id === justAdded}
          onChange={(value) => onChange({ [filter.id]: value })}
          onRemove={() => {
            setJustAdded(undefined);
            clear(filter);
          }}
          onClose={() => setJustAdded(undefined)}
        />
      ))}
      {others.length === 0 ? null : <AddFilter filters={others} onAdd={setJustAdded} />}
      {set.length < 2 ? null : (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => onChange(Object.fromEntries(set.map((item) => [item.id, item.kind === 'many' ? [] : ''])))}
        >
          Сбросить
        </Button>
      )}
      {children}
    </search>
  );
}

function SearchField({ value, placeholder, onChange }: NonNullable<FiltersProps['search']>) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  // The handler is of the page where it was typed: the list may be left before the word is sent.
  const send = useDebouncedCallback((next: string, tell: typeof onChange) => {
    sent.current = next;
    tell(next);
  }, 200);
  useEffect(() => {
    // The address changed from outside: «назад», a saved view.
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  const change = (next: string) => {
    setText(next);
    send(next, onChange);
  };
  return (
    <TextInput
      type="search"
      className="op-filters-search"
      aria-label={placeholder}
      placeholder={placeholder}
      leftSection={<IconSearch size="1rem" stroke={1.7} aria-hidden />}
      rightSection={
        text === '' ? null : <CloseButton size="sm" aria-label="Очистить поиск" onClick={() => change('')} />
      }
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

function AddFilter({ filters, onAdd }: { filters: readonly Filter[]; onAdd: (id: string) => void }) {
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button variant="subtle" size="compact-md" leftSection={<IconPlus size="1rem" aria-hidden />}>
          Фильтр
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {filters.map((filter) => (
          <Menu.Item key={filter.id} onClick={() => onAdd(filter.id)}>
            {filter.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type FilterChipProps = {
  filter: Filter;
  value: string | readonly string[] | undefined;
  startsOpen: boolean;
  onChange: (value: string | readonly string[]) => void;
  onRemove: () => void;
  onClose: () => void;
};

function FilterChip({ filter, value, startsOpen, onChange, onRemove, onClose }: FilterChipProps) {
  const [isOpen, setOpen] = useState(startsOpen);
  const words = describeFilter(filter, value);
  const close = () => {
    setOpen(false);
    onClose();
  };
  return (
    <Popover
      opened={isOpen}
      onChange={(next) => (next ? setOpen(true) : close())}
      position="bottom-start"
      shadow="md"
      trapFocus
    >
      <span className="op-chip">
        <Popover.Target>
          <button type="button" onClick={() => (isOpen ? close() : setOpen(true))} title={words}>
            <span className="op-chip-words">{words}</span>
            <IconChevronDown size="0.85rem" aria-hidden />
          </button>
        </Popover.Target>
        <button
          type="button"
          className="op-chip-close"
          aria-label={`Убрать фильтр «${filter.title}»`}
          onClick={onRemove}
        >
          <IconX size="0.9rem" aria-hidden />
        </button>
      </span>
      <Popover.Dropdown aria-label={filter.title} miw="17rem">
        <FilterEditor filter={filter} value={value} onChange={onChange} onDone={close} />
      </Popover.Dropdown>
    </Popover>
  );
}
