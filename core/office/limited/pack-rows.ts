import { type Cell, type CellKind, EMPTY_CELL, type Row } from '#core/office/table.ts';

/** A cell on its way between threads: a text by itself, an empty one as 0, any other with its kind. */
type Packed = string | 0 | readonly [kind: CellKind, text: string, number: number | null, date?: string];

function packCell({ kind, text, number, date }: Cell): Packed {
  if (kind === 'text' && number === undefined && date === undefined) return text;
  if (kind === 'empty' && text === '' && number === undefined && date === undefined) return 0;
  return date === undefined ? [kind, text, number ?? null] : [kind, text, number ?? null, date];
}

function unpackCell(packed: Packed): Cell {
  if (packed === 0) return EMPTY_CELL;
  if (typeof packed === 'string') return { kind: 'text', text: packed };
  const [kind, text, number, date] = packed;
  return { kind, text, ...(number !== null && { number }), ...(date !== undefined && { date }) };
}

/**
 * A row as text. What the port would copy object by object is one string then: the reader's thread keeps nothing of a batch but its words,
 * and needs a third less time (bench/README.md). Numbers are finite, as `Cell.number` is.
 */
export function packRow({ number, hidden, cells }: Row): string {
  return JSON.stringify([number, hidden ? 1 : 0, ...cells.map(packCell)]);
}

/** @param rows as `packRow` gave them, joined by commas */
export function unpackRows(rows: string): Row[] {
  const packed = JSON.parse(`[${rows}]`) as [number: number, hidden: 0 | 1, ...cells: Packed[]][];
  return packed.map(([number, hidden, ...cells]) => ({ number, hidden: hidden === 1, cells: cells.map(unpackCell) }));
}
