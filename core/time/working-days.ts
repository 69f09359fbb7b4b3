import { addDays, type Day, isWeekend, weekdayOf } from './day.ts';

/** Non-working holidays, month and day (Labour Code, art. 112). Days off moved by the government's yearly act are not known. */
const HOLIDAYS: ReadonlySet<string> = new Set([
  ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'],
  ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
]);

export function isHoliday(day: Day): boolean {
  return HOLIDAYS.has(day.slice(5));
}

/** Neither a weekend nor a holiday. */
export function isWorkingDay(day: Day): boolean {
  return !isWeekend(day) && !isHoliday(day);
}

/** The day itself, or the first working day after it. */
export function workingDayFrom(day: Day): Day {
  return isWorkingDay(day) ? day : nextWorkingDay(day);
}

export function nextWorkingDay(day: Day): Day {
  const next = addDays(day, 1);
  return isWorkingDay(next) ? next : nextWorkingDay(next);
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** Monday, or the first working day after it in the same week; undefined: the whole week is free. */
export function firstWorkingDayOfWeek(day: Day): Day | undefined {
  const monday = mondayOf(day);
  return [0, 1, 2, 3, 4].map((count) => addDays(monday, count)).find(isWorkingDay);
}
