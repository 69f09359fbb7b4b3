/** Tables in web pages that programs save under the name of a workbook. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { chooseCodePage } from '#core/office/csv/detect.ts';
import { decodeEntities } from '#core/office/entities.ts';
import { OfficeError } from '#core/office/errors.ts';
import { DEFAULT_LIMITS, type OfficeLimits } from '#core/office/limits.ts';
import { type Cell, EMPTY_CELL, type Merge, makeTextCell, type Row, type TableFile } from '#core/office/table.ts';

const LARGEST_PAGE = 32 * 1024 ** 2;
const WIDEST_SPAN = 100;

type Page = { readonly name: string; readonly rows: readonly Row[]; readonly merges: readonly Merge[] };

type Cursor = {
  depth: number;
  tables: { rows: Row[]; merges: Merge[] }[];
  row: Cell[] | undefined;
  rowNumber: number;
  /** Columns still taken by cells of earlier rows: column → rows left. */
  taken: Map<number, number>;
  cell: { text: string; across: number; down: number } | undefined;
};

const readSpan = (tag: string, name: string): number => {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d{1,4})`, 'i').exec(tag)?.[1] ?? 1);
  return Math.min(Math.max(value, 1), WIDEST_SPAN);
};

function closeCell(cursor: Cursor): void {
  const { cell, row } = cursor;
  const table = cursor.tables.at(-1);
  cursor.cell = undefined;
  if (!cell || !row || !table) return;
  while (cursor.taken.has(row.length)) row.push(EMPTY_CELL);
  const left = row.length;
  if (cell.across > 1 || cell.down > 1) {
    const bottom = cursor.rowNumber + cell.down - 1;
    table.merges.push({ top: cursor.rowNumber, left, bottom, right: left + cell.across - 1 });
  }
  row.push(makeTextCell(decodeEntities(cell.text.replace(/[ \t\r\n]+/g, ' ')).replaceAll('\u0001', '\n')));
  for (let more = 1; more < cell.across; more += 1) row.push(EMPTY_CELL);
  if (cell.down > 1) for (let at = left; at < left + cell.across; at += 1) cursor.taken.set(at, cell.down);
}

function closeRow(cursor: Cursor): void {
  closeCell(cursor);
  const { row } = cursor;
  cursor.row = undefined;
  if (!row) return;
  for (const [column, left] of cursor.taken) {
    if (left <= 1) cursor.taken.delete(column);
    else cursor.taken.set(column, left - 1);
  }
  while (row.at(-1)?.kind === 'empty') row.pop();
  if (row.length > 0) cursor.tables.at(-1)?.rows.push({ number: cursor.rowNumber, hidden: false, cells: row });
}

function openTag(cursor: Cursor, name: string, tag: string): void {
  if (name === 'table') {
    cursor.depth += 1;
    if (cursor.depth > 1) return;
    cursor.tables.push({ rows: [], merges: [] });
    cursor.rowNumber = 0;
    cursor.taken.clear();
  }
  if (cursor.depth !== 1) return;
  if (name === 'tr') {
    closeRow(cursor);
    cursor.rowNumber += 1;
    cursor.row = [];
  } else if (name === 'td' || name === 'th') {
    closeCell(cursor);
    cursor.cell = { text: '', across: readSpan(tag, 'colspan'), down: readSpan(tag, 'rowspan') };
  } else if (name === 'br' && cursor.cell) cursor.cell.text += '\u0001';
}

function closeTag(cursor: Cursor, name: string): void {
  if (name === 'table') {
    if (cursor.depth === 1) closeRow(cursor);
    cursor.depth = Math.max(0, cursor.depth - 1);
    return;
  }
  if (cursor.depth !== 1) return;
  if (name === 'tr') closeRow(cursor);
  else if (name === 'td' || name === 'th') closeCell(cursor);
}

const TOKEN = /<(\/?)([a-z][a-z0-9:]*)([^<>]*)>|[^<]+|</gi;

/** Cuts everything between two marks; what is never closed goes to the end. Linear, whatever the page. */
function cutBetween(html: string, start: string, end: string): string {
  const lower = html.toLowerCase();
  let kept = '';
  let from = 0;
  for (let at = lower.indexOf(start); at >= 0; at = lower.indexOf(start, from)) {
    kept += html.slice(from, at);
    const stop = lower.indexOf(end, at + start.length);
    if (stop < 0) return kept;
    from = stop + end.length;
  }
  return kept + html.slice(from);
}

/** Pure: the outermost tables of a page; tags may be unclosed, scripts and styles are skipped, nothing is ever run. */
function parseHtmlTables(html: string): { rows: Row[]; merges: Merge[] }[] {
  const cursor: Cursor = { depth: 0, tables: [], row: undefined, rowNumber: 0, taken: new Map(), cell: undefined };
  const bare = cutBetween(cutBetween(cutBetween(html, '<!--', '-->'), '<script', '</script>'), '<style', '</style>');
  for (const [token, slash, name, rest] of bare.matchAll(TOKEN)) {
    if (name === undefined) {
      if (cursor.cell) cursor.cell.text += token;
    } else if (slash === '/') closeTag(cursor, name.toLowerCase());
    else openTag(cursor, name.toLowerCase(), rest ?? '');
  }
  closeRow(cursor);
  return cursor.tables.filter((table) => table.rows.length > 0);
}

function decodePage(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf-16le');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, chooseCodePage(bytes.subarray(0, 256 * 1024)));
  }
}

async function readPages(path: string, fileName: string, limits: OfficeLimits): Promise<Page[]> {
  const { size } = await stat(path);
  if (size > LARGEST_PAGE) throw new OfficeError('html_table', { limit: LARGEST_PAGE });
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path)) chunks.push(chunk as Buffer);
  const tables = parseHtmlTables(decodePage(Buffer.concat(chunks)));
  if (tables.length === 0) throw new OfficeError('html_table');
  const pages = tables.map((table, index) => ({
    name: tables.length === 1 ? fileName : `${fileName} ${index + 1}`,
    ...table,
  }));
  for (const { name, rows } of pages) {
    if (rows.length > limits.rows) throw new OfficeError('too_many_rows', { sheet: name, limit: limits.rows });
    if (rows.some((row) => row.cells.length > limits.columns)) {
      throw new OfficeError('too_many_columns', { sheet: name, limit: limits.columns });
    }
  }
  return pages;
}

async function* listRows(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

/** Opens a page as a book: one sheet per outermost table. @throws OfficeError `html_table`, `too_many_rows`, `too_many_columns` */
export async function openHtml(
  path: string,
  fileName: string,
  limits: OfficeLimits = DEFAULT_LIMITS,
): Promise<TableFile> {
  const pages = await readPages(path, fileName, limits);
  const getPage = (index: number): Page => {
    const page = pages[index];
    if (!page) throw new OfficeError('no_such_sheet', { sheet: String(index) });
    return page;
  };
  return {
    kind: 'html',
    sheets: pages.map(({ name }) => ({ name, hidden: false })),
    rows: (index) => listRows(getPage(index).rows),
    head: async (index, count) => getPage(index).rows.slice(0, count),
    merges: async (index) => getPage(index).merges,
    hiddenColumns: async () => [],
    close: async () => {},
  };
}
