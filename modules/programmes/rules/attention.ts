import { addDays, type Day } from '#core/time/day.ts';
import type { OccurrenceState } from '../model/states.ts';
import { isOpen, isOverdue } from './occurrence-states.ts';

/** Why an occurrence asks for somebody's eyes (PLAN-12). */
export const ATTENTION_KINDS = ['overdue', 'soon', 'no_evidence', 'no_executor', 'moved_twice'] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/** Columns of the working group's board; a row may stand in several: what was moved may be overdue. */
export const BOARD_BUCKETS = [
  'all',
  'due',
  'done',
  'in_progress',
  'overdue',
  'soon',
  'not_done',
  'moved',
  'without_date',
  'unmarked',
] as const;
export type BoardBucket = (typeof BOARD_BUCKETS)[number];

/** How far ahead «скоро» reaches. */
export const SOON_DAYS = 14;

export interface WatchedRow {
  readonly state: OccurrenceState;
  readonly dueOn: Day | null;
  readonly moves: number;
  readonly executorPersonId: string | null;
  readonly evidenceCount: number;
}

function isSoon({ state, dueOn }: Pick<WatchedRow, 'state' | 'dueOn'>, today: Day): boolean {
  return isOpen(state) && dueOn !== null && dueOn >= today && dueOn <= addDays(today, SOON_DAYS);
}

const CHECKS: Record<AttentionKind, (row: WatchedRow, today: Day) => boolean> = {
  overdue: isOverdue,
  soon: isSoon,
  no_evidence: ({ state, evidenceCount }) => state === 'done' && evidenceCount === 0,
  no_executor: ({ state, executorPersonId }) => isOpen(state) && executorPersonId === null,
  moved_twice: ({ state, moves }) => isOpen(state) && moves >= 2,
};

export function listAttention(row: WatchedRow, today: Day): AttentionKind[] {
  return ATTENTION_KINDS.filter((kind) => CHECKS[kind](row, today));
}

/** Is the row behind the board's number? What lies before the day the programme is kept here counts as unmarked only. */
export function isInBucket(row: WatchedRow, bucket: BoardBucket, today: Day): boolean {
  const { state, dueOn, moves } = row;
  switch (bucket) {
    case 'all':
      return state !== 'unmarked';
    case 'due':
      return state !== 'unmarked' && dueOn !== null && dueOn <= today;
    case 'overdue':
      return isOverdue(row, today);
    case 'soon':
      return isSoon(row, today);
    case 'moved':
      return moves > 0;
    case 'without_date':
      return isOpen(state) && dueOn === null;
    case 'done':
    case 'in_progress':
    case 'not_done':
    case 'unmarked':
      return state === bucket;
  }
}
