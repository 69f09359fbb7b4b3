import { findHeader } from './find-header.ts';
import { append } from './find-tables.ts';
import type { Line, Piece } from './flow.ts';
import { type Grid, ownCells } from './grid.ts';
import { findPassportField } from './passport-words.ts';
import { endsSentence, startsSmall } from './plain-text.ts';

const LONGEST = 150;

/** A passport whose long cell a converter has let fall out as paragraphs is one table again: the row goes on below them. */
export function rejoinPassport(pieces: readonly Piece[]): Piece[] {
  const result = rejoinTails(pieces);
  for (let index = 0; index < result.length; index += 1) {
    const first = result[index];
    if (first?.type !== 'grid' || !isPassport(first)) continue;
    const next = findNext(result, index, first);
    const second = next === undefined ? undefined : result[next];
    if (next === undefined || second?.type !== 'grid') continue;
    const lines = result.slice(index + 1, next).filter((piece) => piece.type === 'line');
    result.splice(index, next - index + 1, append(addLines(first, lines), second));
  }
  return result;
}

function isPassport(grid: Grid): boolean {
  if (grid.columnCount !== 2 || grid.sheet !== null) return false;
  const fields = grid.rows.flatMap((row) => findPassportField(row.cells[0]?.text ?? '') ?? []);
  return new Set(fields).size >= 3;
}

function findNext(pieces: readonly Piece[], from: number, first: Grid): number | undefined {
  for (let index = from + 1; index < pieces.length && index - from <= LONGEST; index += 1) {
    const piece = pieces[index];
    if (piece?.type !== 'grid') continue;
    const row = piece.rows[0];
    const goesOn = index > from + 1 && row !== undefined && row.cells[0]?.text === '' && ownCells(row).length === 1;
    return goesOn && piece.columnCount === first.columnCount && !findHeader(piece) ? index : undefined;
  }
  return undefined;
}

function addLines(grid: Grid, lines: readonly Line[]): Grid {
  if (lines.length === 0) return grid;
  const words = lines.map(({ text }) => text).join('\n');
  const rows = grid.rows.map((row, index) => {
    if (index < grid.rows.length - 1) return row;
    const cells = row.cells.map((cell, column) => (column === 1 ? { ...cell, text: `${cell.text}\n${words}` } : cell));
    return { ...row, cells };
  });
  return { ...grid, rows };
}

/** Rows whose sentence or list goes on in the lines below them, and the rows of the passport below those. */
function rejoinTails(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (let index = 0; index < pieces.length; ) {
    const { grid, next } = readRun(pieces, index);
    result.push(...(grid ? [grid] : pieces.slice(index, next)));
    index = next;
  }
  return result;
}

/** `grid`: none where it is no passport; what begins further on in the same run is none either. */
function readRun(pieces: readonly Piece[], at: number): { grid?: Grid; next: number } {
  const first = pieces[at];
  if (first?.type !== 'grid' || first.columnCount !== 2 || first.sheet !== null || first.isInner)
    return { next: at + 1 };
  let grid = first;
  let next = at + 1;
  for (let before = at; next > before; ) {
    before = next;
    const lines = readTail(pieces, next, grid.rows.at(-1)?.cells[1]?.text ?? '');
    grid = addLines(grid, lines);
    next += lines.length;
    const below = pieces[next];
    if (below?.type !== 'grid' || !isMoreOf(grid, below)) continue;
    grid = append(grid, below);
    next += 1;
  }
  return next > at + 1 && isPassport(grid) ? { grid, next } : { next };
}

function isMoreOf(grid: Grid, below: Grid): boolean {
  const label = below.rows[0]?.cells[0]?.text ?? '';
  return below.columnCount === grid.columnCount && below.sheet === null && findPassportField(label) !== undefined;
}

/** The lines that end what the cell has begun. */
function readTail(pieces: readonly Piece[], at: number, cell: string): Line[] {
  const lines: Line[] = [];
  let last = cell.split('\n').at(-1) ?? '';
  let count = lastNumber(cell);
  for (let index = at; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece?.type !== 'line' || piece.heading !== null || !belongsTo(last, count, piece.text)) break;
    lines.push(piece);
    last = piece.text;
    count = lastNumber(last) || count;
  }
  return lines;
}

/** A sentence goes on, or a list by its signs or its numbers. */
function belongsTo(last: string, count: number, line: string): boolean {
  const number = lastNumber(line);
  if (number > 0 && count > 0 && number === count + 1) return true;
  const isOpen = /[;:,]$/u.test(last);
  if (isOpen && (number > 0 || /^[-–—•·*]/u.test(line))) return true;
  return last !== '' && startsSmall(line) && (isOpen || !endsSentence(last));
}

/** The number that the last numbered line begins with; 0: none. */
function lastNumber(text: string): number {
  return Number([...text.matchAll(/^(\d{1,2})[.)]\s/gmu)].at(-1)?.[1] ?? 0);
}
