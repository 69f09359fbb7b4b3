import { expect, test } from 'vitest';
import { readDocxText } from '#core/office/docx/read-docx-text.ts';
import { grid, makeDocx, para } from '#core/office/docx/testing/make-docx.ts';

test('paragraphs, tables with tables inside, headers and footers', async () => {
  const inner = grid([para('вн1'), para('вн2')]);
  const body = [para('один', ' два'), para(''), grid([para('а') + para('б'), inner + para('')], [para(''), para('в')])];
  const text = await readDocxText(makeDocx({ body: body.join(''), header: para('верх'), footer: para('низ') }));
  expect(text).toEqual({
    paragraphs: ['один два'],
    tables: [
      [
        ['а\nб', 'вн1\nвн2'],
        ['', 'в'],
      ],
    ],
    headers: ['верх'],
    footers: ['низ'],
  });
});

test('line breaks and tabs are kept; deleted text, descriptions and the copy of a frame are not text', async () => {
  const frame = `<w:txbxContent>${para('рамка')}</w:txbxContent>`;
  const body = `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t></w:r><w:del><w:r><w:delText>нет</w:delText></w:r></w:del><w:r><mc:AlternateContent><mc:Choice>${frame}</mc:Choice><mc:Fallback>${frame}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  expect((await readDocxText(makeDocx({ body }))).paragraphs).toEqual(['а\tб\nв', 'рамка']);
});
