import type { Block, DocumentCell, DocumentRow, Paragraph, ReadDocument, Table } from '#core/office/document/model.ts';

const BLANK = /^[\s\u00a0]*$/u;

function makeParagraph(text: string, line: number): Paragraph {
  return { kind: 'paragraph', text, label: null, heading: null, isBold: false, isCentred: false, anchor: `l${line}` };
}

function makeRow(text: string, line: number, number: number): DocumentRow {
  const cells = text.split('\t').map((cell, column): DocumentCell => {
    const anchor = `l${line}c${column + 1}`;
    const paragraph = { ...makeParagraph(cell, line), anchor };
    return { text: cell, paragraphs: [paragraph], tables: [], column, columnSpan: 1, rowSpan: 1, anchor };
  });
  return { number, isHeading: false, cells };
}

/** A text as the plainest reader gives it: lines with tabs are rows, a line without a tab ends the table. */
export function makeTextDocument(text: string): ReadDocument {
  const blocks: Block[] = [];
  let rows: DocumentRow[] = [];
  const closeTable = () => {
    const columnCount = Math.max(0, ...rows.map(({ cells }) => cells.length));
    if (rows.length > 0) blocks.push({ kind: 'table', sheet: null, columnCount, rows } satisfies Table);
    rows = [];
  };
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.includes('\t') && !BLANK.test(line)) {
      rows.push(makeRow(line, index + 1, rows.length + 1));
      continue;
    }
    closeTable();
    if (!BLANK.test(line)) blocks.push(makeParagraph(line, index + 1));
  }
  closeTable();
  return { format: 'text', blocks, unread: [] };
}
