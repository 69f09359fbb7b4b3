import { cleanText, fixLookalikes, isTooLong } from '../text/normalise.ts';
import { addDays, addMonths, type Day, findDay, yearOf } from './day.ts';
import { findMonth } from './months.ts';
import { type DateCell, type DateFault, type DateOptions, readDate } from './read-date.ts';

export type PeriodFault =
  | Exclude<DateFault, 'not_a_date' | 'several_dates'>
  | 'not_a_period'
  | 'several_periods'
  | 'disordered'
  | 'not_exact';

/** Both days belong to it. `month`: only months were named, so the days are the first and the last of them. */
export type PeriodReading =
  | { ok: true; from: Day; to: Day; precision: 'day' | 'month' }
  | { ok: false; reason: PeriodFault };

const NOTHING = /^[-–—.\s]*$/u;
const YEAR_WORDS = /(?<=\d)\s*(?:года|году|год|гг|г)(?!\p{L})\.?/gu;
const BETWEEN = String.raw`\s*(?:[-–—−]+|\.{3}|…|(?<!\p{L})(?:по|до)(?!\p{L}))\s*`;
const MONTH = String.raw`(?:[./]|\s+)\s*(\d{1,2}(?!\d)|\p{L}{3,8})`;
const YEAR = String.raw`[\s.,/]+(\d{4}|\d{2})(?!\d)`;
/** «с 12 по 30 января 2027», «12–30.01.2027», «12.01-30.01.27», «28 декабря 2026 – 15 января 2027»: what the end leaves out, the end says. */
const TWO_DAYS = new RegExp(
  String.raw`^(?:[сc]|со)?\s*(\d{1,2})(?:${MONTH}(?:${YEAR})?)?\.?${BETWEEN}(\d{1,2})${MONTH}(?:${YEAR})?\.?$`,
  'iu',
);
const TWO_MONTHS = new RegExp(String.raw`^(?:с)?\s*(\p{L}{3,8})(?:\s+(\d{4}))?${BETWEEN}(\p{L}{3,8})\s+(\d{4})$`, 'iu');
const SEVERAL = /\d[.,;\s]*[;,\n+]\s*(?:с\s+)?\d{1,2}[./\s]/iu;
/** A quarter, half a year, a season: no days. */
const INEXACT = /кварт|полугод|сезон|четверт|весн|осен|зим|лет(?:о|ом|н)/iu;

/**
 * Reads the one cell in which schedules keep the dates of a course. One day is a period of that day. Nothing is filled in:
 * a year that neither end names, a begin after the end, two periods in one cell are faults.
 */
export function readPeriod(cell: DateCell, options: DateOptions): PeriodReading {
  if (typeof cell !== 'string') return readOne(cell, options);
  if (isTooLong(cell)) return { ok: false, reason: 'not_a_period' };
  const text = fixLookalikes(cleanText(cell)).replace(YEAR_WORDS, ' ').replace(/\s+/gu, ' ').trim();
  if (NOTHING.test(text)) return { ok: false, reason: 'empty' };
  const days = TWO_DAYS.exec(text);
  if (days) return readTwoDays(days, options);
  const months = TWO_MONTHS.exec(text);
  if (months) return readTwoMonths(months, options);
  return readOne(text, options);
}

function readOne(cell: DateCell, options: DateOptions): PeriodReading {
  const reading = readDate(cell, options);
  if (!reading.ok) return { ok: false, reason: nameFault(reading.reason, cell) };
  if (reading.precision === 'year') return { ok: false, reason: 'not_exact' };
  if (reading.precision === 'day') return { ok: true, from: reading.day, to: reading.day, precision: 'day' };
  return { ok: true, from: reading.day, to: addDays(addMonths(reading.day, 1), -1), precision: 'month' };
}

function nameFault(reason: DateFault, cell: DateCell): PeriodFault {
  if (reason === 'several_dates') return 'several_periods';
  if (reason !== 'not_a_date') return reason;
  if (typeof cell === 'string' && INEXACT.test(cell)) return 'not_exact';
  return typeof cell === 'string' && SEVERAL.test(cell) ? 'several_periods' : 'not_a_period';
}

function readMonth(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d/u.test(text) ? Number(text) : findMonth(text.toLowerCase());
}

/** Two figures are of this century: a schedule is of these years. */
function readYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function readTwoDays(match: RegExpExecArray, options: DateOptions): PeriodReading {
  const [, firstDay, firstMonth, firstYear, lastDay, lastMonth, lastYear] = match;
  const endMonth = readMonth(lastMonth);
  const beginMonth = firstMonth === undefined ? endMonth : readMonth(firstMonth);
  if (endMonth === undefined || beginMonth === undefined) return { ok: false, reason: 'not_a_period' };
  const endYear = readYear(lastYear);
  if (endYear === undefined) return { ok: false, reason: 'no_year' };
  const from = findDay(readYear(firstYear) ?? endYear, beginMonth, Number(firstDay));
  const to = findDay(endYear, endMonth, Number(lastDay));
  if (from === undefined || to === undefined) return { ok: false, reason: 'no_such_day' };
  return judge(from, to, 'day', options);
}

function readTwoMonths(match: RegExpExecArray, options: DateOptions): PeriodReading {
  const [, firstMonth, firstYear, lastMonth, lastYear] = match;
  const [begin, end] = [readMonth(firstMonth), readMonth(lastMonth)];
  const endYear = Number(lastYear);
  if (begin === undefined || end === undefined) return { ok: false, reason: 'not_a_period' };
  const from = findDay(readYear(firstYear) ?? endYear, begin, 1);
  const last = findDay(endYear, end, 1);
  if (from === undefined || last === undefined) return { ok: false, reason: 'year_impossible' };
  return judge(from, addDays(addMonths(last, 1), -1), 'month', options);
}

function judge(from: Day, to: Day, precision: 'day' | 'month', { today }: DateOptions): PeriodReading {
  const years = [yearOf(from), yearOf(to)];
  if (years.some((year) => year < 1900 || year > yearOf(today) + 50)) return { ok: false, reason: 'year_impossible' };
  return from > to ? { ok: false, reason: 'disordered' } : { ok: true, from, to, precision };
}
