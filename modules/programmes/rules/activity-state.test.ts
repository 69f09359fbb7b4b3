import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { OCCURRENCE_STATES } from '../model/states.ts';
import { activityProgress, activityState, type OccurrenceLike } from './activity-state.ts';

const TODAY = '2026-11-22';
/** «planned 2026-10-01»; without a day: by another plan. */
const occurrences = (lines: readonly string[]): OccurrenceLike[] =>
  lines.map((line) => {
    const [state = '', dueOn = null] = line.split(' ');
    return { state: state as OccurrenceLike['state'], dueOn };
  });

describe('the state of a row', () => {
  test.each([
    ['nothing is counted', [], 'unmarked'],
    ['all lies before the day it is kept here', ['unmarked 2026-01-31'], 'unmarked'],
    ['to come', ['planned 2026-12-31'], 'planned'],
    ['today is not late', ['planned 2026-11-22'], 'planned'],
    ['without a date nothing is late', ['planned'], 'planned'],
    ['one is late, others done', ['done 2026-03-31', 'planned 2026-10-31', 'planned 2026-12-31'], 'overdue'],
    ['in work and late', ['in_progress 2026-10-31'], 'overdue'],
    ['in work', ['in_progress 2026-12-31'], 'in_progress'],
    ['some done, some to come', ['done 2026-03-31', 'planned 2026-12-31'], 'in_progress'],
    ['moved', ['moved 2026-12-31'], 'moved'],
    ['what is not marked does not count', ['unmarked 2026-01-31', 'done 2026-11-01'], 'done'],
    ['all done', ['done 2026-03-31', 'done 2026-04-30'], 'done'],
    ['done and not done', ['done 2026-03-31', 'not_done 2026-04-30'], 'partly'],
    ['none done', ['not_done 2026-04-30'], 'not_done'],
  ])('[PLAN-12] %s', (_, lines, state) => {
    expect(activityState(occurrences(lines), TODAY)).toBe(state);
  });

  it('[PLAN-12] nothing is overdue in a programme that does not run', () => {
    expect(activityState(occurrences(['planned 2020-01-01']), null)).toBe('planned');
  });

  it('[PLAN-12] says how much is done and what comes next', () => {
    const lines = ['unmarked 2026-01-31', 'done 2026-03-31', 'planned 2026-10-31', 'planned 2026-12-31', 'planned'];
    expect(activityProgress(occurrences(lines), TODAY)).toEqual({
      state: 'overdue',
      total: 4,
      done: 1,
      overdue: 1,
      withoutDate: 1,
      unmarked: 1,
      nextOn: '2026-10-31',
    });
  });

  const anyOccurrence = fc.record({
    state: fc.constantFrom(...OCCURRENCE_STATES),
    dueOn: fc.option(fc.constantFrom('2026-01-31', '2026-11-21', '2026-11-22', '2027-05-31'), { nil: null }),
  });

  it('[PLAN-12] is the same in any order, and overdue exactly when something is', () => {
    fc.assert(
      fc.property(fc.array(anyOccurrence, { maxLength: 6 }), (list) => {
        const progress = activityProgress(list, TODAY);
        expect(activityProgress(list.toReversed(), TODAY)).toEqual(progress);
        expect(progress.state === 'overdue').toBe(progress.overdue > 0);
        expect(progress.total + progress.unmarked).toBe(list.length);
      }),
    );
  });
});
