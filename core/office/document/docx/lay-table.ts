/** Cells as a file lists them become a grid: merges counted out, columns that nobody sees left out. Pure. */
import type { Anchor, Block, DocumentCell, DocumentRow, Paragraph, Table } from '#core/office/document/model.ts';

export interface RawCell {
  /** Columns of the file's own grid. */
  span: number;
  /** Merged downwards: begins, or goes on from the row above. */
  merge: 'restart' | 'continue' | null;
  /** Merged with the cell on its left. */
  isJoined: boolean;
  readonly blocks: Block[];
  anchor: Anchor;
}

export interface RawRow {
  /** Columns left free before the first cell. */
  before: number;
  after: number;
  isHeading: boolean;
  isDeleted: boolean;
  readonly cells: RawCell[];
}

export interface RawTable {
  /** Widths of the file's columns, in twentieths of a point. */
  readonly widths: number[];
  readonly rows: RawRow[];
}

interface PlacedCell {
  from: number;
  to: number;
  readonly merge: RawCell['merge'];
  readonly blocks: readonly Block[];
  readonly anchor: Anchor;
  rows: number;
}

/** Older merges to the left are told by each cell, not by a span: their texts are one cell's. */
function placeRow(row: RawRow): PlacedCell[] {
  const placed: PlacedCell[] = [];
  let column = row.before;
  for (const cell of row.cells) {
    const left = placed.at(-1);
    if (cell.isJoined && left) {
      placed[placed.length - 1] = { ...left, to: column + cell.span, blocks: [...left.blocks, ...cell.blocks] };
    } else {
      const { merge, blocks, anchor } = cell;
      placed.push({ from: column, to: column + cell.span, merge, blocks, anchor, rows: 1 });
    }
    column += cell.span;
  }
  return placed;
}

/** Edges between columns at which some cell begins or ends. */
function listEdges(rows: readonly (readonly PlacedCell[])[]): number[] {
  const edges = new Set([0]);
  for (const row of rows) for (const { from, to } of row) edges.add(from).add(to);
  return [...edges].sort((left, right) => left - right);
}

/** Two edges this close are one to the eye: about 6 mm, and no more than a thirtieth of the table. */
const NARROW = 340;
const NARROW_SHARE = 30;

/** Numbers of the columns between the edges that are left, by the file's own edges. */
function renumber(edges: readonly number[], kept: readonly number[]): Map<number, number> {
  const columns = new Map<number, number>();
  let index = 0;
  for (const edge of edges) {
    while (index + 1 < kept.length && (kept[index + 1] ?? 0) <= edge) index += 1;
    columns.set(edge, index);
  }
  return columns;
}

/** A column of a few millimetres in which no cell stands alone is a shift between rows, not a column. */
function dropNarrow(
  rows: readonly (readonly PlacedCell[])[],
  edges: readonly number[],
  widths: readonly number[],
): number[] {
  const kept = [...edges];
  const offsets = [0];
  for (const width of widths) offsets.push((offsets.at(-1) ?? 0) + width);
  const total = offsets.at(-1) ?? 0;
  const isNarrow = (at: number): boolean => {
    const width = (offsets[kept[at + 1] ?? 0] ?? Number.NaN) - (offsets[kept[at] ?? 0] ?? Number.NaN);
    return width < NARROW && width * NARROW_SHARE < total;
  };
  const isAlone = (at: number): boolean => {
    const columns = renumber(edges, kept);
    return rows.some((row) => row.some((cell) => columns.get(cell.from) === at && columns.get(cell.to) === at + 1));
  };
  for (let at = 0; at < kept.length - 1; ) {
    if (isNarrow(at) && !isAlone(at)) kept.splice(at + 1, 1);
    else at += 1;
  }
  return kept;
}

/** Cells that go on from the row above are taken into it; what was written in them is not printed and is given back. */
function mergeDown(rows: readonly PlacedCell[][]): Block[] {
  const hidden: Block[] = [];
  let above = new Map<number, PlacedCell>();
  for (const row of rows) {
    const open = new Map<number, PlacedCell>();
    for (const cell of [...row]) {
      const master = cell.merge === 'continue' ? above.get(cell.from) : undefined;
      if (master && master.to === cell.to) {
        master.rows += 1;
        hidden.push(...cell.blocks);
        row.splice(row.indexOf(cell), 1);
        open.set(master.from, master);
      } else if (cell.merge !== null) open.set(cell.from, cell);
    }
    above = open;
  }
  return hidden;
}

const isParagraph = (block: Block): block is Paragraph => block.kind === 'paragraph';
const isTable = (block: Block): block is Table => block.kind === 'table';

/** A paragraph as printed, with its label. */
export const printParagraph = ({ label, text }: Paragraph): string =>
  label === null ? text : `${label} ${text}`.trimEnd();

/** Text of blocks as lines; cells of a table stand between tabs. */
export function printBlocks(blocks: readonly Block[]): string {
  const lines = blocks.map((block) =>
    isParagraph(block)
      ? printParagraph(block)
      : block.rows.map((row) => row.cells.map((cell) => cell.text).join('\t')).join('\n'),
  );
  return lines.filter((line) => line.trim() !== '').join('\n');
}

function makeCell({ from, to, blocks, rows, anchor }: PlacedCell): DocumentCell {
  return {
    text: printBlocks(blocks),
    paragraphs: blocks.filter(isParagraph),
    tables: blocks.filter(isTable),
    column: from,
    columnSpan: to - from,
    rowSpan: rows,
    anchor,
  };
}

/** The table, and what stands in it and is not printed. */
export function layTable(raw: RawTable): { table: Table; hidden: Block[] } {
  const kept = raw.rows.filter((row) => !row.isDeleted);
  const rows = kept.map(placeRow);
  const edges = listEdges(rows);
  const shown = dropNarrow(rows, edges, raw.widths);
  const columns = renumber(edges, shown);
  for (const row of rows) {
    for (const cell of row) {
      cell.from = columns.get(cell.from) ?? cell.from;
      cell.to = columns.get(cell.to) ?? cell.to;
    }
  }
  const hidden = mergeDown(rows);
  let isTop = true;
  const made = rows.map((row, index): DocumentRow => {
    isTop &&= kept[index]?.isHeading ?? false;
    return { number: index + 1, isHeading: isTop, cells: row.map(makeCell) };
  });
  const table: Table = { kind: 'table', sheet: null, columnCount: Math.max(1, shown.length - 1), rows: made };
  return { table, hidden };
}
