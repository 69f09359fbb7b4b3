import type { TablerIcon } from '@tabler/icons-react';

export type SearchHit = {
  id: string;
  title: string;
  /** What tells two of one name apart: «учитель физики, школа № 5». */
  note?: string;
  icon: TablerIcon;
  href?: string;
  run?: () => void;
};

export type HitGroup = { title: string; hits: readonly SearchHit[] };

/** `words` are other names under which people look for a command. */
export type Command = SearchHit & { words?: readonly string[] };

const shownCommands = 8;

function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').trim();
}

/** The commands that fit: every typed word begins some word of the title or of its other names. All of them while nothing is typed. */
export function matchCommands(commands: readonly Command[], query: string): HitGroup[] {
  const typed = fold(query).split(/\s+/).filter(Boolean);
  const fits = (command: Command) => {
    const words = fold([command.title, ...(command.words ?? [])].join(' ')).split(/[\s,«»]+/);
    return typed.every((part) => words.some((word) => word.startsWith(part)));
  };
  const hits = commands.filter(fits).slice(0, shownCommands);
  return hits.length === 0 ? [] : [{ title: 'Команды', hits }];
}

/** Hits in the order of the screen, for the arrow keys. */
export function listChoices(groups: readonly HitGroup[]): SearchHit[] {
  return groups.flatMap((group) => group.hits);
}
