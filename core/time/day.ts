/**
 * A calendar day without time or zone, ISO text «YYYY-MM-DD», years 1000 … 9999.
 * ISO text sorts and compares as it stands, and is what PostgreSQL's `date` gives.
 */
export type Day = string;

/** Half-open range of days: `from` belongs to it, `until` does not; a missing end is open. */
export type Period = { from?: Day | null; until?: Day | null };

/** School year of the Russian school: 1 September … 31 August (both included), title «2026/27». */
export type SchoolYear = { from: Day; to: Day; title: string };

type Parts = { year: number; month: number; day: number };

const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month, 1 … 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day for these numbers, or undefined when there is no such day (31.02). */
export function findDay(year: number, month: number, day: number): Day | undefined {
  return isInCalendar({ year, month, day }) ? writeDay({ year, month, day }) : undefined;
}

function isInCalendar({ year, month, day }: Parts): boolean {
  if (!(Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day))) return false;
  if (year < 1000 || year > 9999 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

export function isDay(text: string): boolean {
  return parseDay(text) !== undefined;
}

/** Reads strict ISO only («2026-11-22»); what people type is read by readDate. */
export function parseDay(text: string): Day | undefined {
  const match = ISO_DAY.exec(text);
  return match ? findDay(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** Year, month 1 … 12 and day of month. Throws RangeError on what is not a day. */
export function partsOfDay(day: Day): Parts {
  const match = ISO_DAY.exec(day);
  const parts = { year: Number(match?.[1]), month: Number(match?.[2]), day: Number(match?.[3]) };
  if (!isInCalendar(parts)) throw new RangeError(`Not a calendar day: ${day}`);
  return parts;
}

/** The first four figures of a day that is known to be one. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(numberOfDay(day) + count);
}

/** Keeps the day of month, or takes the month's last day when it is shorter (31.01 + 1 = 28.02). */
export function addMonths(day: Day, count: number): Day {
  const parts = partsOfDay(day);
  const months = parts.year * 12 + parts.month - 1 + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return getDay({ year, month, day: Math.min(parts.day, daysInMonth(year, month)) });
}

export function addYears(day: Day, count: number): Day {
  return addMonths(day, count * 12);
}

/** Negative, zero or positive, for sort(). */
export function compareDays(a: Day, b: Day): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Days from a to b; negative when b is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return numberOfDay(b) - numberOfDay(a);
}

/**
 * Full months from a to b; negative when b is earlier. A term that would end on a day its month lacks
 * ends on the month's last day (Civil Code, art. 192 p. 3): 31.01 → 28.02 is one month.
 */
export function monthsBetween(a: Day, b: Day): number {
  if (b < a) return 0 - monthsBetween(b, a);
  const from = partsOfDay(a);
  const to = partsOfDay(b);
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const lastDay = Math.min(from.day, daysInMonth(to.year, to.month));
  return lastDay > to.day ? months - 1 : months;
}

/** Full years from a to b by the same rule. */
export function fullYearsBetween(a: Day, b: Day): number {
  // + 0 turns the negative zero of trunc into zero.
  return Math.trunc(monthsBetween(a, b) / 12) + 0;
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  // Day 0 (01.01.1970) was a Thursday.
  return ((((numberOfDay(day) + 3) % 7) + 7) % 7) + 1;
}

export function isWeekend(day: Day): boolean {
  return weekdayOf(day) >= 6;
}

export function schoolYearOf(day: Day): SchoolYear {
  const { year, month } = partsOfDay(day);
  const first = month >= 9 ? year : year - 1;
  const title = `${first}/${String((first + 1) % 100).padStart(2, '0')}`;
  return { from: `${first}-09-01`, to: `${first + 1}-08-31`, title };
}

/** The half-open range of days first … last, both included. */
export function periodOf(first: Day, last: Day): Period {
  return { from: first, until: addDays(last, 1) };
}

export function isWithin(day: Day, period: Period): boolean {
  return (!period.from || period.from <= day) && (!period.until || day < period.until);
}

/** Nothing lies in it: it ends where it begins, or earlier. */
export function isEmptyPeriod(period: Period): boolean {
  return Boolean(period.from && period.until && period.until <= period.from);
}

/** The common part, or undefined when the two share no day. */
export function intersectPeriods(a: Period, b: Period): Period | undefined {
  const from = later(a.from, b.from);
  const until = earlier(a.until, b.until);
  const common: Period = { ...(from ? { from } : {}), ...(until ? { until } : {}) };
  return isEmptyPeriod(common) || isEmptyPeriod(a) || isEmptyPeriod(b) ? undefined : common;
}

export function hasOverlap(a: Period, b: Period): boolean {
  return intersectPeriods(a, b) !== undefined;
}

function later(a: Day | null | undefined, b: Day | null | undefined): Day | undefined {
  if (!a || !b) return a || b || undefined;
  return a > b ? a : b;
}

function earlier(a: Day | null | undefined, b: Day | null | undefined): Day | undefined {
  if (!a || !b) return a || b || undefined;
  return a < b ? a : b;
}

function numberOfDay(day: Day): number {
  const parts = partsOfDay(day);
  return Date.UTC(parts.year, parts.month - 1, parts.day) / MS_PER_DAY;
}

function dayFromNumber(count: number): Day {
  const date = new Date(count * MS_PER_DAY);
  return getDay({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
}

function getDay(parts: Parts): Day {
  const day = findDay(parts.year, parts.month, parts.day);
  if (day === undefined) throw new RangeError('The day lies outside the years 1000 … 9999');
  return day;
}

function writeDay({ year, month, day }: Parts): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
