import type { Block, DocumentCell, DocumentRow, Paragraph, ReadDocument, Table } from '#core/office/document/model.ts';

/** A cell as tests write it: its words, or words with the columns and rows it covers, or with a table inside. */
export type CellInput = string | { text: string; span?: number; down?: number; table?: Table; bold?: boolean };

export function makeParagraph(text: string, look: Partial<Paragraph> = {}): Paragraph {
  return { kind: 'paragraph', text, label: null, heading: null, isBold: false, isCentred: false, anchor: 'p', ...look };
}

function makeCell(input: Exclude<CellInput, string>, column: number, anchor: string): DocumentCell {
  const { text, span = 1, down = 1, table, bold = false } = input;
  const paragraphs = text.split('\n').map((line) => makeParagraph(line, { anchor, isBold: bold }));
  return { text, paragraphs, tables: table ? [table] : [], column, columnSpan: span, rowSpan: down, anchor };
}

type Look = { headings?: number; sheet?: string };

/** A table as Word lays it: cells reach over columns and down over rows, the rows below go round them. */
export function makeTable(inputs: readonly (readonly CellInput[])[], look: Look = {}): Table {
  // The first row in which a column is free again.
  const busy: number[] = [];
  const rows = inputs.map((input, index) => makeRow(input, index, busy, look));
  return { kind: 'table', sheet: look.sheet ?? null, columnCount: busy.length, rows };
}

function makeRow(input: readonly CellInput[], index: number, busy: number[], look: Look): DocumentRow {
  let column = 0;
  const cells = input.flatMap((item): DocumentCell[] => {
    const cell = typeof item === 'string' ? { text: item } : item;
    while ((busy[column] ?? 0) > index) column += 1;
    const at = column;
    column += cell.span ?? 1;
    for (let covered = at; covered < column; covered += 1) busy[covered] = index + (cell.down ?? 1);
    // A workbook has no empty cells.
    return look.sheet !== undefined && cell.text === '' ? [] : [makeCell(cell, at, `r${index + 1}c${at + 1}`)];
  });
  return { number: index + 1, isHeading: index < (look.headings ?? 0), cells };
}

export function makeDocument(blocks: readonly Block[], format: ReadDocument['format'] = 'docx'): ReadDocument {
  return { format, blocks, unread: [] };
}
