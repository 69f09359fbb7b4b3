import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { page } from '#core/office/docx/build-template.ts';
import { checkTemplate } from '#core/office/docx/check-template.ts';
import { readDocxText } from '#core/office/docx/read-docx-text.ts';
import { fillTemplate } from '#core/office/docx/template.ts';
import {
  appendix,
  fieldTable,
  paragraph,
  repeat,
  signature,
  table,
  textHeading,
  when,
} from '#core/office/docx/template-blocks.ts';
import { buildSampleTemplate, makeSampleContent, SAMPLE_SPEC } from '#core/office/docx/testing/sample-note.ts';

const readPart = (bytes: Uint8Array, name: string): string => new TextDecoder().decode(unzipSync(bytes)[name]);
const toMm = (twips: string | undefined): number => Math.round((Number(twips) / 1440) * 25.4);

describe('page', () => {
  test.each([
    [{}, { left: 30, width: 210, height: 297 }],
    [{ leftMm: 20 as const }, { left: 20, width: 210, height: 297 }],
    [{ isLandscape: true }, { left: 30, width: 297, height: 210 }],
  ])('%j: A4 with the margins of the standard [F-89]', async (options, expected) => {
    const xml = readPart(await page([paragraph('x')], options), 'word/document.xml');
    const read = (element: string, attribute: string): number =>
      toMm(new RegExp(`<w:${element}[^>]* w:${attribute}="(\\d+)"`).exec(xml)?.[1]);
    expect({ left: read('pgMar', 'left'), width: read('pgSz', 'w'), height: read('pgSz', 'h') }).toEqual(expected);
    expect([read('pgMar', 'top'), read('pgMar', 'right'), read('pgMar', 'bottom')]).toEqual([20, 10, 20]);
  });

  test('numbers stand at the top centre and not on the first page', async () => {
    const bytes = await page([paragraph('x')]);
    expect(readPart(bytes, 'word/document.xml')).toContain('<w:titlePg/>');
    const headers = Object.keys(unzipSync(bytes)).filter((name) => /^word\/header\d+\.xml$/.test(name));
    const numbered = headers.map((name) => readPart(bytes, name)).filter((xml) => xml.includes('PAGE'));
    expect([headers.length, numbered.length]).toEqual([2, 1]);
    expect(numbered[0]).toContain('<w:jc w:val="center"/>');
  });

  test('the text is Russian, in letters of the asked size', async () => {
    const styles = readPart(await page([paragraph('x')], { points: 12 }), 'word/styles.xml');
    expect(styles).toMatch(/<w:docDefaults>.*<w:sz w:val="24"\/>.*<w:lang w:val="ru-RU"/s);
    expect(styles).toContain('w:lineRule="auto"');
  });
});

describe('blocks', () => {
  const read = async (blocks: Parameters<typeof page>[0]) => readDocxText(await page(blocks));

  test('a table: header rows with groups repeat on every page, one row repeats for the list', async () => {
    const columns = [
      { title: 'Школа', value: '{школа}' },
      { title: 'n', value: '{n1}', group: 'Вход' },
      { title: 'балл', value: '{б1}', group: 'Вход' },
    ];
    const bytes = await page([table({ columns, loop: 'строки' })]);
    expect((await readDocxText(bytes)).tables).toEqual([
      [
        ['Школа', 'Вход'],
        ['', 'n', 'балл'],
        ['{#строки}{школа}', '{n1}', '{б1}{/строки}'],
      ],
    ]);
    expect(readPart(bytes, 'word/document.xml').match(/<w:tblHeader\/>/g)).toHaveLength(2);
  });

  test('a table of one column repeats its row', async () => {
    const template = await page([table({ columns: [{ title: 'Имя', value: '{имя}' }], loop: 'строки' })]);
    const filled = await fillTemplate(template, { строки: [{ имя: 'А' }, { имя: 'Б' }] });
    expect((await readDocxText(filled)).tables).toEqual([[['Имя'], ['А'], ['Б']]]);
  });

  test('a repeated block and a condition leave no lines of tags', async () => {
    const template = await page([...repeat('а', [paragraph('{б}')]), ...when('в', [paragraph('есть')])]);
    const filled = await fillTemplate(template, { а: [{ б: '1' }, { б: '2' }], в: false });
    expect((await readDocxText(filled)).paragraphs).toEqual(['1', '2']);
    expect(readPart(filled, 'word/document.xml').match(/<w:p>/g)).toHaveLength(2);
  });

  test('signature, fields and appendix', async () => {
    const text = await read([
      textHeading('О\nдиагностике'),
      fieldTable([['Срок', '{срок}']]),
      ...signature({ post: 'Директор', name: 'А. П. Вересова' }),
      ...appendix('Приложение № 1', [paragraph('Список')]),
    ]);
    expect(text.paragraphs).toEqual(['О\nдиагностике', 'Приложение № 1', 'Список']);
    expect(text.tables).toEqual([[['Срок', '{срок}']], [['Директор', '____________', 'А. П. Вересова']]]);
  });
});

describe('the sample note of every block', () => {
  test('passes the check and fills without a tag left', async () => {
    const template = await buildSampleTemplate();
    expect(await checkTemplate(template, SAMPLE_SPEC)).toEqual([]);
    const filled = await fillTemplate(template, await makeSampleContent(30));
    const text = await readDocxText(filled);
    expect(text.tables.map((rows) => rows.length)).toEqual([1, 2, 7, 1, 31]);
    expect(text.paragraphs.slice(11)).toEqual([
      'Таблица 1. Средний балл по компетенциям',
      'Снижение',
      'Методические: ниже прежнего у 7 участников.',
      '3. Рекомендации',
      'Руководителям школ:',
      expect.stringContaining('«Формирующее оценивание»'),
      expect.stringContaining('«Работа с текстом»'),
      'Методистам:',
      expect.stringContaining('«Постановка учебной задачи»'),
      'Приложение № 1\nк аналитической справке\nот 16 ноября 2026 г. №\u00a048-МС',
      'Участие по школам',
    ]);
    expect(readPart(filled, 'word/document.xml')).not.toMatch(/<w:t[^>]*>[^<]*[{}]|native code|\[object|opora/);
    expect(Object.keys(unzipSync(filled)).filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
  });
});
