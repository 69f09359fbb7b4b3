import { addDays, type Day, isWeekend } from '#core/time/day.ts';

/** A part of every year when teachers are not to be troubled; both ends included, may cross New Year. «MM-DD» */
export interface ClosedWeeks {
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

/** The closed weeks a day lies in, if any. */
export function findClosed(day: Day, weeks: readonly ClosedWeeks[]): ClosedWeeks | undefined {
  const monthDay = day.slice(5);
  return weeks.find(({ from, to }) =>
    from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to,
  );
}

const YEAR = 366;

/** The first working day from `day` on outside the closed weeks; undefined when the whole year is closed. */
export function findOpenDay(day: Day, weeks: readonly ClosedWeeks[]): Day | undefined {
  let candidate = day;
  for (let step = 0; step <= YEAR; step += 1) {
    if (!isWeekend(candidate) && !findClosed(candidate, weeks)) return candidate;
    candidate = addDays(candidate, 1);
  }
  return undefined;
}
