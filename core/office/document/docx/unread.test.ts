import { describe, expect, test } from 'vitest';
import { readDocx } from '#core/office/document/docx/read-docx.ts';
import { type DocumentSource, makeDocument, p, tbl, tc, tr } from '#core/office/document/testing/make-document.ts';

const LONG = 'Методическая служба сопровождает педагогов школ и детских садов в течение всего учебного года. '.repeat(
  4,
);
const read = (source: DocumentSource | string) =>
  readDocx(makeDocument(typeof source === 'string' ? { body: p(LONG) + source } : source));

const t = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const drawing = (inner: string, width = 100, height = 100): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="${width}" cy="${height}"/>${inner}</wp:inline></w:drawing></w:r>`;
const graphic = (inner: string): string =>
  `<a:graphic xmlns:a="a" xmlns:pic="p" xmlns:c="c" xmlns:dgm="d"><a:graphicData>${inner}</a:graphicData></a:graphic>`;
const PICTURE = graphic('<pic:pic/>');
const listUnread = async (source: DocumentSource | string) =>
  (await read(source)).unread.map(({ what, place, anchor }) => [what, place.replaceAll('\u00a0', ' '), anchor]);

describe('what is there and cannot be read as text is told with its place', () => {
  test.each([
    [
      'a picture after a paragraph',
      `${p('Схема')}<w:p>${drawing(PICTURE)}</w:p>`,
      'picture',
      'рисунок после абзаца «Схема»',
      'p3',
    ],
    [
      'a picture in a paragraph',
      `<w:p>${t('Смотри ')}${drawing(PICTURE)}</w:p>`,
      'picture',
      'рисунок в абзаце «Смотри»',
      'p2',
    ],
    [
      'an old picture',
      `<w:p><w:r><w:pict xmlns:v="v"><v:shape><v:imagedata/></v:shape></w:pict></w:r>${t('а')}</w:p>`,
      'picture',
      'рисунок в абзаце «а»',
      'p2',
    ],
    ['a chart', `<w:p>${t('а')}${drawing(graphic('<c:chart/>'))}</w:p>`, 'chart', 'диаграмма в абзаце «а»', 'p2'],
    [
      'SmartArt',
      `<w:p>${t('а')}${drawing(graphic('<dgm:relIds/>'))}</w:p>`,
      'object',
      'схема SmartArt в абзаце «а»',
      'p2',
    ],
    [
      'an embedded object with its picture',
      `<w:p>${t('а')}<w:r><w:object xmlns:v="v"><v:shape><v:imagedata/></v:shape></w:object></w:r></w:p>`,
      'object',
      'вложенный объект в абзаце «а»',
      'p2',
    ],
    [
      'deleted words',
      `<w:p>${t('а ')}<w:del><w:r><w:delText>было</w:delText></w:r></w:del>${t('б')}</w:p>`,
      'deleted_text',
      'удалённый текст «было» в абзаце «а б»',
      'p2',
    ],
    [
      'words moved away',
      `<w:p>${t('а')}<w:moveFrom>${t('ушло')}</w:moveFrom></w:p>`,
      'deleted_text',
      'удалённый текст «ушло» в абзаце «а»',
      'p2',
    ],
    [
      'hidden words',
      `<w:p>${t('а')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>тайна</w:t></w:r></w:p>`,
      'deleted_text',
      'скрытый текст «тайна» в абзаце «а»',
      'p2',
    ],
    [
      'a deleted row',
      tbl(tr(tc(p('останется'))) + tr(tc(p('уйдёт')), '<w:del/>')),
      'deleted_text',
      'удалённая строка таблицы «уйдёт»',
      'p3',
    ],
    [
      'words under a merge',
      tbl(tr(tc(p('а'), '<w:vMerge w:val="restart"/>')) + tr(tc(p('под ней'), '<w:vMerge/>'))),
      'deleted_text',
      'текст, закрытый объединённой ячейкой таблицы, «под ней»',
      'p3',
    ],
    [
      'a page-sized picture',
      `<w:p>${t('а')}${drawing(PICTURE, 6_000_000, 8_000_000)}</w:p>`,
      'scanned_page',
      'рисунок во всю страницу в абзаце «а»: если это скан, текст на нём не прочитан, наберите его',
      'p2',
    ],
  ])('%s', async (_name, body, what, place, anchor) => {
    expect(await listUnread(body)).toEqual([[what, place, anchor]]);
  });

  test('notes with their texts; headers and footers but for numbers of pages', async () => {
    const note = (id: number, text: string) => `<w:footnote w:id="${id}">${p(text)}</w:footnote>`;
    const source = {
      body: `<w:p>${t(LONG)}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r></w:p>`,
      footnotes: `<w:footnote w:type="separator" w:id="0">${p('')}</w:footnote>${note(2, 'Приказ № 5')}`,
      endnotes: `<w:endnote w:id="3">${p('Итог')}</w:endnote>`,
      header: p('Приложение № 1 к приказу'),
      footer: p('стр. 1 из 5'),
    };
    const quoted = 'в абзаце «Методическая служба сопровождает педагогов школ и детских…»';
    expect(await listUnread(source)).toEqual([
      ['footnote', `сноска «Приказ № 5» ${quoted}`, 'p1'],
      ['footnote', `концевая сноска «Итог» ${quoted}`, 'p1'],
      ['text_box', 'верхний колонтитул «Приложение № 1 к приказу»', null],
    ]);
  });

  const page = `<w:p>${drawing(PICTURE, 6_000_000, 8_000_000)}</w:p>`;
  const old = `<w:p><w:r><w:pict xmlns:v="v"><v:shape style="position:relative;width:467.5pt; height:661pt"><v:imagedata/></v:shape></w:pict></w:r></w:p>`;
  const small = `<w:p>${drawing(PICTURE)}</w:p>`;
  const title = p('Программа развития методической службы округа на три года');

  test.each([
    ['pages under a title', title + page + small, 2, 'p2'],
    ['an old page', title + old, 1, 'p2'],
    ['a picture under a word', p('Скан') + small, 1, 'p2'],
  ])('a document of pictures alone is a scan, and says what to do: %s', async (_name, body, count, anchor) => {
    const text =
      `весь документ: в нём рисунки (${count}) и почти нет текста, это скан. Найдите файл, с которого печатали, или распознайте скан ` +
      'в программе для распознавания текста, сохраните как «Документ Word (DOCX)» и загрузите снова';
    expect(await listUnread({ body })).toEqual([['scanned_page', text, anchor]]);
  });

  test('a short text with an emblem is no scan', async () => {
    expect((await listUnread({ body: small + title })).map(([what]) => what)).toEqual(['picture']);
  });
});

describe('tracked changes are taken as accepted', () => {
  const marked = (text: string) => `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${t(text)}</w:p>`;

  test('a deleted end of a paragraph joins it with the next, within its cell', async () => {
    expect(
      (await read({ body: marked('Раз ') + marked('два ') + p('три') })).blocks.map(
        (block) => block.kind === 'paragraph' && [block.text, block.anchor],
      ),
    ).toEqual([['Раз два три', 'p3']]);
    const [table, after] = (await read({ body: tbl(tr(tc(marked('в ячейке')))) + p('после') })).blocks;
    expect(table?.kind === 'table' && table.rows[0]?.cells[0]?.text).toBe('в ячейке');
    expect(after?.kind === 'paragraph' && after.text).toBe('после');
  });

  test('a paragraph deleted whole leaves nothing but its words in the list of the unread', async () => {
    const gone =
      '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>лишнее</w:delText></w:r></w:del></w:p>';
    const document = await read({ body: p(LONG) + gone + tbl(tr(tc(p('а')))) });
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table']);
    expect(document.unread.map(({ place }) => place.slice(0, 25))).toEqual(['удалённый текст «лишнее» ']);
  });

  test('how it was laid out before a change does not count', async () => {
    const body = `<w:p><w:pPr><w:pPrChange><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr>${t('а')}</w:p>`;
    expect((await read({ body })).blocks).toMatchObject([{ heading: null, isCentred: false }]);
  });
});

describe('text boxes', () => {
  const box = (inner: string) => `<w:txbxContent>${inner}</w:txbxContent>`;
  const both = (inner: string) =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box(inner)}</mc:Choice><mc:Fallback><w:pict>${box(inner)}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

  test('stand once, after the paragraph they are anchored in; copies for old programs count for anchors only', async () => {
    const body = `<w:p>${t('до ')}${both(p('в рамке') + tbl(tr(tc(p('ячейка')))))}${t('после')}</w:p>${p('дальше')}`;
    const { blocks } = await read({ body });
    expect(
      blocks.map((block) => (block.kind === 'paragraph' ? [block.text, block.anchor] : block.rows[0]?.cells[0]?.text)),
    ).toEqual([['до после', 'p1'], ['в рамке', 'p2'], 'ячейка', ['дальше', 'p6']]);
  });

  test('inside a cell belong to the cell', async () => {
    const { blocks } = await read({ body: tbl(tr(tc(`<w:p>${t('а')}${both(p('б'))}</w:p>`))) });
    expect(blocks[0]?.kind === 'table' && blocks[0].rows[0]?.cells[0]?.text).toBe('а\nб');
  });
});
