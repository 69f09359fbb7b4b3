import type { Day } from '#core/time/day.ts';
import { readDate } from '#core/time/read-date.ts';

export type DayReading = { isOk: true; value: Day | null } | { isOk: false; problem: string };

/**
 * A typed day («05.09.2023», «5.9.23», «05092023», «5 9 2023», «5 сентября 2023») → an ISO day; empty → `null`.
 * `today` decides the century of a year of two digits.
 */
export function parseTypedDay(text: string, today: Day): DayReading {
  const trimmed = text.trim();
  if (trimmed === '') return { isOk: true, value: null };
  const reading = readDate(separateParts(trimmed), { today });
  if (reading.ok && reading.precision === 'day') return { isOk: true, value: reading.day };
  if (!reading.ok && reading.reason === 'no_such_day') {
    return { isOk: false, problem: 'Такого дня в календаре нет. Проверьте число и месяц' };
  }
  if (!reading.ok && reading.reason === 'year_impossible') return { isOk: false, problem: 'Проверьте год' };
  return { isOk: false, problem: 'Введите день, месяц и год, например 05.09.2023' };
}

/** Digits without points, or parted by blanks and commas, as they come from a number pad. */
function separateParts(text: string): string {
  const solid =
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text) ?? /^(\d{1,2})[\s,]+(\d{1,2})[\s,]+(\d{4}|\d{2})$/.exec(text);
  return solid === null ? text : `${solid[1]}.${solid[2]}.${solid[3]}`;
}
