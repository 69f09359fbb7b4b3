import type { Anchor, DocumentCell, Table } from '#core/office/document/model.ts';
import { isBlank, plainText } from './plain-text.ts';

export interface GridCell {
  readonly text: string;
  readonly span: number;
  /** The words stand in a cell above that reaches down to here. */
  readonly isCovered: boolean;
  readonly isBold: boolean;
  readonly anchor: Anchor | null;
}

export interface GridRow {
  /** As a person counts it in the whole table. */
  readonly number: number;
  readonly isHeading: boolean;
  readonly cells: readonly GridCell[];
}

/** A table with a cell for each column in each row. */
export interface Grid {
  readonly type: 'grid';
  readonly blocks: readonly number[];
  readonly sheet: string | null;
  /** It stands in a cell of another table. */
  readonly isInner: boolean;
  /** It stands in the document as a list of paragraphs. */
  readonly isList?: true;
  readonly columnCount: number;
  readonly rows: readonly GridRow[];
}

const EMPTY_CELL: GridCell = { text: '', span: 1, isCovered: false, isBold: false, anchor: null };

/** A cell where the file puts it: `column` and `span` are of the file's own fine grid. */
interface Slot {
  readonly column: number;
  readonly span: number;
  readonly cell: DocumentCell;
  readonly isCovered: boolean;
}

export function readGrid(table: Table, block: number, isInner: boolean): Grid {
  const rows = placeCells(table);
  const model = isExact(table) ? countColumns(table) : findModelRow(rows);
  return {
    type: 'grid',
    blocks: [block],
    sheet: table.sheet,
    isInner,
    columnCount: model.length,
    rows: table.rows.map(
      (row, index): GridRow => ({
        number: table.sheet === null ? index + 1 : row.number,
        isHeading: row.isHeading,
        cells: alignRow(rows[index] ?? [], model).map((cell, column) =>
          column === 0 && table.sheet !== null ? asRowNumber(cell) : cell,
        ),
      }),
    ),
  };
}

/** A workbook keeps «1.1» as a number and shows «1,1»: in the first column it is the number of a row. */
function asRowNumber(cell: GridCell): GridCell {
  return /^\d{1,2},\d{1,2}$/u.test(cell.text) ? { ...cell, text: cell.text.replace(',', '.') } : cell;
}

/** The cells of each row, with those that reach down from above. */
function placeCells(table: Table): Slot[][] {
  const reaching = new Map<number, { cell: DocumentCell; left: number }>();
  return table.rows.map((row) => {
    const taken = new Set(row.cells.map(({ column }) => column));
    const slots: Slot[] = [];
    for (const [column, above] of reaching) {
      if (above.left === 0 || taken.has(column)) reaching.delete(column);
      else slots.push({ column, span: Math.max(1, above.cell.columnSpan), cell: above.cell, isCovered: true });
      above.left -= 1;
    }
    for (const cell of row.cells) {
      slots.push({ column: cell.column, span: Math.max(1, cell.columnSpan), cell, isCovered: false });
      if (cell.rowSpan > 1) reaching.set(cell.column, { cell, left: cell.rowSpan - 1 });
    }
    return slots.sort((a, b) => a.column - b.column);
  });
}

/** Columns of a sheet and of a text are what they are; only Word's are made of borders. */
function isExact(table: Table): boolean {
  return table.sheet !== null || table.rows.every(({ cells }) => cells.every(({ columnSpan }) => columnSpan <= 1));
}

function countColumns(table: Table): Range[] {
  const ends = table.rows.flatMap(({ cells }) => cells.map((cell) => cell.column + Math.max(1, cell.columnSpan)));
  const width = Math.max(table.columnCount, ...ends);
  return Array.from({ length: width }, (_, column) => ({ column, span: 1 }));
}

type Range = Pick<Slot, 'column' | 'span'>;

/**
 * The row whose cells are the columns of the whole table: the finest, of equals the commonest. Word parts a table into more columns than
 * a person sees wherever the borders of two rows differ by a hair.
 */
function findModelRow(rows: readonly Slot[][]): Range[] {
  const most = Math.max(0, ...rows.map((row) => row.length));
  const counts = new Map<string, { row: Slot[]; count: number }>();
  for (const row of rows) {
    if (row.length !== most) continue;
    const key = row.map(({ column }) => column).join();
    counts.set(key, { row, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [best] = [...counts.values()].sort((a, b) => b.count - a.count);
  return best?.row ?? [];
}

function alignRow(row: readonly Slot[], model: readonly Range[]): GridCell[] {
  const cells: GridCell[] = model.map(() => EMPTY_CELL);
  row.forEach((slot, index) => {
    const range = row.length === model.length ? { first: index, count: 1 } : findRange(slot, model);
    const before = cells[range.first];
    const own = toGridCell(slot, range.count);
    cells[range.first] = before && before.text !== '' ? { ...before, text: `${before.text}\n${own.text}`.trim() } : own;
  });
  return cells;
}

/** The columns of the model that a cell covers; a cell that lies across a border belongs where most of it lies. */
function findRange(slot: Range, model: readonly Range[]): { first: number; count: number } {
  const overlaps = model.map(
    ({ column, span }) => Math.min(column + span, slot.column + slot.span) - Math.max(column, slot.column),
  );
  const covered = overlaps.flatMap((overlap, index) => (overlap * 2 > (model[index]?.span ?? 1) ? [index] : []));
  const widest = overlaps.indexOf(Math.max(...overlaps));
  return { first: covered[0] ?? Math.max(0, widest), count: Math.max(1, covered.length) };
}

function toGridCell({ cell, isCovered }: Slot, span: number): GridCell {
  const paragraphs = cell.paragraphs.filter(({ text }) => !isBlank(text));
  return {
    text: plainText(cell.text),
    span,
    isCovered,
    isBold: paragraphs.length > 0 && paragraphs.every((paragraph) => paragraph.isBold),
    anchor: cell.anchor,
  };
}

/** Cells of a row that have words of their own, with their columns. */
export function ownCells(row: GridRow): { column: number; cell: GridCell }[] {
  return row.cells.flatMap((cell, column) => (cell.text !== '' && !cell.isCovered ? [{ column, cell }] : []));
}

/** Rules of a converter: «--	---». */
export function isRuleRow(row: GridRow): boolean {
  const own = ownCells(row);
  return own.length > 0 && own.every(({ cell }) => /^[-–—=_|:\s]{2,}$/u.test(cell.text));
}
