import { type Day, daysBetween, daysInMonth, findDay, partsOfDay, schoolYearOf, weekdayOf, yearOf } from '../day.ts';
import { isWorkingDay } from '../working-days.ts';
import type { Due, DueKind, DuePeriod, Edge, Meaning } from './model.ts';

/** The day of an edge in a year; null: the calendar has none. */
function toDay({ month, day, nth }: Edge, year: number): Day | null {
  if (month < 1 || month > 12) return null;
  const last = daysInMonth(year, month);
  if (nth) return findNth(year, month, nth);
  return findDay(year, month, day > 0 ? day : last + day) ?? null;
}

function findNth(year: number, month: number, { place, weekday }: NonNullable<Edge['nth']>): Day | null {
  const days = Array.from({ length: daysInMonth(year, month) }, (_, index) => findDay(year, month, index + 1) ?? '');
  const own = days.filter((day) => (weekday === 0 ? isWorkingDay(day) : weekdayOf(day) === weekday));
  return own.at(place < 0 ? place : place - 1) ?? null;
}

/** Years a stretch reaches into behind its first: of «2023-2024 учебный год» one. */
const yearsBetween = (start: Edge, end: Edge): number => {
  if (start.year !== null && end.year !== null) return end.year - start.year;
  return end.month < start.month ? 1 : 0;
};

/** A leap day comes every fourth year, over a century every eighth. */
const MOST_YEARS = 8;
/** A plan from September has its August in front: the month of preparation. */
const LEAD_DAYS = 31;

type Edges = Pick<Meaning, 'start' | 'end'>;

/** The days of a due whose years are left open, when it begins in a year. */
function daysIn({ start, end }: Edges, year: number): { begin: Day; end: Day } | undefined {
  const last = end ?? start;
  const reach = start && end ? yearsBetween(start, end) : 0;
  const begins = last && toDay(start ?? last, year);
  const ends = last && toDay(last, year + reach);
  return begins && ends ? { begin: begins, end: ends } : undefined;
}

/** The year that makes an open due lie in the plan: the first whose end is not before the plan begins. Undefined: no such day in the plan. */
function findYear(edges: Edges, from: Day, to: Day | undefined): number | undefined {
  const first = yearOf(from) - 1;
  const years = Array.from({ length: MOST_YEARS + 1 }, (_, index) => first + index);
  const year = years.find((candidate) => (daysIn(edges, candidate)?.end ?? '') >= from);
  const begin = year === undefined ? undefined : daysIn(edges, year)?.begin;
  if (year === undefined || begin === undefined || to === undefined || begin <= to) return year;
  const before = daysIn(edges, year - 1)?.end;
  if (before !== undefined && daysBetween(before, from) <= LEAD_DAYS) return year - 1;
  // A leap day that the plan's years lack is no day of it.
  return daysIn(edges, year - 1) === undefined ? undefined : year;
}

type Days = Pick<Due, 'start' | 'end'>;
const NO_DAYS: Days = { start: null, end: null };

/** The days of a due; undefined: it names a day that there is not, or ends before it starts. */
function resolveEdges({ start, end }: Edges, { from, to }: DuePeriod): Days | undefined {
  if (start === null && end === null) return NO_DAYS;
  const known = start?.year ?? end?.year ?? null;
  if (!isAnyDay(start) || !isAnyDay(end)) return undefined;
  if (known === null && from === undefined) return isOrdered(start, end) ? NO_DAYS : undefined;
  const first = known ?? findYear({ start, end }, from ?? '', to);
  return first === undefined ? undefined : tieTo({ start, end }, first);
}

function tieTo({ start, end }: Edges, year: number): Days | undefined {
  const reach = start && end ? yearsBetween(start, end) : 0;
  const begins = start && toDay(start, start.year ?? year);
  const ends = end && toDay(end, end.year ?? year + reach);
  const isMissing = (start && begins === null) || (end && ends === null);
  const isDisordered = begins !== null && ends !== null && ends < begins;
  return isMissing || isDisordered ? undefined : { start: begins, end: ends };
}

const LEAP_YEAR = 2024;

/** Is there such a day in any year at all? */
function isAnyDay(edge: Edge | null): boolean {
  if (edge === null || edge.nth) return edge === null || (edge.month >= 1 && edge.month <= 12);
  return toDay(edge, LEAP_YEAR) !== null;
}

/** «20-10 мая» without a year. */
function isOrdered(start: Edge | null, end: Edge | null): boolean {
  if (!start || !end || start.month !== end.month || start.nth) return true;
  return end.day <= 0 || start.day <= end.day;
}

const [SUMMER, LAST_MONTH_OF_SCHOOL] = [7, 5];
const YEAR = 366;

/** From autumn to the next summer at most: the plan of one school year, whose «год» is that. */
function isSchoolPlan({ from, to }: DuePeriod): boolean {
  if (from === undefined || to === undefined || daysBetween(from, to) > YEAR) return false;
  const [begin, end] = [partsOfDay(from), partsOfDay(to)];
  return begin.month > SUMMER && end.year === begin.year + 1 && end.month >= LAST_MONTH_OF_SCHOOL;
}

/** «в течение учебного года» is the school year the plan begins in; a plan from the summer is of the coming one. */
function findSchoolYear({ from, to }: DuePeriod): Days {
  if (from === undefined) return NO_DAYS;
  const { year, month } = partsOfDay(from);
  const coming = `${year}-09-01`;
  const isBefore = month >= SUMMER && from < coming && (to === undefined || to >= coming);
  const found = schoolYearOf(isBefore ? coming : from);
  return { start: found.from, end: found.to };
}

const isYear = ({ kind, start, end }: Meaning): boolean =>
  kind === 'calendar_year' && start?.year === null && end?.year === null;

/** «в течение месяца» of a plan for that month is the whole of it; of a longer one nobody knows which month. */
function isLonger({ from, to }: DuePeriod, span: number): boolean {
  return from === undefined || to === undefined || daysBetween(from, to) >= span;
}

/** What a recurring due leaves open, the plan bounds. */
function boundByPlan({ start, end }: Days, period: DuePeriod): Days {
  const [from, to] = [period.from ?? null, period.to ?? null];
  const isBehind = start !== null && to !== null && to < start;
  const isBefore = end !== null && from !== null && end < from;
  return { start: start ?? (isBefore ? null : from), end: end ?? (isBehind ? null : to) };
}

function resolveDays(meaning: Meaning, period: DuePeriod): (Days & { kind: DueKind }) | undefined {
  const { kind, span } = meaning;
  if (kind === 'whole_period') {
    if (span !== undefined && isLonger(period, span)) return undefined;
    return { kind, start: period.from ?? null, end: period.to ?? null };
  }
  const isSchool = isYear(meaning) && isSchoolPlan(period);
  if (isSchool || (kind === 'school_year' && meaning.start?.year === null)) {
    return { kind: 'school_year', ...findSchoolYear(period) };
  }
  const days = resolveEdges(meaning, period);
  return days && { kind, ...(kind === 'recurring' ? boundByPlan(days, period) : days) };
}

/** Ties what was said to days: years that are left out and the whole period come from the plan. What there is not, is unknown. */
export function resolveMeaning(meaning: Meaning, text: string, period: DuePeriod): Due {
  const days = resolveDays(meaning, period);
  if (days === undefined) return { text, kind: 'unknown', start: null, end: null, recurrence: null };
  const { kind, start, end } = days;
  return { text, kind, start, end, recurrence: meaning.recurrence ?? null };
}
