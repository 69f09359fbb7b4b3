import { readColumnFacts } from './column-facts.ts';
import { assignRoles, guessRoles, type RoleGuess } from './column-roles.ts';
import { signTitles } from './find-header.ts';
import type { FoundTable } from './find-tables.ts';
import type { ColumnRole, Corrections, TableKind, TableReading } from './model.ts';
import { titleKey } from './plain-text.ts';
import { guessKind } from './table-kind.ts';

/** A table with the roles of its columns: what the readers of rows work from. */
export interface Layout {
  readonly table: FoundTable;
  readonly kind: TableKind;
  readonly reading: TableReading;
  /** Columns by role, in their order. */
  readonly columns: ReadonlyMap<ColumnRole, readonly number[]>;
}

/** Proposes kind and columns of a table; what a person has put right for this layout wins. */
export function readLayout(table: FoundTable, corrections: Corrections | undefined): Layout {
  const facts = readColumnFacts(table);
  const titles = table.header?.titles ?? [];
  const guesses = guessRoles(titles, facts);
  const signature = signTable(table);
  const corrected = corrections?.tables.find((entry) => entry.signature === signature);
  const proposed = guessKind({ table, facts, guesses });
  const kind = corrected?.kind ?? proposed.kind;
  const roles = correctRoles(completeRoles(assignRoles(guesses, kind), kind), corrected?.roles);
  const reading: TableReading = {
    blocks: table.grid.blocks,
    kind,
    reason: corrected?.kind ? 'указано человеком' : proposed.reason,
    columns: roles.map(({ column, role, reason }) => ({ column, title: titles[column] ?? '', role, reason })),
    signature,
  };
  return { table, kind, reading, columns: groupByRole(roles) };
}

/** A table without titles is known again by the line above it and its width. */
function signTable({ header, captions, grid }: FoundTable): string {
  if (header) return signTitles(header.titles);
  return `без заголовка, столбцов ${grid.columnCount}: ${titleKey(captions[0] ?? '')}`;
}

/** «Задачи | Сроки | Ответственные»: where no column names activities, the tasks are what is done. */
function completeRoles(roles: readonly RoleGuess[], kind: TableKind): RoleGuess[] {
  const isPlan = kind === 'activities' || kind === 'report';
  if (!isPlan || roles.some(({ role }) => role === 'title')) return [...roles];
  return roles.map((guess) => (guess.role === 'task' ? { ...guess, role: 'title' } : guess));
}

function correctRoles(
  roles: readonly RoleGuess[],
  corrected: Readonly<Record<number, ColumnRole>> | undefined,
): RoleGuess[] {
  if (!corrected) return [...roles];
  const fixed = Object.entries(corrected).map(
    ([column, role]): RoleGuess => ({ column: Number(column), role, score: 100, reason: 'указано человеком' }),
  );
  const kept = roles.filter(({ column }) => corrected[column] === undefined);
  return [...kept, ...fixed].sort((a, b) => a.column - b.column);
}

function groupByRole(roles: readonly RoleGuess[]): Map<ColumnRole, number[]> {
  const columns = new Map<ColumnRole, number[]>();
  for (const { role, column } of roles) columns.set(role, [...(columns.get(role) ?? []), column]);
  return columns;
}
