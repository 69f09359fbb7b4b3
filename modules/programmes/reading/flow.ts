import type { Anchor, Block, DocumentCell, Paragraph, ReadDocument, Table } from '#core/office/document/model.ts';
import { type Grid, readGrid } from './grid.ts';
import { isBlank, plainText } from './plain-text.ts';

/** A paragraph as the readers of meaning see it. */
export interface Line {
  readonly type: 'line';
  /** With its automatic number or bullet, so that typed and automatic lists look alike. */
  readonly text: string;
  readonly heading: number | null;
  readonly isBold: boolean;
  readonly isCentred: boolean;
  /** Whitespace it began with: a flattened table starts its cells by a tab. */
  readonly indent: string;
  readonly block: number;
  readonly anchor: Anchor;
}

export type Piece = Line | Grid;

/** The document as lines and tables in their order; empty paragraphs go, tables inside cells follow the table they stand in. */
export function readFlow(document: ReadDocument): Piece[] {
  return document.blocks.flatMap((block, index) => readBlock(block, index));
}

function readBlock(block: Block, index: number): Piece[] {
  if (block.kind === 'paragraph') {
    const line = readLine(block, index);
    return line ? [line] : [];
  }
  if (isLayout(block)) return block.rows.flatMap((row) => row.cells.flatMap((cell) => readLayoutCell(cell, index)));
  return [readGrid(block, index, false), ...readInner(block, index)];
}

export function readLine(paragraph: Paragraph, block: number): Line | undefined {
  const words = plainText(paragraph.text);
  if (words === '' || (isBlank(words) && paragraph.label === null)) return undefined;
  return {
    type: 'line',
    text: paragraph.label === null ? words : `${paragraph.label} ${words}`,
    heading: paragraph.heading,
    isBold: paragraph.isBold || /^\s*\*\*/u.test(paragraph.text),
    isCentred: paragraph.isCentred,
    indent: /^\s*/u.exec(paragraph.text)?.[0] ?? '',
    block,
    anchor: paragraph.anchor,
  };
}

/** A frame: one cell in each row. What stands in it is read as if there were no frame. */
function isLayout(table: Table): boolean {
  return table.sheet === null && table.rows.length > 0 && table.columnCount <= 1;
}

function readLayoutCell(cell: DocumentCell, index: number): Piece[] {
  const lines = cell.paragraphs.flatMap((paragraph) => readLine(paragraph, index) ?? []);
  const own = lines.length > 0 || cell.tables.length > 0 ? lines : readWords(cell, index);
  return [...own, ...cell.tables.flatMap((table) => readBlock(table, index))];
}

function readWords(cell: DocumentCell, index: number): Line[] {
  const { anchor, text } = cell;
  const line = readLine(
    { kind: 'paragraph', text, label: null, heading: null, isBold: false, isCentred: false, anchor },
    index,
  );
  return line ? [line] : [];
}

function readInner(table: Table, index: number): Piece[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell) =>
      cell.tables
        .filter((inner) => inner.rows.length > 1 && inner.columnCount > 1)
        .flatMap((inner) => [readGrid(inner, index, true), ...readInner(inner, index)]),
    ),
  );
}
