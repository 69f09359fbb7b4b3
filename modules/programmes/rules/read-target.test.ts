import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NBSP } from '#core/text/plural.ts';
import { readTarget, readTypedTarget } from './read-target.ts';

const COUNT = { isShare: false, wish: null } as const;
const SHARE = { isShare: true, wish: null } as const;

describe('a target that is typed', () => {
  it.each([
    ['не менее 1', COUNT, 'at_least', 1],
    ['не менее одной площадки', COUNT, 'at_least', 1],
    ['Не менее 1 площадки', COUNT, 'at_least', 1],
    ['не ниже 65,4 %', SHARE, 'at_least', 65.4],
    ['≥ 80%', SHARE, 'at_least', 80],
    ['не более 5', COUNT, 'at_most', 5],
    ['максимум 3', COUNT, 'at_most', 3],
    ['100%', SHARE, 'at_least', 100],
    ['100', SHARE, 'at_least', 100],
    ['1 200 человек', COUNT, 'at_least', 1200],
    ['ровно 12', COUNT, 'exactly', 12],
    ['в каждой школе не менее одного направления', COUNT, 'in_each', 1],
    ['не менее двух в каждой организации', COUNT, 'in_each', 2],
    ['в каждой общеобразовательной организации', COUNT, 'in_each', 1],
    ['увеличение', COUNT, 'growth', null],
    ['рост на 3', COUNT, 'growth', 3],
    ['положительная динамика', COUNT, 'growth', null],
  ] as const)('[PLAN-17] [PLAN-18] [PLAN-19] «%s»', (words, indicator, comparison, value) => {
    const reading = readTypedTarget(words, indicator);
    expect(reading.isOk && [reading.comparison, reading.value]).toEqual([comparison, value]);
  });

  it('a plain number is the most where less is better, and a decline says so', () => {
    expect(readTypedTarget('5', { isShare: false, wish: 'down' })).toEqual({
      isOk: true,
      comparison: 'at_most',
      value: 5,
      wish: null,
      isPercent: false,
    });
    expect(readTypedTarget('снижение', COUNT)).toEqual({
      isOk: true,
      comparison: 'growth',
      value: null,
      wish: 'down',
      isPercent: false,
    });
  });

  it.each([
    ['1000 %', SHARE, `Доля бывает от 0 до 100 %: 1${NBSP}000 % быть не может`],
    ['1000 %', COUNT, `Доля бывает от 0 до 100 %: 1${NBSP}000 % быть не может`],
    ['', COUNT, 'Напишите целевое значение: «не менее 1», «100 %»'],
    ['наличие', COUNT, 'Здесь нет числа: напишите, например, «не менее 1»'],
    ['50–60 %', SHARE, 'Здесь несколько чисел: напишите одно'],
    ['80 %', COUNT, 'Проценты бывают у доли: отметьте в паспорте показателя «считается долей»'],
    ['более 50', COUNT, 'Напишите «не менее» или «не более»: «более» не говорит, с какого числа'],
    [
      'рост на 10 %',
      COUNT,
      'Рост в процентах от прежнего не сравнивается: напишите, на сколько единиц, или просто «увеличение»',
    ],
  ] as const)('«%s» is refused with words', (words, indicator, problem) => {
    expect(readTypedTarget(words, indicator)).toEqual({ isOk: false, problem });
  });
});

describe('a target of a document', () => {
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
    ['не менее одной площадки', { comparison: 'at_least', value: 1, isShare: false }],
    ['имеется', undefined],
    ['', undefined],
  ])('[PLAN-17] [PLAN-18] [PLAN-19] «%s»', (words, target) => {
    expect(readTarget(words)).toEqual(target);
  });

  it('never throws and never invents a number', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const value = readTarget(words)?.value ?? null;
        return value === null || /\d|\p{L}{3}/u.test(words);
      }),
    );
  });
});
