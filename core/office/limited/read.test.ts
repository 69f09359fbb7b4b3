import { describe, expect, test } from 'vitest';
import { openTableLimited } from '#core/office/limited/read.ts';
import { DEFAULT_LIMITS } from '#core/office/limits.ts';
import { catchCode, readTexts, saveBook, saveFile, wrapSheet } from '#core/office/testing/build.ts';

const COUNT = 1_700;
const rows = Array.from({ length: COUNT }, (_row, index) => `<row r="${index + 1}"><c><v>${index}</v></c></row>`).join(
  '',
);
const BOOK = {
  sheets: [{ name: 'а', xml: wrapSheet(rows, '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>') }],
};

describe('reading apart', () => {
  test('rows come whole and in order, twice, beside heads and merges; an abandoned reading hinders nothing', async () => {
    const table = await openTableLimited(await saveBook(BOOK), 'a.xlsx');
    expect([table.kind, table.sheets]).toEqual(['xlsx', [{ name: 'а', hidden: false }]]);
    expect((await table.head(0, 2)).map((row) => row.cells[0]?.number)).toEqual([0, 1]);
    expect(await table.merges(0)).toEqual([{ top: 1, left: 0, bottom: 1, right: 1 }]);
    for await (const row of table.rows(0)) if (row.number === 3) break;
    const expected = Array.from({ length: COUNT }, (_row, index) => [String(index)]);
    expect(await readTexts(table)).toEqual(expected);
    expect(await readTexts(table)).toEqual(expected);
    await table.close();
  });

  test('errors keep their codes over the border', async () => {
    expect(await catchCode(async () => openTableLimited(await saveFile('a.xlsx', ''), 'a.xlsx'))).toBe('empty_file');
    const table = await openTableLimited(await saveBook(BOOK), 'a.xlsx', { ...DEFAULT_LIMITS, rows: 600 });
    expect(await catchCode(() => readTexts(table))).toBe('too_many_rows');
    await table.close();
  });

  test('a reader that takes too long or too much is ended', async () => {
    const path = await saveBook(BOOK);
    expect(
      await catchCode(() => openTableLimited(path, 'a.xlsx', DEFAULT_LIMITS, { milliseconds: 1, megabytes: 64 })),
    ).toBe('time_limit');
    const page = await saveFile('a.xls', `<html><table>${'<tr><td>а</td><td>б</td></tr>'.repeat(200_000)}</table>`);
    expect(
      await catchCode(() => openTableLimited(page, 'a.xls', DEFAULT_LIMITS, { milliseconds: 60_000, megabytes: 24 })),
    ).toBe('memory_limit');
  });
});
