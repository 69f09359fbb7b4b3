import type { Day } from '#core/time/day.ts';
import type { OccurrenceState } from '../model/states.ts';
import type { MarkRefusal } from './refusals.ts';

/** What can be done to an occurrence; `reset` takes the last mark off («Вернуть»). */
export const MARK_STEPS = ['begin', 'complete', 'miss', 'move', 'reset'] as const;
export type MarkStep = (typeof MARK_STEPS)[number];

/** States that wait for somebody; only these can be overdue. */
export const OPEN_OCCURRENCE_STATES: readonly OccurrenceState[] = ['planned', 'in_progress', 'moved'];

/** `complete` of what is done and `miss` of what is not correct the words; what is done is missed only after it is taken back. */
export const MARK_FROM: Record<MarkStep, readonly OccurrenceState[]> = {
  begin: ['planned', 'moved', 'not_done'],
  complete: ['planned', 'in_progress', 'moved', 'unmarked', 'not_done', 'done'],
  miss: ['planned', 'in_progress', 'moved', 'unmarked', 'not_done'],
  move: ['planned', 'in_progress', 'moved', 'unmarked', 'not_done'],
  reset: ['in_progress', 'done', 'not_done', 'moved'],
};

/** The number of a report comes from a hand, or from data of the code; data stay beside a number entered by hand. */
export interface Amounts {
  readonly amount: number | null;
  readonly amountWords: string | null;
  readonly amountSource: string;
  readonly fedAmount: number | null;
  readonly fedWords: string | null;
  readonly fedSource: string | null;
}

/** What of an occurrence a mark decides on and changes. */
export interface MarkedRow extends Amounts {
  readonly state: OccurrenceState;
  readonly startsOn: Day | null;
  readonly dueOn: Day | null;
  readonly firstDueOn: Day | null;
  readonly moves: number;
  readonly doneOn: Day | null;
  readonly report: string | null;
  readonly reason: string | null;
}

/** A mark; what is undefined stays as it is, so that many rows can be marked without losing their words. */
export interface Mark {
  readonly step: MarkStep;
  /** The day it was done. */
  readonly on: Day | null;
  readonly report?: string | null | undefined;
  readonly amount?: number | null | undefined;
  readonly amountWords?: string | null | undefined;
  readonly reason: string | null;
  readonly to: Day | null;
}

/** The day and the programme a mark is made in. */
export interface MarkTime {
  readonly today: Day;
  readonly endsOn: Day;
  readonly trackedFrom: Day | null;
}

export type MarkVerdict = { readonly row: MarkedRow } | { readonly refusal: MarkRefusal };

export const HAND = 'hand';

export function isOpen(state: OccurrenceState): boolean {
  return OPEN_OCCURRENCE_STATES.includes(state);
}

/** Its day has passed without a mark; what lies before the day the programme is kept here never is. */
export function isOverdue({ state, dueOn }: Pick<MarkedRow, 'state' | 'dueOn'>, today: Day): boolean {
  return isOpen(state) && dueOn !== null && dueOn < today;
}

export function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === '';
}

const ofData = (row: Amounts): Amounts => ({
  ...row,
  amount: row.fedAmount,
  amountWords: row.fedWords,
  amountSource: row.fedSource ?? HAND,
});

/** A number by hand stands until it is taken away; then data speak, if there are any. */
function enterAmount<T extends MarkedRow>(row: T, { amount, amountWords }: Mark): T {
  if (amount === undefined) return row;
  if (amount === null) return { ...row, ...ofData(row) };
  const words = amountWords === undefined ? row.amountWords : amountWords;
  // A form that sends back what data said has entered nothing.
  if (amount === row.amount && words === row.amountWords) return row;
  return { ...row, amount, amountWords: words, amountSource: HAND };
}

/** What data say now; a number by hand is never overwritten. */
export function feedAmount<T extends Amounts>(
  row: T,
  fed: { readonly source: string; readonly amount: number | null; readonly words: string | null },
): T {
  const isByHand = row.amountSource === HAND && row.amount !== null;
  const kept: Amounts = {
    ...row,
    fedAmount: fed.amount,
    fedWords: fed.amount === null ? null : fed.words,
    fedSource: fed.amount === null ? null : fed.source,
  };
  return { ...row, ...(isByHand ? kept : ofData(kept)) };
}

function stateAtRest(dueOn: Day | null, trackedFrom: Day | null): 'planned' | 'unmarked' {
  return trackedFrom !== null && dueOn !== null && dueOn < trackedFrom ? 'unmarked' : 'planned';
}

/** The day a row counts as done on when nobody says one: what lies before the day the programme is kept here was done in its time. */
export function dayWhenEmpty({ state, dueOn, doneOn }: Pick<MarkedRow, 'state' | 'dueOn' | 'doneOn'>, today: Day): Day {
  if (doneOn !== null) return doneOn;
  return state === 'unmarked' && dueOn !== null && dueOn < today ? dueOn : today;
}

function complete(row: MarkedRow, mark: Mark, { today }: MarkTime): MarkVerdict {
  if (mark.on !== null && mark.on > today) return { refusal: 'date_ahead' };
  const doneOn = mark.on ?? dayWhenEmpty(row, today);
  const reason = row.state === 'not_done' ? null : row.reason;
  return { row: { ...row, state: 'done', doneOn, reason } };
}

function move(row: MarkedRow, { to, reason }: Mark, { today, endsOn }: MarkTime): MarkVerdict {
  if (to === null) return { refusal: 'day_needed' };
  if (to < today) return { refusal: 'day_passed' };
  if (to > endsOn) return { refusal: 'outside_period' };
  if (to === row.dueOn) return { refusal: 'same_day' };
  if (row.startsOn !== null && to < row.startsOn) return { refusal: 'before_start' };
  // A row without a date gets one: nothing was put off.
  if (row.dueOn === null) return { row: { ...row, state: 'planned', dueOn: to, reason: null } };
  if (isBlank(reason)) return { refusal: 'reason_needed' };
  const firstDueOn = row.firstDueOn ?? row.dueOn;
  return { row: { ...row, state: 'moved', dueOn: to, firstDueOn, moves: row.moves + 1, reason } };
}

/** What was moved and then marked waits again on its new day; what was only moved returns to its first one. */
function reset(row: MarkedRow, { trackedFrom }: MarkTime): MarkedRow {
  const bare = { ...row, ...ofData(row), doneOn: null, report: null };
  if (row.state !== 'moved' && row.moves > 0) {
    return { ...bare, state: 'moved', reason: row.state === 'not_done' ? null : row.reason };
  }
  const dueOn = row.firstDueOn ?? row.dueOn;
  return { ...bare, state: stateAtRest(dueOn, trackedFrom), dueOn, firstDueOn: null, moves: 0, reason: null };
}

function step(row: MarkedRow, mark: Mark, time: MarkTime): MarkVerdict {
  switch (mark.step) {
    case 'begin':
      return { row: { ...row, state: 'in_progress', reason: row.state === 'not_done' ? null : row.reason } };
    case 'complete':
      return complete(row, mark, time);
    case 'miss':
      if (isBlank(mark.reason)) return { refusal: 'reason_needed' };
      return { row: { ...row, state: 'not_done', reason: mark.reason } };
    case 'move':
      return move(row, mark, time);
    case 'reset':
      return { row: reset(row, time) };
  }
}

/** One mark of one occurrence: the row as it becomes, or why it cannot be. */
export function markOccurrence(row: MarkedRow, mark: Mark, time: MarkTime): MarkVerdict {
  if (!MARK_FROM[mark.step].includes(row.state)) return { refusal: 'step' };
  const verdict = step(row, mark, time);
  if ('refusal' in verdict || mark.step === 'reset') return verdict;
  const report = mark.report === undefined ? verdict.row.report : mark.report;
  return { row: enterAmount({ ...verdict.row, report }, mark) };
}

/** A mark taken back: the row as it was, with what data have said since. */
export function unmarkOccurrence(before: MarkedRow, { fedAmount, fedWords, fedSource }: Amounts): MarkedRow {
  const isByHand = before.amountSource === HAND && before.amount !== null;
  const row = { ...before, fedAmount, fedWords, fedSource };
  return isByHand ? row : { ...row, ...ofData(row) };
}
