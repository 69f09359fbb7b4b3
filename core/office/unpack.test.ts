import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '#core/office/limits.ts';
import { catchCode, choosePath, listParts, saveFile, wrapSheet, zipParts } from '#core/office/testing/build.ts';
import { collectTables, unpackTables } from '#core/office/unpack.ts';

/** Renames an entry in both of its records, to bytes of the same length and without the mark of UTF-8. */
function renameRaw(zip: Uint8Array, from: string, to: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) to.copy(bytes, at);
  return bytes;
}

describe('a ZIP of tables', () => {
  test('tables out of all folders, others listed, service files passed over', async () => {
    const zip = zipParts({
      'Школы/СОШ № 5.xlsx': 'x',
      'Школы/Лицей/список.csv': 'а;б',
      'Школы/приказ.docx': 'y',
      '__MACOSX/Школы/._СОШ.xlsx': 'z',
      'Школы/~$СОШ № 5.xlsx': 'z',
      '../../хитрый.csv': 'в',
    });
    const folder = await choosePath('out');
    const { files, skipped } = await unpackTables(await saveFile('a.zip', zip), folder);
    expect(files.map(({ name, bytes, path }) => [name, bytes, path.slice(folder.length + 1)])).toEqual([
      ['Школы/СОШ № 5.xlsx', 1, '0001.xlsx'],
      ['Школы/Лицей/список.csv', 5, '0002.csv'],
      ['хитрый.csv', 2, '0003.csv'],
    ]);
    expect(skipped).toEqual(['Школы/приказ.docx']);
    expect(await readFile(files[1]?.path ?? '', 'utf8')).toBe('а;б');
  });

  test('names in cp866, as a Russian Windows packs them', async () => {
    const name = iconv.encode('Школа 5.csv', 'cp866');
    const zip = renameRaw(zipSync({ 'XXXXXXX.csv': Buffer.from('1') }), 'XXXXXXX.csv', name);
    const { files } = await unpackTables(await saveFile('a.zip', zip), await choosePath('out'));
    expect(files.map((file) => file.name)).toEqual(['Школа 5.csv']);
  });

  test.each<[string, () => Uint8Array]>([
    ['bomb', () => zipParts({ 'a.csv': 'а'.repeat(1_000_000) })],
    [
      'too_many_files',
      () => zipParts(Object.fromEntries(Array.from({ length: 4 }, (_file, index) => [`${index}.csv`, 'x']))),
    ],
    ['no_tables_in_archive', () => zipParts({ 'a.docx': 'x' })],
    ['broken_archive', () => zipParts({ 'a.csv': 'x' }).slice(0, 40)],
  ])('%s', async (code, make) => {
    const limits = { ...DEFAULT_LIMITS, files: 3, ratioFloor: 100_000 };
    const path = await saveFile('a.zip', make());
    const folder = await choosePath('out');
    expect(await catchCode(() => unpackTables(path, folder, limits))).toBe(code);
  });

  test('a workbook is one table, an archive of workbooks is several, anything else is left for opening to judge', async () => {
    const book = zipParts(listParts({ sheets: [{ name: 'а', xml: wrapSheet('') }] }));
    const collect = async (name: string, bytes: Uint8Array | string) =>
      (await collectTables(await saveFile(name, bytes), name, await choosePath('out'))).files.map((file) => file.name);
    expect(await collect('a.xlsx', book)).toEqual(['a.xlsx']);
    expect(await collect('a.zip', zipParts({ 'Ш/a.xlsx': book, 'b.xlsx': book }))).toEqual(['Ш/a.xlsx', 'b.xlsx']);
    expect(await collect('пусто.xlsx', '')).toEqual(['пусто.xlsx']);
  });
});
