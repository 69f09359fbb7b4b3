import { readFile } from 'node:fs/promises';
import { read } from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { formatAddress, parseAddress } from '#core/office/address.ts';
import { choosePath, readTexts } from '#core/office/testing/build.ts';
import { writeCsv, writeTable } from '#core/office/write.ts';
import { openWorkbook } from '#core/office/xlsx/read.ts';
import { chooseSheetNames } from '#core/office/xlsx/sheet-names.ts';

const COLUMNS = [
  { title: 'ФИО', width: 30 },
  { title: 'Стаж', kind: 'number' },
  { title: 'Принята', kind: 'date' },
  { title: 'Доля', kind: 'percent' },
] as const;

const ROWS = [
  ['=1+1', 12.5, '2018-03-29', 0.853],
  ['+7 900 «да» & <нет>', null, '29.03.18г.', 1],
  ['@имя _x000D_ \u0001', -3, '1899-12-31', Number.NaN],
] as const;

describe('writing XLSX', () => {
  test('our reader, hucre and SheetJS read the same; days are dates, text is text', async () => {
    const path = await choosePath('w.xlsx');
    await writeTable(path, { sheets: [{ name: 'Список', columns: COLUMNS, rows: ROWS }] });
    const rows = await (await openWorkbook(path)).head(0, 9);
    expect(rows.map((row) => row.cells.map((cell) => `${cell.kind}:${cell.text}`))).toEqual([
      ['text:ФИО', 'text:Стаж', 'text:Принята', 'text:Доля'],
      ['text:=1+1', 'number:12,5', 'date:29.03.2018', 'number:85,3%'],
      ['text:+7 900 «да» & <нет>', 'empty:', 'text:29.03.18г.', 'number:100%'],
      ['text:@имя _x000D_', 'number:-3', 'text:1899-12-31'],
    ]);
    const bytes = await readFile(path);
    const other = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    expect(other[1]).toEqual(['=1+1', 12.5, new Date('2018-03-29T00:00:00Z'), 0.853]);
    const sheet = read(bytes).Sheets.Список ?? {};
    expect([sheet.A2.t, sheet.A2.f, sheet.C2.v, sheet['!autofilter']]).toEqual([
      's',
      undefined,
      43188,
      { ref: 'A1:D4' },
    ]);
  });

  test('the header is frozen and bold, no formula element is ever written', async () => {
    const path = await choosePath('w.xlsx');
    await writeTable(path, { sheets: [{ name: 'а', columns: COLUMNS, rows: ROWS }] });
    const parts = unzipSync(await readFile(path));
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml.match(/<f>|<f /g)).toBeNull();
    expect(xml.match(/<pane [^>]*>/)?.[0]).toBe(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
    expect(xml.match(/<c r="A1" s="1"/g)).toHaveLength(1);
    expect(
      (await readXlsx(await readFile(path), { readStyles: true })).sheets[0]?.cells?.get('0,0')?.style?.font?.bold,
    ).toBe(true);
  });

  test('rows past the limit go on to a further sheet with the same header', async () => {
    const path = await choosePath('w.xlsx');
    const rows = Array.from({ length: 5 }, (_row, index) => [`строка ${index + 1}`]);
    await writeTable(path, { sheets: [{ name: 'Список', columns: [{ title: 'Имя' }], rows }] }, 4);
    const book = await openWorkbook(path);
    expect(book.sheets.map(({ name }) => name)).toEqual(['Список', 'Список (2)']);
    expect(await readTexts(book, 1)).toEqual([['Имя'], ['строка 4'], ['строка 5']]);
  });

  test('a failing source of rows fails the writing', async () => {
    async function* fail() {
      yield ['а'];
      throw new Error('source');
    }
    const path = await choosePath('w.xlsx');
    await expect(
      writeTable(path, { sheets: [{ name: 'а', columns: [{ title: 'а' }], rows: fail() }] }),
    ).rejects.toThrow('source');
  });

  test('sheet names: forbidden signs, length, twins', () => {
    const long = 'Муниципальное бюджетное учреждение № 5';
    expect(chooseSheetNames(["'Школа' [5]/а:б*?\\", long, long, long.toLowerCase(), '', 'History'])).toEqual([
      "Школа' 5 а б",
      'Муниципальное бюджетное учрежде',
      'Муниципальное бюджетное учр (2)',
      'муниципальное бюджетное учр (3)',
      'Лист 5',
      'History (2)',
    ]);
  });

  test('addresses go there and back', () => {
    fc.assert(
      fc.property(fc.nat(16_383), fc.integer({ min: 1, max: 1_048_576 }), (column, row) => {
        expect(parseAddress(formatAddress(column, row))).toEqual({ column, row });
      }),
    );
    expect([formatAddress(25, 1), formatAddress(26, 7), formatAddress(16_383, 1)]).toEqual(['Z1', 'AA7', 'XFD1']);
    expect(['', 'A', '7', 'A0', '1A', 'A-1', 'Б2'].map(parseAddress)).toEqual(Array(7).fill(undefined));
  });
});

describe('writing CSV', () => {
  test('a mark, semicolons, decimal commas, days as people write them, guarded formulas', async () => {
    const path = await choosePath('w.csv');
    await writeCsv(path, {
      columns: COLUMNS,
      rows: [...ROWS, ['-', -1.5, null, undefined], ['a;"b"', 1e-7, null, null]],
    });
    expect(await readFile(path, 'utf8')).toBe(
      '\ufeffФИО;Стаж;Принята;Доля\r\n' +
        "'=1+1;12,5;29.03.2018;85,3%\r\n" +
        "'+7 900 «да» & <нет>;;29.03.18г.;100%\r\n" +
        "'@имя _x000D_ \u0001;-3;31.12.1899;\r\n" +
        '-;-1,5;;\r\n' +
        '"a;""b""";0,0000001;;\r\n',
    );
  });
});
