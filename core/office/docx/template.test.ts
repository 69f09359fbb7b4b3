import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DocxError } from '#core/office/docx/errors.ts';
import { readDocxText } from '#core/office/docx/read-docx-text.ts';
import { cleanText, fillTemplate, PAGE_BREAK, type TemplateContent } from '#core/office/docx/template.ts';
import { grid, makeDocx, para, run } from '#core/office/docx/testing/make-docx.ts';

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const fill = async (body: string, content: TemplateContent) =>
  readDocxText(await fillTemplate(makeDocx({ body }), content));
const readPart = (bytes: Uint8Array, name: string): string => new TextDecoder().decode(unzipSync(bytes)[name]);

async function catchCode(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return error instanceof DocxError ? error.code : String(error);
  }
  return 'none';
}

describe('fillTemplate puts values in', () => {
  test('a name split over runs, with Cyrillic letters and blanks in braces', async () => {
    const { paragraphs } = await fill(para('Итог: {на', 'зва', 'ние}, { n }.'), { название: 'справка', n: 12 });
    expect(paragraphs).toEqual(['Итог: справка, 12.']);
  });

  test('numbers are written the Russian way', async () => {
    const { paragraphs } = await fill(para('{a} {b}'), { a: -3.5, b: 0 });
    expect(paragraphs).toEqual(['−3,5 0']);
  });

  test('an inner level sees the names of outer levels, and its own name wins', async () => {
    const body = para('{#школы}', '{имя}/{район}: {#классы}{имя} {/классы}{/школы}');
    const content = { имя: 'внешнее', район: 'Р', школы: [{ имя: 'Ш1', классы: [{ имя: '5а' }, {}] }] };
    expect((await fill(body, content)).paragraphs).toEqual(['Ш1/Р: 5а Ш1 ']);
  });

  test('rows of a table repeat, and none is left for an empty list', async () => {
    const table = grid([para('Имя'), para('Балл')], [para('{#rows}{a}'), para('{b}{/rows}')]);
    const rows = [
      { a: 'А', b: 1 },
      { a: 'Б', b: 2.5 },
    ];
    expect((await fill(table, { rows })).tables).toEqual([
      [
        ['Имя', 'Балл'],
        ['А', '1'],
        ['Б', '2,5'],
      ],
    ]);
    expect((await fill(table, { rows: [] })).tables).toEqual([[['Имя', 'Балл']]]);
  });

  test('a row within one cell repeats as a row when told so', async () => {
    const table = grid([para('{#rows [loopOver: "row"]}{a}{/rows}')]);
    expect((await fill(table, { rows: [{ a: '1' }, { a: '2' }] })).tables).toEqual([[['1'], ['2']]]);
  });

  test.each([
    [true, ['до', 'да', 'после']],
    [false, ['до', 'после']],
  ])('a condition %s leaves no empty lines behind its tags', async (есть, expected) => {
    const bytes = await fillTemplate(
      makeDocx({ body: [para('до'), para('{#есть}'), para('да'), para('{/есть}'), para('после')].join('') }),
      { есть },
    );
    expect((await readDocxText(bytes)).paragraphs).toEqual(expected);
    expect(readPart(bytes, 'word/document.xml').match(/<w:p[ >/]/g)).toHaveLength(expected.length);
    expect(readPart(bytes, 'word/document.xml')).not.toContain('opora');
  });

  test.each([
    ['a whole bookmark goes with the line', '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>', 1],
    ['half a bookmark keeps it', '<w:bookmarkStart w:id="0" w:name="a"/>', 2],
  ])('%s', async (_name, bookmark, expected) => {
    const tag = `<w:p>${bookmark}${run('{#a}')}</w:p>`;
    const bytes = await fillTemplate(makeDocx({ body: tag + para('x') + para('{/a}') }), { a: true });
    expect(readPart(bytes, 'word/document.xml').match(/<w:p[ >/]/g)).toHaveLength(expected);
  });

  test('repeated tables keep a paragraph between them, so that they do not grow together', async () => {
    const body = [para('{#t}'), grid([para('{a}')]), para('{/t}'), para('конец')].join('');
    const bytes = await fillTemplate(makeDocx({ body }), { t: [{ a: '1' }, { a: '2' }] });
    expect((await readDocxText(bytes)).tables).toEqual([[['1']], [['2']]]);
    expect(readPart(bytes, 'word/document.xml')).not.toMatch(/<\/w:tbl><w:tbl>/);
  });

  test('header and footer are filled', async () => {
    const template = makeDocx({ body: para('{a}'), header: para('Шапка {a}'), footer: para('Низ {a}') });
    const text = await readDocxText(await fillTemplate(template, { a: 'X' }));
    expect(text).toEqual({ paragraphs: ['X'], tables: [], headers: ['Шапка X'], footers: ['Низ X'] });
  });

  test('a page break is a break of the page', async () => {
    const bytes = await fillTemplate(makeDocx({ body: para('{b}') }), { b: PAGE_BREAK });
    expect(readPart(bytes, 'word/document.xml').match(/<w:br w:type="page"\/>/g)).toHaveLength(1);
  });

  test('a picture has its size in millimetres and a safe description', async () => {
    const picture = { kind: 'image', bytes: PNG, widthMm: 25.4, heightMm: 12.7, alt: 'Рост <b> & "x"' } as const;
    const xml = readPart(await fillTemplate(makeDocx({ body: para('{p}') }), { p: picture }), 'word/document.xml');
    expect(xml).toContain('<wp:extent cx="914400" cy="457200"/>');
    expect(/descr="([^"]*)"/.exec(xml)?.[1]).toBe('Рост  b    x');
  });
});

describe('fillTemplate keeps values literal', () => {
  test.each(['{a}', '{#a}', '{/a}', '}{', '<w:br/>', '&amp;', '{constructor}'])('%s stays text', async (value) => {
    const row = { v: value };
    const { paragraphs } = await fill(para('[{v}]') + para('{#list}[{v}]{/list}'), { v: value, list: [row] });
    expect(paragraphs).toEqual([`[${value}]`, `[${value}]`]);
  });

  test('any text comes out as cleaned text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (value) => {
        const { paragraphs } = await fill(para('[', '{v}', ']'), { v: value });
        expect(paragraphs).toEqual([`[${cleanText(value)}]`]);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['a\u0000b\u0007c', 'abc'],
    ['строка\r\nвторая\rтретья', 'строка\nвторая\nтретья'],
    ['\u202eсправа', 'справа'],
    ['пол\ud83dпары', 'пол\ufffdпары'],
    ['таб\tуляция', 'таб\tуляция'],
  ])('cleanText %j gives %j', (raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });
});

describe('fillTemplate refuses', () => {
  const image = { kind: 'image', bytes: PNG, widthMm: 1, heightMm: 1, alt: '' } as const;
  const cases: readonly [string, string, TemplateContent, string][] = [
    ['a name without value', para('{нет}'), {}, 'value-missing'],
    ['a name of the prototype in the data', para('{toStrin}'), {}, 'value-missing'],
    ['a native name', para('{constructor}'), {}, 'broken-template'],
    ['a list where a text stands', para('{a}'), { a: [] }, 'value-kind'],
    ['a boolean where a text stands', para('{a}'), { a: true }, 'value-kind'],
    ['a picture as a condition', para('{#a}x{/a}'), { a: image }, 'value-kind'],
    ['a number that is none', para('{a}'), { a: Number.NaN }, 'value-kind'],
    ['a picture of another kind', para('{a}'), { a: { ...image, bytes: new Uint8Array([1, 2, 3, 4]) } }, 'bad-image'],
    ['a wrong closing tag', para('{#a}x{/b}'), { a: true }, 'broken-template'],
    ['a stray brace', para('a } b'), {}, 'broken-template'],
  ];
  test.each(cases)('%s', async (_name, body, content, code) => {
    expect(await catchCode(fillTemplate(makeDocx({ body }), content))).toBe(code);
  });

  test('nothing that a false condition hides is asked for', async () => {
    expect((await fill(para('x{#a}{нет}{/a}'), { a: false })).paragraphs).toEqual(['x']);
  });
});

test('the same template and values give the same bytes', async () => {
  const template = makeDocx({ body: para('{a}'), header: para('{a}') });
  const [one, two] = [await fillTemplate(template, { a: 'x' }), await fillTemplate(template, { a: 'x' })];
  expect(Buffer.from(one).equals(two)).toBe(true);
});

test('the link to a template file of somebody is dropped', async () => {
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const template = makeDocx({
    body: para('x'),
    relations: `<Relationship Id="rId5" Type="${rel}/settings" Target="settings.xml"/>`,
    parts: {
      'word/settings.xml':
        '<w:settings xmlns:w="w" xmlns:r="r"><w:attachedTemplate r:id="rId1"/><w:zoom w:percent="100"/></w:settings>',
      'word/_rels/settings.xml.rels': `<Relationships><Relationship Id="rId1" Type="${rel}/attachedTemplate" Target="file:///C:/a.dotm" TargetMode="External"/></Relationships>`,
    },
  });
  const bytes = await fillTemplate(template, {});
  expect(readPart(bytes, 'word/settings.xml')).toBe(
    '<w:settings xmlns:w="w" xmlns:r="r"><w:zoom w:percent="100"/></w:settings>',
  );
  expect(readPart(bytes, 'word/_rels/settings.xml.rels')).toBe('<Relationships></Relationships>');
});
