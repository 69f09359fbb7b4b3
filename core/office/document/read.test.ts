import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { convertToDocx, findConverter } from '#core/office/document/convert.ts';
import { describeDocumentError } from '#core/office/document/describe-error.ts';
import type { Block } from '#core/office/document/model.ts';
import { readDocument } from '#core/office/document/read.ts';
import { makeDocument, num, p, tbl, tc, tr } from '#core/office/document/testing/make-document.ts';
import { makeDocx, para } from '#core/office/docx/testing/make-docx.ts';
import { catchCode, listParts, saveFile, wrapSheet, zipParts } from '#core/office/testing/build.ts';

const TEXT = 'Программа развития\nЭтап\tСрок\nПервый\tмай 2026 г.\n';
const TEXTS = [
  'Программа развития',
  [
    ['Этап', 'Срок'],
    ['Первый', 'май 2026 г.'],
  ],
];

const showText = (block: Block): string | string[][] =>
  block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.cells.map((cell) => cell.text));
const showTexts = (blocks: readonly Block[]) => blocks.map(showText);

const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const compound = (...streams: readonly string[]): Uint8Array =>
  Buffer.concat([
    Buffer.from(CFB),
    Buffer.alloc(504),
    ...streams.map((stream) => Buffer.from(`${stream}\0`, 'utf16le')),
  ]);
const openDocument = (kind: string): Uint8Array =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
    'content.xml': strToU8('<a/>'),
  });

describe('a document is known by what it is', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['windows-1251', iconv.encode(TEXT, 'windows-1251')],
    ['cp866', iconv.encode(TEXT, 'cp866')],
    ['koi8-r', iconv.encode(TEXT, 'koi8-r')],
    ['UTF-16 with a mark', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
    ['UTF-16 without a mark', iconv.encode(TEXT, 'utf-16le', { addBOM: false })],
    ['UTF-16, the other order, without a mark', iconv.encode(TEXT, 'utf-16be', { addBOM: false })],
  ])('text in %s', async (_name, bytes) => {
    const { format, blocks } = await readDocument(bytes, 'документ.docx');
    expect([format, showTexts(blocks)]).toEqual(['text', TEXTS]);
  });

  test('a Word file under the name of a text', async () => {
    const { format, blocks } = await readDocument(makeDocument({ body: p('Слово') }), 'a.txt');
    expect([format, showTexts(blocks)]).toEqual(['docx', ['Слово']]);
  });

  test('a CSV is told from a text by its name', async () => {
    const bytes = Buffer.from('№;Мероприятие;Срок\n1;Семинар;май\n');
    const csv = await readDocument(bytes, 'План.csv');
    expect([csv.format, showTexts(csv.blocks)]).toEqual([
      'csv',
      [
        [
          ['№', 'Мероприятие', 'Срок'],
          ['1', 'Семинар', 'май'],
        ],
      ],
    ]);
    expect(csv.blocks[0]).toMatchObject({ sheet: 'План', rows: [{ cells: [{ anchor: 'План!A1' }, {}, {}] }, {}] });
    expect((await readDocument(bytes, 'План.txt')).blocks).toHaveLength(2);
  });

  test('a workbook: sheets are tables, merges spans, rows keep their numbers; hidden sheets are told of', async () => {
    const cell = (address: string, text: string) => `<c r="${address}" t="str"><v>${text}</v></c>`;
    const rows =
      `<row r="1">${cell('A1', 'План')}</row><row r="3">${cell('A3', 'Срок')}${cell('B3', 'Кто')}</row>` +
      `<row r="4">${cell('B4', 'один&#10;два')}</row>`;
    const merges = '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A3:A5"/></mergeCells>';
    const bytes = zipParts(
      listParts({
        sheets: [
          { name: 'План!', xml: wrapSheet(rows, merges) },
          { name: 'Пусто', xml: wrapSheet('') },
          { name: 'Тайный', xml: wrapSheet(rows), state: 'hidden' },
        ],
      }),
    );
    const document = await readDocument(bytes, 'a.doc');
    expect(document.unread).toEqual([{ what: 'hidden_sheet', place: 'скрытый лист «Тайный»', anchor: null }]);
    const [table, ...rest] = document.blocks;
    if (table?.kind !== 'table') throw new Error('no table was read');
    expect([document.format, rest, table.sheet, table.columnCount]).toEqual(['xlsx', [], 'План!', 2]);
    expect(
      table.rows.map((row) => [
        row.number,
        ...row.cells.map(({ column, columnSpan, rowSpan, text, anchor }) => [
          column,
          columnSpan,
          rowSpan,
          text,
          anchor,
        ]),
      ]),
    ).toEqual([
      [1, [0, 2, 1, 'План', 'План!!A1']],
      [3, [0, 1, 2, 'Срок', 'План!!A3'], [1, 1, 1, 'Кто', 'План!!B3']],
      [4, [1, 1, 1, 'один\nдва', 'План!!B4']],
    ]);
    expect(table.rows[2]?.cells[0]?.paragraphs.map(({ text }) => text)).toEqual(['один', 'два']);
  });

  test('an old workbook', async () => {
    const sheet = utils.aoa_to_sheet([
      ['Этап', 'Срок'],
      ['Первый', 'май'],
    ]);
    const bytes = write(utils.book_new(sheet, 'Лист'), { type: 'buffer', bookType: 'biff8' }) as Buffer;
    const { format, blocks } = await readDocument(bytes, 'план.xls');
    expect([format, showTexts(blocks)]).toEqual([
      'xlsx',
      [
        [
          ['Этап', 'Срок'],
          ['Первый', 'май'],
        ],
      ],
    ]);
  });
});

describe('what cannot be read says what it is and what to do', () => {
  const body = para('x');
  const zeros = new Uint8Array(80 * 1024 ** 2);
  const cases: readonly [string, Uint8Array, string, RegExp][] = [
    ['an empty file', new Uint8Array(), 'empty-file', /0\s+байт/],
    ['a PDF', strToU8('%PDF-1.7'), 'pdf', /DOCX или XLSX/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'picture', /картинка/],
    ['a RAR', strToU8('Rar!\u001a\u0007'), 'archive', /Распакуйте/],
    ['a ZIP of anything', zipSync({ 'a.docx': makeDocx({ body }) }), 'archive', /Распакуйте/],
    ['a cut file', makeDocx({ body }).subarray(0, 400), 'damaged', /повреждён/],
    ['a file of junk', Buffer.from([1, 2, 3, 0, 0xff, 5]), 'no-text', /нет текста/],
    ['a password', compound('EncryptedPackage'), 'password', /пароль/],
    ['an unknown compound file', compound('Что-то'), 'no-text', /нет текста/],
    ['a presentation', openDocument('presentation'), 'no-text', /нет текста/],
    ['a table of LibreOffice', openDocument('spreadsheet'), 'open_document', /ODS/],
    [
      'a page with its pictures',
      strToU8('MIME-Version: 1.0\nContent-Type: multipart/related'),
      'web-page',
      /веб-страница/,
    ],
    [
      'a document as one XML',
      strToU8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>'),
      'not-docx',
      /DOCX/,
    ],
    [
      'macros',
      makeDocx({ body, parts: { 'word/vbaProject.bin': new Uint8Array([1]) } }),
      'macros',
      /тип «Документ Word \(DOCX\)»/,
    ],
    [
      'a DOCTYPE',
      makeDocx({ body, parts: { 'word/document.xml': '<!DOCTYPE a><w:document/>' } }),
      'doctype',
      /DOCTYPE/,
    ],
    ['a DOCTYPE in the styles', makeDocument({ body, styles: '<!DOCTYPE a>' }), 'damaged', /повреждён/],
    ['broken XML', makeDocx({ body: '<w:p>' }), 'damaged', /повреждён/],
    [
      'a main part of another make',
      makeDocx({ body, parts: { 'word/document.xml': '<x:document/>' } }),
      'damaged',
      /повреждён/,
    ],
    ['endless paragraphs', makeDocx({ body: '<w:p/>'.repeat(200_001) }), 'memory-limit', /на части/],
    ['a text without end', Buffer.alloc(33 * 1024 ** 2, 'а\n'), 'memory-limit', /на части/],
    ['a bomb', makeDocx({ body, parts: { 'word/header9.xml': zeros } }), 'bomb', /непомерно велик/],
    [
      'a workbook with a DOCTYPE',
      zipParts({ ...listParts({ sheets: [{ name: 'а', xml: '<!DOCTYPE a><worksheet/>' }] }) }),
      'doctype',
      /DOCTYPE/,
    ],
  ];
  test.each(cases)('%s', async (_name, bytes, code, text) => {
    expect(await catchCode(() => readDocument(bytes, 'файл'))).toBe(code);
    const error = await readDocument(bytes, 'файл').catch((reason: unknown) => reason);
    expect(describeDocumentError(error)?.replaceAll('\u00a0', ' ')).toMatch(text);
  });

  test('LibreOffice is looked for, and its absence is no failure', async () => {
    expect(await findConverter([])).toBeUndefined();
    const kind = { kind: 'foreign', extension: 'doc', code: 'legacy-doc' } as const;
    expect(await catchCode(() => convertToDocx(new Uint8Array(), kind, null))).toBe('legacy-doc');
    expect(await catchCode(() => convertToDocx(new Uint8Array(), kind, '/нет/soffice'))).toBe('conversion-failed');
  });
});

describe('what is embedded or linked is left alone', () => {
  const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  test.each([
    ['an embedded object', `<Relationship Id="rId9" Type="${REL}/oleObject" Target="embeddings/a.bin"/>`],
    [
      'a picture from elsewhere',
      `<Relationship Id="rId9" Type="${REL}/image" Target="file:///C:/a.png" TargetMode="External"/>`,
    ],
  ])('%s does not hinder reading', async (_name, relations) => {
    const { blocks } = await readDocument(makeDocument({ body: p('Текст'), relations }), 'a.docx');
    expect(showTexts(blocks)).toEqual(['Текст']);
  });

  test('a picture of 50 MB stays packed: a document is as quick as without it', async () => {
    const picture = Buffer.alloc(50 * 1024 ** 2);
    for (let at = 0; at < picture.length; at += 4) picture.writeUInt32LE((at * 2_654_435_761) >>> 0, at);
    const bytes = zipSync({
      ...unzipSync(makeDocument({ body: p('Текст') })),
      'word/media/image1.png': [picture, { level: 0 }],
    });
    expect(bytes.length).toBeGreaterThan(50 * 1024 ** 2);
    expect(showTexts((await readDocument(bytes, 'a.docx')).blocks)).toEqual(['Текст']);
  });
});

test('cells outside their row and tables without one are read all the same', async () => {
  const body = `<w:tc>${p('без таблицы')}</w:tc><w:tbl><w:tc>${p('без строки')}</w:tc></w:tbl>`;
  expect(showTexts((await readDocument(makeDocument({ body }), 'a.docx')).blocks)).toEqual([
    'без таблицы',
    [['без строки']],
  ]);
});

const CONVERTER = await findConverter();

describe.skipIf(CONVERTER === undefined)('through LibreOffice', () => {
  const level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>';
  const source = makeDocument({
    numbering: `<w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    body:
      p('Программа') +
      p('Задача', num(1)) +
      p('Вторая', num(1)) +
      tbl(
        tr(tc(p('Срок'), '<w:vMerge w:val="restart"/>') + tc(p('май'))) +
          tr(tc('<w:p/>', '<w:vMerge/>') + tc(p('июнь'))),
        [3000, 3000],
      ) +
      '<w:p/>',
  });

  function saveAs(path: string, extension: string): Uint8Array {
    const folder = dirname(path);
    const profile = `-env:UserInstallation=file://${path}-profile`;
    const args = [profile, '--headless', '--convert-to', extension, '--outdir', folder, path];
    execFileSync(CONVERTER ?? '', args, { stdio: 'ignore', cwd: folder });
    return readFileSync(path.replace(/docx$/, extension));
  }

  test.each(['doc', 'odt'])(
    '%s',
    async (extension) => {
      const path = await saveFile('source.docx', source);
      const { format, blocks } = await readDocument(saveAs(path, extension), `файл.${extension}`);
      const shown = blocks.map((block) =>
        block.kind === 'paragraph'
          ? `${block.label ?? ''} ${block.text}`
          : block.rows.map((row) => row.cells.map(({ rowSpan, text }) => `${rowSpan} ${text}`)),
      );
      expect([format, shown]).toEqual([
        'docx',
        [' Программа', '1. Задача', '2. Вторая', [['2 Срок', '1 май'], ['1 июнь']]],
      ]);
    },
    120_000,
  );

  test.each([
    ['RTF', "{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'eb\\'e0\\'ed\\par}"],
    ['a web page', '<html><meta charset="utf-8"><body><p>План</p></body></html>'],
  ])(
    '%s',
    async (_name, text) => {
      expect(showTexts((await readDocument(Buffer.from(text), 'план.doc')).blocks)).toEqual(['План']);
    },
    120_000,
  );

  test('a broken one and one that takes too long are refused', async () => {
    const kind = { kind: 'foreign', extension: 'odt', code: 'open-document' } as const;
    expect(await catchCode(() => readDocument(openDocument('text'), 'a.odt'))).toBe('conversion-failed');
    expect(await catchCode(() => convertToDocx(source, kind, undefined, 1))).toBe('time-limit');
  });
});
