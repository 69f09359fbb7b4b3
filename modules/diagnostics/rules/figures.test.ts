import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOf, medianOf, sumExactly, toNumber } from './figures.ts';

describe('exact figures', () => {
  it.each([
    [[0.1, 0.2], 0.3],
    [[69.5, -70.1], -0.6],
    [[1e-7, 2e-7], 3e-7],
    [[1e21, 1], 1e21],
    [[], 0],
  ])('[DIAG-05] the sum of %j is %d', (values, sum) => {
    expect(toNumber(sumExactly(values))).toBe(sum);
  });

  it('[DIAG-05] the mean and the median of nothing are unknown', () => {
    expect(meanOf(sumExactly([]))).toBeUndefined();
    expect(medianOf([])).toBeUndefined();
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
    [[0.1, 0.2], 0.15],
    [[100, 9], 54.5],
  ])('[DIAG-05] the median of %j is %d', (values, median) => {
    expect(medianOf(values)).toBe(median);
  });

  it('[DIAG-05] property: sums of hundredths are exact in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10_000, max: 10_000 })), (hundredths) => {
        const values = hundredths.map((x) => x / 100);
        const sum = toNumber(sumExactly(values));
        expect(sum + 0).toBe(hundredths.reduce((total, x) => total + x, 0) / 100 + 0);
        expect(toNumber(sumExactly(values.toReversed()))).toBe(sum);
      }),
    );
  });
});
