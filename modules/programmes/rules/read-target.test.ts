import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTarget } from './read-target.ts';

describe('a target as people write it', () => {
  it.each([
    ['100%', { comparison: 'at_least', value: 100, isShare: true }],
    ['90 %', { comparison: 'at_least', value: 90, isShare: true }],
    ['не менее 1', { comparison: 'at_least', value: 1, isShare: false }],
    ['не более 15 процентов', { comparison: 'at_most', value: 15, isShare: true }],
    ['1 072 чел.', { comparison: 'at_least', value: 1072, isShare: false }],
    ['65,4%', { comparison: 'at_least', value: 65.4, isShare: true }],
    ['не менее 1 в каждой школе', { comparison: 'in_each', value: 1, isShare: false }],
    ['в каждой организации', { comparison: 'in_each', value: 1, isShare: false }],
    ['рост', { comparison: 'growth', value: null, isShare: false }],
    ['увеличение на 10 %', { comparison: 'growth', value: 10, isShare: true }],
    ['имеется', undefined],
    ['', undefined],
  ])('[PLAN-17] [PLAN-18] [PLAN-19] «%s»', (words, target) => {
    expect(readTarget(words)).toEqual(target);
  });

  it('never throws and never invents a number', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const value = readTarget(words)?.value ?? null;
        return value === null || /\d/u.test(words) || value === 1;
      }),
    );
  });
});
