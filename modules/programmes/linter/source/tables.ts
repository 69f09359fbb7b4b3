/** Tables of the document with the kind, name and columns they were understood with. */
import type { DocumentCell, ReadDocument, Table } from '#core/office/document/model.ts';
import type { ColumnRole, ProgrammeReading, TableKind, TableReading } from '../../reading/model.ts';
import type { SourceRow, SourceTable } from './model.ts';
import { sameKey } from './words.ts';

const NAMES: Readonly<Record<TableKind, string | null>> = {
  passport: 'Паспорт',
  activities: 'План мероприятий',
  indicators: 'Показатели',
  stages: 'Этапы',
  report: 'Отчёт',
  risks: 'Риски',
  finance: 'Финансирование',
  other: null,
};

interface Part {
  readonly blocks: readonly number[];
  readonly reading: TableReading | null;
}

/** A table split over pages is one; a table nobody understood stands alone. */
function listParts(document: ReadDocument, reading: ProgrammeReading): Part[] {
  const taken = new Set(reading.tables.flatMap(({ blocks }) => blocks));
  const alone = document.blocks.flatMap((block, index) =>
    block.kind === 'table' && !taken.has(index) ? [{ blocks: [index], reading: null }] : [],
  );
  const understood = reading.tables.map((table) => ({ blocks: table.blocks, reading: table }));
  return [...understood, ...alone].sort((a, b) => (a.blocks[0] ?? 0) - (b.blocks[0] ?? 0));
}

const hasRoadMap = (document: ReadDocument): boolean =>
  document.blocks.some((block) => block.kind === 'paragraph' && /^[^\p{L}]*дорожная карта/iu.test(block.text));

/** «План мероприятий», or «Дорожная карта» where the document says so; several of a kind are counted. */
function nameTables(parts: readonly Part[], document: ReadDocument): string[] {
  const roadMap = hasRoadMap(document);
  const names = parts.map(({ reading }, index) => {
    const kind = reading?.kind ?? 'other';
    if (kind === 'activities' && roadMap) return 'Дорожная карта';
    return NAMES[kind] ?? `Таблица ${index + 1}`;
  });
  return names.map((name, index) => {
    const isOne = names.filter((other) => other === name).length === 1;
    return isOne ? name : `${name} (${names.slice(0, index + 1).filter((other) => other === name).length}-я таблица)`;
  });
}

type Grid = (DocumentCell | undefined)[];

/** The row's cells by column, with those that reach down from rows above. */
function gridOf(cells: readonly DocumentCell[], above: Map<number, { cell: DocumentCell; rows: number }>): Grid {
  const grid: Grid = [];
  for (const [column, reach] of above) {
    grid[column] = reach.cell;
    if (reach.rows <= 1) above.delete(column);
    else above.set(column, { cell: reach.cell, rows: reach.rows - 1 });
  }
  for (const cell of cells) {
    for (let column = cell.column; column < cell.column + Math.max(1, cell.columnSpan); column += 1) {
      grid[column] = cell;
      if (cell.rowSpan > 1) above.set(column, { cell, rows: cell.rowSpan - 1 });
    }
  }
  return grid;
}

type Columns = SourceTable['columns'];

/** A heading row: marked so, or its cells say what the columns are called. */
function isHeaderRow(cells: readonly DocumentCell[], isMarked: boolean, columns: Columns): boolean {
  if (isMarked) return true;
  const titled = cells.filter(({ text }) => text.trim() !== '');
  if (titled.length < 2 || columns.length === 0) return false;
  const titles = columns.map(({ title }) => sameKey(title)).filter((title) => title !== '');
  const alike = titled.filter(({ text }) => titles.some((title) => title === sameKey(text)));
  return alike.length * 2 > titled.length;
}

/** «2» over the whole row: the number of a page, typed into the table. */
function isPageNumber(cells: readonly DocumentCell[]): boolean {
  const [only, ...others] = cells;
  if (only === undefined || others.length > 0 || only.columnSpan < 2) return false;
  return /^[-–—]?\s?\d{1,3}\s?[-–—]?$/u.test(only.text.trim());
}

export interface TableDraft extends SourceTable {
  readonly rows: SourceRow[];
  order: number;
  /** Index of the block each row stands in. */
  readonly blocks: readonly number[];
}

function draftTable(document: ReadDocument, part: Part, name: string): TableDraft {
  const read = part.reading?.columns.map(({ column, title, role }) => ({ column, title, role })) ?? [];
  const columns = read.length > 0 ? read : titlesOf(document.blocks[part.blocks[0] ?? -1]);
  const kind = part.reading?.kind ?? 'other';
  const table: TableDraft = { kind, name, columns, rows: [], order: 0, blocks: part.blocks };
  for (const index of part.blocks) {
    const block = document.blocks[index];
    if (block?.kind === 'table') addRows(table, block);
  }
  return table;
}

/** Where no columns were understood the first row names them. */
function titlesOf(block: ReadDocument['blocks'][number] | undefined): Columns {
  if (block?.kind !== 'table') return [];
  const role: ColumnRole = 'value';
  return (block.rows[0]?.cells ?? []).map(({ column, text }) => ({ column, title: text.replace(/\s+/gu, ' '), role }));
}

function addRows(table: TableDraft, block: Table): void {
  const above = new Map<number, { cell: DocumentCell; rows: number }>();
  for (const row of block.rows) {
    const isTitle = isHeaderRow(row.cells, row.isHeading, table.columns) || isPageNumber(row.cells);
    const isHeader = table.kind !== 'passport' && isTitle;
    const grid = gridOf(row.cells, above);
    table.rows.push({ table, number: table.rows.length + 1, isHeader, cells: row.cells, grid, order: 0 });
  }
}

export function draftTables(document: ReadDocument, reading: ProgrammeReading): TableDraft[] {
  const parts = listParts(document, reading);
  const names = nameTables(parts, document);
  return parts.map((part, index) => draftTable(document, part, names[index] ?? ''));
}

export function columnOf(table: SourceTable, ...roles: readonly ColumnRole[]): number | undefined {
  return table.columns.find(({ role }) => roles.includes(role))?.column;
}

/** Text of the cell a column has in a row; a merged cell counts in every row it covers. */
export function textAt(row: SourceRow, column: number | undefined): string {
  return column === undefined ? '' : (row.grid[column]?.text ?? '').trim();
}

export function titleOf(table: SourceTable, column: number | undefined): string {
  return table.columns.find((candidate) => candidate.column === column)?.title.trim() ?? '';
}
