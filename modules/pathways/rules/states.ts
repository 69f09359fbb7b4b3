import type { ItemState, PathwayState } from '../model.ts';

/** What can be done to a pathway. Number and date of an order approve it: that step is the order's, not a button. */
export const PATHWAY_STEPS = ['agree', 'unagree', 'complete', 'reopen', 'review', 'stop', 'resume', 'decline'] as const;
export type PathwayStep = (typeof PATHWAY_STEPS)[number];

export const STEP_TITLES: Record<PathwayStep, string> = {
  agree: 'Согласовано',
  unagree: 'Вернуть в проекты',
  complete: 'Завершить',
  reopen: 'Вернуть в работу',
  review: 'Подвести итоги',
  stop: 'Остановить',
  resume: 'Возобновить',
  decline: 'Педагог отказался',
};

interface Step {
  readonly from: readonly PathwayState[];
  readonly to: PathwayState;
  readonly needsReason: boolean;
}

export const STEPS: Record<PathwayStep, Step> = {
  agree: { from: ['draft'], to: 'agreed', needsReason: false },
  unagree: { from: ['agreed', 'submitted'], to: 'draft', needsReason: false },
  complete: { from: ['approved', 'in_progress'], to: 'completed', needsReason: false },
  reopen: { from: ['completed'], to: 'in_progress', needsReason: false },
  review: { from: ['completed'], to: 'reviewed', needsReason: true },
  stop: { from: ['draft', 'agreed', 'submitted', 'approved', 'in_progress'], to: 'stopped', needsReason: true },
  // The law asks for no paper of this kind: to decline is a plain state without a reason (F-22, F-91).
  decline: { from: ['draft', 'agreed', 'submitted'], to: 'declined', needsReason: false },
  resume: { from: ['stopped', 'declined'], to: 'draft', needsReason: false },
};

/** Where a stopped one goes on: an approved one need not be approved again. */
export function resumeState(wasApproved: boolean): PathwayState {
  return wasApproved ? 'in_progress' : 'draft';
}

export function listSteps(state: PathwayState): PathwayStep[] {
  return PATHWAY_STEPS.filter((step) => STEPS[step].from.includes(state));
}

/** Items may be changed while the pathway is drafted or runs. */
export function isEditable(state: PathwayState): boolean {
  return ['draft', 'agreed', 'submitted', 'approved', 'in_progress'].includes(state);
}

/** A change of items now needs an amending order later. */
export function isApproved(state: PathwayState): boolean {
  return state === 'approved' || state === 'in_progress';
}

/** What can be done to an item. */
export const ITEM_STEPS = ['confirm', 'close', 'return', 'miss', 'cancel', 'reopen'] as const;
export type ItemStep = (typeof ITEM_STEPS)[number];

export const ITEM_STEPS_TABLE: Record<ItemStep, { readonly from: readonly ItemState[]; readonly to: ItemState }> = {
  confirm: { from: ['planned', 'returned'], to: 'confirmed' },
  close: { from: ['planned', 'confirmed', 'returned'], to: 'done' },
  return: { from: ['confirmed', 'done'], to: 'returned' },
  miss: { from: ['planned', 'confirmed', 'returned'], to: 'not_done' },
  cancel: { from: ['planned', 'confirmed', 'returned'], to: 'cancelled' },
  reopen: { from: ['done', 'not_done', 'cancelled'], to: 'planned' },
};

export function mayTakeItem(state: ItemState, step: ItemStep): boolean {
  return ITEM_STEPS_TABLE[step].from.includes(state);
}

/** Open: still to be done. */
export const OPEN_ITEM_STATES: readonly ItemState[] = ['planned', 'confirmed', 'returned'];
