import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { checkTemplate, type PlaceholderSpec } from '#core/office/docx/check-template.ts';
import { fillTemplate, PAGE_BREAK } from '#core/office/docx/template.ts';
import { grid, makeDocx, para } from '#core/office/docx/testing/make-docx.ts';

const SPEC: PlaceholderSpec = {
  организация: 'text',
  дата: 'text',
  диаграмма: 'image',
  есть_снижение: 'condition',
  нет_снижения: 'condition',
  разрыв: 'pageBreak',
  строки: { loop: { имя: 'text', балл: 'text', темы: { loop: { тема: 'text' } } } },
};
const listItem = (text: string): string => `<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

const check = async (body: string) =>
  (await checkTemplate(makeDocx({ body }), SPEC)).map(({ code, placeholder, place, proposal }) => ({
    code,
    placeholder,
    place,
    ...(proposal === undefined ? {} : { proposal }),
  }));

describe('checkTemplate accepts', () => {
  test.each([
    ['plain fields', para('{организация} от { дата }')],
    ['a row of a table', grid([para('№'), para('Имя')], [para('{#строки}{имя}'), para('{балл}{/строки}')])],
    ['a loop inside a loop, outer names inside', para('{#строки}{имя}: {#темы}{тема} {имя} {дата};{/темы}{/строки}')],
    ['lines of tags', [para('{#есть_снижение}'), para('x'), para('{/есть_снижение}')].join('')],
    ['a text as a condition', para('{#дата}от {дата}{/дата}')],
    ['a short closing tag', para('{#строки}{имя}{/}')],
    ['a picture and a break', para('{диаграмма}{разрыв}')],
    ['options of a loop with typographic quotes', grid([para('{#строки [loopOver: “row”]}{имя}{/строки}')])],
    ['a name split over runs', para('{орга', 'низ', 'ация}')],
    ['a list item holding its loop', listItem('{#строки}{имя}{/строки}')],
  ])('%s', async (_name, body) => {
    expect(await check(body)).toEqual([]);
  });
});

const BEFORE = para('первый') + para('второй');
describe('checkTemplate names what is wrong and where', () => {
  const cases: readonly [string, string, Awaited<ReturnType<typeof check>>][] = [
    [
      'a misspelt name',
      BEFORE + para('{оргонизация}'),
      [{ code: 'unknown-name', placeholder: '{оргонизация}', place: 'абзац\u00a03', proposal: '{организация}' }],
    ],
    [
      'a name far from all',
      para('{кластер}'),
      [{ code: 'unknown-name', placeholder: '{кластер}', place: 'абзац\u00a01' }],
    ],
    [
      'a field outside its loop',
      para('{балл}'),
      [{ code: 'outside-loop', placeholder: '{балл}', place: 'абзац\u00a01' }],
    ],
    [
      'a field of a list inside a list',
      para('{#строки}{тема}{/строки}'),
      [{ code: 'outside-loop', placeholder: '{тема}', place: 'абзац\u00a01' }],
    ],
    [
      'a misspelt list, whose fields are right',
      para('{#строкы}{имя} {балл}{/строкы}'),
      [{ code: 'unknown-name', placeholder: '{#строкы}', place: 'абзац\u00a01', proposal: '{#строки}' }],
    ],
    [
      'a wrong closing tag, in the second table',
      grid([para('')]) + grid([para('а')], [para('б')], [para('{#строки}{имя}{/строка}')]),
      [
        {
          code: 'wrong-closing',
          placeholder: '{/строка}',
          place: 'таблица\u00a02, строка\u00a03',
          proposal: '{/строки}',
        },
      ],
    ],
    [
      'a missing closing tag',
      para('{#строки}{имя}'),
      [{ code: 'missing-closing', placeholder: '{#строки}', place: 'абзац\u00a01', proposal: '{/строки}' }],
    ],
    [
      'an inner tag left open',
      para('{#строки}{#темы}{тема}{/строки}'),
      [{ code: 'missing-closing', placeholder: '{#темы}', place: 'абзац\u00a01', proposal: '{/темы}' }],
    ],
    [
      'a closing tag alone',
      para('{/строки}'),
      [{ code: 'missing-opening', placeholder: '{/строки}', place: 'абзац\u00a01', proposal: '{#строки}' }],
    ],
    ['a stray brace', para('a } b'), [{ code: 'stray-brace', placeholder: '}', place: 'абзац\u00a01' }]],
    [
      'a brace that is not closed',
      para('от {дата и всё'),
      [{ code: 'unclosed-brace', placeholder: '{дата и всё', place: 'абзац\u00a01' }],
    ],
    [
      'a brace over two cells',
      grid([para('{да'), para('та}')]),
      [
        { code: 'unclosed-brace', placeholder: '{да', place: 'таблица\u00a01, строка\u00a01' },
        { code: 'stray-brace', placeholder: '}', place: 'таблица\u00a01, строка\u00a01' },
      ],
    ],
    ['empty braces', para('{ }'), [{ code: 'empty-tag', placeholder: '{ }', place: 'абзац\u00a01' }]],
    [
      'a native name',
      para('{constructor}'),
      [{ code: 'forbidden-name', placeholder: '{constructor}', place: 'абзац\u00a01' }],
    ],
    [
      'a native name as a loop',
      para('{#__proto__}x{/__proto__}'),
      [{ code: 'forbidden-name', placeholder: '{#__proto__}', place: 'абзац\u00a01' }],
    ],
    [
      'the inverse tag',
      para('{^снижения}нет{/снижения}'),
      [{ code: 'inverse-unsupported', placeholder: '{^снижения}', place: 'абзац\u00a01', proposal: '{#нет_снижения}' }],
    ],
    [
      'a loop that leaves its cell for the text',
      grid([para('{#строки}{имя}'), para('')]) + para('{/строки}'),
      [{ code: 'crosses-cells', placeholder: '{#строки}', place: 'таблица\u00a01, строка\u00a01' }],
    ],
    [
      'a loop down one column',
      grid([para('{#строки}{имя}'), para('')], [para('{/строки}'), para('')]),
      [{ code: 'crosses-cells', placeholder: '{#строки}', place: 'таблица\u00a01, строка\u00a01' }],
    ],
    [
      'a list used as a field',
      para('{строки}'),
      [{ code: 'wrong-kind', placeholder: '{строки}', place: 'абзац\u00a01' }],
    ],
    [
      'a picture used as a condition',
      para('{#диаграмма}x{/диаграмма}'),
      [{ code: 'wrong-kind', placeholder: '{#диаграмма}', place: 'абзац\u00a01' }],
    ],
    [
      'unknown options',
      para('{дата [формат: "д.м.г"]}'),
      [{ code: 'bad-options', placeholder: '{дата [формат: "д.м.г"]}', place: 'абзац\u00a01', proposal: '{дата}' }],
    ],
    [
      'a loop over several list items',
      listItem('{#строки}') + listItem('{имя}') + listItem('{/строки}'),
      [{ code: 'list-span', placeholder: '{#строки}', place: 'абзац\u00a01' }],
    ],
    [
      'a loop in a content control',
      `<w:sdt><w:sdtContent>${para('{#строки}{имя}{/строки}')}</w:sdtContent></w:sdt>`,
      [{ code: 'content-control', placeholder: '{#строки}', place: 'абзац\u00a01' }],
    ],
  ];
  test.each(cases)('%s', async (_name, body, expected) => {
    expect(await check(body)).toEqual(expected);
  });

  test('headers, footers and notes are named', async () => {
    const template = makeDocx({
      body: para('{дата}'),
      header: para('{дата_}'),
      footer: para('{#строки}'),
      footnotes: para('{дата}'),
    });
    const findings = await checkTemplate(template, SPEC);
    expect(findings.map(({ code, place, severity }) => [code, place, severity])).toEqual([
      ['unknown-name', 'верхний колонтитул', 'error'],
      ['missing-closing', 'нижний колонтитул', 'error'],
      ['unsupported-place', 'сноска или примечание', 'warning'],
    ]);
  });

  test('a text frame that Word stores twice is reported once', async () => {
    const frame = `<w:txbxContent>${para('{дпта}')}</w:txbxContent>`;
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice>${frame}</mc:Choice><mc:Fallback>${frame}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(await check(body)).toEqual([
      { code: 'unknown-name', placeholder: '{дпта}', place: 'абзац\u00a01', proposal: '{дата}' },
    ]);
  });

  test('the description of a picture may hold a field', async () => {
    const picture = (alt: string): string =>
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="${alt}"/></wp:inline></w:drawing></w:r></w:p>`;
    expect(await check(picture('{диаграмма}') + picture('просто } текст'))).toEqual([]);
    expect(await check(picture('{диограмма}'))).toEqual([
      {
        code: 'unknown-name',
        placeholder: '{диограмма}',
        place: 'абзац\u00a01, описание рисунка',
        proposal: '{диаграмма}',
      },
    ]);
  });

  test.each([
    ['200 findings are enough', '} '.repeat(3_000), 200],
    ['a stretch without end is one brace left open', `{${' '.repeat(300_000)}}`, 1],
  ])('%s', async (_name, text, expected) => {
    expect(await check(para(text))).toHaveLength(expected);
  });

  test('a file made of tags is refused', async () => {
    const work = checkTemplate(makeDocx({ body: para('{#дата}'.repeat(6_000)) }), SPEC);
    await expect(work).rejects.toMatchObject({ code: 'bomb' });
  });

  test('the text says what to do', async () => {
    const [finding] = await checkTemplate(makeDocx({ body: para('{#строки}{имя}{/строка}') }), SPEC);
    expect(finding?.text).toBe(
      'Закрывающая метка {/строка} не\u00a0подходит к\u00a0открытой. Замените её\u00a0на\u00a0{/строки}.',
    );
  });
});

const FRAGMENTS = [
  '{дата}',
  '{имя}',
  '{тема}',
  '{разрыв}',
  '{#строки}',
  '{/строки}',
  '{#темы}',
  '{/темы}',
  '{#есть_снижение}',
  '{/есть_снижение}',
  '{/}',
  '}',
  '{',
  'текст',
  '{^дата}',
  '{#constructor}',
];
const texts = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 3 }).map((list) => list.join(' '));
const blocks = fc.array(
  fc.oneof(
    texts.map((text) => para(text)),
    texts.map(listItem),
    fc
      .array(fc.array(texts, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 2 })
      .map((rows) => grid(...rows.map((row) => row.map((text) => para(text))))),
  ),
  { maxLength: 4 },
);

test('a template without findings can be filled, whatever it is made of', async () => {
  let filled = 0;
  const names = { имя: 'И', балл: 1, тема: 'Т' };
  const content = {
    ...names,
    дата: 'Д',
    разрыв: PAGE_BREAK,
    есть_снижение: true,
    темы: [names],
    строки: [names, names],
  };
  const property = fc.asyncProperty(blocks, async (list) => {
    const template = makeDocx({ body: list.join('') });
    if ((await checkTemplate(template, SPEC)).length > 0) return;
    filled += 1;
    const bytes = await fillTemplate(template, content);
    expect(new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])).not.toMatch(/[{}]|native code|\[object/);
  });
  await fc.assert(property, { numRuns: 400 });
  expect(filled).toBeGreaterThan(20);
}, 60_000);
