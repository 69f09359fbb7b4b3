import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '#core/time/day.ts';
import type { OccurrenceState } from '../model/states.ts';
import {
  dayWhenEmpty,
  feedAmount,
  isOverdue,
  MARK_FROM,
  MARK_STEPS,
  type Mark,
  type MarkedRow,
  type MarkTime,
  markOccurrence,
  unmarkOccurrence,
} from './occurrence-states.ts';

const TODAY = '2026-11-22';
const TIME: MarkTime = { today: TODAY, endsOn: '2026-12-31', trackedFrom: null };
const PLANNED: MarkedRow = {
  state: 'planned',
  startsOn: '2026-11-01',
  dueOn: '2026-11-30',
  firstDueOn: null,
  moves: 0,
  doneOn: null,
  report: null,
  reason: null,
  amount: null,
  amountWords: null,
  amountSource: 'hand',
  fedAmount: null,
  fedWords: null,
  fedSource: null,
};
const mark = (step: Mark['step'], given: Partial<Mark> = {}): Mark => ({
  step,
  on: null,
  reason: null,
  to: null,
  ...given,
});
const rowOf = (verdict: ReturnType<typeof markOccurrence>): MarkedRow => {
  if ('refusal' in verdict) throw new Error(verdict.refusal);
  return verdict.row;
};
const refusalOf = (verdict: ReturnType<typeof markOccurrence>) => ('refusal' in verdict ? verdict.refusal : undefined);

describe('the day of a row that is done and nobody says when', () => {
  it.each([
    ['planned', '2026-11-30', null, TODAY],
    ['planned', '2026-03-31', null, TODAY],
    ['unmarked', '2026-03-31', null, '2026-03-31'],
    ['unmarked', null, null, TODAY],
    ['done', '2026-03-31', '2026-04-02', '2026-04-02'],
  ] as const)('[PLAN-12] %s, due %s, done %s: %s', (state, dueOn, doneOn, expected) => {
    expect(dayWhenEmpty({ state, dueOn, doneOn }, TODAY)).toBe(expected);
  });
});

describe('a mark of an occurrence', () => {
  it('[PLAN-12] needs one sentence and one number, and is of today when no day is said', () => {
    const done = rowOf(
      markOccurrence(PLANNED, mark('complete', { report: 'Провели', amount: 24, amountWords: 'участника' }), TIME),
    );
    expect(done).toEqual({
      ...PLANNED,
      state: 'done',
      doneOn: TODAY,
      report: 'Провели',
      amount: 24,
      amountWords: 'участника',
    });
  });

  it('[PLAN-12] takes a past day and refuses a coming one', () => {
    expect(rowOf(markOccurrence(PLANNED, mark('complete', { on: '2026-11-12' }), TIME)).doneOn).toBe('2026-11-12');
    expect(refusalOf(markOccurrence(PLANNED, mark('complete', { on: '2026-11-23' }), TIME))).toBe('date_ahead');
  });

  it.each<[Mark['step'], string | null, string | undefined]>([
    ['miss', null, 'reason_needed'],
    ['miss', '  ', 'reason_needed'],
    ['miss', 'карантин', undefined],
    ['move', null, 'reason_needed'],
    ['move', 'карантин', undefined],
  ])('[PLAN-12] %s with reason %j: %s', (step, reason, refusal) => {
    expect(refusalOf(markOccurrence(PLANNED, mark(step, { reason, to: '2026-12-10' }), TIME))).toBe(refusal);
  });

  it.each<[Day | null, string | undefined]>([
    [null, 'day_needed'],
    ['2026-11-21', 'day_passed'],
    ['2026-11-22', undefined],
    ['2026-11-30', 'same_day'],
    ['2026-12-31', undefined],
    ['2027-01-01', 'outside_period'],
  ])('[PLAN-12] is moved to %s: %s', (to, refusal) => {
    expect(refusalOf(markOccurrence(PLANNED, mark('move', { to, reason: 'карантин' }), TIME))).toBe(refusal);
  });

  it('[PLAN-12] is not moved before its own beginning', () => {
    const late = { ...PLANNED, startsOn: '2026-11-25' };
    expect(refusalOf(markOccurrence(late, mark('move', { to: '2026-11-24', reason: 'раньше' }), TIME))).toBe(
      'before_start',
    );
  });

  it('[PLAN-12] keeps the first due through every move, and returns to it', () => {
    const once = rowOf(markOccurrence(PLANNED, mark('move', { to: '2026-12-10', reason: 'карантин' }), TIME));
    const twice = rowOf(markOccurrence(once, mark('move', { to: '2026-12-20', reason: 'нет зала' }), TIME));
    expect(twice).toEqual({
      ...PLANNED,
      state: 'moved',
      dueOn: '2026-12-20',
      firstDueOn: '2026-11-30',
      moves: 2,
      reason: 'нет зала',
    });
    expect(rowOf(markOccurrence(twice, mark('reset'), TIME))).toEqual(PLANNED);
  });

  it('[PLAN-12] that was moved and then done waits again on its new day when it is taken back', () => {
    const moved = rowOf(markOccurrence(PLANNED, mark('move', { to: '2026-12-10', reason: 'карантин' }), TIME));
    const done = rowOf(markOccurrence(moved, mark('complete', { report: 'Провели' }), TIME));
    expect(rowOf(markOccurrence(done, mark('reset'), TIME))).toEqual(moved);
  });

  it('[PLAN-06] without a date gets one: that is no delay and needs no reason', () => {
    const dateless = { ...PLANNED, startsOn: null, dueOn: null };
    expect(rowOf(markOccurrence(dateless, mark('move', { to: '2026-12-10' }), TIME))).toEqual({
      ...dateless,
      dueOn: '2026-12-10',
    });
  });

  it('[PLAN-12] of what lies before the day the programme is kept here counts for its own day', () => {
    const past: MarkedRow = { ...PLANNED, state: 'unmarked', startsOn: null, dueOn: '2026-03-31' };
    const time = { ...TIME, trackedFrom: '2026-09-01' };
    const done = rowOf(markOccurrence(past, mark('complete'), time));
    expect(done).toEqual({ ...past, state: 'done', doneOn: '2026-03-31' });
    expect(rowOf(markOccurrence(done, mark('reset'), time))).toEqual(past);
  });

  it('[PLAN-12] leaves the words of a row alone when it brings none', () => {
    const told = { ...PLANNED, state: 'in_progress' as const, report: 'Идёт набор', amount: 5, amountWords: 'заявок' };
    expect(rowOf(markOccurrence(told, mark('complete'), TIME))).toMatchObject({
      report: 'Идёт набор',
      amount: 5,
      amountWords: 'заявок',
    });
  });

  it.each<[OccurrenceState, Day | null, boolean]>([
    ['planned', '2026-11-21', true],
    ['planned', '2026-11-22', false],
    ['in_progress', '2026-11-21', true],
    ['moved', '2026-11-21', true],
    ['planned', null, false],
    ['unmarked', '2026-03-31', false],
    ['done', '2026-03-31', false],
    ['not_done', '2026-03-31', false],
  ])('[PLAN-12] %s, due %s: overdue is %s', (state, dueOn, expected) => {
    expect(isOverdue({ state, dueOn }, TODAY)).toBe(expected);
  });
});

describe('the number of a report', () => {
  const attendance = { source: 'events', amount: 31, words: 'участник' };

  it('[PLAN-02] comes from data once there are any, and says so', () => {
    expect(feedAmount(PLANNED, attendance)).toEqual({
      ...PLANNED,
      amount: 31,
      amountWords: 'участник',
      amountSource: 'events',
      fedAmount: 31,
      fedWords: 'участник',
      fedSource: 'events',
    });
  });

  it('[PLAN-02] by hand is never overwritten: data stand beside it', () => {
    const byHand = { ...PLANNED, amount: 24, amountWords: 'участника' };
    expect(feedAmount(byHand, attendance)).toEqual({
      ...byHand,
      fedAmount: 31,
      fedWords: 'участник',
      fedSource: 'events',
    });
  });

  it('[PLAN-02] by hand gives way to data when it is taken away, and stays nothing where there are none', () => {
    const both = feedAmount({ ...PLANNED, state: 'done', doneOn: TODAY, amount: 24 } as MarkedRow, attendance);
    expect(rowOf(markOccurrence(both, mark('complete', { amount: null }), TIME))).toMatchObject({
      amount: 31,
      amountSource: 'events',
    });
    const alone = { ...PLANNED, state: 'done' as const, doneOn: TODAY, amount: 24 };
    expect(rowOf(markOccurrence(alone, mark('complete', { amount: null }), TIME))).toMatchObject({
      amount: null,
      amountSource: 'hand',
    });
  });

  it('[PLAN-02] stays of data when a form sends back what it was shown', () => {
    const fed = feedAmount(PLANNED, attendance);
    const done = rowOf(markOccurrence(fed, mark('complete', { amount: 31, amountWords: 'участник' }), TIME));
    expect(done.amountSource).toBe('events');
    const corrected = rowOf(markOccurrence(fed, mark('complete', { amount: 30, amountWords: 'участников' }), TIME));
    expect(corrected).toMatchObject({ amount: 30, amountSource: 'hand', fedAmount: 31 });
  });

  it('[PLAN-02] goes when data withdraw it', () => {
    const fed = feedAmount(PLANNED, attendance);
    expect(feedAmount(fed, { source: 'events', amount: null, words: null })).toEqual(PLANNED);
  });
});

describe('any sequence of marks and undos', () => {
  const anyDay = fc.integer({ min: -400, max: 60 }).map((days) => addDays(TODAY, days));
  const anyText = fc.constantFrom(null, '', 'карантин', 'нет зала');
  const anyMark: fc.Arbitrary<Mark> = fc.record({
    step: fc.constantFrom(...MARK_STEPS),
    on: fc.option(anyDay),
    report: fc.option(anyText, { nil: undefined }),
    amount: fc.option(fc.constantFrom(null, 0, 7, 24), { nil: undefined }),
    amountWords: fc.option(fc.constantFrom(null, 'участников'), { nil: undefined }),
    reason: anyText,
    to: fc.option(anyDay),
  });
  const anyFeed = fc.record({
    source: fc.constant('events'),
    amount: fc.option(fc.constantFrom(0, 7, 31)),
    words: fc.constantFrom(null, 'участников'),
  });
  const anyTurn = fc.oneof(
    { weight: 6, arbitrary: fc.record({ mark: anyMark }) },
    { weight: 2, arbitrary: fc.record({ undo: fc.constant(true) }) },
    { weight: 1, arbitrary: fc.record({ feed: anyFeed }) },
  );
  const anyStart = fc
    .record({ dueOn: fc.option(anyDay), length: fc.option(fc.nat(90)), trackedFrom: fc.option(anyDay) })
    .map(({ dueOn, length, trackedFrom }) => {
      const startsOn = dueOn === null || length === null ? null : addDays(dueOn, -length);
      const state = trackedFrom !== null && dueOn !== null && dueOn < trackedFrom ? 'unmarked' : 'planned';
      return { row: { ...PLANNED, state, dueOn, startsOn } as MarkedRow, time: { ...TIME, trackedFrom } };
    });

  function checkRow(row: MarkedRow): void {
    expect(row.doneOn !== null, 'done has its day').toBe(row.state === 'done');
    expect(row.doneOn === null || row.doneOn <= TODAY, 'done is not in the future').toBe(true);
    if (row.state === 'not_done') expect(row.reason).toBeTruthy();
    if (row.state === 'moved') expect(row.moves).toBeGreaterThan(0);
    expect(row.firstDueOn !== null, 'what was moved keeps its first due').toBe(row.moves > 0);
    if (row.reason !== null) expect(row.state === 'not_done' || row.moves > 0).toBe(true);
    if (row.startsOn !== null && row.dueOn !== null) expect(row.startsOn <= row.dueOn).toBe(true);
    if (row.amountSource !== 'hand') expect([row.amount, row.amountSource]).toEqual([row.fedAmount, row.fedSource]);
    if (row.fedAmount !== null) expect(row.amount).not.toBe(null);
  }

  type Turn = typeof anyTurn extends fc.Arbitrary<infer T> ? T : never;
  interface Story {
    readonly row: MarkedRow;
    /** What each mark would take back. */
    readonly before: readonly MarkedRow[];
  }

  function turn({ row, before }: Story, next: Turn, time: MarkTime): Story {
    if ('feed' in next) return { row: feedAmount(row, next.feed), before };
    if ('undo' in next) return { row: unmarkOccurrence(before.at(-1) ?? row, row), before: before.slice(0, -1) };
    const verdict = markOccurrence(row, next.mark, time);
    const isRefused = 'refusal' in verdict && verdict.refusal === 'step';
    expect(isRefused).toBe(!MARK_FROM[next.mark.step].includes(row.state));
    return 'row' in verdict ? { row: verdict.row, before: [...before, row] } : { row, before };
  }

  it('[PLAN-12] leaves a consistent row, and a row taken back to its beginning is as it was', () => {
    fc.assert(
      fc.property(anyStart, fc.array(anyTurn, { maxLength: 30 }), ({ row: start, time }, turns) => {
        let story: Story = { row: start, before: [] };
        for (const next of turns) {
          story = turn(story, next, time);
          checkRow(story.row);
        }
        const { row } = story.before.reduceRight(
          ({ row: later }, earlier) => ({ row: unmarkOccurrence(earlier, later) }),
          { row: story.row },
        );
        const { fedAmount, fedWords, fedSource } = row;
        expect(row).toEqual(feedAmount(start, { source: fedSource ?? 'events', amount: fedAmount, words: fedWords }));
      }),
    );
  });
});
