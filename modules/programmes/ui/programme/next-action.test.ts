import { expect, test } from 'vitest';
import { findNextAction } from './next-action.ts';

const nothing = {
  ...{ activities: 3, occurrences: 3, done: 0, notDone: 0, inProgress: 0, overdue: 0, soon: 0 },
  ...{ withoutDate: 0, unmarked: 0 },
};
const calm = { overdue: 0, withoutDate: 0, withoutExecutor: 0 };
const editor = ['edit', 'start', 'finish'] as const;
const next = { next: 'Семинар', nextId: 'id', nextOn: '2026-12-01' };
const none = { next: null, nextId: null, nextOn: null };

test.each([
  ['an empty draft is filled', 'draft', editor, { ...nothing, activities: 0 }, calm, none, 'fill'],
  ['a draft is started', 'draft', editor, nothing, calm, none, 'start'],
  ['who may not start has nothing to do', 'draft', [], nothing, calm, none, undefined],
  ['what is late comes first', 'running', editor, nothing, { ...calm, overdue: 2 }, next, 'overdue'],
  ['then what comes next', 'running', [], nothing, calm, next, 'next'],
  ['all answered: finish', 'running', editor, { ...nothing, done: 2, notDone: 1 }, calm, none, 'finish'],
  ['what has no date still waits', 'running', editor, { ...nothing, done: 2, withoutDate: 1 }, calm, none, undefined],
  ['a finished one rests', 'finished', ['reopen'], nothing, calm, none, undefined],
] as const)('[PLAN-12] %s', (_, state, actions, progress, attention, due, kind) => {
  expect(findNextAction({ state, actions: [...actions], progress, attention, ...due })?.kind).toBe(kind);
});
