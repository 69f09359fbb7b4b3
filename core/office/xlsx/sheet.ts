import { parseAddress, parseRange } from '#core/office/address.ts';
import { OfficeError } from '#core/office/errors.ts';
import type { OfficeLimits } from '#core/office/limits.ts';
import {
  type Cell,
  type ColumnRange,
  EMPTY_CELL,
  type Merge,
  makeTextCell,
  type Row,
  type SheetLayout,
} from '#core/office/table.ts';
import { GENERAL_FORMAT, makeIsoDateCell, makeNumberCell, type NumberFormat } from '#core/office/xlsx/formats.ts';
import { decodeEscapes, type SharedStrings } from '#core/office/xlsx/strings.ts';
import { type Attributes, decodeXml, stepXml, type XmlHandlers } from '#core/office/xml.ts';

/** What the cells of a sheet point to. */
type SheetContext = {
  readonly name: string;
  readonly part: string;
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
  readonly limits: OfficeLimits;
};

type RawCell = { column: number; type: string; style: number; value: string };

/** Errors as a Russian Excel shows them, by the code in the file. */
const ERRORS: Readonly<Record<string, string>> = {
  '#NULL!': '#ПУСТО!',
  '#DIV/0!': '#ДЕЛ/0!',
  '#VALUE!': '#ЗНАЧ!',
  '#REF!': '#ССЫЛКА!',
  '#NAME?': '#ИМЯ?',
  '#NUM!': '#ЧИСЛО!',
  '#N/A': '#Н/Д',
};

export function makeErrorCell(code: string): Cell {
  return { kind: 'error', text: ERRORS[code] ?? code };
}

export function makeBooleanCell(value: boolean): Cell {
  return { kind: 'boolean', text: value ? 'ИСТИНА' : 'ЛОЖЬ' };
}

function makeNumeric(raw: RawCell, context: SheetContext): Cell {
  const value = raw.value.trim();
  if (value === '') return EMPTY_CELL;
  const number = Number(value);
  if (!Number.isFinite(number)) return makeTextCell(value);
  return makeNumberCell(number, context.formats[raw.style] ?? GENERAL_FORMAT, context.is1904);
}

function makeCell(raw: RawCell, context: SheetContext): Cell {
  switch (raw.type) {
    case 's':
      return raw.value.trim() === '' ? EMPTY_CELL : makeTextCell(context.strings.get(Number(raw.value)) ?? '');
    case 'str':
    case 'inlineStr':
      return makeTextCell(decodeEscapes(raw.value));
    case 'b':
      return raw.value.trim() === '' ? EMPTY_CELL : makeBooleanCell(['1', 'true'].includes(raw.value.trim()));
    case 'e':
      return makeErrorCell(raw.value.trim());
    case 'd':
      return makeIsoDateCell(raw.value);
    default:
      return makeNumeric(raw, context);
  }
}

/** Where reading stands: the row and the cell being read, and the rows finished but not yet handed out. */
type Cursor = {
  row: number;
  hidden: boolean;
  cells: Cell[];
  column: number;
  cell: RawCell | undefined;
  isText: boolean;
  isPhonetic: boolean;
  filledRows: number;
  ready: Row[];
};

function openRow(cursor: Cursor, attributes: Attributes): void {
  const number = Number(attributes.r);
  cursor.row = Number.isInteger(number) && number > 0 ? number : cursor.row + 1;
  cursor.hidden = attributes.hidden === '1' || attributes.hidden === 'true';
  cursor.cells = [];
  cursor.column = -1;
}

/** A cell without an address stands right of the one before it: legal, and some programs write so. */
function openCell(cursor: Cursor, attributes: Attributes): void {
  const reference = attributes.r;
  cursor.column = (reference === undefined ? undefined : parseAddress(reference)?.column) ?? cursor.column + 1;
  cursor.cell = {
    column: cursor.column,
    type: attributes.t ?? 'n',
    style: Number(attributes.s ?? 0),
    value: '',
  };
}

function closeCell(cursor: Cursor, context: SheetContext): void {
  const raw = cursor.cell;
  cursor.cell = undefined;
  if (!raw) return;
  const cell = makeCell(raw, context);
  // Empty cells that only carry a format may go to the last column of Excel: they are not data.
  if (cell.kind === 'empty') return;
  const { columns } = context.limits;
  if (raw.column >= columns) throw new OfficeError('too_many_columns', { sheet: context.name, limit: columns });
  while (cursor.cells.length < raw.column) cursor.cells.push(EMPTY_CELL);
  cursor.cells[raw.column] = cell;
}

function closeRow(cursor: Cursor, context: SheetContext): void {
  if (cursor.cells.length === 0) return;
  cursor.filledRows += 1;
  const { rows } = context.limits;
  if (cursor.filledRows > rows) throw new OfficeError('too_many_rows', { sheet: context.name, limit: rows });
  cursor.ready.push({ number: cursor.row, hidden: cursor.hidden, cells: cursor.cells });
  cursor.cells = [];
}

function makeHandlers(cursor: Cursor, context: SheetContext): XmlHandlers {
  return {
    open(name, attributes) {
      if (name === 'c') openCell(cursor, attributes);
      else if (name === 'row') openRow(cursor, attributes);
      else if (name === 'rPh') cursor.isPhonetic = true;
      else if (name === 'v' || name === 't') cursor.isText = cursor.cell !== undefined && !cursor.isPhonetic;
    },
    text(text) {
      if (!cursor.isText || !cursor.cell) return;
      cursor.cell.value += text;
      if (cursor.cell.value.length > context.limits.cellLength) throw new OfficeError('bomb', { part: context.part });
    },
    close(name) {
      if (name === 'c') closeCell(cursor, context);
      else if (name === 'row') closeRow(cursor, context);
      else if (name === 'rPh') cursor.isPhonetic = false;
      else if (name === 'v' || name === 't') cursor.isText = false;
    },
  };
}

/**
 * Rows of a sheet while its part is being unpacked; memory does not depend on their number. Formulas give their cached values.
 * @throws OfficeError `too_many_rows`, `too_many_columns`, `doctype`, `broken_xml`, `bomb`
 */
export async function* streamSheet(chunks: AsyncIterable<Uint8Array>, context: SheetContext): AsyncGenerator<Row> {
  const cursor: Cursor = {
    row: 0,
    hidden: false,
    cells: [],
    column: -1,
    cell: undefined,
    isText: false,
    isPhonetic: false,
    filledRows: 0,
    ready: [],
  };
  for await (const _step of stepXml(chunks, context.part, makeHandlers(cursor, context))) {
    const { ready } = cursor;
    cursor.ready = [];
    yield* ready;
  }
}

const LAYOUT_ELEMENT = /<(?:\w+:)?(mergeCell|col)\s([^<>]*)>/g;
const LONGEST_ELEMENT = 1024;
const MOST_MERGES = 100_000;

const readAttribute = (text: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(text)?.[1];

function readMerge(attributes: string): Merge | undefined {
  const range = parseRange(readAttribute(attributes, 'ref') ?? '');
  return range && { top: range.from.row, left: range.from.column, bottom: range.to.row, right: range.to.column };
}

function readHiddenColumns(attributes: string): ColumnRange | undefined {
  const hidden = readAttribute(attributes, 'hidden');
  const from = Number(readAttribute(attributes, 'min'));
  const to = Number(readAttribute(attributes, 'max'));
  const isHidden = hidden === '1' || hidden === 'true';
  return isHidden && from > 0 && to >= from ? { from: from - 1, to: to - 1 } : undefined;
}

function addToLayout(
  layout: { merges: Merge[]; hiddenColumns: ColumnRange[] },
  element: string,
  attributes: string,
): void {
  if (element === 'mergeCell') {
    const merge = readMerge(attributes);
    if (merge && layout.merges.length < MOST_MERGES) layout.merges.push(merge);
    return;
  }
  const hidden = readHiddenColumns(attributes);
  if (hidden) layout.hiddenColumns.push(hidden);
}

/**
 * Merges stand after all rows, yet a header cannot be read without them. A search over the raw text finds them several times
 * faster than parsing would: «<» cannot stand in a cell's text unescaped.
 */
export async function scanLayout(chunks: AsyncIterable<Uint8Array>): Promise<SheetLayout> {
  const layout = { merges: [] as Merge[], hiddenColumns: [] as ColumnRange[] };
  let carried = '';
  for await (const chunk of decodeXml(chunks)) {
    const text = carried + chunk;
    let end = 0;
    for (const match of text.matchAll(LAYOUT_ELEMENT)) {
      end = match.index + match[0].length;
      addToLayout(layout, match[1] ?? '', match[2] ?? '');
    }
    carried = text.slice(Math.max(end, text.length - LONGEST_ELEMENT));
  }
  return layout;
}
