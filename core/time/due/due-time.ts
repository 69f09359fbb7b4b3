/** A due against a day: when it is over, whether it is late, when it is asked about. @source PLAN-05, issue «Programme» 4 */
import { addDays, type Day } from '../day.ts';
import { workingDayFrom } from '../working-days.ts';
import type { Due } from './model.ts';
import { listIntervalEnds, listOccurrences } from './occurrences.ts';

const NEVER = '9999-12-31';
/** What begins but has no end stands behind all that ends, what has no days behind that. */
const ORDER = { ends: 0, begins: 1, unknown: 2 } as const;

/** Text that sorts dues: by the day they are over, then by their start; those without days stand last. */
export function dueSortKey({ start, end }: Due): string {
  const order = end !== null ? ORDER.ends : start !== null ? ORDER.begins : ORDER.unknown;
  return `${order} ${end ?? NEVER} ${start ?? ''}`;
}

/** Is the last day gone? Of dues without an end never. */
export function isOver({ end }: Due, on: Day): boolean {
  return end !== null && end < on;
}

/** The last day to be in time: an end on a day off moves to the next working day (Civil Code, art. 193). */
export function lastDayInTime({ end }: Due): Day | null {
  return end === null ? null : workingDayFrom(end);
}

/** Late if it is not done by now. */
export function isOverdue(due: Due, on: Day): boolean {
  const last = lastDayInTime(due);
  return last !== null && last < on;
}

const SOON = 14;

/** Its end is near; neither what is over nor what is still far off. */
export function isDueSoon(due: Due, on: Day, days: number = SOON): boolean {
  return due.end !== null && due.end >= on && due.end <= addDays(on, days);
}

const QUARTER = 3;

/**
 * The days on which the one responsible is asked «сделано?»: of a recurring due each occurrence, of «в течение всего периода» once a quarter, else
 * once, at its end; what has no end is asked at the end of the period, what has no days never.
 */
export function listAskingDays(due: Due, period: { readonly from: Day; readonly to: Day }): Day[] {
  const [from, to] = [due.start ?? period.from, due.end ?? period.to];
  if (from > to) return [];
  if (due.recurrence !== null) return listOccurrences(due.recurrence, from, to);
  if (due.kind === 'whole_period') return listIntervalEnds(QUARTER, from, to);
  return due.start === null && due.end === null ? [] : [to];
}
