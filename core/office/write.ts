import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Part, packArchive } from '#core/office/pack.ts';
import { makeBookParts } from '#core/office/xlsx/book-parts.ts';
import { showNumber } from '#core/office/xlsx/formats.ts';
import { chooseSheetNames } from '#core/office/xlsx/sheet-names.ts';
import { type ColumnKind, type TableColumn, type TableValue, writeTableSheet } from '#core/office/xlsx/write-sheet.ts';

type TableRows = AsyncIterable<readonly TableValue[]> | Iterable<readonly TableValue[]>;

export type TableSheet = { readonly name: string; readonly columns: readonly TableColumn[]; readonly rows: TableRows };

/** Excel's own limit, header included. */
const MOST_ROWS = 1_048_576;

const openOutput = (output: string | Writable): Writable =>
  typeof output === 'string' ? createWriteStream(output) : output;

async function* startRows(rows: TableRows): AsyncGenerator<readonly TableValue[]> {
  yield* rows;
}

/** The next rows of an iterator, at most `count`; `state.isDone` tells when there are no more. */
async function* takeNext(
  rows: AsyncGenerator<readonly TableValue[]>,
  count: number,
  state: { isDone: boolean },
): AsyncGenerator<readonly TableValue[]> {
  for (let taken = 0; taken < count; taken += 1) {
    const next = await rows.next();
    if (next.done) {
      state.isDone = true;
      return;
    }
    yield next.value;
  }
}

async function* makeParts(sheets: readonly TableSheet[], mostRows: number): AsyncGenerator<Part> {
  const names: string[] = [];
  for (const { name, columns, rows } of sheets) {
    const source = startRows(rows);
    for (const state = { isDone: false }; !state.isDone; ) {
      names.push(name);
      const content = writeTableSheet(columns, takeNext(source, mostRows - 1, state));
      yield { name: `xl/worksheets/sheet${names.length}.xml`, content };
    }
  }
  yield* makeBookParts(chooseSheetNames(names));
}

/**
 * Writes a workbook row by row: bold frozen header, filter, days as real dates, text always as text. Rows past Excel's limit go on
 * to a further sheet. Memory does not depend on the number of rows.
 */
export async function writeTable(
  output: string | Writable,
  table: { readonly sheets: readonly TableSheet[] },
  mostRows = MOST_ROWS,
): Promise<void> {
  const sheets = table.sheets.length > 0 ? table.sheets : [{ name: '', columns: [], rows: [] }];
  await pipeline(Readable.from(packArchive(makeParts(sheets, mostRows))), openOutput(output));
}

const showDay = (day: string): string => day.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1');

/** A text that a spreadsheet would take for a formula gets an apostrophe; numbers are never touched. */
function guardFormula(text: string): string {
  return /^[=+\-@\t\r].|^[=@]$/s.test(text) ? `'${text}` : text;
}

function showCsvValue(value: TableValue, kind: ColumnKind): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return '';
    return kind === 'percent' ? `${showNumber(value * 100)}%` : showNumber(value);
  }
  return guardFormula(kind === 'date' ? showDay(value) : value);
}

const quote = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function* makeLines(table: Pick<TableSheet, 'columns' | 'rows'>): AsyncGenerator<string> {
  yield `\ufeff${table.columns.map(({ title }) => quote(guardFormula(title))).join(';')}\r\n`;
  for await (const row of table.rows) {
    const values = table.columns.map(({ kind }, index) => quote(showCsvValue(row[index], kind ?? 'text')));
    yield `${values.join(';')}\r\n`;
  }
}

/** Writes CSV as a Russian Excel opens it: a byte order mark, «;», a decimal comma, days as 29.03.2018. */
export async function writeCsv(output: string | Writable, table: Pick<TableSheet, 'columns' | 'rows'>): Promise<void> {
  await pipeline(Readable.from(makeLines(table)), openOutput(output));
}
