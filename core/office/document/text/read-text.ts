import type { Anchor, Block, DocumentCell, Paragraph, ReadDocument, Table } from '#core/office/document/model.ts';
import { joinBrokenRows } from '#core/office/document/text/broken-rows.ts';
import { cleanMarkup, tidySigns } from '#core/office/document/text/clean-markup.ts';
import { findLineCellTable, type LineCell } from '#core/office/document/text/line-cells.ts';
import { readPipeRows } from '#core/office/document/text/pipe-rows.ts';
import { isListed, type Line, splitLines } from '#core/office/document/text/split-lines.ts';

/** What is known of one cell before the table is laid out. */
interface CellText {
  readonly lines: readonly string[];
  readonly anchor: Anchor;
}

const isBlank = (line: Line): boolean => line.text.trim() === '';
const hasTab = (line: Line): boolean => line.text.includes('\t');
const isRule = (text: string): boolean => /^(?:-{3,}|={3,}|\*{3,})$/.test(text.trim());

/** The row `--⇥---` under which converters put the body of a table. */
function isSeparatorRow(line: Line): boolean {
  const cells = line.text.split('\t').map((cell) => cell.trim());
  return cells.some((cell) => cell !== '') && cells.every((cell) => cell === '' || /^:?-{2,}:?$/.test(cell));
}

function makeParagraph(text: string, anchor: Anchor, isBold = false): Paragraph {
  return { kind: 'paragraph', text, label: null, heading: null, isBold, isCentred: false, anchor };
}

function makeCell(cell: CellText, column: number): DocumentCell {
  const { lines, anchor } = cell;
  const paragraphs = lines.map((text) => makeParagraph(text, anchor));
  return { text: lines.join('\n'), paragraphs, tables: [], column, columnSpan: 1, rowSpan: 1, anchor };
}

function makeTable(rows: readonly (readonly CellText[])[]): Table {
  const columnCount = Math.max(1, ...rows.map((row) => row.length));
  return {
    kind: 'table',
    sheet: null,
    columnCount,
    rows: rows.map((row, index) => {
      const missing = Array.from({ length: columnCount - row.length }, (_, more): CellText => {
        const anchor = row.at(-1)?.anchor.replace(/c\d+$/, '') ?? '';
        return { lines: [], anchor: `${anchor}c${row.length + more + 1}` };
      });
      return { number: index + 1, isHeading: false, cells: [...row, ...missing].map(makeCell) };
    }),
  };
}

const splitCells = (line: Line): CellText[] =>
  line.text.split('\t').map((cell, index) => ({ lines: cleanMarkup(cell), anchor: `l${line.number}c${index + 1}` }));

/** Lines with tabs are a table unless their only tab is an indent. */
function isTable(run: readonly Line[]): boolean {
  if (run.every(isListed)) return false;
  return run.some(
    (line) => isSeparatorRow(line) || line.text.trimStart().includes('\t') || /^\s*\t\s*\t/.test(line.text),
  );
}

function placeLineCell(cell: LineCell): CellText {
  return {
    lines: cell.lines.flatMap((line) => cleanMarkup(line.text)),
    anchor: `l${cell.lines[0]?.number ?? 1}`,
  };
}

const isIndented = (line: Line): boolean => /^\s*\t[^\t]+$/u.test(line.text);

/** Lines with tabs that follow each other: a list, or rows; an indented paragraph before or behind rows of three columns and more is none of them. */
function takeRun(lines: readonly Line[], start: number): readonly Line[] {
  let end = start;
  for (let line = lines[end]; line !== undefined && hasTab(line); line = lines[end]) end += 1;
  const run = lines.slice(start, end);
  const listed = run.findIndex((line) => !isListed(line));
  if (listed !== 0) return listed < 0 ? run : run.slice(0, listed);
  const isWide = (line: Line): boolean => line.text.indexOf('\t') !== line.text.lastIndexOf('\t');
  const first = run.findIndex((line) => !isIndented(line));
  if (first > 0 && run.some(isWide)) return run.slice(0, first);
  const last = run.findLastIndex(isWide);
  return last >= 0 && run.slice(last + 1).every(isIndented) ? run.slice(0, last + 1) : run;
}

interface Progress {
  readonly lines: readonly Line[];
  readonly blocks: Block[];
  at: number;
  /** Inside a pair of `**` that began on an earlier line. */
  isBold: boolean;
}

/** A pair of `**` may span the lines of one title; a lone one is text. */
function closesLater(progress: Progress, from: number): boolean {
  for (let at = from; at < progress.lines.length; at += 1) {
    const line = progress.lines[at];
    if (line === undefined || isBlank(line)) return false;
    if (line.text.includes('**')) return true;
  }
  return false;
}

function readBold(progress: Progress, text: string): { text: string; isBold: boolean } {
  const marks = text.split('**').length - 1;
  const isWhole = marks === 2 && /^\*\*.*\*\*[.:]?$/.test(text);
  const isOdd = marks % 2 === 1;
  const isOpening = isOdd && !progress.isBold && text.startsWith('**') && closesLater(progress, progress.at);
  const isInside = progress.isBold || isOpening;
  if (isOdd && isInside) progress.isBold = isOpening;
  return { text: isInside ? text.replaceAll('**', '') : text, isBold: isInside || isWhole };
}

/** «## План мероприятий»: a heading of Markdown. */
const HEADING = /^#{1,6} +(?=\S)/u;

function addParagraphs(progress: Progress, line: Line): void {
  if (isRule(line.text)) return;
  const sign = HEADING.exec(line.text.trim())?.[0] ?? '';
  const { text, isBold } = readBold(progress, line.text.trim().slice(sign.length));
  for (const one of cleanMarkup(text))
    progress.blocks.push(makeParagraph(one, `l${line.number}`, isBold || sign !== ''));
}

function addTabbed(progress: Progress): void {
  const start = progress.at;
  const found = findLineCellTable(progress.lines, start);
  if (found) {
    progress.blocks.push(makeTable(found.rows.map((row) => row.map(placeLineCell))));
    progress.at = found.end;
    return;
  }
  const run = takeRun(progress.lines, start);
  progress.at = start + run.length;
  if (isTable(run)) {
    const rows = run.filter((line) => !isSeparatorRow(line) && !isBlank(line)).map(splitCells);
    if (rows.length > 0) progress.blocks.push(makeTable(rows));
    return;
  }
  for (const line of run) addParagraphs(progress, { ...line, text: line.text.trim().replace('\t', ' ') });
}

/**
 * Reads plain or pasted text: lines are paragraphs, consecutive lines with tabs a table, scraps of markup are cleaned. Pure,
 * browser-safe. Anchors: «l45» a line, «l45c2» its second cell.
 */
export function readTextDocument(text: string): ReadDocument {
  const lines = joinBrokenRows(readPipeRows(splitLines(tidySigns(text))));
  const progress: Progress = { lines, blocks: [], at: 0, isBold: false };
  for (let line = lines[0]; line !== undefined; line = lines[progress.at]) {
    if (isBlank(line)) {
      progress.isBold = false;
      progress.at += 1;
    } else if (hasTab(line)) addTabbed(progress);
    else {
      progress.at += 1;
      addParagraphs(progress, line);
    }
  }
  return { format: 'text', blocks: progress.blocks, unread: [] };
}
