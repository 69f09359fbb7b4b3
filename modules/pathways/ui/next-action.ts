import type { PathwayStep } from '../rules/states.ts';
import type { PathwayAnswer } from './words.ts';

/** The one thing to do now with a pathway. */
export type NextAction =
  | { readonly kind: 'step'; readonly step: PathwayStep }
  | { readonly kind: 'accept'; readonly itemIds: readonly string[] }
  | { readonly kind: 'consult' }
  | { readonly kind: 'order'; readonly title: string };

type Known = Pick<PathwayAnswer, 'state' | 'actions' | 'content' | 'maker'>;

const OPEN = ['planned', 'confirmed', 'returned'];

function nextOfRunning({ actions, content }: Known): NextAction | null {
  const items = content?.items ?? [];
  const waiting = items.filter(({ state, actions: may }) => state === 'confirmed' && may.includes('close'));
  if (waiting.length > 0) return { kind: 'accept', itemIds: waiting.map(({ id }) => id) };
  const isOver = content !== null && !items.some(({ state }) => OPEN.includes(state));
  if (isOver && actions.includes('complete')) return { kind: 'step', step: 'complete' };
  return actions.includes('consult') ? { kind: 'consult' } : null;
}

/** What the state asks for next, among what the actor may do. */
export function findNextAction(pathway: Known, mayOrder: boolean): NextAction | null {
  const { state, actions } = pathway;
  const step = (wanted: PathwayStep): NextAction | null =>
    actions.includes(wanted) ? { kind: 'step', step: wanted } : null;
  switch (state) {
    case 'draft':
      return step('agree');
    case 'agreed':
      return mayOrder ? { kind: 'order', title: 'Подготовить приказ' } : null;
    case 'submitted':
      return mayOrder ? { kind: 'order', title: 'Внести номер и дату приказа' } : null;
    case 'approved':
    case 'in_progress':
      return nextOfRunning(pathway);
    case 'completed':
      return step('review');
    case 'stopped':
    case 'declined':
      return step('resume');
    case 'reviewed':
      return null;
  }
}
