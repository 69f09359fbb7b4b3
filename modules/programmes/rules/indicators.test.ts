import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NBSP } from '#core/text/plural.ts';
import { addDays } from '#core/time/day.ts';
import { listTargets, placesOfShare, showInUnit, showTarget, showValue, writeVerdict } from './indicator-words.ts';
import {
  type ActualValue,
  amountOf,
  changesByYear,
  checkAmounts,
  checkTarget,
  chooseValues,
  compare,
  compareGrowth,
  type IndicatorLike,
  judgeTarget,
  shareOf,
  showAmount,
  type TargetLike,
} from './indicators.ts';

const SHARE: IndicatorLike = { isShare: true, wish: null, baseValue: null, baseOn: null };
const COUNT: IndicatorLike = { ...SHARE, isShare: false };
const part = (numerator: number | null, denominator: number | null) => ({ numerator, denominator, value: null });
const count = (value: number | null) => ({ numerator: null, denominator: null, value });
const at = (
  asOf: string,
  amounts: { numerator: number | null; denominator: number | null; value: number | null },
  source = 'hand',
): ActualValue => ({
  asOf,
  source,
  ...amounts,
});

describe('a share', () => {
  it.each([
    [68, 104, 68 / 104],
    [0, 5, 0],
    [5, 5, 1],
    [null, 5, null],
    [5, null, null],
    [0, 0, null],
  ])('[MON-19] %s of %s is %s', (numerator, denominator, share) => {
    expect(shareOf({ numerator, denominator })).toBe(share);
  });

  it('[MON-19] lies between 0 and 1 whatever was accepted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 300 }), fc.integer({ min: -5, max: 300 }), (numerator, denominator) => {
        if (checkAmounts(SHARE, part(numerator, denominator)) !== null) return;
        const share = shareOf({ numerator, denominator });
        expect(share === null || (share >= 0 && share <= 1)).toBe(true);
      }),
    );
  });

  it.each([
    [part(105, 104), 'Часть больше целого: 105 из 104'],
    [part(1, 0), 'Из нуля доли не бывает: оставьте значение пустым и объясните в примечании'],
    [part(5, null), 'Для доли нужны оба числа: сколько и из скольких'],
    [part(-1, 5), 'Число не может быть меньше нуля'],
    [count(65.4), 'Для доли введите два числа: сколько и из скольких'],
    [part(68, 104), null],
    [part(null, null), null],
  ])('typed as %j', (amounts, problem) => {
    expect(checkAmounts(SHARE, amounts)).toBe(problem);
  });

  it('a count takes no parts', () => {
    expect(checkAmounts(COUNT, part(1, 2))).toBe('Это не доля: введите одно значение');
    expect(checkAmounts(COUNT, count(-3))).toBeNull();
  });
});

describe('a target', () => {
  it.each([
    [SHARE, 'at_least', 1000, `Доля бывает от 0 до 100 %: 1${NBSP}000 % быть не может`],
    [SHARE, 'at_least', 100, null],
    [SHARE, 'at_most', -1, `Доля бывает от 0 до 100 %: −1 % быть не может`],
    [COUNT, 'at_least', 1000, null],
    [COUNT, 'at_least', null, 'Укажите число, с которым сравнивать'],
    [COUNT, 'growth', null, null],
    [COUNT, 'growth', -2, 'Число не может быть меньше нуля'],
    [SHARE, 'in_each', 3, null],
    [SHARE, 'in_each', null, null],
  ] as const)('of %j, %s %s', (indicator, comparison, value, problem) => {
    expect(checkTarget(indicator, { comparison, value })).toBe(problem);
  });
});

describe('compare', () => {
  it.each([
    [COUNT, 'at_least', 1, count(1), 'met', '1: не менее 1'],
    [COUNT, 'at_least', 1, count(0), 'not_met', '0, а нужно не менее 1'],
    [COUNT, 'at_least', 1, count(null), 'unknown', 'значения нет'],
    [COUNT, 'at_least', null, count(1), 'unknown', 'целевое значение не названо числом'],
    [COUNT, 'at_most', 5, count(5), 'met', '5: не более 5'],
    [COUNT, 'at_most', 5, count(6), 'not_met', '6, а нужно не более 5'],
    [COUNT, 'exactly', 3, count(3), 'met', '3: ровно 3'],
    [COUNT, 'exactly', 0.3, count(0.1 + 0.2), 'met', '0,3: ровно 0,3'],
    [SHARE, 'at_least', 65, part(68, 104), 'met', '65,4 %: не менее 65 %'],
    [SHARE, 'at_least', 65.4, part(68, 104), 'not_met', '65,38 %, а нужно не менее 65,4 %'],
    [SHARE, 'at_least', 30, part(3, 10), 'met', '30 %: не менее 30 %'],
    [SHARE, 'at_least', 100, part(2499, 2500), 'not_met', '99,96 %, а нужно не менее 100 %'],
    [SHARE, 'at_most', 0, part(0, 7), 'met', '0 %: не более 0 %'],
    [SHARE, 'at_least', 50, part(null, null), 'unknown', 'значения нет'],
  ] as const)('[PLAN-18] %j %s %s with %j is %s', (indicator, comparison, value, amounts, verdict, reason) => {
    expect(compare(indicator, { comparison, value }, amounts)).toEqual({ verdict, reasons: [reason] });
  });

  it('[PLAN-18] at_least and at_most are both met only by the number itself, and one of them always is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 1000 }),
        (a, b, tenths) => {
          const [numerator, denominator] = [Math.min(a, b), b];
          const target = tenths / 10;
          const verdicts = (['at_least', 'at_most', 'exactly'] as const).map(
            (comparison) => compare(SHARE, { comparison, value: target }, part(numerator, denominator)).verdict,
          );
          const side = numerator * 1000 - tenths * denominator;
          expect(verdicts).toEqual([side >= 0, side <= 0, side === 0].map((holds) => (holds ? 'met' : 'not_met')));
        },
      ),
    );
  });

  it('shows what is compared in so many places that the two differ', () => {
    expect(showAmount(65.385, true)).toBe('65,4 %');
    expect(showAmount(65.385, true, 65.4)).toBe('65,39 %');
    expect(showAmount(12.345, false)).toBe('12,35');
  });
});

describe('growth', () => {
  const before = { amount: 12, on: '2024-12-31' };
  it.each([
    [null, null, 13, before, 'met'],
    [null, null, 12, before, 'not_met'],
    [null, null, 11, before, 'not_met'],
    ['down', null, 11, before, 'met'],
    ['down', null, 13, before, 'not_met'],
    ['up', 3, 14, before, 'not_met'],
    ['up', 3, 15, before, 'met'],
    ['down', 2, 10, before, 'met'],
    ['up', null, null, before, 'unknown'],
    ['up', null, 13, undefined, 'unknown'],
  ] as const)('[PLAN-19] wish %s, by %s, now %s', (wish, required, now, earlier, verdict) => {
    expect(compareGrowth({ isShare: false, wish }, required, now, earlier).verdict).toBe(verdict);
  });

  it('[PLAN-19] says from what it is counted', () => {
    expect(compareGrowth({ isShare: false, wish: null }, null, 14, before).reasons).toEqual([
      'было 12 (на 31.12.2024), стало 14',
    ]);
    expect(compareGrowth({ isShare: true, wish: null }, null, 50, { amount: 40, on: null }).reasons).toEqual([
      'было 40 % (базовое значение), стало 50 %',
    ]);
  });

  it('[PLAN-19] is counted by calendar years; a year without a value is empty, and so is the change after it', () => {
    const values = [
      at('2023-05-01', count(3)),
      at('2023-12-31', count(4)),
      at('2025-12-31', count(9)),
      at('2026-06-01', count(7)),
    ];
    const indicator = { ...COUNT, baseValue: 2, baseOn: '2022-12-31' };
    expect(changesByYear(indicator, values)).toEqual([
      { year: 2022, amount: 2, asOf: '2022-12-31', change: null },
      { year: 2023, amount: 4, asOf: '2023-12-31', change: 2 },
      { year: 2024, amount: null, asOf: null, change: null },
      { year: 2025, amount: 9, asOf: '2025-12-31', change: null },
      { year: 2026, amount: 7, asOf: '2026-06-01', change: -2 },
    ]);
  });

  it('[PLAN-19] nothing is interpolated: every amount of a year was a value', () => {
    const dayOf = fc.integer({ min: 0, max: 2500 }).map((days) => addDays('2020-01-01', days));
    const value = fc.record({ asOf: dayOf, amount: fc.option(fc.integer({ min: 0, max: 50 })) });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), (list) => {
        const values = list.map(({ asOf, amount }) => at(asOf, count(amount)));
        for (const { year, amount, asOf } of changesByYear(COUNT, values)) {
          if (amount === null) {
            expect(values.some((one) => one.value !== null && one.asOf.startsWith(`${year}`))).toBe(false);
          } else expect(values).toContainEqual(at(asOf ?? '', count(amount)));
        }
      }),
    );
  });
});

describe('the value that counts', () => {
  it('is that of the data where hand and data stand side by side, and the known one where one is not known', () => {
    const hand = at('2026-06-30', count(70));
    const fed = at('2026-06-30', count(68), 'attendance');
    expect(chooseValues(COUNT, [hand, fed])).toEqual([fed]);
    expect(chooseValues(COUNT, [hand, at('2026-06-30', count(null), 'attendance')])).toEqual([hand]);
  });

  const targets: TargetLike[] = [
    { dueOn: '2025-12-31', comparison: 'at_least', value: 10 },
    { dueOn: '2026-12-31', comparison: 'at_least', value: 20 },
  ];
  const [first, second] = targets as [TargetLike, TargetLike];

  it('answers for the target of its own time and for no other', () => {
    const values = [at('2025-06-30', count(15)), at('2026-06-30', count(18))];
    expect(judgeTarget(COUNT, targets, first, values, '2026-11-22')).toEqual({
      verdict: 'met',
      reasons: ['15: не менее 10'],
      isDue: true,
      used: values[0],
    });
    expect(judgeTarget(COUNT, targets, second, values, '2026-11-22')).toEqual({
      verdict: 'not_met',
      reasons: ['18, а нужно не менее 20'],
      isDue: false,
      used: values[1],
    });
  });

  it('a value that came too late answers for nothing, and is named', () => {
    const values = [at('2026-01-15', count(15))];
    expect(judgeTarget(COUNT, targets, first, values, '2026-11-22')).toEqual({
      verdict: 'unknown',
      reasons: ['к сроку значения нет, ближайшее — на 15.01.2026'],
      isDue: true,
      used: null,
    });
  });

  it('[PLAN-19] growth is counted from the target before, else from the base', () => {
    const growing = targets.map((target) => ({ ...target, comparison: 'growth' as const, value: null }));
    const [one, two] = growing as [TargetLike, TargetLike];
    const values = [at('2025-12-31', count(15)), at('2026-11-01', count(15))];
    const indicator = { ...COUNT, baseValue: 12, baseOn: '2024-12-31' };
    expect(judgeTarget(indicator, growing, one, values, '2026-11-22').verdict).toBe('met');
    expect(judgeTarget(indicator, growing, two, values, '2026-11-22').reasons).toEqual([
      'было 15 (на 31.12.2025), стало 15',
    ]);
  });
});

describe('words', () => {
  it.each([
    [{ isShare: true, unit: null }, part(68, 104), `68${NBSP}из${NBSP}104 = 65,4${NBSP}%`],
    [{ isShare: true, unit: null }, part(52, 104), `52${NBSP}из${NBSP}104 = 50${NBSP}%`],
    [{ isShare: true, unit: null }, part(null, null), 'нет данных'],
    [{ isShare: false, unit: 'площадка' }, count(1), `1${NBSP}площадка`],
    [{ isShare: false, unit: null }, count(0), '0'],
    [{ isShare: false, unit: null }, count(2.345), '2,35'],
    [{ isShare: false, unit: null }, count(2.5), '2,5'],
    [{ isShare: false, unit: null }, count(null), 'нет данных'],
  ])('of %j with %j', (indicator, amounts, text) => {
    expect(showValue(indicator, amounts)).toBe(text);
  });

  it('a share below 100 % is never shown as 100 %, one above 0 never as 0', () => {
    expect(showInUnit({ isShare: true, unit: null }, 99.96)).toBe(`99,96${NBSP}%`);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
        const amount = amountOf(SHARE, part(n, 10_000)) ?? 0;
        const shown = Number(amount.toFixed(placesOfShare(amount)));
        expect(shown > 0 && shown < 100).toBe(true);
      }),
    );
  });

  it.each([
    ['at_least', 1, null, 'не менее 1'],
    ['at_least', 1, 'не менее одной площадки', 'не менее одной площадки'],
    ['in_each', null, null, 'в каждой не менее 1'],
    ['growth', null, null, 'рост'],
    ['growth', 2, null, 'рост не менее чем на 2'],
    ['at_most', 5, null, 'не более 5'],
    ['exactly', 5, null, '5'],
  ] as const)('of a target %s %s «%s»', (comparison, value, words, text) => {
    expect(showTarget({ isShare: false, unit: null }, { comparison, value, words })).toBe(text);
  });

  it.each([
    ['70', `70${NBSP}%`],
    ['не менее 70', `не менее 70${NBSP}%`],
    ['70,0', `70,0${NBSP}%`],
    ['70%', '70%'],
    ['70 процентов к 2027', '70 процентов к 2027'],
    ['не менее 70 к 2027', 'не менее 70 к 2027'],
  ] as const)('a target of a share written «%s» is shown «%s»', (words, text) => {
    const target = { comparison: 'at_least', value: 70, words } as const;
    expect(showTarget({ isShare: true, unit: null }, target)).toBe(text);
    expect(showTarget({ isShare: false, unit: '%' }, target)).toBe(text);
    expect(showTarget({ isShare: false, unit: 'школ' }, target)).toBe(words);
  });

  it('all its targets in the order of their days, those of the same words together', () => {
    const target = (dueOn: string, value: number) => ({ dueOn, comparison: 'at_least' as const, value, words: null });
    const targets = [target('2027-12-31', 80), target('2025-12-31', 70), target('2026-12-31', 70)];
    expect(listTargets({ isShare: true, unit: null, targets })).toBe(
      `не менее 70${NBSP}% к 31.12.2025, 31.12.2026; не менее 80${NBSP}% к 31.12.2027`,
    );
    expect(listTargets({ isShare: true, unit: null, targets: [] })).toBe('');
  });

  it.each([
    ['met', true, null, 'достигнуто'],
    ['met', false, null, 'достигнуто'],
    ['not_met', true, 'v', 'не достигнуто'],
    ['not_met', false, 'v', 'пока не достигнуто'],
    ['unknown', true, null, 'нет данных'],
    ['unknown', false, null, 'срок не наступил'],
    ['unknown', true, 'v', 'не с чем сравнить'],
  ] as const)('a target that is %s, its day come: %s, by the value %s, is «%s»', (verdict, isDue, usedId, text) => {
    expect(writeVerdict({ verdict, isDue, usedId })).toBe(text);
  });
});
