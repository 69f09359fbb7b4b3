import { readFile, writeFile } from 'node:fs/promises';
import { read, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { formatAddress } from '#core/office/address.ts';
import { type Mark, markTable, markWorkbook } from '#core/office/mark.ts';
import {
  type BookSource,
  catchCode,
  choosePath,
  listParts,
  readTexts,
  saveBook,
  saveFile,
  wrapSheet,
  zipParts,
} from '#core/office/testing/build.ts';
import { openWorkbook } from '#core/office/xlsx/read.ts';

const STYLES =
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Arial"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="14" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"><alignment horizontal="center"/></xf></cellXfs>';

const ROWS =
  '<row r="1" spans="1:2"><c r="A1" t="str"><v>ФИО</v></c><c r="B1" s="1" t="str"><v>Принята</v></c></row>' +
  '<row r="3"><c r="A3" t="str"><v>Ким &gt; Пак</v></c><c r="B3" s="1"><v>43188</v></c></row><row r="6"><c r="B6"><v>1</v></c></row>';

const AFTER =
  '<conditionalFormatting sqref="A1"><cfRule type="cellIs" priority="1"><formula>A1&gt;1</formula><extLst><ext uri="x"/></extLst></cfRule>' +
  '</conditionalFormatting><dataValidations count="1"><dataValidation sqref="A1" prompt="a > b"/></dataValidations>' +
  '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><extLst><ext uri="y"/></extLst>';

const BOOK: BookSource = {
  sheets: [
    { name: `Школа "5" & 'Лицей'`, xml: wrapSheet(ROWS, AFTER) },
    { name: 'Другой', xml: wrapSheet('<row r="1"><c r="A1"><v>1</v></c></row>') },
  ],
  styles: STYLES,
  more: { 'xl/charts/chart1.xml': '<chart/>', 'docProps/app.xml': '<Properties/>' },
};
const NAME = BOOK.sheets[0]?.name ?? '';

async function mark(
  input: string,
  marks: readonly Mark[],
): Promise<{ path: string; bytes: Buffer; parts: Record<string, Uint8Array> }> {
  const path = await choosePath('marked.xlsx');
  await markWorkbook(input, path, marks);
  const bytes = await readFile(path);
  return { path, bytes, parts: unzipSync(bytes) };
}

const MARKS: Mark[] = [
  { sheet: NAME, cell: 'B3', message: 'Дата приёма позже даты списка' },
  { sheet: NAME, cell: 'B3', message: 'Второе <замечание> & ещё' },
  { sheet: NAME, cell: 'D3', message: 'Нет СНИЛС' },
  { sheet: NAME, cell: 'A6', message: 'Нет ФИО' },
  { sheet: NAME, cell: 'A5', message: 'Пропущена строка' },
  { sheet: NAME, cell: 'C9', message: 'Ниже всех' },
];

const EXPECTED: Record<string, string> = {
  B3: 'Дата приёма позже даты списка\nВторое <замечание> & ещё',
  D3: 'Нет СНИЛС',
  A6: 'Нет ФИО',
  A5: 'Пропущена строка',
  C9: 'Ниже всех',
};

/** Comments by address, as SheetJS sees them. */
function listComments(bytes: Buffer, sheet: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [address, cell] of Object.entries(read(bytes, { dense: false }).Sheets[sheet] ?? {})) {
    const notes: { t?: string }[] = address.startsWith('!') ? [] : ((cell as { c?: { t?: string }[] }).c ?? []);
    if (notes.length > 0)
      found[address] = notes
        .map((note) => note.t ?? '')
        .join('')
        .replaceAll('\r', '');
  }
  return found;
}

describe("marking the user's own workbook", () => {
  test('a fill over the same style and a comment, in two other readers', async () => {
    const { bytes } = await mark(await saveBook(BOOK), MARKS);
    expect(listComments(bytes, NAME)).toEqual(EXPECTED);
    const sheet = (await readXlsx(bytes, { readStyles: true })).sheets[0];
    const cell = sheet?.cells?.get('2,1');
    expect(cell?.style?.fill).toMatchObject({ type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE3A3' } });
    expect([cell?.style?.font?.bold, cell?.style?.font?.name, cell?.style?.alignment?.horizontal]).toEqual([
      true,
      'Arial',
      'center',
    ]);
    expect(sheet?.cells?.get('0,1')?.style?.fill?.type).toBeUndefined();
    expect(sheet?.cells?.get('4,0')?.comment?.text).toBe('Пропущена строка');
  });

  test('what is read stays the same, all other parts byte for byte', async () => {
    const input = await saveBook(BOOK);
    const before = unzipSync(await readFile(input));
    const { path, parts } = await mark(input, MARKS);
    const changed = Object.keys(parts).filter(
      (name) => Buffer.compare(parts[name] ?? Buffer.of(), before[name] ?? Buffer.of(1)) !== 0,
    );
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/drawings/oporaDrawing1.vml',
      'xl/oporaComments1.xml',
      'xl/styles.xml',
      'xl/worksheets/_rels/sheet1.xml.rels',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(Object.keys(before).filter((name) => !(name in parts))).toEqual([]);
    expect(await readTexts(await openWorkbook(path))).toEqual(await readTexts(await openWorkbook(input)));
  });

  test('the sheet differs only in the marked cells; rows, cells and the drawing stand in legal order', async () => {
    const { parts } = await mark(await saveBook(BOOK), MARKS);
    const expected = wrapSheet(
      '<row r="1" spans="1:2"><c r="A1" t="str"><v>ФИО</v></c><c r="B1" s="1" t="str"><v>Принята</v></c></row>' +
        '<row r="3"><c r="A3" t="str"><v>Ким &gt; Пак</v></c><c r="B3" s="2"><v>43188</v></c><c r="D3" s="3"/></row>' +
        '<row r="5"><c r="A5" s="3"/></row><row r="6"><c r="A6" s="3"/><c r="B6"><v>1</v></c></row><row r="9"><c r="C9" s="3"/></row>',
      AFTER.replace(
        /<extLst><ext uri="y"/,
        '<legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdOporaDrawing"/>$&',
      ),
    );
    expect(Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString()).toBe(expected);
  });

  test('a second marking adds to the comments that are there and keeps their boxes', async () => {
    const first = await mark(await saveBook(BOOK), MARKS);
    const second = await mark(first.path, [
      { sheet: NAME, cell: 'D3', message: 'и ещё' },
      { sheet: NAME, cell: 'B1', message: 'новое' },
    ]);
    expect(listComments(second.bytes, NAME)).toEqual({ ...EXPECTED, D3: 'Нет СНИЛС\nи ещё', B1: 'новое' });
    const drawing = Buffer.from(second.parts['xl/drawings/oporaDrawing1.vml'] ?? []).toString();
    const ids = [...drawing.matchAll(/<v:shape id="(\w+)"/g)].map((match) => match[1]);
    expect([ids.length, new Set(ids).size, drawing.match(/<v:shapetype /g)?.length]).toEqual([6, 6, 1]);
  });

  test('no styles, no rows, no addresses, a prefix of its own', async () => {
    const xml =
      '<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>' +
      '<x:row><x:c t="str"><x:v>а</x:v></x:c><x:c t="str"><x:v>б</x:v></x:c></x:row><x:row/></x:sheetData></x:worksheet>';
    const empty =
      '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>';
    const input = await saveBook({
      sheets: [
        { name: 'а', xml },
        { name: 'б', xml: empty },
      ],
    });
    const { path, bytes } = await mark(input, [
      { sheet: 'а', cell: 'B1', message: 'один' },
      { sheet: 'а', cell: 'C2', message: 'два' },
      { sheet: 'б', cell: 'B2', message: 'три' },
    ]);
    expect(listComments(bytes, 'а')).toEqual({ B1: 'один', C2: 'два' });
    expect(listComments(bytes, 'б')).toEqual({ B2: 'три' });
    expect(await readTexts(await openWorkbook(path))).toEqual([['а', 'б']]);
  });

  test('a remark about a covered cell of a merge goes to the one that is seen', async () => {
    const xml = wrapSheet(
      '<row r="1"><c r="A1"><v>1</v></c></row>',
      '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>',
    );
    const { bytes } = await mark(await saveBook({ sheets: [{ name: 'а', xml }] }), [
      { sheet: 'а', cell: 'B2', message: 'тут' },
    ]);
    expect(listComments(bytes, 'а')).toEqual({ A1: 'тут' });
  });

  test('any cells of a workbook of any size', async () => {
    const cell = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 900 }));
    const rows = Array.from({ length: 800 }, (_row, at) =>
      Array.from({ length: 12 }, (_cell, index) => (at % 3 === index % 3 ? null : `${at}:${index}`)),
    );
    const input = await saveFile(
      'big.xlsx',
      write(utils.book_new(utils.aoa_to_sheet(rows), 'Л'), { type: 'buffer', bookType: 'xlsx' }) as Buffer,
    );
    const texts = await readTexts(await openWorkbook(input));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(cell, { minLength: 1, maxLength: 20, selector: String }), async (cells) => {
        const marks = cells.map(([column, row]) => ({
          sheet: 'Л',
          cell: formatAddress(column, row),
          message: `${row}`,
        }));
        const { path, bytes } = await mark(input, marks);
        expect(listComments(bytes, 'Л')).toEqual(Object.fromEntries(marks.map((item) => [item.cell, item.message])));
        expect(await readTexts(await openWorkbook(path))).toEqual(texts);
      }),
      { numRuns: 5 },
    );
  });

  test('a wrong sheet or address is refused by name', async () => {
    const input = await saveBook(BOOK);
    expect(await catchCode(() => mark(input, [{ sheet: 'нет', cell: 'A1', message: '' }]))).toBe('no_such_sheet');
    expect(await catchCode(() => mark(input, [{ sheet: NAME, cell: '1A', message: '' }]))).toBe('bad_cell_address');
    const doctype = zipParts({ ...listParts(BOOK), 'xl/styles.xml': '<!DOCTYPE a><styleSheet/>' });
    expect(await catchCode(async () => mark(await saveFile('d.xlsx', doctype), MARKS))).toBe('doctype');
  });
});

describe('marking tables that cannot carry marks', () => {
  test('a CSV comes back as a workbook with the same cells', async () => {
    const input = await saveFile('a.csv', 'ФИО;Код\n\nКим;=cmd|x\n');
    const path = await choosePath('marked.xlsx');
    await markTable(input, 'Школа [5].csv', path, [{ sheet: 'Школа [5]', cell: 'B3', message: 'Не код' }]);
    const book = await openWorkbook(path);
    expect((await book.head(0, 9)).map((row) => [row.number, ...row.cells.map((cell) => cell.text)])).toEqual([
      [1, 'ФИО', 'Код'],
      [3, 'Ким', '=cmd|x'],
    ]);
    expect(listComments(await readFile(path), 'Школа 5')).toEqual({ B3: 'Не код' });
  });

  test('an old workbook keeps its dates, numbers and merges', async () => {
    const sheet = utils.aoa_to_sheet([
      ['ФИО', 'Принята', 'Доля', 'Код'],
      ['Ким', null, 0.5, null],
    ]);
    sheet.B2 = { t: 'n', v: 43188, z: 'dd.mm.yyyy' };
    sheet.C2 = { t: 'n', v: 0.5, z: '0%' };
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
    const input = await choosePath('old.xls');
    await writeFile(input, write(utils.book_new(sheet, 'Штат'), { type: 'buffer', bookType: 'biff8' }) as Buffer);
    const path = await choosePath('marked.xlsx');
    await markTable(input, 'old.xls', path, [{ sheet: 'Штат', cell: 'B2', message: 'Рано' }]);
    const book = await openWorkbook(path);
    expect((await book.head(0, 9))[1]?.cells).toEqual([
      { kind: 'text', text: 'Ким' },
      { kind: 'date', text: '29.03.2018', number: 43188, date: '2018-03-29' },
      { kind: 'number', text: '50%', number: 0.5 },
    ]);
    expect([await book.merges(0), listComments(await readFile(path), 'Штат')]).toEqual([
      [{ top: 1, left: 0, bottom: 1, right: 1 }],
      { B2: 'Рано' },
    ]);
  });
});
