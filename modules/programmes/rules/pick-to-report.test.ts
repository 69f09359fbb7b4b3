import { expect, it } from 'vitest';
import type { OccurrenceState } from '../model/states.ts';
import { pickToReport } from './pick-to-report.ts';

it.each<[OccurrenceState[], number | undefined]>([
  [['done', 'planned', 'planned'], 1],
  [['unmarked', 'done', 'moved'], 2],
  [['not_done', 'done'], 1],
  [[], undefined],
])('[PLAN-21] of %j the time to report is number %s', (states, expected) => {
  const times = states.map((state, at) => ({ state, at }));
  expect(pickToReport(times)?.at).toBe(expected);
});
