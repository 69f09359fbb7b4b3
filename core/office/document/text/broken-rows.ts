/**
 * A table copied out of Word comes with a tab between cells, and with a line break wherever a cell has a second paragraph: its rows are
 * broken. Here they are put together, by the number of tabs that the first row has. Pure, browser-safe.
 */
import { isListed, type Line } from '#core/office/document/text/split-lines.ts';

interface Joined {
  readonly rows: readonly Line[];
  /** Index of the first line after them. */
  readonly end: number;
}

/** Lines of one row, and of its cells before the last. */
const FARTHEST = 40;
const FARTHEST_INSIDE = 15;
/** Lines between two rows that need not look like a list to belong to the first. */
const SHORT_GAP = 3;
const LEAST_ROWS = 3;
const LONGEST_TITLE = 250;

const countTabs = ({ text }: Line): number => text.split('\t').length - 1;
const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === '';
const firstCell = ({ text }: Line): string | undefined =>
  text.includes('\t') ? text.slice(0, text.indexOf('\t')).trim() : undefined;
/** A number or nothing stands in its first cell. */
const opensRow = (line: Line): boolean => /^(?:\d{1,3}(?:\.\d{1,3})*[.)]?)?$/u.test(firstCell(line) ?? '–');
const opensPart = (line: Line): boolean => /^1[.)]?$/u.test(firstCell(line) ?? '');
const isItem = ({ text }: Line): boolean => /^(?:[-–—•·*]|\d{1,2}[.)]|(?:\d|[IVX]{1,3}) этап)|:$/u.test(text.trim());
const isSentence = ({ text }: Line): boolean => /[.;,]$/u.test(text.trim());

/** In two columns the tab behind the number of a list parts no cells. */
const countOf = (line: Line, tabs: number): number => (tabs === 1 && isListed(line) ? 0 : countTabs(line));

const joinLines = (lines: readonly Line[], tabs: number): Line => ({
  number: lines[0]?.number ?? 1,
  text: lines.map((line) => (countOf(line, tabs) === 0 ? line.text.replace('\t', ' ') : line.text)).join('\v'),
});
const makePart = (line: Line, tabs: number): Line => ({ ...line, text: line.text + '\t'.repeat(tabs) });

/** A row of so many tabs that begins at a line; one that cannot be filled stands alone: its cells reach over several columns. */
function readRow(lines: readonly Line[], from: number, tabs: number): Joined | undefined {
  const first = lines[from];
  let count = first ? countOf(first, tabs) : 0;
  if (first === undefined || count > tabs || count === 0) return undefined;
  let end = from + 1;
  for (
    let line = lines[end];
    count < tabs && line && !isBlank(line) && end - from < FARTHEST_INSIDE;
    line = lines[end]
  ) {
    const more = countOf(line, tabs);
    if (count + more > tabs || (more > 0 && (opensRow(line) || isListed(line)))) break;
    count += more;
    end += 1;
  }
  return count === tabs ? { rows: [joinLines(lines.slice(from, end), tabs)], end } : { rows: [first], end: from + 1 };
}

const isFull = (row: Joined, tabs: number): boolean => row.rows.every((line) => countTabs(line) === tabs);

/** A row of fewer cells goes on with a table only by its number. */
const goesOn = (own: Line, next: Line, isHeader: boolean): boolean => opensRow(next) && (isHeader || opensRow(own));

/** Whether what stands between two rows is the rest of the last cell above. */
function isRest(row: Line, gap: readonly Line[], next: Line, tabs: number): boolean {
  if (gap.every(isItem) || (opensRow(row) && opensRow(next) && tabs > 1)) return true;
  return gap.length <= SHORT_GAP && (tabs === 1 || gap.every(isSentence));
}

const MONTHS = 'январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь';
/** «Направление 2. …», «Задача: …», «II. …», «Октябрь»: a row over all columns, which comes without a tab. */
const PART_TITLE = new RegExp(
  [
    '^(?:раздел|направление|блок|модуль|задача|подпрограмма|проект|заседание|цель)(?:\\s*(?:№\\s*)?(?:\\d|[IVXІХ]+(?!\\p{L}))|\\s*:|\\s+«)',
    '^(?:(?:\\d|[IVX]{1,4})(?:-?й)?\\s+этап|этап\\s+(?:\\d|[IVX]))',
    '^(?:I{1,3}|IV|VI{0,3}|IX|X)[.)]?\\s+[«"\\p{Lu}]',
    `^(?:${MONTHS})(?:\\s+20\\d\\d(?:\\s*г(?:ода|\\.)?)?)?$`,
    '^в течение (?:учебного )?(?:года|месяца)$',
  ].join('|'),
  'iu',
);

/** The title of the rows below: by its words, or by its number, which theirs go on with. */
function titlesPart({ text }: Line, next: Line): boolean {
  const title = text.trim();
  const number = /^(\d{1,2})[.)]\s+[«"\p{Lu}]/u.exec(title)?.[1];
  if (number !== undefined && (opensPart(next) || firstCell(next)?.startsWith(`${number}.1`))) return true;
  return title.length <= LONGEST_TITLE && PART_TITLE.test(title);
}

/** The row with the lines below it, or with a title over those that are numbered anew; undefined: the table ends with it. */
function joinGap(row: Line, gap: readonly Line[], next: Line, tabs: number): Line[] | undefined {
  const [first] = gap;
  const last = gap.at(-1);
  if (first === undefined || last === undefined) return [row];
  if (tabs > 1 && countTabs(row) === tabs && titlesPart(last, next)) {
    const rest = gap.slice(0, -1);
    if (rest.every((line) => titlesPart(line, last))) return [row, ...gap.map((line) => makePart(line, tabs))];
    return isRest(row, rest, next, tabs) ? [joinLines([row, ...rest], tabs), makePart(last, tabs)] : undefined;
  }
  if (gap.length === 1 && opensPart(next) && !isItem(first)) return [row, makePart(first, tabs)];
  return isRest(row, gap, next, tabs) ? [joinLines([row, ...gap], tabs)] : undefined;
}

function findTabbed(lines: readonly Line[], from: number, tabs: number): number {
  let at = from;
  for (let line = lines[at]; line && !isBlank(line) && countOf(line, tabs) === 0; line = lines[at]) {
    if (at - from >= FARTHEST) break;
    at += 1;
  }
  return at;
}

function readTable(lines: readonly Line[], from: number): Joined | undefined {
  const header = lines[from];
  const tabs = header ? countTabs(header) : 0;
  const rows: Line[] = [];
  let end = from;
  for (let row = readRow(lines, from, tabs); row; ) {
    const [own] = row.rows;
    if (own === undefined) break;
    ({ end } = row);
    const at = findTabbed(lines, end, tabs);
    const next = lines[at];
    const following = next?.text === header?.text ? undefined : readRow(lines, at, tabs);
    const isOurs = following && next && (isFull(following, tabs) || goesOn(own, next, rows.length === 0));
    const joined = isOurs ? joinGap(own, lines.slice(end, at), next, tabs) : undefined;
    rows.push(...(joined ?? [own]));
    row = joined ? following : undefined;
  }
  return rows.length >= LEAST_ROWS ? { rows, end } : undefined;
}

/** A table without titles of its own, whose first part has its title above it as later ones do. */
function hasPartAbove(above: Line | undefined, rows: readonly Line[]): boolean {
  const [first, ...rest] = rows;
  if (above === undefined || first === undefined || isBlank(above) || countTabs(above) > 0) return false;
  return opensPart(first) && rest.some(opensPart);
}

export function joinBrokenRows(lines: readonly Line[]): readonly Line[] {
  const result: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    const isNone = isBlank(line) || !line.text.includes('\t') || isListed(line);
    const table = isNone ? undefined : readTable(lines, at);
    const above = result.at(-1);
    if (table && above && hasPartAbove(above, table.rows)) result[result.length - 1] = makePart(above, countTabs(line));
    result.push(...(table?.rows ?? [line]));
    at = table?.end ?? at + 1;
  }
  return result;
}
