import { isRowNumber, looksLikeDue, looksLikeOwner } from './cell-looks.ts';
import { type Grid, type GridRow, ownCells } from './grid.ts';
import { titleKey } from './plain-text.ts';
import { findRoleHits, isColumnTitle } from './role-words.ts';

/** Where the titles of the columns stand, and what stands above them. */
export interface Header {
  /** Title of each column; of a heading in two rows both, «Срок / начало». Empty: none. */
  readonly titles: readonly string[];
  /** Rows above the titles: the name of the table inside it. */
  readonly captions: readonly string[];
  /** Index of the first row of data. */
  readonly dataFrom: number;
}

const LONGEST_TITLE = 200;

/** The titles of a table, or undefined when it has none: a table that goes on from the page before, or is plain. */
export function findHeader(grid: Grid): Header | undefined {
  const limit = Math.min(grid.rows.length, grid.sheet === null ? 6 : 20);
  for (let index = 0; index < limit; index += 1) {
    const row = grid.rows[index];
    if (!row) break;
    if (isTitleRow(row, grid)) return readHeader(grid, index);
    // Above the titles only a name of the table may stand.
    if (grid.sheet === null && ownCells(row).length > 1 && !isNameRow(row)) break;
  }
  return undefined;
}

function isNameRow(row: GridRow): boolean {
  const own = ownCells(row);
  return own.length === 1 || own.every(({ cell }) => cell.text === own[0]?.cell.text);
}

function isTitleRow(row: GridRow, grid: Grid): boolean {
  const own = ownCells(row);
  const hits = own.filter(
    ({ cell }) => cell.text.length <= LONGEST_TITLE && (findRoleHits(cell.text)[0]?.weight ?? 0) >= 2,
  );
  if (own.length < 2) return false;
  if (own.some(({ cell }) => cell.text.length > LONGEST_TITLE || looksLikeDate(cell.text))) return false;
  if (row.isHeading && hits.length > 0) return true;
  if (hits.length < 2) return false;
  // «Цель | Ожидаемый результат от …»: rows of a passport speak the same words; titles are short and of all columns.
  const named = own.filter((cell) => hits.includes(cell) || isColumnTitle(cell.cell.text));
  return named.length * 2 >= own.length && (grid.columnCount > 2 || own.every(({ cell }) => isShortTitle(cell.text)));
}

const isShortTitle = (text: string) => text.length <= 120 && !/[;.]\s*\p{L}/u.test(text);

function looksLikeDate(text: string): boolean {
  return /\d/u.test(text) && looksLikeDue(text) && !/^(?:19|20)\d\d/u.test(text.trim());
}

function readHeader(grid: Grid, index: number): Header {
  const top = grid.rows[index];
  const below = grid.rows[index + 1];
  const hasSecond = top !== undefined && below !== undefined && isSecondTitleRow(top, below);
  const captions = grid.rows.slice(0, index).flatMap((row) => ownCells(row)[0]?.cell.text ?? []);
  let dataFrom = index + (hasSecond ? 2 : 1);
  const next = grid.rows[dataFrom];
  if (next && isColumnNumbers(next)) dataFrom += 1;
  return { titles: joinTitles(grid, index, hasSecond), captions, dataFrom };
}

/** «1 | 2 | 3 | 4»: columns counted under their titles. */
export function isColumnNumbers(row: GridRow): boolean {
  const own = ownCells(row);
  return own.length > 2 && own.every(({ cell }, index) => Number(cell.text.replace(/\.$/u, '')) === index + 1);
}

/** A second row of titles stands under a wide title, or beside titles that reach down. */
function isSecondTitleRow(top: GridRow, below: GridRow): boolean {
  const own = ownCells(below);
  if (own.length > 0 && isSplitUnder(top, below)) return true;
  if (own.length === 0 || own.some(({ cell }) => cell.text.length > 60 || isRowNumber(cell.text))) return false;
  if (own.some(({ cell }) => looksLikeOwner(cell.text) && findRoleHits(cell.text).length === 0)) return false;
  if (below.isHeading && top.isHeading) return true;
  const isUnderWide = (column: number) =>
    top.cells[column]?.text === '' || (top.cells[column]?.span ?? 1) > 1 || top.cells[column + 1]?.text === '';
  return own.length < top.cells.length && own.every(({ column }) => isUnderWide(column));
}

/** Titles that reach down stand beside wide ones, and only under the wide ones has the row words: whatever they say, they part a title. */
function isSplitUnder(top: GridRow, below: GridRow): boolean {
  const reachesDown = below.cells.some(({ isCovered }) => isCovered);
  const own = ownCells(below);
  const wide = top.cells.flatMap((cell, column) =>
    !cell.isCovered && cell.span > 1 ? Array.from({ length: cell.span }, (_, at) => column + at) : [],
  );
  return reachesDown && own.every(({ column, cell }) => wide.includes(column) && cell.text.length <= 60);
}

function joinTitles(grid: Grid, index: number, hasSecond: boolean): string[] {
  const top = grid.rows[index];
  const below = hasSecond ? grid.rows[index + 1] : undefined;
  let wide = '';
  let reach = 0;
  return Array.from({ length: grid.columnCount }, (_, column) => {
    const cell = top?.cells[column];
    if (cell && cell.text !== '') {
      wide = cell.text;
      // In a text nothing says how wide a title is: it reaches to the next one where a second row stands below.
      reach = column + (hasSecond ? Math.max(cell.span, emptyAfter(top, column)) : cell.span);
    }
    const own = column < reach ? wide : (cell?.text ?? '');
    const second = below?.cells[column];
    const lower = second && !second.isCovered ? second.text : '';
    return [own, lower].filter((text) => text !== '').join(' / ');
  });
}

function emptyAfter(row: GridRow | undefined, column: number): number {
  const next = row?.cells.findIndex((cell, at) => at > column && cell.text !== '') ?? -1;
  return (next < 0 ? (row?.cells.length ?? column + 1) : next) - column;
}

/** The titles in one line: the same layout is known again by it. */
export function signTitles(titles: readonly string[]): string {
  return titles.map(titleKey).join(' | ');
}
