import { addDays, type Day } from '#core/time/day.ts';
import type { Due } from '#core/time/due/model.ts';
import { listIntervalEnds, listOccurrences } from '#core/time/due/occurrences.ts';

const MONTHS_A_QUARTER = 3;

export interface PlannedOccurrence {
  readonly startsOn: Day | null;
  readonly dueOn: Day | null;
  readonly state: 'planned' | 'unmarked';
}

export interface ProgrammePeriod {
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** «С какого числа ведём здесь?» */
  readonly trackedFrom: Day | null;
}

/** A row «в течение всего периода» is asked once a quarter, as «ежеквартально» is; what is left at the ends belongs to the nearest quarter. */
function listQuarters(from: Day, to: Day): { startsOn: Day; dueOn: Day }[] {
  if (to < from) return [];
  const ends = listIntervalEnds(MONTHS_A_QUARTER, from, to).with(-1, to);
  return ends.map((dueOn, index) => ({ startsOn: index === 0 ? from : addDays(ends[index - 1] ?? from, 1), dueOn }));
}

function occurrencesOf(due: Due, { startsOn, endsOn }: ProgrammePeriod): { startsOn: Day | null; dueOn: Day | null }[] {
  if (due.recurrence !== null) {
    return listOccurrences(due.recurrence, due.start ?? startsOn, due.end ?? endsOn).map((day) => ({
      startsOn: null,
      dueOn: day,
    }));
  }
  if (due.kind === 'whole_period') return listQuarters(due.start ?? startsOn, due.end ?? endsOn);
  if (due.start === null && due.end === null) return [{ startsOn: null, dueOn: null }];
  return [{ startsOn: due.start, dueOn: due.end ?? endsOn }];
}

const keyOf = ({ dueOn, startsOn }: { dueOn: Day | null; startsOn: Day | null }) =>
  `${dueOn ?? '9999'}|${startsOn ?? ''}`;

/**
 * The times an activity is due, in order, each once; at least one: what has no date is due without one (PLAN-05, PLAN-07).
 * What was over before the programme is kept here is `unmarked`.
 */
export function makeOccurrences(dues: readonly Due[], period: ProgrammePeriod): PlannedOccurrence[] {
  const all = dues.flatMap((due) => occurrencesOf(due, period));
  const unique = new Map((all.length > 0 ? all : [{ startsOn: null, dueOn: null }]).map((one) => [keyOf(one), one]));
  return [...unique.values()]
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)))
    .map((one) => ({
      ...one,
      state:
        period.trackedFrom !== null && one.dueOn !== null && one.dueOn < period.trackedFrom ? 'unmarked' : 'planned',
    }));
}
