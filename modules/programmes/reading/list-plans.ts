import { isTitleLine } from './find-title.ts';
import type { Line, Piece } from './flow.ts';
import type { Grid, GridCell, GridRow } from './grid.ts';
import { isSignature, looksLikeHeading } from './heading-line.ts';
import { type ListColumn, type ListItemReading, opensWithMonth, readListItem } from './list-item.ts';
import { endsSentence, startsSmall, wordKey } from './plain-text.ts';

/** An item of a list with the lines that belong to it, or a line that names the items below. */
interface Entry {
  readonly kind: 'item' | 'heading';
  readonly lines: Line[];
}

interface Row extends Entry {
  readonly item: ListItemReading;
}

const ITEM = /^(?:((?:\d{1,2}\.)*\d{1,2}[.)]|[IVXІХ]{1,5}\.)\s*|[-–—•·▪*✓➢]+\s*)(?=[«"(\p{L}])/u;
const isItem = (text: string) => ITEM.test(text) || opensWithMonth(text);
const LEAST_ITEMS = 2;

/**
 * Plans written without a table: «1. Провести семинар. Срок: март 2027 г. Отв.: …», also with due and owner on lines of their own. Each
 * run of such items is the table it might have been, its headings rows over the whole width. Items of an order (`skip`) stay where they are.
 */
export function findListPlans(pieces: readonly Piece[], skip: ReadonlySet<Line>): Piece[] {
  const result: Piece[] = [];
  for (let index = 0; index < pieces.length; ) {
    const entries = readEntries(pieces, index, skip);
    const count = entries.reduce((sum, { lines }) => sum + lines.length, 0);
    result.push(...(count === 0 ? pieces.slice(index, index + 1) : makePlan(entries)));
    index += Math.max(1, count);
  }
  return result;
}

function readEntries(pieces: readonly Piece[], at: number, skip: ReadonlySet<Line>): Entry[] {
  const entries: Entry[] = [];
  for (let index = at; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece?.type !== 'line' || skip.has(piece) || !takeLine(entries, piece)) break;
  }
  return entries;
}

/** Puts the line where it belongs; false: it is none of the plan's. */
function takeLine(entries: Entry[], line: Line): boolean {
  const before = entries.at(-1);
  const item = before?.kind === 'item' ? before : undefined;
  if (line.heading === null && isItem(line.text) && !(item && isLabel(line)))
    entries.push({ kind: 'item', lines: [line] });
  else if (item && goesOn(item, line)) item.lines.push(line);
  else if (isSectionName(line)) entries.push({ kind: 'heading', lines: [line] });
  else return false;
  return true;
}

/** The rest of a sentence, or a label of its own: «Срок: …». */
function goesOn({ lines }: Entry, line: Line): boolean {
  if (line.heading !== null) return false;
  if (startsSmall(line.text) || isLabel(line)) return true;
  return !line.isBold && !endsSentence(lines.at(-1)?.text ?? '') && !isSignature(line) && !looksLikeHeading(line);
}

const isLabel = ({ text }: Line) => readListItem(text).title === '';

const isSectionName = (line: Line) =>
  looksLikeHeading(line) && !isTitleLine(line) && !/^(?:\p{L}+ )?(?:план\p{L}* )?мероприяти/u.test(wordKey(line.text));

/** The run with its plans as tables. A heading and the items below it belong together: those that say when and who, and those that do not. */
function makePlan(entries: readonly Entry[]): Piece[] {
  const groups: Row[][] = [];
  const rows = entries.map((entry) => ({
    ...entry,
    item: readListItem(entry.lines.map(({ text }) => text).join('\n')),
  }));
  rows.forEach((row, index) => {
    const kind = isHead(row, rows[index + 1]) ? 'heading' : row.kind;
    if (kind === 'heading' || groups.length === 0) groups.push([{ ...row, kind }]);
    else groups.at(-1)?.push(row);
  });
  const parts: { rows: Row[]; isPlan: boolean; count: number }[] = [];
  for (const group of groups) {
    const isPlan = isPlanned(group);
    const before = parts.at(-1);
    if (before?.isPlan === isPlan) {
      before.rows.push(...group);
      before.count += 1;
    } else parts.push({ rows: group, isPlan, count: 1 });
  }
  return parts.flatMap((part) => (part.isPlan ? makePart(part.rows, part.count > 1) : linesOf(part.rows)));
}

const linesOf = (part: readonly Entry[]) => part.flatMap(({ lines }) => lines);
const isNamed = ({ kind, item }: Row) => kind === 'item' && item.isNamed;

/** «1. Работа с кадрами» above «– Провести семинар. Срок: …». */
function isHead(row: Row, next: Row | undefined): boolean {
  const isCounted = ({ lines }: Row) => ITEM.exec(lines[0]?.text ?? '')?.[1] !== undefined;
  return (
    next !== undefined &&
    isNamed(next) &&
    row.kind === 'item' &&
    row.lines.length === 1 &&
    !row.item.isNamed &&
    isCounted(row) &&
    !isCounted(next)
  );
}

/** One of three items at least says when or who. */
function isPlanned(rows: readonly Row[]): boolean {
  const items = rows.filter(({ kind }) => kind === 'item');
  const named = items.filter(isNamed).length;
  return named > 0 && named * 3 >= items.length;
}

/** One heading above all items is the name of the list, several are rows of their own. */
function makePart(rows: readonly Row[], isParted: boolean): Piece[] {
  if (rows.filter(isNamed).length < LEAST_ITEMS) return linesOf(rows);
  const from = isParted || rows[0]?.kind === 'item' ? 0 : 1;
  const to = rows.findLastIndex(({ kind }) => kind === 'item') + 1;
  return [...linesOf(rows.slice(0, from)), makeGrid(rows.slice(from, to)), ...linesOf(rows.slice(to))];
}

const TITLES: Readonly<Record<ListColumn, string>> = {
  due: 'Срок',
  owner: 'Ответственный',
  expected: 'Результат',
  audience: 'Участники',
  form: 'Форма проведения',
  place: 'Место проведения',
};

function makeGrid(entries: readonly Row[]): Grid {
  const columns = (Object.keys(TITLES) as ListColumn[]).filter((column) =>
    entries.some(({ kind, item }) => kind === 'item' && item.cells[column] !== undefined),
  );
  const header = ['№', 'Мероприятие', ...columns.map((column) => TITLES[column])].map((text) => makeCell(text, null));
  const rows = entries.map(({ kind, lines: [first], item }) => {
    if (kind === 'heading') return makeWideRow(first, header.length);
    const number = ITEM.exec(first?.text ?? '')?.[1] ?? '';
    const texts = [number, item.title, ...columns.map((column) => item.cells[column] ?? '')];
    return texts.map((text) => makeCell(text, first?.anchor ?? null));
  });
  return {
    type: 'grid',
    blocks: [...new Set(entries.flatMap(({ lines }) => lines.map(({ block }) => block)))],
    sheet: null,
    isInner: false,
    isList: true,
    columnCount: header.length,
    rows: [header, ...rows].map((cells, index): GridRow => ({ number: index, isHeading: index === 0, cells })),
  };
}

function makeWideRow(line: Line | undefined, width: number): GridCell[] {
  const name = { ...makeCell(line?.text.replace(/:$/u, '') ?? '', line?.anchor ?? null), span: width };
  return [name, ...Array.from({ length: width - 1 }, () => makeCell('', null))];
}

function makeCell(text: string, anchor: string | null): GridCell {
  return { text, span: 1, isCovered: false, isBold: false, anchor };
}
