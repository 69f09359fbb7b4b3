import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { participationStates } from '../model.ts';
import { countCoverage } from './coverage.ts';

describe('coverage', () => {
  it('[DIAG-17] [DIAG-09] counts each state by school and names the schools without anybody', () => {
    const states = ['done', 'done', 'declined', 'absent', 'invited', 'consented', 'no_answer'] as const;
    const rows = states.map((state) => ({ organization: 'b', state }));
    expect(countCoverage([...rows, { organization: 'x', state: 'done' }], ['a', 'b'])).toEqual({
      rows: [
        { organization: 'b', invited: 7, done: 2, declined: 1, absent: 1, pending: 2, noAnswer: 1, share: 2 / 7 },
        { organization: 'x', invited: 1, done: 1, declined: 0, absent: 0, pending: 0, noAnswer: 0, share: 1 },
      ],
      total: { organization: '', invited: 8, done: 3, declined: 1, absent: 1, pending: 2, noAnswer: 1, share: 3 / 8 },
      silent: ['a'],
    });
  });

  it('[DIAG-17] nobody invited is unknown, not nought per cent', () => {
    expect(countCoverage([], ['a'])).toEqual({
      rows: [],
      total: {
        organization: '',
        invited: 0,
        done: 0,
        declined: 0,
        absent: 0,
        pending: 0,
        noAnswer: 0,
        share: undefined,
      },
      silent: ['a'],
    });
  });

  it('[DIAG-17] property: the states of a row add up to its invited, the rows to the total', () => {
    const row = fc.record({
      organization: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom(...participationStates),
    });
    fc.assert(
      fc.property(fc.array(row), (participations) => {
        const { rows, total, silent } = countCoverage(participations, ['a', 'b', 'c']);
        for (const each of [...rows, total]) {
          expect(each.done + each.declined + each.absent + each.pending + each.noAnswer).toBe(each.invited);
        }
        expect(rows.reduce((sum, each) => sum + each.invited, 0)).toBe(total.invited);
        expect(rows.length + silent.length).toBe(3);
      }),
    );
  });
});
