import { formatAddress, formatColumn } from '#core/office/address.ts';
import type { Merge } from '#core/office/table.ts';
import { STYLE } from '#core/office/xlsx/book-parts.ts';
import { escapeCellText } from '#core/office/xlsx/escape.ts';

export type ColumnKind = 'text' | 'number' | 'date' | 'percent';

/** Dates are days `YYYY-MM-DD` in a column of kind `date`; shares are 0…1 in a column of kind `percent`. */
export type TableValue = string | number | boolean | null | undefined;

/** `width` in characters. */
export type TableColumn = { readonly title: string; readonly width?: number; readonly kind?: ColumnKind };

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Serial number of a day in Excel; `undefined` before 01.03.1900, where Excel's own calendar is wrong, and for no day at all. */
export function toSerial(day: string): number | undefined {
  const match = ISO_DAY.exec(day);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const moment = new Date(Date.UTC(year, month - 1, date));
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== date) return undefined;
  const serial = moment.getTime() / 86_400_000 + 25_569;
  return serial >= 61 ? serial : undefined;
}

const writeText = (address: string, text: string, style: number): string =>
  `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeCellText(text)}</t></is></c>`;

const writeNumber = (address: string, value: number, style: number): string =>
  `<c r="${address}" s="${style}"><v>${value}</v></c>`;

/** Strings are always strings, so «=cmd» stays a text: a formula can only stand in an element we never write. */
function writeCell(address: string, value: TableValue, kind: ColumnKind): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return `<c r="${address}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return '';
    return writeNumber(address, value, kind === 'text' ? STYLE.number : STYLE[kind]);
  }
  const serial = kind === 'date' ? toSerial(value) : undefined;
  return serial === undefined ? writeText(address, value, STYLE.text) : writeNumber(address, serial, STYLE.date);
}

function writeColumns(columns: readonly TableColumn[]): string {
  if (columns.length === 0) return '';
  const items = columns.map(({ title, width }, index) => {
    const chosen = width ?? Math.min(Math.max(title.length + 4, 10), 40);
    return `<col min="${index + 1}" max="${index + 1}" width="${chosen}" customWidth="1"/>`;
  });
  return `<cols>${items.join('')}</cols>`;
}

const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '</sheetView></sheetViews>';

/** A sheet with a bold frozen header, a filter and one row per row. */
export async function* writeTableSheet(
  columns: readonly TableColumn[],
  rows: AsyncIterable<readonly TableValue[]>,
): AsyncGenerator<string> {
  yield `${HEAD}${FROZEN}${writeColumns(columns)}<sheetData>`;
  const header = columns.map(({ title }, index) => writeText(formatAddress(index, 1), title, STYLE.heading));
  yield `<row r="1">${header.join('')}</row>`;
  const letters = columns.map((_column, index) => formatColumn(index));
  let number = 1;
  for await (const row of rows) {
    number += 1;
    const cells = columns.map(({ kind }, index) => writeCell(`${letters[index]}${number}`, row[index], kind ?? 'text'));
    yield `<row r="${number}">${cells.join('')}</row>`;
  }
  const filter = columns.length === 0 ? '' : `<autoFilter ref="A1:${formatAddress(columns.length - 1, number)}"/>`;
  yield `</sheetData>${filter}</worksheet>`;
}

export type PlacedCell = { readonly value: TableValue; readonly kind: ColumnKind };

/** A sheet whose rows keep their own numbers: a copy of someone's table as it stands. */
export async function* writePlainSheet(
  rows: AsyncIterable<{ readonly number: number; readonly cells: readonly PlacedCell[] }>,
  merges: readonly Merge[],
): AsyncGenerator<string> {
  yield `${HEAD}<sheetData>`;
  for await (const { number, cells } of rows) {
    const written = cells.map(({ value, kind }, index) => writeCell(formatAddress(index, number), value, kind));
    yield `<row r="${number}">${written.join('')}</row>`;
  }
  const refs = merges.map(
    ({ top, left, bottom, right }) => `<mergeCell ref="${formatAddress(left, top)}:${formatAddress(right, bottom)}"/>`,
  );
  yield `</sheetData>${refs.length === 0 ? '' : `<mergeCells count="${refs.length}">${refs.join('')}</mergeCells>`}</worksheet>`;
}
