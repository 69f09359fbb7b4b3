import type { Day } from '#core/time/day.ts';
import type { OccurrenceState } from '../model/states.ts';

/** What a row of a road map says of itself: made of its occurrences, never set by hand. */
export const ACTIVITY_STATES = [
  'overdue',
  'in_progress',
  'planned',
  'moved',
  'done',
  'partly',
  'not_done',
  'unmarked',
] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];

export const ACTIVITY_STATE_TITLES: Record<ActivityState, string> = {
  overdue: 'просрочено',
  in_progress: 'в работе',
  planned: 'предстоит',
  moved: 'перенесено',
  done: 'выполнено',
  partly: 'выполнено частично',
  not_done: 'не выполнено',
  unmarked: 'не отмечено',
};

export interface OccurrenceLike {
  readonly state: OccurrenceState;
  readonly dueOn: Day | null;
}

const OPEN: readonly OccurrenceState[] = ['planned', 'in_progress', 'moved'];

export function isOpen({ state }: OccurrenceLike): boolean {
  return OPEN.includes(state);
}

/** Its day has passed without an answer. @param today null: nothing is asked for yet, or any more */
export function isOverdue(occurrence: OccurrenceLike, today: Day | null): boolean {
  return today !== null && isOpen(occurrence) && occurrence.dueOn !== null && occurrence.dueOn < today;
}

function closedState(counted: readonly OccurrenceLike[]): ActivityState {
  const done = counted.filter(({ state }) => state === 'done').length;
  if (done === counted.length) return 'done';
  return done === 0 ? 'not_done' : 'partly';
}

/**
 * The state of a row. What was over before the programme is kept here does not count; a row of nothing else is `unmarked`.
 * @param today null for a programme that is not running: nothing of it is overdue
 */
export function activityState(occurrences: readonly OccurrenceLike[], today: Day | null): ActivityState {
  const counted = occurrences.filter(({ state }) => state !== 'unmarked');
  if (counted.length === 0) return 'unmarked';
  if (counted.some((occurrence) => isOverdue(occurrence, today))) return 'overdue';
  const open = counted.filter(isOpen);
  if (open.length === 0) return closedState(counted);
  if (open.length < counted.length || open.some(({ state }) => state === 'in_progress')) return 'in_progress';
  return open.every(({ state }) => state === 'moved') ? 'moved' : 'planned';
}

export interface ActivityProgress {
  readonly state: ActivityState;
  /** Occurrences that count, and those done of them. */
  readonly total: number;
  readonly done: number;
  readonly overdue: number;
  readonly withoutDate: number;
  readonly unmarked: number;
  /** The earliest due that waits; null: none, or none with a date. */
  readonly nextOn: Day | null;
}

/** «2 из 4», what is late and what comes next of one row. */
export function activityProgress(occurrences: readonly OccurrenceLike[], today: Day | null): ActivityProgress {
  const counted = occurrences.filter(({ state }) => state !== 'unmarked');
  const open = counted.filter(isOpen);
  const days = open.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).toSorted();
  return {
    state: activityState(occurrences, today),
    total: counted.length,
    done: counted.filter(({ state }) => state === 'done').length,
    overdue: counted.filter((occurrence) => isOverdue(occurrence, today)).length,
    withoutDate: open.length - days.length,
    unmarked: occurrences.length - counted.length,
    nextOn: days[0] ?? null,
  };
}
