import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { chooseCodePage, chooseDelimiter } from '#core/office/csv/detect.ts';
import { openCsv } from '#core/office/csv/read.ts';
import { DEFAULT_LIMITS } from '#core/office/limits.ts';
import { catchCode, choosePath, readTexts, saveFile } from '#core/office/testing/build.ts';
import { writeCsv } from '#core/office/write.ts';

const LIST = 'ФИО;Должность;Стаж\r\nЁлкина Ия Юрьевна;учитель;12 л. 3 мес.\r\nШульц Э. Я.;«тьютор»;№ 5\r\n';
const CAPITALS = 'ФАМИЛИЯ;ИМЯ;ОТЧЕСТВО\r\nИВАНОВА;АННА;ПЕТРОВНА\r\nКУЗНЕЦОВ;ИЛЬЯ;СЕРГЕЕВИЧ\r\n';

describe('encoding', () => {
  test.each(['windows-1251', 'cp866', 'koi8-r'] as const)(
    '%s by how much the text reads like Russian',
    async (encoding) => {
      const list = encoding === 'koi8-r' || encoding === 'cp866' ? LIST.replace(/[«»]/g, '"') : LIST;
      expect(chooseCodePage(iconv.encode(list.replace('№', encoding === 'koi8-r' ? 'N' : '№'), encoding))).toBe(
        encoding,
      );
      expect(chooseCodePage(iconv.encode(CAPITALS, encoding))).toBe(encoding);
      const table = await openCsv(await saveFile('a.csv', iconv.encode(CAPITALS, encoding)), 'a');
      expect((await readTexts(table))[1]).toEqual(['ИВАНОВА', 'АННА', 'ПЕТРОВНА']);
    },
  );

  test.each([
    ['utf-8', Buffer.from(LIST)],
    ['utf-8', Buffer.from(`\ufeff${LIST}`)],
    ['utf-16le', Buffer.from(`\ufeff${LIST}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${LIST}`, 'utf16le').swap16()],
  ])('%s by its mark or by being strictly so', async (encoding, bytes) => {
    const table = await openCsv(await saveFile('a.csv', bytes), 'a');
    expect([table.encoding, (await readTexts(table))[1]]).toEqual([
      encoding,
      ['Ёлкина Ия Юрьевна', 'учитель', '12 л. 3 мес.'],
    ]);
  });

  test('one wrong byte far into the file and it is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('a;b\r\n'.repeat(80_000)), iconv.encode('школа;лицей', 'windows-1251')]);
    const table = await openCsv(await saveFile('a.csv', bytes), 'a');
    expect(table.encoding).toBe('windows-1251');
    expect((await readTexts(table)).at(-1)).toEqual(['школа', 'лицей']);
  });
});

describe('records', () => {
  test.each([
    [';', 'ФИО;Балл\nКим, А.;5,5\n'],
    [',', 'ФИО,Балл\n"Ким; А.",5\nПак,4\n'],
    ['\t', 'ФИО\tБалл, %\nКим\t5,5\n'],
    ['|', 'ФИО|Балл\nКим|5\n'],
    [';', 'один столбец\nещё\n'],
    [',', 'sep=,\nа;б,в\n'],
  ])('the delimiter %j', (delimiter, text) => {
    expect(chooseDelimiter(text)).toBe(delimiter);
  });

  test('quotes, breaks inside them, empty lines, guarded zeros, uneven records', async () => {
    const text = 'sep=;\r\nФИО;Код\r\n"Ким\r\n""А"".";="007"\r\n\r\n;;\r\nПак "младший";=cmd|x;лишнее\r\n';
    const table = await openCsv(await saveFile('a.csv', text), 'a');
    expect((await table.head(0, 9)).map((row) => [row.number, ...row.cells.map((cell) => cell.text)])).toEqual([
      [1, 'ФИО', 'Код'],
      [2, 'Ким\r\n"А".', '007'],
      [5, 'Пак "младший"', '=cmd|x', 'лишнее'],
    ]);
  });

  test.each([
    ['too_many_rows', 'а\n'.repeat(4)],
    ['too_many_columns', 'а;а;а;а;а\n'],
    ['unclosed_quote', `"${'а'.repeat(2100)}`],
    ['unclosed_quote', 'а;б\n"в;г\n'],
    ['empty_file', ''],
  ])('a limit or a fault gives %s', async (code, text) => {
    const limits = { ...DEFAULT_LIMITS, rows: 3, columns: 4, cellLength: 100 };
    const path = await saveFile('a.csv', text);
    expect(await catchCode(async () => readTexts(await openCsv(path, 'a', limits)))).toBe(code);
  });

  test('what we write is what we read', async () => {
    const text = fc.stringMatching(/^[А-Яа-яёЁ;,"'=+@№\n -]{1,12}$/).map((value) => `я${value.trim()}`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), async (rows) => {
        const path = await choosePath('w.csv');
        await writeCsv(path, { columns: [{ title: 'Первый' }, { title: 'Второй' }], rows });
        expect((await readTexts(await openCsv(path, 'w'))).slice(1)).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });
});
