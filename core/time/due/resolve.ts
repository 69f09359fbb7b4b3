import { type Day, daysInMonth, findDay, schoolYearOf, yearOf } from '../day.ts';
import type { Due, DuePeriod, Edge, Meaning } from './model.ts';

function toDay({ month, day }: Edge, year: number): Day | null {
  const last = daysInMonth(year, month);
  return findDay(year, month, day === 0 ? last : day) ?? null;
}

/** Years a stretch reaches into behind its first: of «2023-2024 учебный год» one. */
const yearsBetween = (start: Edge, end: Edge): number => {
  if (start.year !== null && end.year !== null) return end.year - start.year;
  return end.month < start.month ? 1 : 0;
};

/** The year that makes an open due lie in the plan: the first whose end is not before the plan begins. */
function findYear(start: Edge | null, end: Edge | null, from: Day): number {
  const last = end ?? start;
  if (!last) return yearOf(from);
  const year = yearOf(from);
  const reach = start && end ? yearsBetween(start, end) : 0;
  for (const candidate of [year - 1, year]) {
    const day = toDay(last, candidate + reach);
    if (day !== null && day >= from) return candidate;
  }
  return year + 1;
}

function resolveEdges({ start, end }: Meaning, from: Day | undefined): Pick<Due, 'start' | 'end'> {
  const known = start?.year ?? end?.year ?? null;
  if (known === null && from === undefined) return { start: null, end: null };
  const first = known ?? findYear(start, end, from ?? '');
  const reach = start && end ? yearsBetween(start, end) : 0;
  return {
    start: start && toDay(start, start.year ?? first),
    end: end && toDay(end, end.year ?? first + reach),
  };
}

/** «в течение учебного года» of a plan that begins in the middle is the school year of its beginning. */
function resolveSchoolYear(from: Day | undefined): Pick<Due, 'start' | 'end'> {
  if (from === undefined) return { start: null, end: null };
  const year = schoolYearOf(from);
  return { start: year.from, end: year.to };
}

/** Ties what was said to days: years that are left out and the whole period come from the plan. */
export function resolveMeaning(meaning: Meaning, text: string, { from, to }: DuePeriod): Due {
  const { kind } = meaning;
  const rest = { text, kind, recurrence: meaning.recurrence ?? null };
  if (kind === 'whole_period') return { ...rest, start: from ?? null, end: to ?? null };
  if (kind === 'recurring' && meaning.start === null && meaning.end === null) {
    return { ...rest, start: from ?? null, end: to ?? null };
  }
  if (kind === 'school_year' && meaning.start?.year === null) return { ...rest, ...resolveSchoolYear(from) };
  return { ...rest, ...resolveEdges(meaning, from) };
}
