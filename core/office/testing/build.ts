/** Workbooks made by hand for tests, part by part, so that they can be as odd as the ones people send. */
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { TableFile } from '#core/office/table.ts';
import { escapeAttribute } from '#core/office/xlsx/escape.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

type SheetSource = { readonly name: string; readonly xml: string; readonly state?: string };

export type BookSource = {
  readonly sheets: readonly SheetSource[];
  readonly strings?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly more?: Readonly<Record<string, string>>;
};

/** A sheet's XML around the given rows and what follows them. */
export const wrapSheet = (rows: string, after = '', before = ''): string =>
  `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

export function listParts(book: BookSource): Record<string, string> {
  const numbers = book.sheets.map((_sheet, index) => index + 1);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const override = (name: string, kind: string) =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ` +
      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
      override('xl/workbook.xml', 'sheet.main') +
      numbers.map((n) => override(`xl/worksheets/sheet${n}.xml`, 'worksheet')).join('') +
      (book.strings === undefined ? '' : override('xl/sharedStrings.xml', 'sharedStrings')) +
      (book.styles === undefined ? '' : override('xl/styles.xml', 'styles')) +
      '</Types>',
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${book.workbookPr ?? ''}<sheets>` +
      book.sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
        )
        .join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
      numbers.map((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`)).join('') +
      (book.strings === undefined ? '' : relation('rIdS', 'sharedStrings', 'sharedStrings.xml')) +
      (book.styles === undefined ? '' : relation('rIdT', 'styles', '/xl/styles.xml')) +
      '</Relationships>',
    ...book.more,
  };
  book.sheets.forEach(({ xml }, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = xml;
  });
  if (book.strings !== undefined) parts['xl/sharedStrings.xml'] = `${HEAD}<sst xmlns="${MAIN}">${book.strings}</sst>`;
  if (book.styles !== undefined)
    parts['xl/styles.xml'] = `${HEAD}<styleSheet xmlns="${MAIN}">${book.styles}</styleSheet>`;
  return parts;
}

export function zipParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const bytes = Object.entries(parts).map(
    ([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part] as const,
  );
  return zipSync(Object.fromEntries(bytes));
}

let folder: Promise<string> | undefined;
let count = 0;

async function makeFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'opora-office-test-'));
  // One folder for all files of tests that the worker runs: it goes with the worker.
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A path for a new file in a folder of this worker. */
export async function choosePath(name: string): Promise<string> {
  folder ??= makeFolder();
  count += 1;
  return join(await folder, `${count}-${name}`);
}

export async function saveFile(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = await choosePath(name);
  await writeFile(path, bytes);
  return path;
}

export const saveBook = (book: BookSource): Promise<string> => saveFile('book.xlsx', zipParts(listParts(book)));

/** The texts of a sheet, row by row; missing rows are not there. */
export async function readTexts(table: TableFile, sheet = 0): Promise<string[][]> {
  const texts: string[][] = [];
  for await (const row of table.rows(sheet)) texts.push(row.cells.map((cell) => cell.text));
  return texts;
}

/** The code of an error, or what came instead. */
export async function catchCode(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'no error';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    return String(error);
  }
}
