import type { Day } from '#core/time/day.ts';
import type { Due } from '#core/time/due/model.ts';
import { makeOccurrences, type ProgrammePeriod } from './occurrences.ts';

/** The day a row is sorted by: its first due; null: it has no date, and stands last. */
export function dueSortDay(dues: readonly Due[], period: ProgrammePeriod): Day | null {
  return makeOccurrences(dues, period)[0]?.dueOn ?? null;
}
