import { isRowNumber } from './cell-looks.ts';
import type { Line, Piece } from './flow.ts';
import { type Grid, type GridCell, type GridRow, ownCells } from './grid.ts';
import { findRoleHits } from './role-words.ts';

/**
 * Tables whose cells a converter has laid on lines of their own: «№», «Содержание», «Реализация», then «1.», the plan, what was done.
 * A tab opens a cell where it was kept; what follows without one belongs to the cell above.
 */
export function findLineTables(pieces: readonly Piece[]): Piece[] {
  const flat = pieces.flatMap((piece) => (piece.type === 'grid' && isLone(piece) ? toLines(piece) : [piece]));
  const result: Piece[] = [];
  let hasFound = false;
  for (let index = 0; index < flat.length; ) {
    const found = readRun(flat, index);
    result.push(...(found ? [found.grid] : flat.slice(index, index + 1)));
    hasFound ||= found !== undefined;
    index = found?.next ?? index + 1;
  }
  return hasFound ? result : [...pieces];
}

/** Every row has one cell: tabs that only indent. */
function isLone(grid: Grid): boolean {
  return grid.sheet === null && grid.columnCount <= 2 && grid.rows.every((row) => ownCells(row).length <= 1);
}

function toLines(grid: Grid): Line[] {
  const [block = 0] = grid.blocks;
  return grid.rows.flatMap((row) =>
    ownCells(row).map(
      ({ cell, column }): Line => ({
        type: 'line',
        text: cell.text,
        heading: null,
        isBold: cell.isBold,
        isCentred: false,
        indent: column > 0 ? '\t' : '',
        block,
        anchor: cell.anchor ?? '',
      }),
    ),
  );
}

const isTitle = (piece: Piece | undefined): piece is Line =>
  piece?.type === 'line' && piece.text.length <= 60 && (findRoleHits(piece.text)[0]?.weight ?? 0) >= 2;

/** A run begins with its titles, each on a line, and the number 1 below them. */
function readRun(pieces: readonly Piece[], at: number): { grid: Grid; next: number } | undefined {
  const first = pieces[at];
  if (!isTitle(first) || findRoleHits(first.text)[0]?.role !== 'number') return undefined;
  let end = at + 1;
  while (isTitle(pieces[end])) end += 1;
  const titles = pieces.slice(at, end).filter((piece) => piece.type === 'line');
  if (titles.length < 3) return undefined;
  const starts = findNumbers(pieces, end);
  if (starts.length < 2) return undefined;
  const next = findEnd(pieces, starts);
  const rows = starts.map((start, index) => {
    const lines = pieces.slice(start + 1, starts[index + 1] ?? next).filter((piece) => piece.type === 'line');
    return [toCell([pieces[start]]), ...partCells(lines, titles.length - 1)];
  });
  return { grid: makeGrid(titles, rows, pieces.slice(at, next)), next };
}

/** Places of «1.», «2.», «3.» alone on their lines. */
function findNumbers(pieces: readonly Piece[], from: number): number[] {
  const places: number[] = [];
  for (let index = from; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece?.type !== 'line' || piece.heading !== null) break;
    if (isRowNumber(piece.text) && Number.parseInt(piece.text, 10) === places.length + 1) places.push(index);
    else if (places.length === 0) break;
  }
  return places;
}

/** The last row ends before a table, a heading, or a line indented in another manner. */
function findEnd(pieces: readonly Piece[], starts: readonly number[]): number {
  const last = starts.at(-1) ?? 0;
  const first = pieces[starts[0] ?? 0];
  const indent = first?.type === 'line' ? first.indent : '';
  const end = pieces.findIndex(
    (piece, index) =>
      index > last &&
      (piece.type === 'grid' ||
        piece.heading !== null ||
        (piece.indent !== '' && piece.indent !== indent && piece.indent.includes('\t'))),
  );
  return end < 0 ? pieces.length : end;
}

function partCells(lines: readonly Line[], count: number): GridCell[] {
  const tabbed = lines.flatMap((line, index) => (line.indent.includes('\t') ? [index] : []));
  const cuts = tabbed[0] === 0 && tabbed.length >= count ? tabbed.slice(0, count) : guessCuts(lines, count);
  return Array.from({ length: count }, (_, index) => {
    const from = cuts[index];
    return toCell(from === undefined ? [] : lines.slice(from, cuts[index + 1] ?? lines.length));
  });
}

/** Without tabs each cell is a line; a first cell that ends with a colon takes the list below it. */
function guessCuts(lines: readonly Line[], count: number): number[] {
  const first = lines[0]?.text ?? '';
  const afterList = lines.findIndex(({ text }, index) => index > 0 && !/^[-–—•·*]/u.test(text));
  const second = first.endsWith(':') && afterList > 0 ? afterList : 1;
  return Array.from({ length: count }, (_, index) => (index === 0 ? 0 : second + index - 1));
}

function toCell(lines: readonly (Piece | undefined)[]): GridCell {
  const texts = lines.flatMap((line) => (line?.type === 'line' ? [line] : []));
  return {
    text: texts.map(({ text }) => text).join('\n'),
    span: 1,
    isCovered: false,
    isBold: false,
    anchor: texts[0]?.anchor ?? null,
  };
}

function makeGrid(titles: readonly Line[], rows: readonly GridCell[][], pieces: readonly Piece[]): Grid {
  const all = [titles.map((title) => toCell([title])), ...rows];
  return {
    type: 'grid',
    blocks: [...new Set(pieces.flatMap((piece) => (piece.type === 'line' ? [piece.block] : piece.blocks)))],
    sheet: null,
    isInner: false,
    columnCount: titles.length,
    rows: all.map((cells, index): GridRow => ({ number: index + 1, isHeading: index === 0, cells })),
  };
}
