import type { ProgrammeAnswer } from '../../contract/programmes.ts';

/** The one thing to do now with a programme. */
export type NextAction =
  /** It has no rows yet. */
  | { readonly kind: 'fill' }
  | { readonly kind: 'start' }
  /** Rows whose day has passed wait for an answer. */
  | { readonly kind: 'overdue'; readonly rows: number }
  | { readonly kind: 'next'; readonly id: string; readonly title: string; readonly on: string }
  | { readonly kind: 'finish' };

type Known = Pick<ProgrammeAnswer, 'state' | 'actions' | 'progress' | 'attention' | 'next' | 'nextId' | 'nextOn'>;

function nextOfRunning({ progress, attention, next, nextId, nextOn, actions }: Known): NextAction | null {
  if (attention.overdue > 0) return { kind: 'overdue', rows: attention.overdue };
  if (nextId !== null && next !== null && nextOn !== null) return { kind: 'next', id: nextId, title: next, on: nextOn };
  const isOver = progress.occurrences > 0 && progress.done + progress.notDone === progress.occurrences;
  return isOver && actions.includes('finish') ? { kind: 'finish' } : null;
}

/** What the state asks for next, among what the reader may do. */
export function findNextAction(programme: Known): NextAction | null {
  const { state, actions, progress } = programme;
  if (state === 'running') return nextOfRunning(programme);
  if (state !== 'draft' || !actions.includes('start')) return null;
  return progress.activities === 0 ? { kind: 'fill' } : { kind: 'start' };
}
