import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OFFICE_ERROR_CODES } from '#core/office/errors.ts';
import { describeOfficeError } from '#core/office/messages.ts';
import { openTable } from '#core/office/open.ts';
import { catchCode, listParts, readTexts, saveFile, wrapSheet, zipParts } from '#core/office/testing/build.ts';

const SHEET = wrapSheet('<row><c><v>1</v></c></row>');
const BOOK = listParts({ sheets: [{ name: 'Лист1', xml: SHEET }] });

/** A compound file's one directory sector with a stream of this name. */
function makeCompound(name: string): Uint8Array {
  const bytes = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.write(name, 1024 + 128, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 1024 + 128 + 64);
  return bytes;
}

const withDoctype = (part: string): Uint8Array =>
  zipParts({
    ...BOOK,
    [part]: (BOOK[part] ?? '').replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
  });

/** A sheet that unpacks to 52 MB of blanks out of some 50 kB. */
const BOMB = zipParts({ ...BOOK, 'xl/worksheets/sheet1.xml': SHEET.replace('<row>', `${' '.repeat(52e6)}<row>`) });

/** A bomb that also lies about its size: both records say 1 000 bytes. */
function makeLiar(): Uint8Array {
  const bytes = Buffer.from(BOMB);
  for (const [mark, at] of [
    [0x04034b50, 22],
    [0x02014b50, 24],
  ] as const) {
    for (let from = 0; from + 46 < bytes.length; from += 1) {
      if (bytes.readUInt32LE(from) === mark && bytes.readUInt32LE(from + at) > 1e7)
        bytes.writeUInt32LE(1000, from + at);
    }
  }
  return bytes;
}

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('what must not hurt', () => {
  test.each<[string, string, () => Uint8Array | string]>([
    ['0 bytes', 'empty_file', () => ''],
    ['a renamed picture', 'picture', () => PNG],
    ['a renamed photo', 'picture', () => Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a PDF', 'pdf', () => '%PDF-1.7\n%âãÏÓ'],
    ['a RAR', 'other_archive', () => 'Rar!\u001a\u0007\u0000'],
    ['random bytes', 'not_a_workbook', () => Uint8Array.from({ length: 3000 }, (_byte, index) => (index * 37) % 256)],
    ['a password', 'password', () => makeCompound('EncryptedPackage')],
    ['another compound file', 'not_a_workbook', () => makeCompound('WordDocument')],
    ['a torn old workbook', 'old_binary_unreadable', () => makeCompound('Workbook')],
    ['a document', 'word_document', () => zipParts({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' })],
    ['an ODS', 'open_document', () => zipParts({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })],
    ['an XLSB', 'binary_workbook', () => zipParts({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' })],
    ['a ZIP of nothing of ours', 'not_a_workbook', () => zipParts({ 'a.txt': 'x' })],
    ['a cut ZIP', 'broken_archive', () => zipParts(BOOK).slice(0, 400)],
    ['a zip bomb', 'bomb', () => BOMB],
    ['a zip bomb that lies', 'bomb', makeLiar],
    ['DOCTYPE in a sheet', 'doctype', () => withDoctype('xl/worksheets/sheet1.xml')],
    ['DOCTYPE in the workbook', 'doctype', () => withDoctype('xl/workbook.xml')],
    ['no sheets', 'no_sheets', () => zipParts(listParts({ sheets: [] }))],
    ['an empty page', 'html_table', () => '<html><body>нет</body></html>'],
    [
      'XML of 2003',
      'xml_table',
      () => '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
    ],
  ])('%s gives %s', async (name, code, make) => {
    const path = await saveFile('книга.xlsx', make());
    const found = await catchCode(async () => {
      const table = await openTable(path, `${name}.xlsx`);
      await readTexts(table);
    });
    expect(found).toBe(code);
  });

  test('300 columns and 20 000 rows are read', async () => {
    const wide = `<row>${'<c><v>1</v></c>'.repeat(300)}</row>`;
    const path = await saveFile(
      'w.xlsx',
      zipParts({ ...BOOK, 'xl/worksheets/sheet1.xml': wrapSheet(wide + '<row><c><v>2</v></c></row>'.repeat(20_000)) }),
    );
    const rows = await readTexts(await openTable(path, 'w.xlsx'));
    expect([rows.length, rows[0]?.length, rows.at(-1)]).toEqual([20_001, 300, ['2']]);
  });

  test('every code has a Russian text that says what to do, without an exclamation mark', () => {
    for (const code of OFFICE_ERROR_CODES) {
      const text = describeOfficeError({ code, details: { sheet: 'Лист1', limit: 200_000, cell: 'B7' } });
      expect(text, code).toMatch(/^[А-Я«][^!]+\. [А-Я«][^!]+\.$/su);
    }
  });
});

describe('damage', () => {
  const rows =
    '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><v>43188</v></c></row><row r="2"><c t="str"><v>да</v></c></row>';
  const parts = listParts({
    sheets: [{ name: 'Лист1', xml: wrapSheet(rows, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>') }],
    strings: '<si><t>ФИО</t></si>',
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
  });
  const whole = zipParts(parts);
  const flips = fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { minLength: 1, maxLength: 4 });
  const damage = (bytes: Uint8Array, changes: readonly (readonly [number, number])[]): Uint8Array => {
    const damaged = Uint8Array.from(bytes);
    for (const [at, byte] of changes) damaged[at % damaged.length] = byte;
    return damaged;
  };
  const isCalm = async (bytes: Uint8Array): Promise<string> => {
    const path = await saveFile('d.xlsx', bytes);
    return catchCode(async () => {
      const table = await openTable(path, 'd.xlsx');
      await readTexts(table);
      await table.merges(0);
    });
  };
  const known = new Set<string>([...OFFICE_ERROR_CODES, 'no error']);

  test('any wrong bytes in the archive give a code of ours or are read', async () => {
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const code = await isCalm(damage(whole, changes));
        expect(known.has(code), code).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.keys(parts))('any wrong bytes in %s give a code of ours or are read', async (name) => {
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = damage(Buffer.from(parts[name] ?? ''), changes);
        const code = await isCalm(zipParts({ ...parts, [name]: bytes }));
        expect(known.has(code), code).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

describe('formats by content, not by name', () => {
  test('an old workbook', async () => {
    const sheet = utils.aoa_to_sheet([
      ['ФИО', 'Принята', 'Доля'],
      ['Лебедева Анна', null, 0.5],
      [],
      ['Ёлкин', null, 12.25],
    ]);
    sheet.B2 = { t: 'n', v: 43188, z: 'dd.mm.yyyy' };
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
    const bytes: Buffer = write(utils.book_new(sheet, 'Штат'), { type: 'buffer', bookType: 'biff8' });
    const table = await openTable(await saveFile('old.xlsx', bytes), 'old.xlsx');
    expect([table.kind, table.sheets]).toEqual(['xls', [{ name: 'Штат', hidden: false }]]);
    expect(await table.merges(0)).toEqual([{ top: 1, left: 0, bottom: 1, right: 1 }]);
    const rows = await table.head(0, 10);
    expect(rows.map((row) => [row.number, ...row.cells.map((cell) => cell.date ?? cell.number ?? cell.text)])).toEqual([
      [1, 'ФИО', 'Принята', 'Доля'],
      [2, 'Лебедева Анна', '2018-03-29', 0.5],
      [4, 'Ёлкин', '', 12.25],
    ]);
    await table.close();
  });

  test('a web page under the name of a workbook, unclosed tags and spans', async () => {
    const page =
      '<html><head><meta charset="utf-8"><style>td{}</style></head><body><script>if (a < b) "<table>"</script>' +
      '<table border=1><tr><td rowspan=2>ФИО<td colspan="2">Балл &laquo;вход&raquo;</tr><!-- <tr><td>нет --> ' +
      '<tr><td>1</td><td>2</td></tr><tr><td>Ким&nbsp;А.&#8470;<td>=1+1<br>да<td><table><tr><td>внутри</table></table></html>';
    const table = await openTable(await saveFile('1c.xls', page), 'выгрузка.xls');
    expect(table.sheets).toEqual([{ name: 'выгрузка', hidden: false }]);
    expect(await readTexts(table)).toEqual([
      ['ФИО', 'Балл «вход»'],
      ['', '1', '2'],
      ['Ким\u00a0А.№', '=1+1\nда', 'внутри'],
    ]);
    expect(await table.merges(0)).toEqual([
      { top: 1, left: 0, bottom: 2, right: 0 },
      { top: 1, left: 1, bottom: 1, right: 2 },
    ]);
  });

  test('a CSV under the name of a workbook', async () => {
    const table = await openTable(await saveFile('a.xlsx', 'ФИО;Балл\r\nКим;5\r\n'), 'Школа 5.xlsx');
    expect([table.kind, table.sheets[0]?.name, await readTexts(table)]).toEqual([
      'csv',
      'Школа 5',
      [
        ['ФИО', 'Балл'],
        ['Ким', '5'],
      ],
    ]);
  });
});
