import type { Day } from '#core/time/day.ts';
import { isOpen, type MarkedRow } from './occurrence-states.ts';

/** Of the times of a row in the order of their dues the one to be reported: the first that waits, else the last. */
export function pickToReport<T extends Pick<MarkedRow, 'state'>>(times: readonly T[]): T | undefined {
  return times.find(({ state }) => isOpen(state)) ?? times.at(-1);
}

type Time = Pick<MarkedRow, 'state' | 'dueOn'> & { readonly activityId: string };

/** Of the times of many rows those that one mark for all is about: of each row what has come and waits, else the nearest that waits. */
export function pickManyToReport<T extends Time>(times: readonly T[], today: Day): T[] {
  const ofRows = Map.groupBy(
    times.filter(({ state }) => isOpen(state)),
    ({ activityId }) => activityId,
  );
  return [...ofRows.values()].flatMap((own) => {
    const come = own.filter(({ dueOn }) => dueOn !== null && dueOn <= today);
    return come.length > 0 ? come : own.slice(0, 1);
  });
}
