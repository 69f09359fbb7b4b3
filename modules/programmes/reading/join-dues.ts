import type { Due, DuePeriod } from '#core/time/due/model.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import { findMonth, monthNameOfDate } from '#core/time/months.ts';
import { isDays, looksLikeDue } from './cell-looks.ts';
import { isBlank, titleKey, wordKey } from './plain-text.ts';
import type { Layout } from './read-layout.ts';
import { findRoleHits, readMarkTitle, readQuarterTitle } from './role-words.ts';

/** What a row takes its dues from when its own cells leave something out. */
export interface DueContext {
  readonly period: DuePeriod;
  /** The section the row stands in: «Октябрь». */
  readonly section: string;
  /** The name of the plan: «План работы на октябрь 2024 года». */
  readonly name: string;
}

/** The dues of a row: of one cell, of a begin and an end, of marks under months, of days in a month named above. @source PLAN-05 … PLAN-07 */
export function readRowDues(layout: Layout, cells: readonly string[], context: DueContext): Due[] {
  const columns = layout.columns.get('due') ?? [];
  const titles = columns.map((column) => layout.table.header?.titles[column] ?? '');
  const texts = columns.map((column) => cells[column] ?? '');
  const span = joinSpan(titles, texts);
  if (span !== undefined) return readDues(span, context.period);
  const dues = texts.flatMap((text, index) => {
    if (isBlank(text)) return [];
    const mark = readMarkTitle(titles[index] ?? '') ?? readQuarterTitle(titles[index] ?? '');
    return mark === undefined ? readCell(layout, text, context) : readMarked(mark, text, context);
  });
  return dues.length > 0 ? dues : readDues(context.section, context.period);
}

/** «с … по …» where a begin and an end have columns of their own. */
function joinSpan(titles: readonly string[], texts: readonly string[]): string | undefined {
  const [first = '', second = ''] = titles.map(wordKey);
  const isSpan =
    titles.length === 2 && /начал|(?<!\p{L})с$/u.test(first) && /оконч|заверш|конец|(?<!\p{L})по$/u.test(second);
  const [from = '', to = ''] = texts;
  if (!isSpan || (isBlank(from) && isBlank(to))) return undefined;
  if (isBlank(from)) return `до ${to}`;
  if (isBlank(to)) return `с ${from}`;
  if (from === to) return from;
  return /\d/u.test(from + to) ? `с ${from} по ${to}` : `${from} – ${to}`;
}

function readMarked(title: string, text: string, { period }: DueContext): Due[] {
  if (isDays(text)) return readDays(text, title, period);
  if (!looksLikeDue(text)) return readDues(title, period);
  const year = /(?<!\d)20\d\d(?!\d)/u.exec(title)?.[0];
  return readDues(text, year === undefined ? period : { from: `${year}-01-01`, to: `${year}-12-31` });
}

function readCell(layout: Layout, text: string, { period, section, name }: DueContext): Due[] {
  if (isDays(text)) {
    const month = [section, name].find((words) => findMonthWords(words) !== undefined);
    if (month !== undefined) return readDays(text, month, period);
  }
  const own = hasOwnerTitle(layout) ? splitDueOwners(text).due : text;
  const dues = readDues(own, period);
  return dues.every(isLoose) ? (readWithMonth(own, dues, { period, section, name }) ?? dues) : dues;
}

const TELLS_HOW_OFTEN = /еже|кажд|раз(?!\p{L})|месяцев|по \p{L}+(?:ам|ям)(?!\p{L})/iu;

/** «до 20», «3 неделя», «в течение месяца» say which month only by what stands above; «ежемесячно до 20» says all itself. */
function isLoose({ kind, text }: Due): boolean {
  return kind === 'unknown' || (kind === 'recurring' && !TELLS_HOW_OFTEN.test(text));
}

const LEADING_DAYS =
  /^(?:(?:до|с|со|к|на|не позднее)\s+)?\d{1,2}(?:\s*(?:[-–—,;и]|по|до)\s*\d{1,2})*(?![\d.:])(?!\s*(?:-?\p{L}{0,2}\s)?(?:недел|декад|раз))/iu;

/** The words as they stand, read as days of the month that is named above. */
function readWithMonth(text: string, dues: readonly Due[], { period, section, name }: DueContext): Due[] | undefined {
  const month = [section, name].map(findMonthWords).find((words) => words !== undefined);
  if (month === undefined || dues.length !== 1) return undefined;
  const bare = text.replace(/(?:этого |текущего )?месяц[ае]?(?!\p{L})/iu, '').trim();
  const days = LEADING_DAYS.exec(bare)?.[0] ?? '';
  const words =
    days === '' ? `${bare} ${month}` : `${days} ${month}${bare.slice(days.length).replace(/^\s*числ\p{L}*/iu, '')}`;
  const [only, ...others] = readDues(words, period);
  const isDated = only !== undefined && others.length === 0 && only.kind !== 'unknown' && only.recurrence === null;
  return isDated && (only.start ?? only.end) !== null ? [{ ...only, text }] : undefined;
}

/** «3», «14–18» in «октябрь 2024»: the words stay as written. */
function readDays(text: string, month: string, period: DuePeriod): Due[] {
  const words = findMonthWords(month);
  return readDues(`${text} ${words ?? ''}`.trim(), period).map((due, _, all) => ({
    ...due,
    text: all.length === 1 ? text : due.text.replace(words ?? '', '').trim(),
  }));
}

/** «октября 2024» out of any words that name one month. */
function findMonthWords(text: string): string | undefined {
  const months = [
    ...new Set(
      titleKey(text)
        .split(' ')
        .flatMap((word) => findMonth(word) ?? []),
    ),
  ];
  const [month] = months;
  if (month === undefined || months.length > 1) return undefined;
  const year = /(?<!\d)20\d\d(?!\d)/u.exec(text)?.[0];
  return year === undefined ? monthNameOfDate(month) : `${monthNameOfDate(month)} ${year}`;
}

/** «Сроки, ответственные» in one column, where nobody has one of their own. */
function hasOwnerTitle(layout: Layout): boolean {
  const column = layout.columns.get('due')?.[0];
  if (column === undefined || layout.columns.has('owner')) return false;
  return findRoleHits(layout.table.header?.titles[column] ?? '').some(
    ({ role, weight }) => role === 'owner' && weight >= 3,
  );
}

function splitDueOwners(text: string): { due: string; owner: string } {
  const parts = text.split(/\n|[,;]\s+/u).filter((part) => part.trim() !== '');
  const dues = parts.filter(looksLikeDue);
  return { due: dues.join('\n'), owner: parts.filter((part) => !dues.includes(part)).join('\n') };
}

/** Owners that share a cell with the due. */
export function readDueOwners(layout: Layout, cells: readonly string[]): string {
  if (!hasOwnerTitle(layout)) return '';
  return (layout.columns.get('due') ?? []).map((column) => splitDueOwners(cells[column] ?? '').owner).join('\n');
}
