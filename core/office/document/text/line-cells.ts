/**
 * Word's old «save as text» and some converters lay a table out with each cell on a line of its own that begins with a tab, and a
 * blank line after each row. Here such a run becomes rows again. Pure, browser-safe.
 */
import type { Line } from '#core/office/document/text/split-lines.ts';

export interface LineCell {
  readonly lines: readonly Line[];
}

export interface LineCellTable {
  readonly rows: readonly (readonly LineCell[])[];
  /** Index of the first line after the table. */
  readonly end: number;
}

const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === '';
/** Exactly one tab, and it stands first. */
const startsCell = (line: Line): boolean => line.text.lastIndexOf('\t') === 0 && line.text.trim() !== '';
const hasInnerTab = (line: Line): boolean => line.text.lastIndexOf('\t') > 0;
const LONGEST_TITLE = 120;
const isTitle = (line: Line): boolean => startsCell(line) && line.text.length <= LONGEST_TITLE;
const LEAST_COLUMNS = 2;
const MOST_COLUMNS = 12;

interface Group {
  readonly cells: LineCell[];
  readonly end: number;
  /** A line that cannot belong to the table stands at its end. */
  readonly isLast: boolean;
}

/** Lines up to a blank one: each that begins with a tab starts a cell, the others go on with it. */
function readGroup(lines: readonly Line[], from: number): Group | undefined {
  const cells: { lines: Line[] }[] = [];
  let at = from;
  for (let line = lines[at]; line !== undefined && !isBlank(line); line = lines[at]) {
    if (hasInnerTab(line)) return cells.length > 0 ? { cells, end: at, isLast: true } : undefined;
    if (startsCell(line)) cells.push({ lines: [line] });
    else if (cells.length === 0) return undefined;
    else cells.at(-1)?.lines.push(line);
    at += 1;
  }
  return cells.length === 0 ? undefined : { cells, end: at, isLast: false };
}

/** A row of titles: a few short cells of one line. Nothing is read past what proves that it is none. */
function readHeader(lines: readonly Line[], from: number): Group | undefined {
  let end = from;
  for (let line = lines[end]; line && isTitle(line) && end - from <= MOST_COLUMNS; line = lines[end]) end += 1;
  const count = end - from;
  if (!isBlank(lines[end]) || count < LEAST_COLUMNS || count > MOST_COLUMNS) return undefined;
  return readGroup(lines, from);
}

function skipBlanks(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at])) at += 1;
  return at;
}

/** What stands beyond the last column was a paragraph of the last cell. */
function foldCells(cells: readonly LineCell[], count: number): LineCell[] {
  const rest = cells.slice(count - 1).flatMap((cell) => cell.lines);
  return [...cells.slice(0, count - 1), { lines: rest }];
}

const isNumber = (line: Line | undefined): boolean =>
  line !== undefined && startsCell(line) && /^\d{1,3}(?:\.\d{1,3})*[.)]?$/.test(line.text.trim());

/** A table of this layout that starts at a line; it must have a row of titles and rows that begin with a number. */
export function findLineCellTable(lines: readonly Line[], from: number): LineCellTable | undefined {
  const header = readHeader(lines, from);
  if (header === undefined) return undefined;
  const count = header.cells.length;
  const rows: LineCell[][] = [[...header.cells]];
  let { end } = header;
  for (;;) {
    const start = skipBlanks(lines, end);
    const group = isNumber(lines[start]) ? readGroup(lines, start) : undefined;
    if (group === undefined || group.cells.length < count) break;
    rows.push(foldCells(group.cells, count));
    end = group.end;
    if (group.isLast) break;
  }
  return rows.length > 1 ? { rows, end } : undefined;
}
