import { describe, expect, test } from 'vitest';
import { writeBullet, writeNumber, writeSymbol } from '#core/office/document/docx/number-formats.ts';
import { readDocx } from '#core/office/document/docx/read-docx.ts';
import { makeDocument, num, p, tbl, tc, tr } from '#core/office/document/testing/make-document.ts';

const level = (index: number, text: string, format = 'decimal', more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const pattern = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const list = (id: number, of: number, overrides = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;

/** Labels of the paragraphs of a body, in order. */
async function readLabels(numbering: string, body: string, styles = ''): Promise<(string | null)[]> {
  const { blocks } = await readDocx(makeDocument({ body, numbering, styles }));
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.label]
      : block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs.map(({ label }) => label))),
  );
}
const items = (...levels: readonly (readonly [list: number, level: number])[]) =>
  levels.map(([id, index]) => p('т', num(id, index))).join('');

const THREE = pattern(0, level(0, '%1.') + level(1, '%1.%2.') + level(2, '%3)', 'russianLower'));

describe('labels of automatic lists, as Word prints them', () => {
  test('levels under levels; a lower one starts anew after a higher', async () => {
    const body = items([1, 0], [1, 1], [1, 1], [1, 2], [1, 2], [1, 0], [1, 1], [1, 2]);
    expect(await readLabels(THREE + list(1, 0), body)).toEqual(['1.', '1.1.', '1.2.', 'а)', 'б)', '2.', '2.1.', 'а)']);
  });

  test('a lower level without a higher one before it counts under its first number', async () => {
    expect(await readLabels(THREE + list(1, 0), items([1, 1], [1, 0], [1, 1]))).toEqual(['1.1.', '1.', '1.1.']);
  });

  test('lists of one pattern count on; one with a start of its own begins anew', async () => {
    const numbering =
      THREE +
      list(1, 0) +
      list(2, 0) +
      list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>');
    expect(await readLabels(numbering, items([1, 0], [2, 0], [3, 0], [3, 0], [1, 0]))).toEqual([
      '1.',
      '2.',
      '5.',
      '6.',
      '7.',
    ]);
  });

  test('an override of a whole level changes how it is written', async () => {
    const override = `<w:lvlOverride w:ilvl="0">${level(0, '%1)', 'upperRoman')}</w:lvlOverride>`;
    expect(await readLabels(THREE + list(1, 0, override), items([1, 0], [1, 0], [1, 1]))).toEqual([
      'I)',
      'II)',
      'II.1.',
    ]);
  });

  test('restart after a given level only, or never', async () => {
    const levels = (restart: string) =>
      pattern(0, level(0, '%1.') + level(1, '%2.') + level(2, '%3', 'decimal', `<w:lvlRestart w:val="${restart}"/>`)) +
      list(1, 0);
    const body = items([1, 0], [1, 1], [1, 2], [1, 1], [1, 2], [1, 0], [1, 1], [1, 2]);
    expect(await readLabels(levels('1'), body)).toEqual(['1.', '1.', '1', '2.', '2', '2.', '1.', '1']);
    expect(await readLabels(levels('0'), body)).toEqual(['1.', '1.', '1', '2.', '2', '2.', '1.', '3']);
  });

  test('legal numbers, bullets, hidden and empty labels, an unknown list', async () => {
    const numbering =
      pattern(0, level(0, 'Раздел %1.', 'upperRoman') + level(1, '%1.%2', 'decimal', '<w:isLgl/>')) +
      pattern(
        1,
        level(0, '\uf0b7', 'bullet', '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>') + level(1, '–', 'bullet'),
      ) +
      pattern(2, level(0, '%1.', 'decimal', '<w:rPr><w:vanish/></w:rPr>') + level(1, '')) +
      [0, 1, 2].map((id) => list(id + 1, id)).join('');
    const body = items([1, 0], [1, 1], [2, 0], [2, 1], [3, 0], [3, 1], [9, 0]) + p('т', num(0));
    expect(await readLabels(numbering, body)).toEqual(['Раздел I.', '1.1', '•', '–', null, null, null, null]);
  });

  test('numbering of a style, the level tied to it, switched off in a style based on it', async () => {
    const numbering =
      pattern(
        0,
        level(0, '%1.', 'decimal', '<w:pStyle w:val="h1"/>') + level(1, '%1.%2', 'decimal', '<w:pStyle w:val="h2"/>'),
      ) + list(1, 0);
    const style = (id: string, inner: string) => `<w:style w:type="paragraph" w:styleId="${id}">${inner}</w:style>`;
    const styles =
      style('h1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
      style('h2', '<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>') +
      style('off', '<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>');
    const body = ['h1', 'h2', 'off', 'h2', 'h1', 'h2'].map((id) => p('т', `<w:pStyle w:val="${id}"/>`)).join('');
    expect(await readLabels(numbering, body, styles)).toEqual(['1.', '1.1', null, '1.2', '2.', '2.1']);
  });

  test('a list through a style of lists', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>' +
      `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>${level(0, '§ %1')}</w:abstractNum>${list(1, 0)}${list(2, 1)}`;
    const styles =
      '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    expect(await readLabels(numbering, items([1, 0], [1, 0]), styles)).toEqual(['§ 1', '§ 2']);
  });

  test('cells count down the rows; empty ones keep their number, covered and deleted ones have none', async () => {
    const cell = (layout = '') => tc(`<w:p><w:pPr>${num(1)}</w:pPr></w:p>`, layout);
    const rows = [tr(cell('<w:vMerge w:val="restart"/>')), tr(cell('<w:vMerge/>')), tr(cell())].join('');
    const deleted = `<w:p><w:pPr>${num(1)}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>было</w:delText></w:r></w:del></w:p>`;
    expect(await readLabels(THREE + list(1, 0), tbl(rows) + deleted + items([1, 0]))).toEqual(['1.', '2.', '3.']);
  });
});

describe('numbers and signs', () => {
  test.each([
    ['decimal', 12, '12'],
    ['decimalZero', 7, '07'],
    ['upperRoman', 1994, 'MCMXCIV'],
    ['lowerLetter', 27, 'aa'],
    ['upperLetter', 2, 'B'],
    ['russianLower', 10, 'к'],
    ['russianUpper', 29, 'Я'],
    ['russianLower', 31, 'бб'],
    ['ordinal', 3, '3-й'],
    ['none', 3, ''],
    ['неизвестный', 3, '3'],
    ['decimal', -1, '0'],
  ])('%s %d', (format, number, text) => {
    expect(writeNumber(format, number)).toBe(text);
  });

  test.each([
    ['\uf0b7', 'Symbol', '•'],
    ['\uf0a7', 'Wingdings', '▪'],
    ['o', 'Courier New', '○'],
    ['o', 'Arial', 'o'],
    ['—', '', '—'],
    ['\uf02d', 'Symbol', '–'],
  ])('bullet %j of %j', (sign, font, text) => {
    expect(writeBullet(sign, font)).toBe(text);
  });

  test.each([
    [0xfe, 'Wingdings', '☑'],
    [0xf061, 'Arial', 'a'],
    [0x416, 'Arial', 'Ж'],
    [0x110000, '', ''],
    [0xf0ff, 'Wingdings 3', '•'],
  ])('symbol %d of %j', (code, font, text) => {
    expect(writeSymbol(code, font)).toBe(text);
  });
});
