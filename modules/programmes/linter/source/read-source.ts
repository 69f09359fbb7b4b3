/** Lays a document and its reading out for the checks: one pass, each line once. */
import type { Anchor, DocumentCell, Paragraph, ReadDocument } from '#core/office/document/model.ts';
import type { ProgrammeReading } from '../../reading/model.ts';
import type { LintOptions } from '../model.ts';
import { findActs } from './dates.ts';
import type { Activity, CellPlace, Line, Source, SourceRow, Spot } from './model.ts';
import { findPeriod, findSignedDay } from './period.ts';
import { spotOfCell, spotOfDocument, spotOfLine } from './spots.ts';
import { columnOf, draftTables, type TableDraft } from './tables.ts';

interface Walk {
  readonly lines: Line[];
  readonly body: Line[];
  /** First row that an anchor stands in. */
  readonly rows: Map<Anchor, SourceRow>;
  readonly lineOf: Map<Anchor, Line>;
  order: number;
  section: string | null;
}

/** Of a longer paragraph only its beginning is checked: what is no paper of people must not hold the reader up. */
const LONGEST_LINE = 5000;
const LONGEST_HEADING = 130;
/** A longer numbered line is an item of a list. */
const LONGEST_NUMBERED = 70;

/** A heading by style, or by looks where a text has no styles: short, alone, without a stop at its end. */
function isHeadingLike({ text, heading, isBold, isCentred, label }: Paragraph, isPlain: boolean): boolean {
  if (heading !== null) return true;
  const line = text.trim();
  if (line === '' || line.length > LONGEST_HEADING || label !== null || /\p{Lu}\.\s?\p{Lu}\./u.test(line)) return false;
  if (isBold || isCentred) return true;
  if (!isPlain || !/^(?:[IVX]+\.|\d+(?:\.\d+)*\.?\s)?\s*[«\p{Lu}]/u.test(line)) return false;
  if (/^\d/u.test(line) && line.length > LONGEST_NUMBERED) return false;
  return !/[.;,!?]$/u.test(line) && line.split(/\s+/u).length >= 2;
}

function addParagraph(walk: Walk, paragraph: Paragraph, at: CellPlace | null): void {
  const parts = paragraph.text.split('\n');
  for (const [index, text] of parts.entries()) {
    const label = index === 0 ? paragraph.label : null;
    if (text.trim() === '' && label === null) continue;
    const line: Line = {
      order: walk.order,
      text: text.trim().slice(0, LONGEST_LINE),
      label,
      paragraph,
      at,
      section: at ? null : walk.section,
    };
    walk.order += 1;
    walk.lines.push(line);
    if (!at) walk.body.push(line);
    if (!walk.lineOf.has(paragraph.anchor)) walk.lineOf.set(paragraph.anchor, line);
  }
}

function addCell(walk: Walk, cell: DocumentCell, at: CellPlace): void {
  for (const paragraph of cell.paragraphs) {
    if (!walk.rows.has(paragraph.anchor)) walk.rows.set(paragraph.anchor, at.row);
    addParagraph(walk, paragraph, at);
  }
  for (const table of cell.tables) {
    for (const row of table.rows) for (const inner of row.cells) addCell(walk, inner, at);
  }
}

function addTable(walk: Walk, table: TableDraft): void {
  table.order = walk.order;
  for (const row of table.rows as (SourceRow & { order: number })[]) {
    row.order = walk.order;
    walk.order += 1;
    for (const cell of row.cells) {
      if (!walk.rows.has(cell.anchor)) walk.rows.set(cell.anchor, row);
      addCell(walk, cell, { row, column: cell.column, cell });
    }
  }
}

function walkDocument(document: ReadDocument, tables: readonly TableDraft[]): Walk {
  const walk: Walk = { lines: [], body: [], rows: new Map(), lineOf: new Map(), order: 0, section: null };
  const starts = new Map(tables.map((table) => [table.blocks[0], table]));
  for (const [index, block] of document.blocks.entries()) {
    const table = starts.get(index);
    if (table) addTable(walk, table);
    if (block.kind !== 'paragraph') continue;
    addParagraph(walk, block, null);
    if (isHeadingLike(block, document.format === 'text')) walk.section = block.text.replace(/\s+/gu, ' ').trim();
  }
  return walk;
}

function spotFinder(walk: Walk): (anchor: Anchor) => Spot {
  return (anchor) => {
    const row = walk.rows.get(anchor);
    if (row) return spotOfCell(row, columnOf(row.table, 'title', 'indicator'));
    const line = walk.lineOf.get(anchor);
    return line ? spotOfLine(line) : { ...spotOfDocument(walk.lines), anchor };
  };
}

export function readSource(document: ReadDocument, reading: ProgrammeReading, options: LintOptions): Source {
  const tables = draftTables(document, reading);
  const walk = walkDocument(document, tables);
  const spotAt = spotFinder(walk);
  const activities: Activity[] = reading.activities.map((activity) => ({
    activity,
    row: walk.rows.get(activity.anchor) ?? null,
    spot: spotAt(activity.anchor),
  }));
  return {
    document,
    reading,
    today: options.today,
    closedDays: options.closedDays ?? new Set(),
    lines: walk.lines,
    body: walk.body,
    tables,
    activities,
    acts: walk.lines.flatMap((line) => findActs(line.text).map((act) => ({ act, line }))),
    period: findPeriod(reading, walk.body),
    signedOn: findSignedDay(reading, walk.body),
    spotAt,
  };
}
