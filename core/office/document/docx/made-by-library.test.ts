import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { expect, test } from 'vitest';
import { readDocx } from '#core/office/document/docx/read-docx.ts';
import { markDocx } from '#core/office/document/mark/mark-docx.ts';

const DATE = '2026-01-01T00:00:00Z';
const cell = (text: string, more: { columnSpan?: number; rowSpan?: number } = {}) =>
  new TableCell({ ...more, children: [new Paragraph(text)] });
const item = (text: string, level = 0) => new Paragraph({ text, numbering: { reference: 'задачи', level } });

/** A programme as another program writes it. */
async function makeProgramme(): Promise<Uint8Array> {
  const document = new Document({
    comments: {
      children: [{ id: 0, author: 'Иванова', date: new Date(DATE), children: [new Paragraph('Согласовано')] }],
    },
    footnotes: { 1: { children: [new Paragraph('Приказ № 5')] } },
    numbering: {
      config: [
        {
          reference: 'задачи',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT },
            { level: 1, format: LevelFormat.RUSSIAN_LOWER, text: '%2)', alignment: AlignmentType.LEFT },
          ],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: 'ПРОГРАММА', bold: true })],
          }),
          new Paragraph({ text: 'Задачи', heading: HeadingLevel.HEADING_2 }),
          item('Создать'),
          item('совет', 1),
          item('школу', 1),
          item('Провести'),
          new Paragraph({
            children: [
              new CommentRangeStart(0),
              new TextRun('Срок '),
              new DeletedTextRun({ text: '2025', id: 1, author: 'а', date: DATE }),
              new InsertedTextRun({ text: '2026', id: 2, author: 'а', date: DATE }),
              new FootnoteReferenceRun(1),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
            ],
          }),
          new Table({
            rows: [
              new TableRow({
                tableHeader: true,
                children: [cell('№', { rowSpan: 2 }), cell('Срок', { columnSpan: 2 })],
              }),
              new TableRow({ tableHeader: true, children: [cell('с'), cell('по')] }),
              new TableRow({ children: [cell('1'), cell('май'), cell('июнь')] }),
            ],
          }),
          new Paragraph({
            children: [
              new ImageRun({ type: 'png', data: Buffer.from([1]), transformation: { width: 10, height: 10 } }),
            ],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

test('a programme that another program wrote is read whole, and marked beside the comment that is there', async () => {
  const bytes = await makeProgramme();
  const { blocks, unread } = await readDocx(bytes);
  expect(
    blocks.map((block) =>
      block.kind === 'paragraph'
        ? [block.label, block.text, block.heading, block.isBold, block.isCentred]
        : block.rows.map((row) => [
            row.isHeading,
            ...row.cells.map((one) => `${one.column}+${one.columnSpan}×${one.rowSpan} ${one.text}`),
          ]),
    ),
  ).toEqual([
    [null, 'ПРОГРАММА', null, true, true],
    [null, 'Задачи', 2, false, false],
    ['1.', 'Создать', null, false, false],
    ['а)', 'совет', null, false, false],
    ['б)', 'школу', null, false, false],
    ['2.', 'Провести', null, false, false],
    [null, 'Срок 2026', null, false, false],
    [
      [true, '0+1×2 №', '1+2×1 Срок'],
      [true, '1+1×1 с', '2+1×1 по'],
      [false, '0+1×1 1', '1+1×1 май', '2+1×1 июнь'],
    ],
  ]);
  expect(unread.map(({ what }) => what)).toEqual(['footnote', 'deleted_text', 'picture']);
  const marked = await markDocx(bytes, [{ anchor: 'p7', text: 'Нет дня', author: 'Опора' }]);
  expect(await readDocx(marked)).toEqual({ blocks, unread, format: 'docx' });
});
