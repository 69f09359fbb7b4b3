import type { Day } from '#core/time/day.ts';
import type { OccurrenceState } from '../model/states.ts';
import type { PlannedOccurrence } from './occurrences.ts';

export interface ExistingOccurrence {
  readonly id: string;
  readonly startsOn: Day | null;
  readonly dueOn: Day | null;
  /** The due before the first move. */
  readonly firstDueOn: Day | null;
  readonly state: OccurrenceState;
  /** Somebody has written of it, or attached what shows it. */
  readonly hasTrace: boolean;
}

export interface Reconciled {
  /** Kept as they are but for the dates and, of what nobody has reported, the state. */
  readonly kept: readonly (PlannedDates & { readonly id: string; readonly state: OccurrenceState })[];
  readonly added: readonly PlannedOccurrence[];
  readonly removedIds: readonly string[];
}

type PlannedDates = Pick<PlannedOccurrence, 'startsOn' | 'dueOn'>;

const UNSAID: readonly OccurrenceState[] = ['planned', 'unmarked'];

/** What a person has said of it is theirs: dates of the plan do not take it away. */
export function isReported({ state, hasTrace }: Pick<ExistingOccurrence, 'state' | 'hasTrace'>): boolean {
  return hasTrace || !UNSAID.includes(state);
}

const keyOf = ({ startsOn, dueOn }: PlannedDates) => `${startsOn ?? ''}|${dueOn ?? ''}`;
const plannedKeyOf = ({ startsOn, dueOn, firstDueOn }: ExistingOccurrence) =>
  keyOf({ startsOn, dueOn: firstDueOn ?? dueOn });

/** The state that somebody has set, or that of the plan. */
function stateOf({ state }: ExistingOccurrence, plan: PlannedOccurrence | undefined): OccurrenceState {
  return plan !== undefined && UNSAID.includes(state) ? plan.state : state;
}

/** Due once before and after: the one occurrence goes to the new day; one moved by hand stays where it was moved while the plan is the same. */
function followOnly(only: ExistingOccurrence, due: PlannedOccurrence): Reconciled {
  const { startsOn, dueOn } = only.firstDueOn !== null && plannedKeyOf(only) === keyOf(due) ? only : due;
  return { kept: [{ id: only.id, startsOn, dueOn, state: stateOf(only, due) }], added: [], removedIds: [] };
}

/**
 * The times of a row after its due was written anew (PLAN-07): reported ones stay with what was reported, planned ones give way to the new plan.
 * One that is due at the same time as before is the same one.
 */
export function reconcileOccurrences(
  existing: readonly ExistingOccurrence[],
  planned: readonly PlannedOccurrence[],
): Reconciled {
  const [only] = existing;
  const [due] = planned;
  if (only && due && existing.length === 1 && planned.length === 1) return followOnly(only, due);
  const plans = new Map(planned.map((occurrence) => [keyOf(occurrence), occurrence]));
  // Of two at one time the reported one holds the place.
  const holders = new Map(
    existing
      .toSorted((a, b) => Number(isReported(a)) - Number(isReported(b)))
      .map((occurrence) => [plannedKeyOf(occurrence), occurrence.id]),
  );
  const kept = existing.flatMap((occurrence) => {
    const { id, startsOn, dueOn } = occurrence;
    const key = plannedKeyOf(occurrence);
    const plan = holders.get(key) === id ? plans.get(key) : undefined;
    if (plan === undefined && !isReported(occurrence)) return [];
    return [{ id, startsOn, dueOn, state: stateOf(occurrence, plan) }];
  });
  const keptIds = new Set(kept.map(({ id }) => id));
  return {
    kept,
    added: planned.filter((occurrence) => !holders.has(keyOf(occurrence))),
    removedIds: existing.filter(({ id }) => !keptIds.has(id)).map(({ id }) => id),
  };
}
