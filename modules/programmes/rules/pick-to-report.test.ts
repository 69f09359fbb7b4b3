import { describe, expect, it } from 'vitest';
import type { OccurrenceState } from '../model/states.ts';
import { pickManyToReport, pickToReport } from './pick-to-report.ts';

it.each<[OccurrenceState[], number | undefined]>([
  [['done', 'planned', 'planned'], 1],
  [['unmarked', 'done', 'moved'], 2],
  [['not_done', 'done'], 1],
  [[], undefined],
])('[PLAN-21] of %j the time to report is number %s', (states, expected) => {
  const times = states.map((state, at) => ({ state, at }));
  expect(pickToReport(times)?.at).toBe(expected);
});

describe('one mark for many rows', () => {
  type Told = readonly [activityId: string, state: OccurrenceState, dueOn: string | null];
  const TODAY = '2026-11-27';

  it.each<[string, readonly Told[], readonly number[]]>([
    [
      'what has come, not what is ahead',
      [
        ['a', 'planned', '2026-10-31'],
        ['a', 'moved', TODAY],
        ['a', 'planned', '2026-12-31'],
      ],
      [0, 1],
    ],
    [
      'the nearest where nothing has come',
      [
        ['a', 'done', '2026-10-31'],
        ['a', 'planned', '2026-12-31'],
        ['a', 'planned', '2027-01-31'],
      ],
      [1],
    ],
    ['a row without a date', [['a', 'in_progress', null]], [0]],
    [
      'each row by itself',
      [
        ['a', 'planned', '2026-10-31'],
        ['b', 'planned', '2027-01-31'],
        ['b', 'planned', null],
      ],
      [0, 1],
    ],
    [
      'what is marked already, or lies before the start, never',
      [
        ['a', 'done', '2026-10-31'],
        ['b', 'unmarked', '2025-10-31'],
        ['c', 'not_done', TODAY],
      ],
      [],
    ],
  ])('[PLAN-05] [PLAN-12] is about %s', (_, told, expected) => {
    const times = told.map(([activityId, state, dueOn], at) => ({ activityId, state, dueOn, at }));
    expect(pickManyToReport(times, TODAY).map(({ at }) => at)).toEqual(expected);
  });
});
