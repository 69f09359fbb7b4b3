import { type Day, daysInMonth, partsOfDay, schoolYearOf, yearOf } from '../day.ts';
import { formatDay } from '../format.ts';
import { monthName } from '../months.ts';
import type { Due } from './model.ts';

const ROMAN = ['I', 'II', 'III', 'IV'];
const MONTHS_A_QUARTER = 3;

type Span = readonly [start: Day, end: Day];

const isFirst = (day: Day): boolean => partsOfDay(day).day === 1;

function isLast(day: Day): boolean {
  const { year, month, day: number } = partsOfDay(day);
  return number === daysInMonth(year, month);
}

/** «март–май 2024», «сентябрь–май 2024»: the year is that of the end. */
function printMonths([start, end]: Span): string | undefined {
  if (!isFirst(start) || !isLast(end)) return undefined;
  const [from, to] = [partsOfDay(start), partsOfDay(end)];
  const isShort = from.year === to.year || (from.year + 1 === to.year && to.month < from.month);
  return isShort && from.month !== to.month ? `${monthName(from.month)}–${monthName(to.month)} ${to.year}` : undefined;
}

function printQuarters([start, end]: Span): string | undefined {
  const [from, to] = [partsOfDay(start), partsOfDay(end)];
  const isWhole =
    isFirst(start) && isLast(end) && from.month % MONTHS_A_QUARTER === 1 && to.month % MONTHS_A_QUARTER === 0;
  if (!isWhole || from.year !== to.year) return undefined;
  const [first, last] = [Math.ceil(from.month / MONTHS_A_QUARTER), Math.ceil(to.month / MONTHS_A_QUARTER)];
  const names = first === last ? ROMAN[first - 1] : `${ROMAN[first - 1]}–${ROMAN[last - 1]}`;
  return `${names} квартал ${from.year}`;
}

/** Halves of a calendar and of a school year, by month and day of their ends; offset: of the school year's first. */
const HALVES: Readonly<Record<string, (year: number) => string>> = {
  '01-01 06-30': (year) => `I полугодие ${year}`,
  '07-01 12-31': (year) => `II полугодие ${year}`,
  '01-01 12-31': (year) => `I–II полугодие ${year}`,
  '09-01 12-31': (year) => `I полугодие ${year}/${shortYear(year + 1)} учебного года`,
  '01-01 05-31': (year) => `II полугодие ${year - 1}/${shortYear(year)} учебного года`,
};

const shortYear = (year: number): string => String(year % 100).padStart(2, '0');

function printHalf([start, end]: Span): string | undefined {
  return HALVES[`${start.slice(5)} ${end.slice(5)}`]?.(yearOf(start));
}

function printWhole(kind: Due['kind'], span: Span): string | undefined {
  const [start] = span;
  const { year, month } = partsOfDay(start);
  switch (kind) {
    case 'day':
      return formatDay(start);
    case 'month':
      return `${monthName(month)} ${year}`;
    case 'months':
      return printMonths(span);
    case 'quarter':
      return printQuarters(span);
    case 'half_year':
      return printHalf(span);
    case 'school_year':
      return `${schoolYearOf(start).title} учебный год`;
    case 'calendar_year':
      return `${year} год`;
    default:
      return undefined;
  }
}

/** What has no days of its own, or comes again, is told by its words. */
const BY_WORDS: ReadonlySet<Due['kind']> = new Set(['recurring', 'whole_period', 'other_plan', 'as_needed', 'unknown']);

/** A due as it is shown: by its days where it has them, else by its own words. Read again it means the same. */
export function printDue({ kind, start, end, text }: Due): string {
  if (BY_WORDS.has(kind)) return text;
  if (start !== null && end !== null) {
    return printWhole(kind, [start, end]) ?? `${formatDay(start)} – ${formatDay(end)}`;
  }
  if (end !== null) return `до ${formatDay(end)}`;
  return start === null ? text : `с ${formatDay(start)}`;
}
