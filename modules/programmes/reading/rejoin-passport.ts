import { findHeader } from './find-header.ts';
import { append } from './find-tables.ts';
import type { Line, Piece } from './flow.ts';
import { type Grid, ownCells } from './grid.ts';
import { findPassportField } from './passport-words.ts';

const LONGEST = 150;

/** A passport whose long cell a converter has let fall out as paragraphs is one table again: the row goes on below them. */
export function rejoinPassport(pieces: readonly Piece[]): Piece[] {
  const result = [...pieces];
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
  const words = lines.map(({ text }) => text).join('\n');
  const rows = grid.rows.map((row, index) => {
    if (index < grid.rows.length - 1) return row;
    const cells = row.cells.map((cell, column) => (column === 1 ? { ...cell, text: `${cell.text}\n${words}` } : cell));
    return { ...row, cells };
  });
  return { ...grid, rows };
}
