import { describe, expect, test } from 'vitest';
import { readDocx } from '#core/office/document/docx/read-docx.ts';
import type { Block, Paragraph } from '#core/office/document/model.ts';
import { type DocumentSource, makeDocument, p, tbl, tc, tr } from '#core/office/document/testing/make-document.ts';

const read = (source: DocumentSource | string) =>
  readDocx(makeDocument(typeof source === 'string' ? { body: source } : source));

/** A block as a test writes it: the printed paragraph; a table as rows of «column+span×rows text». */
function show(block: Block): unknown {
  if (block.kind === 'paragraph') return block.label === null ? block.text : `${block.label}|${block.text}`;
  return block.rows.map((row) =>
    row.cells.map(({ column, columnSpan, rowSpan, text }) => {
      const spans = columnSpan === 1 && rowSpan === 1 ? '' : `+${columnSpan}×${rowSpan}`;
      return `${column}${spans} ${text}`;
    }),
  );
}
const showAll = async (source: DocumentSource | string) => (await read(source)).blocks.map(show);

const r = (inner: string): string => `<w:r>${inner}</w:r>`;
const t = (text: string): string => r(`<w:t xml:space="preserve">${text}</w:t>`);

describe('paragraphs of a Word file', () => {
  test('text is what a person reads, the anchor the number of the paragraph in the file', async () => {
    const body = `<w:p/>${p('Пер')}<w:p>${t('вто')}${t('рой')}</w:p>`;
    expect((await read(body)).blocks).toEqual([
      { kind: 'paragraph', text: 'Пер', label: null, heading: null, isBold: false, isCentred: false, anchor: 'p2' },
      { kind: 'paragraph', text: 'второй', label: null, heading: null, isBold: false, isCentred: false, anchor: 'p3' },
    ]);
  });

  test.each([
    [
      'breaks, tabs, hyphens',
      `<w:p>${r('<w:tab/><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>г\u00adд</w:t><w:br w:type="page"/>')}</w:p>`,
      'а\tб\nв-гд',
    ],
    [
      'signs of picture fonts',
      `<w:p>${r('<w:sym w:font="Wingdings" w:char="F0FC"/><w:t> да</w:t><w:sym w:font="Symbol" w:char="F0B3"/>')}</w:p>`,
      '✓ да≥',
    ],
    ['a link', `<w:p><w:hyperlink>${t('приказ')}</w:hyperlink>${t(' № 5')}</w:p>`, 'приказ № 5'],
    ['a simple field', `<w:p>${t('стр. ')}<w:fldSimple w:instr="PAGE">${t('7')}</w:fldSimple></w:p>`, 'стр. 7'],
    [
      'a field in parts',
      `<w:p>${r('<w:fldChar w:fldCharType="begin"/>')}${r('<w:instrText>REF a</w:instrText>')}${t('код')}${r('<w:fldChar w:fldCharType="separate"/>')}${t('итог')}${r('<w:fldChar w:fldCharType="end"/>')}${t('!')}</w:p>`,
      'итог!',
    ],
    [
      'a field that never ends',
      `<w:p>${r('<w:fldChar w:fldCharType="begin"/>')}${t('код')}</w:p>${p('дальше')}`,
      'дальше',
    ],
    [
      'what was put in and moved here',
      `<w:p><w:ins>${t('новое ')}</w:ins><w:moveTo>${t('сюда')}</w:moveTo></w:p>`,
      'новое сюда',
    ],
    [
      'content controls and smart tags',
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:smartTag>${t('внутри')}</w:smartTag></w:p></w:sdtContent></w:sdt>`,
      'внутри',
    ],
    ['a formula', `<w:p><m:oMath xmlns:m="m"><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>`, 'a+b'],
  ])('%s', async (_name, body, expected) => {
    expect(await showAll(body)).toEqual([expected]);
  });

  test('headings come from the outline, from styles with what they are based on, and from their names', async () => {
    const style = (id: string, name: string, inner = '') =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;
    const styles = [
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
      style('1', 'heading 1'),
      style('x', 'Мой', '<w:basedOn w:val="1"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>'),
      style('z', 'Заголовок 3'),
      style('o', 'Свой', '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
      style('t', 'Текст', '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
      style('loop', 'Круг', '<w:basedOn w:val="loop"/>'),
    ].join('');
    const body = [
      ...['1', 'x', 'z', 'o', 't', 'loop', 'нет такого'].map((id) => p(id, `<w:pStyle w:val="${id}"/>`)),
      p('прямо', '<w:outlineLvl w:val="4"/>'),
    ].join('');
    const { blocks } = await read({ body, styles });
    expect((blocks as Paragraph[]).map(({ text, heading }) => [text, heading])).toEqual([
      ['1', 1],
      ['x', 1],
      ['z', 3],
      ['o', 2],
      ['t', null],
      ['loop', null],
      ['нет такого', null],
      ['прямо', 5],
    ]);
    expect(blocks[1]).toMatchObject({ isBold: true, isCentred: true });
    expect(blocks[0]).toMatchObject({ isBold: false, isCentred: false });
  });

  test('bold is a paragraph all of whose letters are', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="b"><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="s"><w:rPr><w:b/></w:rPr></w:style>';
    const bold = (text: string, letters: string) =>
      `<w:r><w:rPr>${letters}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const body = [
      `<w:p>${bold('а', '<w:b/>')}${bold(' ', '')}${bold('б', '<w:b w:val="1"/>')}</w:p>`,
      `<w:p>${bold('а', '<w:b/>')}${bold('б', '')}</w:p>`,
      `<w:p>${bold('а', '<w:rStyle w:val="s"/>')}</w:p>`,
      `<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr>${bold('а', '')}</w:p>`,
      `<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr>${bold('а', '<w:rStyle w:val="s"/>')}</w:p>`,
      `<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr>${bold('а', '<w:b w:val="0"/>')}</w:p>`,
      `<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>${bold('а', '<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>')}</w:p>`,
    ].join('');
    const { blocks } = await read({ body, styles });
    expect((blocks as Paragraph[]).map(({ isBold }) => isBold)).toEqual([true, false, true, true, false, false, false]);
  });
});

describe('tables of a Word file', () => {
  test('cells are placed on the grid with their spans; covered ones are absent', async () => {
    const rows = [
      tr(tc(p('Срок'), '<w:vMerge w:val="restart"/>') + tc(p('Балл'), '<w:gridSpan w:val="2"/>'), '<w:tblHeader/>'),
      tr(tc('<w:p/>', '<w:vMerge/>') + tc(p('вход')) + tc(p('повтор')), '<w:tblHeader/>'),
      tr(tc(p('май')) + tc(p('1') + p('2')) + tc('<w:p/>')),
    ].join('');
    const { blocks } = await read(tbl(rows, [1000, 1000, 1000]));
    expect(blocks.map(show)).toEqual([
      [
        ['0+1×2 Срок', '1+2×1 Балл'],
        ['1 вход', '2 повтор'],
        ['0 май', '1 1\n2', '2 '],
      ],
    ]);
    const [table] = blocks;
    expect(
      table?.kind === 'table' && [table.columnCount, table.sheet, table.rows.map((row) => [row.number, row.isHeading])],
    ).toEqual([
      3,
      null,
      [
        [1, true],
        [2, true],
        [3, false],
      ],
    ]);
    expect(
      table?.kind === 'table' && table.rows[2]?.cells.map((cell) => [cell.anchor, cell.paragraphs.length]),
    ).toEqual([
      ['p6', 1],
      ['p7', 2],
      ['p9', 0],
    ]);
  });

  test('columns left free, older merges, controls around rows and cells, tables in cells', async () => {
    const inner = tbl(tr(tc(p('в1')) + tc(p('в2'))));
    const rows = [
      tr(tc(p('а'), '<w:hMerge w:val="restart"/>') + tc(p('б'), '<w:hMerge/>') + tc(p('в'))),
      `<w:sdt><w:sdtContent>${tr(`<w:sdt><w:sdtContent>${tc(p('г'))}</w:sdtContent></w:sdt>${tc(p('до') + inner + p('после'))}`, '<w:gridBefore w:val="1"/>')}</w:sdtContent></w:sdt>`,
    ].join('');
    const { blocks } = await read(tbl(rows, [1000, 1000, 1000]));
    expect(blocks.map(show)).toEqual([
      [
        ['0+2×1 а\nб', '2 в'],
        ['1 г', '2 до\nв1\tв2\nпосле'],
      ],
    ]);
    const cell = blocks[0]?.kind === 'table' ? blocks[0].rows[1]?.cells[1] : undefined;
    expect([cell?.paragraphs.map(({ text }) => text), cell?.tables.map(show)]).toEqual([
      ['до', 'после'],
      [[['0 в1', '1 в2']]],
    ]);
  });

  test('a merge that fits no cell above is a cell of its own; its grid stays rectangular', async () => {
    const rows = [
      tr(tc(p('а'), '<w:vMerge w:val="restart"/><w:gridSpan w:val="2"/>') + tc(p('б'))),
      tr(tc(p('в'), '<w:vMerge/>') + tc(p('г'), '<w:vMerge/>') + tc(p('д'), '<w:vMerge/>')),
    ].join('');
    expect(await showAll(tbl(rows))).toEqual([
      [
        ['0+2×1 а', '2 б'],
        ['0 в', '1 г', '2 д'],
      ],
    ]);
  });

  test('a shift of a few millimetres between rows makes no column, and columns nobody uses are left out', async () => {
    const span = (count: number) => `<w:gridSpan w:val="${count}"/>`;
    const rows = [
      tr(tc(p('а'), span(1)) + tc(p('б'), span(3)) + tc(p('в'), span(2))),
      tr(tc(p('г'), span(2)) + tc(p('д'), span(2)) + tc(p('е'), span(2))),
    ].join('');
    expect(await showAll(tbl(rows, [4000, 100, 2000, 2000, 1000, 1000]))).toEqual([
      [
        ['0 а', '1 б', '2 в'],
        ['0 г', '1 д', '2 е'],
      ],
    ]);
    expect(await showAll(tbl(rows, [4000, 1000, 2000, 2000, 1000, 1000]))).toEqual([
      [
        ['0 а', '1+2×1 б', '3 в'],
        ['0+2×1 г', '2 д', '3 е'],
      ],
    ]);
  });
});
