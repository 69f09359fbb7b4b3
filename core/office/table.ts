/** The one shape in which every table file is read, whatever its format. */

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty';

/**
 * `text` is what the person sees, trimmed, but unrounded: «85,46» for 85.46, «85,32%», «29.03.2018», «ИСТИНА», «#Н/Д».
 * `number` is kept raw for numbers, dates and times; `date` is the calendar day `YYYY-MM-DD`.
 */
export type Cell = {
  readonly kind: CellKind;
  readonly text: string;
  readonly number?: number;
  readonly date?: string;
};

/** `number` counts from 1 as in Excel; `cells` counts from 0 and is dense up to the last filled cell. */
export type Row = {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly Cell[];
};

/** Inclusive. Rows as `Row.number` (from 1), columns as indexes of `Row.cells` (from 0). */
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** Columns from 0, inclusive. */
export type ColumnRange = { readonly from: number; readonly to: number };

export type SheetTitle = { readonly name: string; readonly hidden: boolean };

export type SheetLayout = { readonly merges: readonly Merge[]; readonly hiddenColumns: readonly ColumnRange[] };

/**
 * An open table file. Sheets are addressed by their index in `sheets`. Rows without a filled cell are left out (their
 * numbers are missing). Every reading starts anew, so `rows` may be walked several times. `close` removes temporary files.
 */
export type TableFile = {
  readonly kind: 'xlsx' | 'xls' | 'csv' | 'html';
  readonly sheets: readonly SheetTitle[];
  head(sheet: number, count: number): Promise<Row[]>;
  rows(sheet: number): AsyncIterable<Row>;
  merges(sheet: number): Promise<readonly Merge[]>;
  hiddenColumns(sheet: number): Promise<readonly ColumnRange[]>;
  close(): Promise<void>;
};

export const EMPTY_CELL: Cell = { kind: 'empty', text: '' };

/** A text as people mean it: non-breaking spaces and line ends kept inside, the edges trimmed. */
export function makeTextCell(raw: string): Cell {
  const text = raw.trim();
  return text === '' ? EMPTY_CELL : { kind: 'text', text };
}

/** Takes the first rows and stops reading. */
export async function takeRows(rows: AsyncIterable<Row>, count: number): Promise<Row[]> {
  const taken: Row[] = [];
  if (count <= 0) return taken;
  for await (const row of rows) {
    taken.push(row);
    if (taken.length >= count) break;
  }
  return taken;
}
