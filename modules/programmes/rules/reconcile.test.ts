import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { OCCURRENCE_STATES } from '../model/states.ts';
import type { PlannedOccurrence } from './occurrences.ts';
import { type ExistingOccurrence, isReported, reconcileOccurrences } from './reconcile.ts';

/** «a done 2026-01-31», «b moved 2026-05-31 first 2026-03-31», «c planned 2026-02-28 traced». */
function existing(line: string): ExistingOccurrence {
  const [id = '', state = '', day = '', ...rest] = line.split(' ');
  const first = rest.indexOf('first');
  return {
    id,
    state: state as ExistingOccurrence['state'],
    startsOn: null,
    dueOn: day === '-' ? null : day,
    firstDueOn: first < 0 ? null : (rest[first + 1] ?? null),
    hasTrace: rest.includes('traced'),
  };
}

function planned(line: string): PlannedOccurrence {
  const [day = '', state = 'planned'] = line.split(' ');
  return { startsOn: null, dueOn: day === '-' ? null : day, state: state as PlannedOccurrence['state'] };
}

function reconcile(before: readonly string[], plan: readonly string[]) {
  const { kept, added, removedIds } = reconcileOccurrences(before.map(existing), plan.map(planned));
  return [
    ...kept.map(({ id, state, dueOn }) => `${id} ${state} ${dueOn ?? '-'}`),
    ...added.map(({ dueOn, state }) => `+ ${state} ${dueOn ?? '-'}`),
    ...removedIds.map((id) => `- ${id}`),
  ];
}

describe('occurrences after a new due', () => {
  test.each<[string, string[], string[], string[]]>([
    ['nothing there yet', [], ['2026-05-31'], ['+ planned 2026-05-31']],
    [
      'the same plan changes nothing',
      ['a planned 2026-01-31', 'b planned 2026-02-28'],
      ['2026-01-31', '2026-02-28'],
      ['a planned 2026-01-31', 'b planned 2026-02-28'],
    ],
    [
      'planned ones give way, reported ones stay',
      ['a done 2026-01-31', 'b planned 2026-02-28', 'c planned 2026-03-31'],
      ['2026-05-31', '2026-06-30'],
      ['a done 2026-01-31', '+ planned 2026-05-31', '+ planned 2026-06-30', '- b', '- c'],
    ],
    [
      'a reported one holds its time',
      ['a done 2026-01-31', 'b planned 2026-02-28'],
      ['2026-01-31', '2026-03-31'],
      ['a done 2026-01-31', '+ planned 2026-03-31', '- b'],
    ],
    [
      'one moved by hand holds the time it was planned for',
      ['a moved 2026-05-31 first 2026-03-31', 'b planned 2026-04-30'],
      ['2026-03-31', '2026-04-30'],
      ['a moved 2026-05-31', 'b planned 2026-04-30'],
    ],
    [
      'what shows it keeps a planned one',
      ['a planned 2026-01-31 traced', 'b planned 2026-02-28'],
      ['2026-06-30', '2026-07-31'],
      ['a planned 2026-01-31', '+ planned 2026-06-30', '+ planned 2026-07-31', '- b'],
    ],
    ['due once before and after: the day follows', ['a planned 2026-03-31'], ['2026-04-30'], ['a planned 2026-04-30']],
    ['and keeps what was reported', ['a done 2026-03-31'], ['2026-04-30'], ['a done 2026-04-30']],
    [
      'moved by hand, the words corrected without another day',
      ['a moved 2026-05-31 first 2026-03-31'],
      ['2026-03-31'],
      ['a moved 2026-05-31'],
    ],
    ['a date is given at last', ['a planned -'], ['2026-04-30'], ['a planned 2026-04-30']],
    [
      'kept here from a later day',
      ['a planned 2026-01-31', 'b planned 2026-05-31'],
      ['2026-01-31 unmarked', '2026-05-31'],
      ['a unmarked 2026-01-31', 'b planned 2026-05-31'],
    ],
    [
      'and from an earlier one again',
      ['a unmarked 2026-01-31', 'b done 2026-05-31'],
      ['2026-01-31', '2026-05-31'],
      ['a planned 2026-01-31', 'b done 2026-05-31'],
    ],
  ])('[PLAN-07] %s', (_, before, plan, after) => {
    expect(reconcile(before, plan)).toEqual(after);
  });

  const day = fc.constantFrom('2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', null);
  const plans = fc
    .uniqueArray(day, { minLength: 1, maxLength: 5 })
    .map((days) => days.map((dueOn): PlannedOccurrence => ({ startsOn: null, dueOn, state: 'planned' })));
  const anyExisting = fc
    .array(
      fc.record({ state: fc.constantFrom(...OCCURRENCE_STATES), dueOn: day, firstDueOn: day, hasTrace: fc.boolean() }),
      { maxLength: 6 },
    )
    .map((list) => list.map((one, index) => ({ ...one, id: `o${index}`, startsOn: null })));

  it('[PLAN-07] no report is lost, every planned time has its occurrence, and a second time changes nothing', () => {
    fc.assert(
      fc.property(anyExisting, plans, (before, plan) => {
        const { kept, added, removedIds } = reconcileOccurrences(before, plan);
        const states = new Map(kept.map(({ id, state }) => [id, state]));
        for (const one of before) {
          if (!isReported(one)) continue;
          expect(removedIds).not.toContain(one.id);
          if (one.state !== 'planned' && one.state !== 'unmarked') expect(states.get(one.id)).toBe(one.state);
        }
        expect(kept.length + removedIds.length).toBe(before.length);
        const byId = new Map(before.map((one) => [one.id, one]));
        const after: ExistingOccurrence[] = [
          ...kept.map((one) => ({
            ...one,
            firstDueOn: byId.get(one.id)?.firstDueOn ?? null,
            hasTrace: byId.get(one.id)?.hasTrace ?? false,
          })),
          ...added.map((one, index) => ({ ...one, id: `n${index}`, firstDueOn: null, hasTrace: false })),
        ];
        const again = reconcileOccurrences(after, plan);
        expect(again.added).toEqual([]);
        expect(again.removedIds).toEqual([]);
      }),
    );
  });
});
