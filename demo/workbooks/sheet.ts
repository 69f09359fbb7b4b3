import { utils, type WorkSheet, write } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { toSerial } from '#core/office/xlsx/write-sheet.ts';
import type { Day } from '#core/time/day.ts';

/** Archives of the same files are the same bytes. */
const PACKED_AT = new Date(2000, 0, 1);

export function packFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files }, { mtime: PACKED_AT });
}

/** A day goes in as Excel's own date; everything else as it is typed. */
export type SheetValue = string | number | { readonly day: Day } | null;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetValue[])[];
  /** «A1:F1» */
  readonly merges?: readonly string[];
}

/** Excel's own «short date», shown as 29.03.2018 in Russian; a format of ours would stay in the library's table for the next workbook. */
const SHORT_DATE = 'm/d/yy';

function toCell(value: SheetValue): unknown {
  if (value === null || typeof value !== 'object') return value;
  return { t: 'n', v: toSerial(value.day) ?? 0, z: SHORT_DATE };
}

function toWorkSheet({ rows, merges = [] }: Sheet): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map(toCell)));
  sheet['!merges'] = merges.map((range) => utils.decode_range(range));
  return sheet;
}

/** The bytes of a workbook; `biff8` is the old XLS. */
export function makeBook(sheets: readonly Sheet[], bookType: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array {
  const book = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, toWorkSheet(sheet), sheet.name);
  const bytes = new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer);
  // The library stamps its parts with the time of writing.
  return bookType === 'xlsx' ? packFiles(unzipSync(bytes)) : bytes;
}

function showCsv(value: SheetValue): string {
  if (value === null) return '';
  const text =
    typeof value === 'object'
      ? value.day.split('-').toReversed().join('.')
      : String(value).replace(/^(\d+)\.(\d+)$/, '$1,$2');
  return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** CSV as an old program saves it: «;» and the code page of Windows. */
export function makeCsv({ rows }: Sheet): Uint8Array {
  const text = rows.map((row) => row.map(showCsv).join(';')).join('\r\n');
  return new Uint8Array(iconv.encode(`${text}\r\n`, 'win1251'));
}
