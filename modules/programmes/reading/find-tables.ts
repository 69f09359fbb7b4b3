import { findHeader, type Header, isColumnNumbers } from './find-header.ts';
import type { Line, Piece } from './flow.ts';
import { type Grid, type GridRow, isRuleRow, ownCells } from './grid.ts';
import { titleKey } from './plain-text.ts';

const CONTINUED = /^(?:продолжение|окончание) (?:таблиц|приложени)|^(?:стр(?:аница)?\.? ?)?[-–—]? ?\d{1,3} ?[-–—]?$/iu;

/** Tables that a page has parted are one again; rules of a converter and repeated titles go. */
export function mergeTables(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  let between: Line[] = [];
  for (const piece of pieces) {
    if (piece.type === 'line') {
      if (merged.at(-1)?.type === 'grid' && CONTINUED.test(piece.text)) between.push(piece);
      else {
        merged.push(...between, piece);
        between = [];
      }
      continue;
    }
    const grid = dropRepeats(dropRules(piece));
    const before = merged.at(-1);
    if (grid.rows.length === 0) continue;
    if (before?.type === 'grid' && isContinuation(before, grid)) merged[merged.length - 1] = append(before, grid);
    else merged.push(...between, grid);
    between = [];
  }
  return [...merged, ...between];
}

function dropRules(grid: Grid): Grid {
  return { ...grid, rows: grid.rows.filter((row) => !isRuleRow(row)) };
}

/** Titles typed anew where a page begins, and the number of the page in a row of its own: they say nothing. */
function dropRepeats(grid: Grid): Grid {
  const header = findHeader(grid);
  if (!header || grid.sheet !== null) return grid;
  const heads = new Set(grid.rows.slice(header.captions.length, header.dataFrom).map(rowKey));
  const rows = grid.rows.filter(
    (row, index) =>
      index < header.dataFrom || !((heads.has(rowKey(row)) && ownCells(row).length > 1) || isPageNumber(row)),
  );
  return rows.length === grid.rows.length ? grid : { ...grid, rows };
}

/** «2» over the whole row. */
function isPageNumber(row: GridRow): boolean {
  const [only, ...others] = ownCells(row);
  return others.length === 0 && only !== undefined && only.cell.span === row.cells.length && row.cells.length > 1
    ? /^[-–—]?\s?\d{1,3}\s?[-–—]?$/u.test(only.cell.text)
    : false;
}

function rowKey(row: GridRow): string {
  return row.cells.map(({ text }) => titleKey(text)).join('|');
}

/** Rows of the heading that `next` repeats from the table before. */
function countRepeated(before: Grid, next: Grid): number {
  const heads = before.rows.slice(0, 4).map(rowKey);
  let count = 0;
  while (count < Math.min(4, next.rows.length - 1)) {
    const row = next.rows[count];
    if (!row || !(heads.includes(rowKey(row)) || isColumnNumbers(row))) break;
    count += 1;
  }
  return count;
}

/** «Директор | ________ | К. М. Лугова»: who signs stands below the table, not in it. */
function isSignature({ cells }: GridRow): boolean {
  return cells.some(({ text }) => /^_{4,}$/u.test(text.trim()));
}

function isContinuation(before: Grid, next: Grid): boolean {
  if (before.sheet !== null || next.sheet !== null || before.isInner !== next.isInner) return false;
  if (next.isInner || next.rows.some(isSignature)) return false;
  if (countRepeated(before, next) > 0) return true;
  if (findHeader(next)) return false;
  return next.columnCount === before.columnCount || (next.columnCount < before.columnCount && goesOn(next));
}

/** A row whose first cell is empty, as a converter writes the rest of a row. */
function goesOn(grid: Grid): boolean {
  return grid.rows[0]?.cells[0]?.text === '';
}

export function append(before: Grid, next: Grid): Grid {
  const last = before.rows.at(-1)?.number ?? 0;
  const rows = next.rows
    .slice(countRepeated(before, next))
    .map((row, index): GridRow => ({ ...row, number: last + index + 1, isHeading: false }));
  return {
    ...before,
    blocks: [...before.blocks, ...next.blocks],
    columnCount: Math.max(before.columnCount, next.columnCount),
    rows: [...before.rows, ...rows],
  };
}

/** A table, its titles and the lines that stand right above it. */
export interface FoundTable {
  readonly grid: Grid;
  readonly header: Header | undefined;
  /** The nearest lines above, the last one first. */
  readonly captions: readonly string[];
  /** Index among the pieces. */
  readonly at: number;
  /** As a person finds it: «таблица 3», «лист «План»». */
  readonly place: string;
}

/** The tables of the document with what is written about each. */
export function findTables(pieces: readonly Piece[]): FoundTable[] {
  let count = 0;
  return pieces.flatMap((piece, at) => {
    if (piece.type !== 'grid') return [];
    if (!piece.isInner && !piece.isList) count += 1;
    const header = findHeader(piece);
    const captions = [...(header?.captions ?? []).toReversed(), ...readCaptions(pieces, at)];
    return [{ grid: piece, header, captions, at, place: namePlace(piece, count) }];
  });
}

function namePlace(grid: Grid, count: number): string {
  if (grid.sheet !== null) return `лист «${grid.sheet}»`;
  if (grid.isList) return 'список пунктов';
  return grid.isInner ? `таблица внутри таблицы ${count}` : `таблица ${count}`;
}

/** Up to four short lines above the table; a sentence ends the search, it speaks of something else. */
function readCaptions(pieces: readonly Piece[], at: number): string[] {
  const captions: string[] = [];
  for (let index = at - 1; index >= 0 && captions.length < 4; index -= 1) {
    const piece = pieces[index];
    if (piece?.type !== 'line' || piece.text.length > 300 || /^(?:[-–—•·*]\s|.*[;])/u.test(piece.text)) break;
    captions.push(piece.text);
  }
  return captions;
}
