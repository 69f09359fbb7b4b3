import { addYears, type Day, type Period, yearOf } from '../time/day.ts';
import { type FoundDate, findDates } from '../time/find-dates.ts';
import type { DatePrecision } from '../time/format.ts';
import { cleanText, fixLookalikes, isTooLong } from './normalise.ts';

/**
 * `fit` is fitness for the post (СЗД), no category; `none` is a known absence. Teacher-methodist and teacher-mentor are
 * given only above the highest one (order 196, p. 45), so «высшая, педагог-методист» reads as the latter.
 */
export type CategoryCode = 'highest' | 'first' | 'second' | 'teacher_methodist' | 'teacher_mentor' | 'fit' | 'none';

export type CategoryFault = 'empty' | 'unreadable' | 'several_categories' | 'no_such_day' | 'several_dates';

export type CategoryAct = { number?: string; date?: Day };

/** `precision` tells how much of `grantedOn` was written; `until` the last day written in the cell («до 29.03.2023»). */
export type Category = {
  code: CategoryCode;
  grantedOn?: Day;
  precision?: DatePrecision;
  act?: CategoryAct;
  until?: Day;
};

export type CategoryReading = ({ ok: true } & Category) | { ok: false; reason: CategoryFault };

/** From this day categories are given for good; earlier ones live out their five years (F-60, order 196 of 24.03.2023). */
export const OPEN_ENDED_FROM: Day = '2023-09-01';

const TERM_YEARS = 5;

const PATTERNS: readonly (readonly [CategoryCode, RegExp])[] = [
  ['teacher_methodist', /пед(?:агог)?\.?\s*-?\s*методист/u],
  ['teacher_mentor', /пед(?:агог)?\.?\s*-?\s*наставник/u],
  [
    'none',
    /без\s+(?:кв\p{L}*\.?\s*)?(?:к\p{L}*)|(?<!\p{L})б\s*\/\s*к(?!\p{L})|^нет(?:\s+кат\p{L}*\.?)?$|не\s+имеет|не\s+аттестован\p{L}*|отсутствует/u,
  ],
  ['highest', /(?<!\p{L})(?:высш\p{L}*|вкк|вк|вк\.к|в\.?к\.?к\.?)(?!\p{L})/u],
  [
    'first',
    /(?<!\p{L})(?:перв\p{L}*|пкк)(?!\p{L})|(?<![\p{L}\p{N}./№-])(?:1|i)(?:\s*-?\s*(?:ая|я))?\s*(?:к(?:в|ат|к|\.|(?!\p{L}))|$)|^(?:1|i)(?=[\s,(])/u,
  ],
  [
    'second',
    /(?<!\p{L})втор(?:ая|ой)(?!\p{L})|(?<![\p{L}\p{N}./№-])(?:2|ii)(?:\s*-?\s*(?:ая|я))?\s*(?:к(?:в|ат|к)|$)/u,
  ],
  ['fit', /(?<!\p{L})(?:сзд|соотв\p{L}*|с\.?\s*з\.?\s*д\.?)(?!\p{L})/u],
];

const ACT_NUMBER = /(?:№|(?<!\p{L})(?:пр(?:иказ|-з)?|расп(?:оряжение)?)\.?\s*n?)\s*((?=[\p{L}/-]*\d)[\p{L}\d/-]+)/u;
const ACT_WORD = /(?<!\p{L})(?:пр(?:иказ\p{L}*|-з)?|расп(?:оряжени\p{L}*)?|от)(?!\p{L})/u;
const UNTIL_WORD = /(?:^|[^\p{L}])(?:до|по)\s*$/u;

/** Reads a cell of the category column: code, and where they are written the date, the act and the last day. */
export function readCategory(text: string, { today }: { today: Day }): CategoryReading {
  if (isTooLong(text)) return { ok: false, reason: 'unreadable' };
  const line = fixLookalikes(cleanText(text)).toLowerCase();
  if (/^[-–—.\s]*$/u.test(line)) return { ok: false, reason: 'empty' };
  const dates = findDates(line, yearOf(today) + 5);
  const code = findCode(blankDates(line, dates));
  if (typeof code === 'object') return { ok: false, reason: code.fault };
  if (dates.some((date) => date.day === undefined)) return { ok: false, reason: 'no_such_day' };
  return readDetails(line, code, dates);
}

/** When a category or fitness holds: five years, or without end for a category given from 01.09.2023 (F-60). Half-open. */
export function periodOfCategory(category: { code: CategoryCode; grantedOn: Day }): Period | undefined {
  const { code, grantedOn } = category;
  if (code === 'none') return undefined;
  const isOpen = code !== 'fit' && grantedOn >= OPEN_ENDED_FROM;
  return isOpen ? { from: grantedOn } : { from: grantedOn, until: addYears(grantedOn, TERM_YEARS) };
}

function findCode(line: string): CategoryCode | { fault: CategoryFault } {
  const codes = PATTERNS.filter(([, pattern]) => pattern.test(line)).map(([code]) => code);
  const above = codes.filter(isAboveHighest);
  const rest = codes.filter((code) => !isAboveHighest(code));
  const isImplied = rest.every((code) => code === 'highest');
  const [code, second] = above.length > 0 && isImplied ? above : codes;
  if (!code) return { fault: 'unreadable' };
  // «без категории, соответствие» is fitness: it says there is no category.
  if (codes.length === 2 && codes.includes('none') && codes.includes('fit')) return 'fit';
  return second ? { fault: 'several_categories' } : code;
}

function isAboveHighest(code: CategoryCode): boolean {
  return code === 'teacher_methodist' || code === 'teacher_mentor';
}

function readDetails(line: string, code: CategoryCode, dates: readonly FoundDate[]): CategoryReading {
  const ends = dates.filter((date) => UNTIL_WORD.test(line.slice(0, date.index)));
  const starts = dates.filter((date) => !ends.includes(date));
  const [granted, second] = starts;
  const hasActDate = second !== undefined && ACT_WORD.test(line.slice(granted?.index, second.index));
  if (starts.length > 2 || ends.length > 1 || (second && !hasActDate)) return { ok: false, reason: 'several_dates' };
  const number = ACT_NUMBER.exec(blankDates(line, dates))?.[1];
  const act: CategoryAct = { ...(number ? { number } : {}), ...(second?.day ? { date: second.day } : {}) };
  return {
    ok: true,
    code,
    ...(granted?.day ? { grantedOn: granted.day, precision: granted.precision } : {}),
    ...(Object.keys(act).length > 0 ? { act } : {}),
    ...(ends[0]?.day ? { until: ends[0].day } : {}),
  };
}

/** The line with its dates blanked out, of the same length: the «1» of a date is no first category. */
function blankDates(line: string, dates: readonly FoundDate[]): string {
  return dates.reduce(
    (text, { index, length }) => text.slice(0, index) + ' '.repeat(length) + text.slice(index + length),
    line,
  );
}
