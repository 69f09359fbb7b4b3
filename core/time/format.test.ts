import { describe, expect, it } from 'vitest';
import { schoolYearOf } from './day.ts';
import { formatAsOf, formatDay, formatDayLong, formatDays, formatDuration, formatSchoolYear } from './format.ts';
import { findMonth, monthName, monthNameOfDate } from './months.ts';

/** Non-breaking spaces are written as ~ to be seen. */
const show = (text: string): string => text.replaceAll('\u00a0', '~');

describe('dates in Russian', () => {
  it.each([
    [formatDay('2026-11-22'), '22.11.2026'],
    [formatDay('2018-03-01', 'month'), 'март~2018~г.'],
    [formatDay('2018-01-01', 'year'), '2018~г.'],
    [formatDayLong('2026-11-22'), '22~ноября~2026~г.'],
    [formatDayLong('2026-05-01'), '1~мая~2026~г.'],
    [formatAsOf('2026-11-22'), 'по состоянию на~22.11.2026'],
    [formatDays('2025-09-01', '2026-08-31'), '01.09.2025~– 31.08.2026'],
    [formatDays('2025-09-01', '2025-09-01'), '01.09.2025'],
    [formatSchoolYear(schoolYearOf('2026-11-22')), '2026/27~уч.~г.'],
  ])('%s', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it('refuses what is not a day', () => {
    expect(() => formatDayLong('22.11.2026')).toThrow(RangeError);
  });
});

describe('durations', () => {
  it.each([
    [147, '12~л. 3~мес.'],
    [15, '1~год 3~мес.'],
    [27, '2~года 3~мес.'],
    [144, '12~лет'],
    [12, '1~год'],
    [252, '21~год'],
    [264, '22~года'],
    [132, '11~лет'],
    [3, '3~мес.'],
    [0, '0~мес.'],
  ])('%i months', (months, expected) => {
    expect(show(formatDuration(months))).toBe(expected.replace(' ', '~'));
  });
});

describe('months', () => {
  it.each([
    ['март', 3],
    ['марта', 3],
    ['мае', 5],
    ['мая', 5],
    ['сент', 9],
    ['дек', 12],
    ['ма', undefined],
    ['мартобря', undefined],
  ])('findMonth(%s) is %s', (word, expected) => {
    expect(findMonth(word)).toBe(expected);
  });

  it('names them in both cases', () => {
    expect([monthName(8), monthNameOfDate(8)]).toEqual(['август', 'августа']);
  });
});
