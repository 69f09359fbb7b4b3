import { addYears, type Day } from '#core/time/day.ts';
import type { Due, DueKind, DuePeriod } from '#core/time/due/model.ts';
import type { ReadActivity } from './model.ts';

const SHORT: ReadonlySet<DueKind> = new Set<DueKind>(['day', 'range', 'month', 'months']);

/**
 * «Август» in a plan of a school year: it opens with the August councils and ends in summer, and counted from September both Augusts are
 * named alike. It is the one before September unless the rows around it, of the same task, have come to May by then.
 */
export function openWithAugust(activities: readonly ReadActivity[], period: DuePeriod): ReadActivity[] {
  const year = findSchoolYear(period);
  if (year === undefined) return [...activities];
  const places = activities.flatMap(({ task, due }) =>
    due.map((own): Place => ({ task, day: dayOf(own), isOpen: isOpen(own, year) })),
  );
  const before = daysBefore(places);
  const after = daysBefore(places.toReversed()).toReversed();
  let at = 0;
  return activities.map((activity) => {
    const due = activity.due.map((own) => {
      const index = at;
      at += 1;
      return isOpen(own, year) && !isClosing(before[index], after[index], year) ? moveBack(own) : own;
    });
    return { ...activity, due };
  });
}

interface Place {
  readonly task: number | null;
  readonly day: Day | null;
  readonly isOpen: boolean;
}

/** The year in which the school year ends. */
function findSchoolYear({ from, to }: DuePeriod): number | undefined {
  const year = Number(to?.slice(0, 4));
  return from === `${year - 1}-09-01` && to === `${year}-08-31` ? year : undefined;
}

const dayOf = ({ kind, start, end }: Due): Day | null => (SHORT.has(kind) ? (start ?? end) : null);

/** It lies in the last August, and its words name no year. */
function isOpen({ kind, start, end, text }: Due, year: number): boolean {
  const days = [start, end].filter((day) => day !== null);
  const isAugust = days.length > 0 && days.every((day) => day.startsWith(`${year}-08`));
  return SHORT.has(kind) && isAugust && !/(?<!\d)(?:20)?\d\d(?!\d)\s*г|20\d\d|\d\.\d\d\.\d\d/u.test(text);
}

/** For each place the day of the nearest one before it, of the same task, that says its month without doubt. */
function daysBefore(places: readonly Place[]): (Day | undefined)[] {
  let last: { task: number | null; day: Day } | undefined;
  return places.map(({ task, day, isOpen: isDoubtful }) => {
    const before = last?.task === task ? last.day : undefined;
    if (day !== null && !isDoubtful) last = { task, day };
    return before;
  });
}

/** What is dated before it has come to May, and nothing behind it begins anew with autumn. */
function isClosing(before: Day | undefined, after: Day | undefined, year: number): boolean {
  return before !== undefined && before >= `${year}-05-01` && !(after !== undefined && after < `${year}-01-01`);
}

function moveBack(due: Due): Due {
  return { ...due, start: due.start && addYears(due.start, -1), end: due.end && addYears(due.end, -1) };
}
