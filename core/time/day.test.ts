import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageAt, dayOfAge } from './cohort-age.ts';
import {
  addDays,
  addMonths,
  addYears,
  compareDays,
  daysBetween,
  daysInMonth,
  findDay,
  fullYearsBetween,
  hasOverlap,
  intersectPeriods,
  isDay,
  isEmptyPeriod,
  isLeapYear,
  isWeekend,
  isWithin,
  monthsBetween,
  type Period,
  parseDay,
  partsOfDay,
  periodOf,
  schoolYearOf,
  weekdayOf,
  yearOf,
} from './day.ts';

const days = fc.integer({ min: -25_000, max: 40_000 }).map((count) => addDays('2000-01-01', count));
const periods: fc.Arbitrary<Period> = fc.record({
  from: fc.option(days, { nil: null }),
  until: fc.option(days, { nil: null }),
});

describe('a day', () => {
  it.each([
    ['2026-11-22', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2026-02-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['0999-01-01', false],
    ['2026-1-1', false],
    ['2026-11-22T00:00', false],
    ['', false],
  ])('isDay(%s) is %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
    expect(parseDay(text)).toBe(expected ? text : undefined);
  });

  it('finds a day by its numbers, and none for a fraction or for the 31st of February', () => {
    expect(findDay(2026, 2, 3)).toBe('2026-02-03');
    expect(findDay(2026, 2, 31)).toBeUndefined();
    expect(findDay(2026, 2, 1.5)).toBeUndefined();
    expect(partsOfDay('2026-02-03')).toEqual({ year: 2026, month: 2, day: 3 });
    expect(yearOf('2026-02-03')).toBe(2026);
  });

  it('throws on what is not a day instead of computing nonsense', () => {
    expect(() => addDays('22.11.2026', 1)).toThrow(RangeError);
    expect(() => addYears('9999-12-31', 1)).toThrow(RangeError);
  });

  it.each([
    [2024, true],
    [2023, false],
    [1900, false],
    [2000, true],
  ])('isLeapYear(%i) is %s', (year, expected) => {
    expect(isLeapYear(year)).toBe(expected);
    expect(daysInMonth(year, 2)).toBe(expected ? 29 : 28);
  });
});

describe('steps', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-22', 2, '2027-01-22'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-31', 12, '2027-12-31'],
  ])('addMonths(%s, %i) is %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });

  it('adds years, the 29th of February falling to the 28th', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', -4)).toBe('2020-02-29');
  });

  it('adds days and counts them back for any day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
        const other = addDays(day, count);
        expect(daysBetween(day, other)).toBe(count);
        expect(compareDays(day, other)).toBe(count === 0 ? 0 : Math.sign(-count));
      }),
    );
  });

  it('months between two days are the most that can be added without passing the later one', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [first, last] = a <= b ? [a, b] : [b, a];
        const months = monthsBetween(first, last);
        expect(addMonths(first, months) <= last).toBe(true);
        expect(addMonths(first, months + 1) > last).toBe(true);
        expect(monthsBetween(last, first)).toBe(0 - months);
      }),
    );
  });

  it.each([
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-15', '2027-01-14', 11],
    ['2026-01-15', '2026-01-15', 0],
    ['2026-03-15', '2026-01-15', -2],
  ])('monthsBetween(%s, %s) is %i', (a, b, expected) => {
    expect(monthsBetween(a, b)).toBe(expected);
  });

  it('counts full years', () => {
    expect(fullYearsBetween('1990-11-23', '2026-11-22')).toBe(35);
    expect(fullYearsBetween('1990-11-22', '2026-11-22')).toBe(36);
    expect(fullYearsBetween('2026-11-22', '2026-06-01')).toBe(0);
  });
});

describe('weeks and school years', () => {
  it.each([
    ['2026-11-22', 7],
    ['2026-11-23', 1],
    ['1970-01-01', 4],
    ['1969-12-31', 3],
  ])('weekdayOf(%s) is %i', (day, expected) => {
    expect(weekdayOf(day)).toBe(expected);
    expect(isWeekend(day)).toBe(expected >= 6);
  });

  it.each([
    ['2026-09-01', { from: '2026-09-01', to: '2027-08-31', title: '2026/27' }],
    ['2026-08-31', { from: '2025-09-01', to: '2026-08-31', title: '2025/26' }],
    ['2100-01-10', { from: '2099-09-01', to: '2100-08-31', title: '2099/00' }],
  ])('schoolYearOf(%s)', (day, expected) => {
    expect(schoolYearOf(day)).toEqual(expected);
  });
});

describe('periods', () => {
  it('has its first day and not its end', () => {
    const period = periodOf('2026-09-01', '2027-08-31');
    expect(period).toEqual({ from: '2026-09-01', until: '2027-09-01' });
    expect(isWithin('2026-09-01', period)).toBe(true);
    expect(isWithin('2027-08-31', period)).toBe(true);
    expect(isWithin('2027-09-01', period)).toBe(false);
    expect(isWithin('2026-08-31', period)).toBe(false);
  });

  it('two periods that only touch share no day', () => {
    const first = { from: '2026-01-01', until: '2026-02-01' };
    const second = { from: '2026-02-01' };
    expect(hasOverlap(first, second)).toBe(false);
    expect(hasOverlap(first, { from: '2026-01-31' })).toBe(true);
    expect(hasOverlap({ from: null }, { until: null })).toBe(true);
    expect(isEmptyPeriod({ from: '2026-02-01', until: '2026-02-01' })).toBe(true);
  });

  it('a day lies in the common part exactly when it lies in both', () => {
    fc.assert(
      fc.property(periods, periods, days, (a, b, day) => {
        const common = intersectPeriods(a, b);
        const inCommon = common !== undefined && isWithin(day, common);
        expect(inCommon).toBe(isWithin(day, a) && isWithin(day, b));
      }),
    );
  });
});

describe('age', () => {
  it.each([
    ['1991-11-22', '2026-11-22', 35],
    ['1991-11-23', '2026-11-22', 34],
    ['2004-02-29', '2026-02-28', 22],
    ['2026-11-23', '2026-11-22', undefined],
  ])('[STAFF-10] born %s, on %s: %s', (birth, day, expected) => {
    expect(ageAt(birth, day)).toBe(expected);
  });

  it('[STAFF-10] the day of an age is the first on which it is reached', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 70 }), (birth, years) => {
        const day = dayOfAge(birth, years);
        expect(ageAt(birth, day)).toBe(years);
        expect(ageAt(birth, addDays(day, -1))).toBe(years - 1);
      }),
    );
  });
});
