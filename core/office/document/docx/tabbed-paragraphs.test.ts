import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '#core/office/document/docx/read-docx.ts';
import { markDocx } from '#core/office/document/mark/mark-docx.ts';
import { makeDocument, p, tbl, tc, tr } from '#core/office/document/testing/make-document.ts';

const written = (line: string, letters = ''): string => {
  const runs = line
    .split('\t')
    .map((text) => `<w:r><w:rPr>${letters}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`);
  return `<w:p>${runs.join('<w:r><w:tab/></w:r>')}</w:p>`;
};

/** Paragraphs as they stand, rows of tables with their anchors. */
async function show(body: string): Promise<unknown[]> {
  const { blocks } = await readDocx(makeDocument({ body }));
  return blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map(({ cells }) => [cells[0]?.anchor, ...cells.map(({ text }) => text)]),
  );
}

describe('a text of tabs saved by Word', () => {
  const PLAN = ['№\tДело\tСрок', '1\tСеминар\tмай', '', '\t<p>для всех</p>\t', '2\tСмотр\tиюнь', '3\tСлёт\tиюль'];

  it('[PLAN-02] is read as the text it was, empty cells and pages too', async () => {
    expect(await show([p('План'), ...PLAN.map((line) => written(line))].join(''))).toEqual([
      'План',
      [
        ['p2c1', '№', 'Дело', 'Срок'],
        ['p3c1', '1', 'Семинар', 'май'],
      ],
      [
        ['p5c1', '', 'для всех', ''],
        ['p6c1', '2', 'Смотр', 'июнь'],
        ['p7c1', '3', 'Слёт', 'июль'],
      ],
    ]);
  });

  it('takes a remark at one of its cells', async () => {
    const bytes = makeDocument({ body: PLAN.map((line) => written(line)).join('') });
    const marked = await markDocx(bytes, [{ anchor: 'p2c3', text: 'Какого года?', author: 'Опора' }]);
    const xml = Buffer.from(unzipSync(marked)['word/document.xml'] ?? []).toString();
    const inside = /<w:commentRangeStart w:id="0"\/>(.*)<w:commentRangeEnd/s.exec(xml)?.[1] ?? '';
    expect(inside.replace(/<w:tab\/>/g, '|').replace(/<[^>]*>/g, '')).toBe('1|Семинар|май');
  });

  it('keeps the look and the line breaks of paragraphs', async () => {
    const title = written('План⏎на год', '<w:b/>').replace('⏎', '</w:t><w:br/><w:t>');
    const body =
      title + PLAN.map((line) => written(line).replace('Семинар', 'Семинар</w:t><w:br/><w:t>в школе')).join('');
    const [first, table] = (await readDocx(makeDocument({ body }))).blocks;
    expect(first).toMatchObject({ text: 'План\nна год', isBold: true, anchor: 'p1' });
    expect(table).toMatchObject({
      rows: [{}, { cells: [{ text: '1' }, { text: 'Семинар\nв школе' }, { text: 'май' }] }],
    });
  });

  it('is no file with signatures, contents or a table of its own', async () => {
    const few = ['Директор\tИ. И. Ильин', 'Введение\t3', 'Цели\t4', 'Задачи\t5', 'План\t12', 'Итоги\t20'];
    expect(await show(few.map((line) => written(line)).join(''))).toEqual(few);
    const table = tbl(tr(tc(p('Срок')) + tc(p('май'))), [3000, 3000]);
    const rows = ['а\tб', 'в\tг', 'д\tе', 'ж\tз', 'и\tк'];
    expect(await show(rows.map((line) => written(line)).join('') + table)).toEqual([...rows, [['p6', 'Срок', 'май']]]);
  });
});
