import './command-search.css';
import { Loader, Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { HitList } from './command-search/hit-list.tsx';
import { type Command, type HitGroup, listChoices, matchCommands, type SearchHit } from './command-search/model.ts';
import { useSearchHits } from './command-search/use-search-hits.ts';
import { useOpenAddress } from './link.tsx';

type CommandSearchProps = {
  opened: boolean;
  onClose: () => void;
  /** Finds with typos, ё/е and the wrong layout; groups come in the order to show. */
  search: (query: string, signal: AbortSignal) => Promise<readonly HitGroup[]>;
  commands: readonly Command[];
};

/** The palette: people, organisations, events, documents, indicators and commands in one line of typing. */
export function CommandSearch({ opened, onClose, search, commands }: CommandSearchProps) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size="40rem" yOffset="8vh">
      <Modal.Overlay />
      <Modal.Content aria-label="Поиск и команды">
        <Modal.Body p={0}>
          <Palette onClose={onClose} search={search} commands={commands} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette({ onClose, search, commands }: Omit<CommandSearchProps, 'opened'>) {
  const listId = useId();
  const openAddress = useOpenAddress();
  const [query, setQuery] = useState('');
  const { groups, isBusy, hasFailed } = useSearchHits(query, search);
  const shown = [...groups, ...matchCommands(commands, query)];
  const { active, handleKey } = useActiveChoice(listChoices(shown), query, (hit) => choose(hit));

  const choose = (hit: SearchHit | undefined) => {
    if (hit === undefined) return;
    onClose();
    if (hit.run !== undefined) hit.run();
    else if (hit.href !== undefined) openAddress(hit.href);
  };
  return (
    <div className="op-palette">
      <div className="op-palette-line">
        {isBusy ? <Loader size="1.1rem" /> : <IconSearch size="1.2rem" stroke={1.7} aria-hidden />}
        <input
          data-autofocus
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={active === undefined ? undefined : `${listId}-${active.id}`}
          aria-label="Что найти"
          placeholder="Фамилия, школа, мероприятие, документ или команда"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={handleKey}
        />
        <kbd>Esc</kbd>
      </div>
      <HitList id={listId} groups={shown} activeId={active?.id} onChoose={choose} />
      <div className="op-palette-foot op-muted op-small" role="status">
        {describeOutcome(shown.length > 0, query, isBusy, hasFailed)}
      </div>
    </div>
  );
}

function describeOutcome(hasHits: boolean, query: string, isBusy: boolean, hasFailed: boolean): string {
  if (hasFailed) return 'Поиск не ответил: нет связи. Повторите чуть позже.';
  if (hasHits) return '↑ ↓ — выбрать, Enter — открыть';
  if (isBusy) return 'Ищем…';
  return query.trim() === ''
    ? 'Начните вводить: опечатки и неверная раскладка не помешают.'
    : 'Ничего не найдено. Попробуйте одну фамилию или номер школы.';
}

function useActiveChoice(choices: readonly SearchHit[], query: string, choose: (hit: SearchHit | undefined) => void) {
  const [picked, setPicked] = useState({ query, id: '' });
  const index = picked.query === query ? choices.findIndex((hit) => hit.id === picked.id) : -1;
  const position = index === -1 ? 0 : index;
  const handleKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && choices.length > 0) {
      event.preventDefault();
      const next = choices[(position + step + choices.length) % choices.length];
      if (next !== undefined) setPicked({ query, id: next.id });
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(choices[position]);
    }
  };
  return { active: choices[position], handleKey };
}
