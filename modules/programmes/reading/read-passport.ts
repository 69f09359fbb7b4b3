import type { Anchor } from '#core/office/document/model.ts';
import type { DuePeriod } from '#core/time/due/model.ts';
import { isRowNumber } from './cell-looks.ts';
import { type GridRow, ownCells } from './grid.ts';
import type { PassportField, ReadPassport, ReadTask, Unread } from './model.ts';
import { findPassportField } from './passport-words.ts';
import { beginning, isBlank, joinPieces, startsSmall } from './plain-text.ts';
import type { Layout } from './read-layout.ts';
import { splitList } from './split-list.ts';
import { readSpan } from './stage-of.ts';

/** A row of a passport: what it is called and what it says. */
export interface PassportRow {
  readonly label: string;
  /** null: no field fits. */
  readonly field: PassportField | null;
  readonly text: string;
  readonly anchor: Anchor;
}

/** Rows of a passport table; one without a name, or whose name goes on, continues the row above. */
export function readPassportRows(layout: Layout): { rows: PassportRow[]; unread: Unread[] } {
  const { grid, header, place } = layout.table;
  const rows: PassportRow[] = [];
  const unread: Unread[] = [];
  const isPlain = header === undefined || header.titles.some((title) => findPassportField(title) !== undefined);
  for (const row of isPlain ? grid.rows : grid.rows.slice(header.dataFrom)) {
    const cells = readCells(row, grid.columnCount);
    const before = rows.at(-1);
    if (!cells || isName(cells)) continue;
    if (before && isRest(cells)) rows[rows.length - 1] = joinRows(before, cells, isLabelled(row));
    else if (cells.label !== '' && cells.text !== '') rows.push(cells);
    else {
      const text = beginning(cells.label || cells.text);
      unread.push({ place: `${place}, строка ${row.number}`, text, anchor: cells.anchor });
    }
  }
  return { rows, unread };
}

/** The name of the table in a row of its own. */
function isName({ label, text }: PassportRow): boolean {
  return text === '' && /^паспорт/iu.test(label);
}

function isRest({ label, field }: PassportRow): boolean {
  return label === '' || (startsSmall(label) && field === null);
}

/** The label reaches down to this row: its words are one more item, not the rest of the one above. */
function isLabelled({ cells }: GridRow): boolean {
  return cells.slice(0, -1).some(({ isCovered, text }) => isCovered && !isBlank(text) && !isRowNumber(text));
}

function joinRows(before: PassportRow, next: PassportRow, isItem: boolean): PassportRow {
  const label = joinPieces(before.label, next.label).replaceAll('\n', ' ');
  return {
    ...before,
    label,
    field: before.field ?? findPassportField(label) ?? null,
    text: isItem ? `${before.text}\n${next.text}` : joinPieces(before.text, next.text),
  };
}

function readCells(row: GridRow, columnCount: number): PassportRow | undefined {
  const own = ownCells(row).filter(({ cell }) => !isBlank(cell.text));
  const words = own.filter(({ cell, column }) => !(column === 0 && columnCount > 2 && isRowNumber(cell.text)));
  const [first, ...rest] = words;
  if (!first) return undefined;
  const anchor = rest[0]?.cell.anchor ?? first.cell.anchor ?? '';
  if (first.column >= columnCount - 1 && columnCount > 1)
    return { label: '', field: null, text: first.cell.text, anchor };
  const label = first.cell.text.replace(/[\s:]+$/u, '').replace(/\s*\n\s*/gu, ' ');
  return { label, field: findPassportField(label) ?? null, text: rest.map(({ cell }) => cell.text).join('\n'), anchor };
}

/** The passport of rows or of paragraphs. Its period is what it says of it, else what its stages span. @source DOC-03 */
export function makePassport(rows: readonly PassportRow[], period: DuePeriod): ReadPassport {
  const fields: Partial<Record<PassportField, string>> = {};
  const other: { title: string; text: string }[] = [];
  const tasks: ReadTask[] = [];
  for (const { label, field, text, anchor } of rows) {
    if (field === null) other.push({ title: label, text });
    else fields[field] = fields[field] === undefined ? text : `${fields[field]}\n${text}`;
    if (field === 'tasks') tasks.push(...readTasks(text, anchor));
  }
  return { fields, other, ...findPeriod(fields, period), tasks };
}

export function readTasks(text: string, anchor: Anchor): ReadTask[] {
  return splitList(text).map((item) => ({ number: item.number, title: item.text, anchor }));
}

function findPeriod(
  fields: Partial<Record<PassportField, string>>,
  period: DuePeriod,
): Pick<ReadPassport, 'from' | 'to'> {
  for (const text of [fields.period, fields.stages, fields.title]) {
    const span = text === undefined ? undefined : readSpan(text, period);
    if (span?.from && span.to) return span;
  }
  return { from: null, to: null };
}
