import type { ReactNode } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';

export type CellValue = string | number | null | undefined;
export type ColumnKind = 'text' | 'number' | 'date' | 'link' | 'badge';

export type RegisterColumn<Row> = {
  id: string;
  title: string;
  /** The plain value: shown as it is, and read aloud. Days are ISO texts. Unknown is `null`, never 0. */
  value: (row: Row) => CellValue;
  /** Replaces the plain text: a badge, a figure. Keep it one line high. */
  render?: (row: Row) => ReactNode;
  kind?: ColumnKind;
  /** Width at the normal text size in pixels; spare room is shared in proportion. */
  width?: number;
  isSortable?: boolean;
  /** Not among the columns until the reader asks for it. */
  isHidden?: boolean;
  hideOnPhone?: boolean;
  /** On a phone the value alone would be a riddle: «категория: первая». Numbers and days have it anyway. */
  isLabelledOnPhone?: boolean;
};

export type RegisterSort = { column: string; direction: 'asc' | 'desc' };

/** Chosen rows; `isAll` means every row that the filters leave, also those not loaded yet. */
export type RegisterSelection = { ids: readonly string[]; isAll: boolean; count: number };

const defaultWidths: Record<ColumnKind, number> = { text: 180, number: 96, date: 112, link: 240, badge: 150 };

export function widthOf<Row>(column: RegisterColumn<Row>): number {
  return column.width ?? defaultWidths[column.kind ?? 'text'];
}

/** The text of a cell; unknown is an empty text, the caller decides how emptiness looks. */
export function formatCell(value: CellValue, kind: ColumnKind = 'text'): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number') return formatNumber(value);
  return kind === 'date' && /^\d{4}-\d{2}-\d{2}/.test(value) ? formatDay(value.slice(0, 10)) : value;
}

/** Columns as CSS grid tracks: they shrink to their width and share what remains; sizes follow the text size. */
export function buildTracks<Row>(columns: ReadonlyArray<RegisterColumn<Row>>, hasSelection: boolean): string {
  const tracks = columns.map((column) => {
    const width = widthOf(column);
    const share = column.kind === 'number' || column.kind === 'date' ? 0.4 : 1;
    return `minmax(${width / 16}rem, ${Math.round(width * share)}fr)`;
  });
  return [...(hasSelection ? ['2.5rem'] : []), ...tracks].join(' ');
}

/** The least width of the whole table: narrower windows scroll it sideways. */
export function countLeastWidth<Row>(columns: ReadonlyArray<RegisterColumn<Row>>, hasSelection: boolean): string {
  const total = columns.reduce((sum, column) => sum + widthOf(column), hasSelection ? 40 : 0);
  return `${total / 16}rem`;
}

/** Where the arrows lead: the next active row, or `undefined` when the key is not about moving. */
export function moveActiveRow(key: string, active: number, count: number, page: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const target = steps[key];
  if (target === undefined || count === 0) return undefined;
  return Math.min(count - 1, Math.max(0, target));
}

/** A click on a heading: another column starts upward, the same one turns round. */
export function turnSort(sort: RegisterSort | undefined, column: string): RegisterSort {
  const isTurning = sort?.column === column && sort.direction === 'asc';
  return { column, direction: isTurning ? 'desc' : 'asc' };
}
