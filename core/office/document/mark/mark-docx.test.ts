import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { convertToDocx, findConverter } from '#core/office/document/convert.ts';
import { readDocx } from '#core/office/document/docx/read-docx.ts';
import { markDocx, type Remark } from '#core/office/document/mark/mark-docx.ts';
import { makeDocument, p, tbl, tc, tr } from '#core/office/document/testing/make-document.ts';
import { makeRandomBody } from '#core/office/document/testing/random-body.ts';
import { buildSampleTemplate } from '#core/office/docx/testing/sample-note.ts';
import { catchCode } from '#core/office/testing/build.ts';

const remark = (anchor: string, text = 'Проверьте', author = 'Опора'): Remark => ({ anchor, text, author });
const partOf = (bytes: Uint8Array, name: string): string => Buffer.from(unzipSync(bytes)[name] ?? []).toString();

/** Comments of a file: id, author and lines. */
function listComments(bytes: Uint8Array): [string, string, string][] {
  const xml = partOf(bytes, 'word/comments.xml');
  return [...xml.matchAll(/<w:comment [^>]*w:id="(\d+)" w:author="([^"]*)"[^>]*>(.*?)<\/w:comment>/gs)].map(
    ([, id = '', author = '', inner = '']) => [
      id,
      author,
      inner.replaceAll('</w:p><w:p>', '\n').replace(/<[^>]*>/g, ''),
    ],
  );
}

/** Whether one text is another with pieces put in. */
function isInsertion(original: string, changed: string): boolean {
  let at = 0;
  for (let index = 0; index < changed.length && at < original.length; index += 1)
    if (changed[index] === original[at]) at += 1;
  return at === original.length;
}

const range = (id: number): [string, string] => [
  `<w:commentRangeStart w:id="${id}"/>`,
  `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
];

describe('remarks in a Word file', () => {
  test('enclose the paragraph after its layout; parts that need not change are the same bytes', async () => {
    const bytes = makeDocument({
      body: p('Раз') + p('Два', '<w:jc w:val="center"/>'),
      parts: { 'word/media/a.png': new Uint8Array([1, 2, 3]) },
    });
    const marked = await markDocx(bytes, [remark('p2', 'Строка\nвторая <&"', 'Проверка Опоры')]);
    const [start, end] = range(0);
    expect(partOf(marked, 'word/document.xml')).toBe(
      partOf(bytes, 'word/document.xml')
        .replace('<w:jc w:val="center"/></w:pPr>', `<w:jc w:val="center"/></w:pPr>${start}`)
        .replace('Два</w:t></w:r>', `Два</w:t></w:r>${end}`),
    );
    expect(listComments(marked)).toEqual([['0', 'Проверка Опоры', 'Строка\nвторая &lt;&amp;&quot;']]);
    expect(partOf(marked, 'word/comments.xml')).toContain('w:initials="ПО"');
    const [before, after] = [unzipSync(bytes), unzipSync(marked)];
    const changed = Object.keys(after).filter(
      (name) => Buffer.compare(after[name] ?? Buffer.of(), before[name] ?? Buffer.of(0)) !== 0,
    );
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'word/_rels/document.xml.rels',
      'word/comments.xml',
      'word/document.xml',
    ]);
  });

  test('several of one paragraph, of one without runs, of one in a cell, of one whose layout was changed', async () => {
    const changed = '<w:p><w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>г</w:t></w:r></w:p>';
    const body = `<w:p/><w:p w:rsidR="00"></w:p>${tbl(tr(tc(p('в'))))}${changed}<!-- <w:p> --><w:p><w:pPr/></w:p>`;
    const bytes = makeDocument({ body });
    const marked = await markDocx(
      bytes,
      ['p1', 'p4', 'p1', 'p2', 'p3', 'p5'].map((anchor) => remark(anchor)),
    );
    const [[s0, e0], [s1, e1], [s2, e2], [s3, e3], [s4, e4], [s5, e5]] = [
      range(0),
      range(1),
      range(2),
      range(3),
      range(4),
      range(5),
    ];
    expect(partOf(marked, 'word/document.xml')).toBe(
      partOf(bytes, 'word/document.xml')
        .replace('<w:p/>', `<w:p>${s0}${s2}${e0}${e2}</w:p>`)
        .replace('<w:p w:rsidR="00">', `<w:p w:rsidR="00">${s3}${e3}`)
        .replace(/(<w:p>)(<w:r><w:t xml:space="preserve">в<\/w:t><\/w:r>)/, `$1${s4}$2${e4}`)
        .replace(/(<\/w:pPrChange><\/w:pPr>)(<w:r><w:t>г<\/w:t><\/w:r>)/, `$1${s1}$2${e1}`)
        .replace('<w:p><w:pPr/>', `<w:p><w:pPr/>${s5}${e5}`),
    );
  });

  test('a remark about a text box stands at the paragraph that holds it', async () => {
    const body = `<w:p><w:r><w:t>а</w:t><w:pict><w:txbxContent>${p('в рамке')}</w:txbxContent></w:pict></w:r></w:p>`;
    const marked = partOf(await markDocx(makeDocument({ body }), [remark('p2')]), 'word/document.xml');
    const [start, end] = range(0);
    expect(marked).toContain(`<w:body><w:p>${start}<w:r>`);
    expect(marked).toContain(`</w:pict></w:r>${end}</w:p>`);
  });

  test('comments that are there stay, new ones have ids of their own; a second marking adds to the first', async () => {
    const first = await markDocx(makeDocument({ body: p('а') + p('б') }), [
      remark('p1', 'раз', 'Иванова'),
      remark('p2', 'два'),
    ]);
    const second = await markDocx(first, [remark('p1', 'три')]);
    expect(listComments(second)).toEqual([
      ['0', 'Иванова', 'раз'],
      ['1', 'Опора', 'два'],
      ['2', 'Опора', 'три'],
    ]);
    for (const name of ['[Content_Types].xml', 'word/_rels/document.xml.rels'])
      expect(partOf(second, name)).toBe(partOf(first, name));
  });

  test('a part of comments under a name of its own, with an empty root', async () => {
    const relations =
      '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="/word/notes.xml"/>';
    const bytes = makeDocument({ body: p('а'), relations, parts: { 'word/notes.xml': '<w:comments xmlns:w="x"/>' } });
    const marked = await markDocx(bytes, [remark('p1', 'раз')]);
    expect(partOf(marked, 'word/notes.xml')).toMatch(
      /^<w:comments xmlns:w="x"><w:comment w:id="0".*<\/w:comment><\/w:comments>$/,
    );
  });

  test('a place that is not there is refused; no remarks, the same file', async () => {
    const bytes = makeDocument({ body: p('а') });
    for (const anchor of ['p2', 'p0', 'l1', 'Лист1!B5']) {
      expect(await catchCode(() => markDocx(bytes, [remark(anchor)]))).toBe('no-such-place');
    }
    expect(await markDocx(bytes, [])).toBe(bytes);
  });

  test('any document marked anywhere is read back the same, and its text differs by insertions only', async () => {
    await fc.assert(
      fc.asyncProperty(makeRandomBody(), fc.array(fc.nat(), { maxLength: 6 }), async (body, picks) => {
        const bytes = makeDocument({ body });
        const count = body.match(/<w:p[ />]/g)?.length ?? 0;
        const remarks = count === 0 ? [] : picks.map((pick) => remark(`p${(pick % count) + 1}`, `№ ${pick}`));
        const marked = await markDocx(bytes, remarks);
        expect(await readDocx(marked)).toEqual(await readDocx(bytes));
        expect(isInsertion(partOf(bytes, 'word/document.xml'), partOf(marked, 'word/document.xml'))).toBe(true);
        expect(listComments(marked).map(([, , text]) => text)).toEqual(remarks.map(({ text }) => text));
      }),
      { numRuns: 60 },
    );
  });
});

const CONVERTER = await findConverter();

describe.skipIf(CONVERTER === undefined)('in LibreOffice', () => {
  test('a marked document opens with its text and its comments', async () => {
    const bytes = await buildSampleTemplate();
    const texts = (blocks: Awaited<ReturnType<typeof readDocx>>['blocks']) =>
      blocks.map((block) =>
        block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.cells.map((cell) => cell.text)),
      );
    const { blocks } = await readDocx(bytes);
    const anchors = blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [block.anchor] : block.rows.flatMap((row) => row.cells.map((cell) => cell.anchor)),
    );
    const marked = await markDocx(
      bytes,
      anchors.map((anchor, index) => remark(anchor, `Замечание ${index}`)),
    );
    // Any extension does: LibreOffice, like us, looks at what a file is.
    const resaved = await convertToDocx(marked, { kind: 'foreign', extension: 'doc', code: 'legacy-doc' });
    expect(texts((await readDocx(resaved)).blocks)).toEqual(texts(blocks));
    const kept = partOf(resaved, 'word/comments.xml').match(/Замечание \d+/g) ?? [];
    expect(kept.sort()).toEqual(anchors.map((_, index) => `Замечание ${index}`).sort());
  });
});
