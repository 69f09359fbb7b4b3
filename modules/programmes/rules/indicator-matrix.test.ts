import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildMatrix, type Direction, type PlacedValue } from './indicator-matrix.ts';

const YEAR = { after: null, upTo: '2026-12-31' };

function placed(organizationId: string, value: number | null, fields: Partial<PlacedValue> = {}): PlacedValue {
  return { organizationId, asOf: '2026-10-01', source: 'hand', numerator: null, denominator: null, value, ...fields };
}
const direction = (id: string, values: readonly PlacedValue[]): Direction => ({ id, isShare: false, values });

describe('in each', () => {
  it('[PLAN-17] tells who has it, who has not, and of whom nothing is known', () => {
    const matrix = buildMatrix(['a', 'b', 'c'], [direction('one', [placed('a', 2), placed('b', 0)])], null, YEAR);
    expect(matrix).toEqual({
      rows: [
        { organizationId: 'a', cells: [2], verdict: 'met' },
        { organizationId: 'b', cells: [0], verdict: 'not_met' },
        { organizationId: 'c', cells: [null], verdict: 'unknown' },
      ],
      met: 1,
      notMet: 1,
      unknown: 1,
      verdict: 'not_met',
      reasons: ['есть в 1 из 3 организаций', 'нет в 1', 'нет данных по 1'],
    });
  });

  it('[PLAN-17] of several directions each counts once; one known is enough, one unknown leaves a lack open', () => {
    const directions = [
      direction('one', [placed('a', 5), placed('b', 0), placed('c', 0)]),
      direction('two', [placed('a', 0), placed('b', 0)]),
    ];
    const verdicts = (required: number) =>
      buildMatrix(['a', 'b', 'c'], directions, required, YEAR).rows.map(({ verdict }) => verdict);
    expect(verdicts(1)).toEqual(['met', 'not_met', 'unknown']);
    expect(verdicts(2)).toEqual(['not_met', 'not_met', 'not_met']);
  });

  it('[PLAN-17] takes the last value of the time asked for', () => {
    const values = [placed('a', 1, { asOf: '2025-12-31' }), placed('a', 0, { asOf: '2026-03-01' })];
    const within = { after: '2025-12-31', upTo: '2026-12-31' };
    expect(buildMatrix(['a'], [direction('one', values)], 1, within).rows[0]?.cells).toEqual([0]);
    expect(buildMatrix(['a'], [direction('one', values.slice(0, 1))], 1, within).rows[0]?.cells).toEqual([null]);
  });

  it('[PLAN-17] is met when every organisation has it, and unknown for none', () => {
    expect(buildMatrix(['a'], [direction('one', [placed('a', 1)])], 1, YEAR).verdict).toBe('met');
    expect(buildMatrix([], [direction('one', [])], 1, YEAR)).toMatchObject({
      verdict: 'unknown',
      reasons: ['не сказано, по каким организациям считать'],
    });
  });

  it('[PLAN-17] what becomes known never turns met into not met', () => {
    const cell = fc.option(fc.integer({ min: 0, max: 2 }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 4 }), fc.integer({ min: 1, max: 3 }), (cells, required) => {
        const judge = (values: readonly (number | null)[]) =>
          buildMatrix(
            ['a'],
            values.map((value, index) => direction(`d${index}`, value === null ? [] : [placed('a', value)])),
            required,
            YEAR,
          ).verdict;
        const partly = judge(cells);
        const filled = [judge(cells.map((one) => one ?? 0)), judge(cells.map((one) => one ?? 1))];
        if (partly !== 'unknown') expect(filled).toEqual([partly, partly]);
        else expect(filled).toEqual(['not_met', 'met']);
      }),
    );
  });
});
