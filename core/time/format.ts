import { NBSP, plural } from '../text/plural.ts';
import { type Day, partsOfDay, type SchoolYear } from './day.ts';
import { monthName, monthNameOfDate } from './months.ts';

/** How much of a date is known: «29.03.2018», «март 2018 г.», «2018 г.». */
export type DatePrecision = 'day' | 'month' | 'year';

/** «22.11.2026», or as much of the date as is known. */
export function formatDay(day: Day, precision: DatePrecision = 'day'): string {
  if (precision !== 'day') return formatDayLong(day, precision);
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

/** «22 ноября 2026 г.», kept on one line. */
export function formatDayLong(day: Day, precision: DatePrecision = 'day'): string {
  const parts = partsOfDay(day);
  const year = `${parts.year}${NBSP}г.`;
  if (precision === 'year') return year;
  if (precision === 'month') return `${monthName(parts.month)}${NBSP}${year}`;
  return `${parts.day}${NBSP}${monthNameOfDate(parts.month)}${NBSP}${year}`;
}

/** «по состоянию на 22.11.2026» (glossary 113). */
export function formatAsOf(day: Day): string {
  return `по состоянию на${NBSP}${formatDay(day)}`;
}

/** «01.09.2025 – 31.08.2026», both days included. */
export function formatDays(first: Day, last: Day): string {
  return first === last ? formatDay(first) : `${formatDay(first)}${NBSP}– ${formatDay(last)}`;
}

/** «2026/27 уч. г.» (glossary 112). */
export function formatSchoolYear(year: SchoolYear): string {
  return `${year.title}${NBSP}уч.${NBSP}г.`;
}

/** Experience and other terms in full months: «12 л. 3 мес.», «1 год 3 мес.», «12 лет», «0 мес.». */
export function formatDuration(months: number): string {
  const years = Math.floor(months / 12);
  const rest = months - years * 12;
  const restText = `${rest}${NBSP}мес.`;
  if (years === 0) return restText;
  if (rest === 0) return `${years}${NBSP}${plural(years, ['год', 'года', 'лет'])}`;
  return `${years}${NBSP}${plural(years, ['год', 'года', 'л.'])}${NBSP}${restText}`;
}
