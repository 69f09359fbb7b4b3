import { type ColumnFacts, isOfWords, readColumnFacts, shareOf } from './column-facts.ts';
import { assignRoles, guessRoles, LEAST, type RoleGuess } from './column-roles.ts';
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

/** The tables in their order: one without titles may go on in the manner of the one before it. */
export function readLayouts(tables: readonly FoundTable[], corrections: Corrections | undefined): Layout[] {
  const layouts: Layout[] = [];
  for (const table of tables) {
    const layout = readLayout(table, corrections);
    const before = layouts.findLast(({ kind }) => GOES_ON.has(kind));
    layouts.push(layout.kind === 'other' && before && goesOn(before, table) ? continueLayout(before, layout) : layout);
  }
  return layouts;
}

const GOES_ON: ReadonlySet<TableKind> = new Set<TableKind>(['activities', 'report', 'indicators']);

/** As many columns, no titles of its own, and cells that suit those of the table before. */
function goesOn(before: Layout, table: FoundTable): boolean {
  if (table.header || !before.table.header || table.grid.columnCount !== before.table.grid.columnCount) return false;
  const facts = readColumnFacts(table);
  const suits = (role: 'number' | 'due' | 'owner' | 'target') =>
    (before.columns.get(role) ?? []).some((column) => shareOf(facts[column], role) >= 0.5);
  return before.kind === 'indicators'
    ? suits('number') || suits('target')
    : suits('due') && (suits('owner') || suits('number'));
}

function continueLayout(before: Layout, layout: Layout): Layout {
  const columns = before.reading.columns.map((column) => ({
    ...column,
    reason: `как в предыдущей таблице: ${column.reason}`,
  }));
  const reading = { ...layout.reading, kind: before.kind, reason: 'столбцы те же, что в предыдущей таблице', columns };
  return { ...layout, kind: before.kind, columns: before.columns, reading };
}

/** Proposes kind and columns of a table; what a person has put right for this layout wins. */
function readLayout(table: FoundTable, corrections: Corrections | undefined): Layout {
  const facts = readColumnFacts(table);
  const titles = table.header?.titles ?? [];
  const guesses = guessRoles(titles, facts);
  const signature = signTable(table);
  const corrected = corrections?.tables.find((entry) => entry.signature === signature);
  const proposed = guessKind({ table, facts, guesses });
  const kind = corrected?.kind ?? proposed.kind;
  const assigned = PAIRED.has(kind) ? pairColumns(table, guesses) : completeRoles(guesses, kind, facts);
  const roles = correctRoles(assigned, corrected?.roles);
  const reading: TableReading = {
    blocks: table.grid.blocks,
    kind,
    reason: corrected?.kind ? 'указано человеком' : proposed.reason,
    columns: roles.map(({ column, role, reason }) => ({ column, title: titles[column] ?? '', role, reason })),
    signature,
  };
  return { table, kind, reading, columns: groupByRole(roles) };
}

/** Tables of a name and what is said of it. */
const PAIRED: ReadonlySet<TableKind> = new Set<TableKind>(['passport', 'risks', 'finance']);

function pairColumns({ grid }: FoundTable, guesses: readonly RoleGuess[]): RoleGuess[] {
  const number = guesses.find(({ role, column, score }) => role === 'number' && column === 0 && score >= 20);
  const first = number ? 1 : 0;
  return Array.from({ length: grid.columnCount }, (_, column): RoleGuess => {
    if (number && column === 0) return number;
    const role = column === first ? 'field' : 'value';
    return { column, role, score: 20, reason: column === first ? 'названия строк' : 'сказанное о них' };
  });
}

/** A table without titles is known again by the line above it and its width. */
function signTable({ header, captions, grid }: FoundTable): string {
  if (header) return signTitles(header.titles);
  return `без заголовка, столбцов ${grid.columnCount}: ${titleKey(captions.slice(0, 2).toReversed().join(' '))}`;
}

/** «Задачи | Сроки | Ответственные»: where no column names activities, the tasks are what is done. */
function completeRoles(guesses: readonly RoleGuess[], kind: TableKind, facts: readonly ColumnFacts[]): RoleGuess[] {
  if (kind === 'stages') return assignStages(guesses);
  const roles = assignRoles(guesses, kind);
  if (kind === 'indicators') return nameIndicators(roles, facts);
  const isPlan = kind === 'activities' || kind === 'report';
  if (!isPlan || roles.some(({ role }) => role === 'title')) return roles;
  if (roles.some(({ role }) => role === 'task'))
    return roles.map((guess) => (guess.role === 'task' ? { ...guess, role: 'title' } : guess));
  return nameColumn(roles, facts, 'title');
}

/** Where names are as short as values, what is measured stands in the first column of words. */
function nameIndicators(roles: readonly RoleGuess[], facts: readonly ColumnFacts[]): RoleGuess[] {
  return roles.some(({ role }) => role === 'indicator') ? [...roles] : nameColumn(roles, facts, 'indicator');
}

function nameColumn(roles: readonly RoleGuess[], facts: readonly ColumnFacts[], role: ColumnRole): RoleGuess[] {
  const free = facts.findIndex((fact, column) => isOfWords(fact) && roles.every((guess) => guess.column !== column));
  if (free < 0) return [...roles];
  const named: RoleGuess = { column: free, role, score: LEAST, reason: 'первый столбец слов' };
  return [...roles, named].sort((a, b) => a.column - b.column);
}

/** «Этапы и сроки» over one column: the stage first, its days are read out of its words. */
function assignStages(guesses: readonly RoleGuess[]): RoleGuess[] {
  const [stage] = guesses.filter(({ role }) => role === 'stage').sort((a, b) => b.score - a.score);
  const rest = assignRoles(
    guesses.filter(({ column, role }) => column !== stage?.column && role !== 'stage'),
    'stages',
  );
  return [...(stage ? [stage] : []), ...rest].sort((a, b) => a.column - b.column);
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
