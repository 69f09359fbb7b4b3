import type { Day } from '#core/time/day.ts';
import type { PaperActivity, PaperOccurrence } from './model.ts';

/** How a programme stands on a day, in occurrences; what is not marked is not counted (PLAN-12). */
export interface Tally {
  readonly activities: number;
  /** Due until the day. */
  readonly due: number;
  readonly done: number;
  readonly notDone: number;
  readonly moved: number;
  /** Their day has passed without a mark. */
  readonly overdue: number;
  /** Before the day the programme is kept here. */
  readonly unmarked: number;
  /** Due later. */
  readonly ahead: number;
  readonly withoutDate: number;
}

const isOpen = ({ state }: PaperOccurrence) => state === 'planned' || state === 'in_progress' || state === 'moved';
const isDueBy = ({ dueOn, state }: PaperOccurrence, day: Day) =>
  state !== 'unmarked' && ((dueOn !== null && dueOn <= day) || state === 'done' || state === 'not_done');

/** Counts what papers say; every occurrence is counted once among due, ahead, without a date and unmarked. */
export function tally(activities: readonly PaperActivity[], asOf: Day): Tally {
  const all = activities.flatMap(({ occurrences }) => occurrences);
  const count = (test: (one: PaperOccurrence) => boolean) => all.filter(test).length;
  const rest = (one: PaperOccurrence) => one.state !== 'unmarked' && !isDueBy(one, asOf);
  return {
    activities: activities.length,
    due: count((one) => isDueBy(one, asOf)),
    done: count(({ state }) => state === 'done'),
    notDone: count(({ state }) => state === 'not_done'),
    moved: count(({ firstDueOn, state }) => firstDueOn !== null && state !== 'unmarked'),
    overdue: count((one) => isOpen(one) && one.dueOn !== null && one.dueOn < asOf),
    unmarked: count(({ state }) => state === 'unmarked'),
    ahead: count((one) => rest(one) && one.dueOn !== null),
    withoutDate: count((one) => rest(one) && one.dueOn === null),
  };
}
