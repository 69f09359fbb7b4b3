/**
 * The program of the limited child: reads an old XLS workbook whole and writes its rows as lines of JSON, one file per sheet.
 * Arguments: the workbook, an empty folder. Ends with 0 and `book.json` there, or with an `OfficeError` code on its stderr.
 */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { type Cell, EMPTY_CELL, type Merge, makeTextCell } from '#core/office/table.ts';
import type { XlsBook, XlsSheet } from '#core/office/xls/read.ts';
import { getBuiltinFormat, makeNumberCell, parseFormat } from '#core/office/xlsx/formats.ts';
import { makeBooleanCell, makeErrorCell } from '#core/office/xlsx/sheet.ts';

const ERROR_CODES: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function convertCell(cell: CellObject | undefined, is1904: boolean): Cell {
  if (!cell) return EMPTY_CELL;
  switch (cell.t) {
    case 's':
      return makeTextCell(String(cell.v ?? ''));
    case 'b':
      return makeBooleanCell(cell.v === true);
    case 'e':
      return makeErrorCell(ERROR_CODES[Number(cell.v)] ?? '#N/A');
    case 'n': {
      const format = typeof cell.z === 'number' ? getBuiltinFormat(cell.z) : parseFormat(String(cell.z ?? ''));
      return makeNumberCell(Number(cell.v), format, is1904);
    }
    default:
      return EMPTY_CELL;
  }
}

function convertRow(row: readonly CellObject[], is1904: boolean): Cell[] {
  const cells = Array.from(row, (cell) => convertCell(cell, is1904));
  while (cells.at(-1)?.kind === 'empty') cells.pop();
  return cells;
}

function writeRows(sheet: WorkSheet, path: string, is1904: boolean): void {
  const file = openSync(path, 'w');
  try {
    const rows = (sheet['!data'] ?? []) as readonly (CellObject[] | undefined)[];
    rows.forEach((row, index) => {
      const cells = convertRow(row ?? [], is1904);
      const hidden = sheet['!rows']?.[index]?.hidden === true;
      if (cells.length > 0) writeSync(file, `${JSON.stringify({ number: index + 1, hidden, cells })}\n`);
    });
  } finally {
    closeSync(file);
  }
}

function describeSheet(book: WorkBook, name: string, index: number, sheet: WorkSheet): XlsSheet {
  const merges = (sheet['!merges'] ?? []).map(
    ({ s, e }): Merge => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }),
  );
  const columns = sheet['!cols'] ?? [];
  const hiddenColumns = columns.flatMap((column, at) => (column?.hidden === true ? [{ from: at, to: at }] : []));
  return { name, hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, merges, hiddenColumns };
}

function convertBook(path: string, folder: string): void {
  set_cptable(codePages);
  const book = read(readFileSync(path), {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
  });
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, index): XlsSheet => {
    const sheet = book.Sheets[name] ?? {};
    writeRows(sheet, join(folder, `${index}.jsonl`), is1904);
    return describeSheet(book, name, index, sheet);
  });
  const summary: XlsBook = { sheets };
  writeFileSync(join(folder, 'book.json'), JSON.stringify(summary));
}

try {
  const [path = '', folder = ''] = process.argv.slice(2);
  convertBook(path, folder);
} catch (error) {
  const isPassword = error instanceof Error && /password/i.test(error.message);
  process.stderr.write(`office:${isPassword ? 'password' : 'old_binary_unreadable'}\n`);
  process.exitCode = 1;
}
