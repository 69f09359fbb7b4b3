import { Readable } from 'node:stream';
import { read, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { readXlsx, writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '#core/office/limits.ts';
import type { Row } from '#core/office/table.ts';
import { catchCode, readTexts, saveBook, saveFile, wrapSheet } from '#core/office/testing/build.ts';
import { openWorkbook } from '#core/office/xlsx/read.ts';
import { streamSheet } from '#core/office/xlsx/sheet.ts';

async function readRows(path: string, sheet = 0): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of (await openWorkbook(path)).rows(sheet)) rows.push(row);
  return rows;
}

const oneSheet = (rows: string, after = '', before = '') => ({
  sheets: [{ name: 'Лист1', xml: wrapSheet(rows, after, before) }],
});

const DATE_STYLES =
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/><numFmt numFmtId="165" formatCode="[$-419]d mmmm yyyy&quot; г.&quot;"/>' +
  '<numFmt numFmtId="166" formatCode="00000"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs count="8"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/>' +
  '<xf numFmtId="10"/><xf numFmtId="166"/></cellXfs>';

describe('reading XLSX', () => {
  test('cells and rows without addresses stand next to what is before them', async () => {
    const path = await saveBook(
      oneSheet(
        '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
      ),
    );
    expect((await readRows(path)).map((row) => [row.number, row.cells.map((cell) => cell.text)])).toEqual([
      [1, ['1', '2']],
      [5, ['', '', '3', '4']],
      [6, ['5']],
    ]);
  });

  test('shared strings: runs joined, phonetic readings left out, escapes decoded, edges trimmed', async () => {
    const path = await saveBook({
      ...oneSheet(
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>9</v></c><c t="str"><v>x</v></c></row>',
      ),
      strings:
        '<si><r><t>Ива</t></r><r><t xml:space="preserve">нова </t></r><rPh sb="0" eb="1"><t>лишнее</t></rPh></si>' +
        '<si><t>а_x000A_б _x005F_x000A_</t></si><si><t xml:space="preserve">  да&amp;нет\u00a0 </t></si>',
    });
    expect(await readTexts(await openWorkbook(path))).toEqual([['Иванова', 'а\nб _x000A_', 'да&нет', '', 'x']]);
  });

  test('more strings than are kept decoded come from the packed store', async () => {
    const count = 50_010;
    const strings = Array.from({ length: count }, (_item, index) => `<si><t>стр${index}</t></si>`).join('');
    const path = await saveBook({
      ...oneSheet(
        '<row><c t="s"><v>0</v></c><c t="s"><v>50000</v></c><c t="s"><v>50009</v></c><c t="s"><v>50010</v></c><c><v>1</v></c></row>',
      ),
      strings,
    });
    expect(await readTexts(await openWorkbook(path))).toEqual([['стр0', 'стр50000', 'стр50009', '', '1']]);
  });

  test('dates, times, shares and codes by their formats, in both calendars', async () => {
    const cells =
      '<row><c s="1"><v>43188</v></c><c s="2"><v>43188</v></c><c s="3"><v>43188</v></c><c s="4"><v>43188.5</v></c>' +
      '<c s="5"><v>0.40625</v></c><c s="6"><v>0.8532</v></c><c s="7"><v>42</v></c><c s="0"><v>43188</v></c>' +
      '<c t="d"><v>2018-03-29T00:00:00</v></c></row>';
    const since1900 = await readRows(await saveBook({ ...oneSheet(cells), styles: DATE_STYLES }));
    expect(since1900[0]?.cells).toEqual([
      { kind: 'date', text: '29.03.2018', number: 43188, date: '2018-03-29' },
      { kind: 'date', text: '29.03.2018', number: 43188, date: '2018-03-29' },
      { kind: 'date', text: '29.03.2018', number: 43188, date: '2018-03-29' },
      { kind: 'date', text: '29.03.2018 12:00', number: 43188.5, date: '2018-03-29' },
      { kind: 'text', text: '09:45', number: 0.40625 },
      { kind: 'number', text: '85,32%', number: 0.8532 },
      { kind: 'number', text: '00042', number: 42 },
      { kind: 'number', text: '43188', number: 43188 },
      { kind: 'date', text: '29.03.2018', date: '2018-03-29' },
    ]);
    const since1904 = await readRows(
      await saveBook({
        ...oneSheet('<row><c s="1"><v>41726</v></c></row>'),
        styles: DATE_STYLES,
        workbookPr: '<workbookPr date1904="1"/>',
      }),
    );
    expect(since1904[0]?.cells[0]?.date).toBe('2018-03-29');
  });

  test('formulas give what was counted, «=cmd|» in any shape is only a text', async () => {
    const path = await saveBook(
      oneSheet(
        '<row><c><f>1+1</f><v>2</v></c><c t="str"><f>A1&amp;"б"</f><v>2б</v></c><c t="inlineStr"><is><t>=cmd|\' /C calc\'!A0</t></is></c>' +
          '<c><f>NOW()</f></c><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c></row>',
      ),
    );
    expect((await readRows(path))[0]?.cells).toEqual([
      { kind: 'number', text: '2', number: 2 },
      { kind: 'text', text: '2б' },
      { kind: 'text', text: "=cmd|' /C calc'!A0" },
      { kind: 'empty', text: '' },
      { kind: 'error', text: '#Н/Д' },
      { kind: 'boolean', text: 'ИСТИНА' },
    ]);
  });

  test('sheets in order with their names, hidden ones marked; charts have no table', async () => {
    const xml = wrapSheet('<row><c><v>1</v></c></row>');
    const path = await saveBook({
      sheets: [
        { name: `Школа "5" & 'Лицей' <1>`, xml },
        { name: 'скрыт', xml, state: 'hidden' },
        { name: 'очень', xml, state: 'veryHidden' },
      ],
    });
    const { sheets } = await openWorkbook(path);
    expect(sheets).toEqual([
      { name: `Школа "5" & 'Лицей' <1>`, hidden: false },
      { name: 'скрыт', hidden: true },
      { name: 'очень', hidden: true },
    ]);
  });

  test('merges and hidden columns are known before the rows, wherever a chunk ends', async () => {
    const rows = Array.from(
      { length: 4000 },
      (_row, index) => `<row r="${index + 1}"${index === 1 ? ' hidden="1"' : ''}><c><v>${index}</v></c></row>`,
    );
    const path = await saveBook(
      oneSheet(
        rows.join(''),
        '<mergeCells count="2"><mergeCell ref="A1:C2"/><mergeCell ref="D1"/></mergeCells>',
        '<cols><col min="1" max="1" width="9"/><col min="3" max="4" hidden="1"/></cols>',
      ),
    );
    const book = await openWorkbook(path);
    expect(await book.merges(0)).toEqual([
      { top: 1, left: 0, bottom: 2, right: 2 },
      { top: 1, left: 3, bottom: 1, right: 3 },
    ]);
    expect(await book.hiddenColumns(0)).toEqual([{ from: 2, to: 3 }]);
    expect((await book.head(0, 3)).map((row) => row.hidden)).toEqual([false, true, false]);
  });

  test('formatted but empty cells and rows are not data, however far they go', async () => {
    const path = await saveBook(
      oneSheet(
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>',
      ),
    );
    expect(await readTexts(await openWorkbook(path))).toEqual([['1']]);
  });

  test('another namespace prefix and UTF-16 are read alike', async () => {
    const prefixed =
      '<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>' +
      '<x:row><x:c t="inlineStr"><x:is><x:t>да</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await readTexts(await openWorkbook(await saveBook({ sheets: [{ name: 'a', xml: prefixed }] })))).toEqual([
      ['да'],
    ]);
    const wide = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(wrapSheet('<row><c t="str"><v>ё</v></c></row>').replace('UTF-8', 'UTF-16'), 'utf16le'),
    ]);
    const context = {
      name: 'a',
      part: 'a',
      strings: { count: 0, get: () => undefined },
      formats: [],
      is1904: false,
      limits: DEFAULT_LIMITS,
    };
    const rows: Row[] = [];
    for await (const row of streamSheet(Readable.from([wide.subarray(0, 301), wide.subarray(301)]), context))
      rows.push(row);
    expect(rows.map((row) => row.cells[0]?.text)).toEqual(['ё']);
  });

  test('external links are not followed and do not hinder', async () => {
    const source = oneSheet('<row><c><f>[1]Лист1!A1</f><v>7</v></c></row>');
    const path = await saveBook({
      ...source,
      more: {
        'xl/externalLinks/externalLink1.xml': '<externalLink/>',
        'xl/externalLinks/_rels/externalLink1.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/externalLinkPath" Target="file:///C:/x.xlsx" TargetMode="External"/></Relationships>',
      },
    });
    expect(await readTexts(await openWorkbook(path))).toEqual([['7']]);
  });

  test.each([
    ['too_many_rows', '<row><c><v>1</v></c></row>'.repeat(4)],
    ['too_many_columns', '<row><c r="E1"><v>1</v></c></row>'],
    ['bomb', `<row><c t="str"><v>${'а'.repeat(60)}</v></c></row>`],
    ['broken_xml', '<row><c><v>1</row>'],
  ])('a limit or a fault gives %s', async (code, rows) => {
    const path = await saveBook(oneSheet(rows));
    const limits = { ...DEFAULT_LIMITS, rows: 3, columns: 4, cellLength: 50 };
    expect(await catchCode(async () => readTexts(await openWorkbook(path, limits)))).toBe(code);
  });

  test('too much text in shared strings', async () => {
    const path = await saveBook({
      ...oneSheet('<row><c t="s"><v>0</v></c></row>'),
      strings: '<si><t>длинная</t></si>',
    });
    const limits = { ...DEFAULT_LIMITS, stringBytes: 5 };
    expect(await catchCode(async () => readTexts(await openWorkbook(path, limits)))).toBe('too_many_strings');
  });
});

const value = fc.oneof(
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((number) => (number === 0 ? 0 : number)),
  fc.boolean(),
  fc.constant(null),
  fc.stringMatching(/^[А-Яа-яЁёA-Za-z0-9"'&<>=+@№ .,-]{1,20}$/).map((text) => `т${text.trim()}`),
);
const grid = fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });

type Plain = string | number | boolean | null;

/** Our rows as a plain grid: numbers raw, empty as null, trailing emptiness cut. */
async function readGrid(path: string): Promise<Plain[][]> {
  const found: Plain[][] = [];
  for (const { number, cells } of await readRows(path)) {
    while (found.length < number - 1) found.push([]);
    found.push(
      cells.map((cell) => {
        if (cell.kind === 'boolean') return cell.text === 'ИСТИНА';
        return cell.kind === 'empty' ? null : (cell.number ?? cell.text);
      }),
    );
  }
  return found;
}

function trimGrid(rows: readonly (readonly unknown[])[]): unknown[][] {
  const trimmed = rows.map((row) => {
    const cells = Array.from(row, (cell) => cell ?? null);
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    return cells;
  });
  while (trimmed.length > 0 && trimmed.at(-1)?.length === 0) trimmed.pop();
  return trimmed;
}

describe('the same as other readers', () => {
  test('a workbook written and read by hucre', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const bytes = await writeXlsx({ sheets: [{ name: 'Л', rows }] });
        const oracle = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
        expect(await readGrid(await saveFile('h.xlsx', bytes))).toEqual(trimGrid(oracle));
      }),
      { numRuns: 25 },
    );
  });

  test('a workbook written and read by SheetJS', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const book = utils.book_new(utils.aoa_to_sheet(rows), 'Л');
        const bytes: Buffer = write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true });
        const sheet = read(bytes, { type: 'buffer' }).Sheets.Л ?? {};
        const oracle = utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null, blankrows: true });
        expect(await readGrid(await saveFile('s.xlsx', bytes))).toEqual(trimGrid(oracle));
      }),
      { numRuns: 25 },
    );
  });
});
