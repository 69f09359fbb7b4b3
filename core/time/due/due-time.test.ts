import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { dueSortKey, isDueSoon, isOver, isOverdue, lastDayInTime, listAskingDays } from './due-time.ts';
import type { Due } from './model.ts';
import { readDues } from './read-dues.ts';

const PLAN = { from: '2023-09-01', to: '2024-08-31' };
const read = (cell: string, period = PLAN): Due => readDues(cell, period)[0] as Due;

test('[PLAN-05] dues of every kind sort: by the day they are over, then by their start, unknown last', () => {
  const sorted = [
    'до 1 сентября',
    'сентябрь',
    '30.09.2023',
    'IV квартал',
    'в течение учебного года',
    'август',
    '2024 год',
    'с 1 октября',
    'по плану ОО',
  ];
  const keys = sorted.map((cell) => dueSortKey(read(cell)));
  expect(keys).toEqual(keys.toSorted());
  expect(new Set(keys).size).toBe(keys.length);
});

describe('a due against a day', () => {
  test.each([
    // A Friday: late from Saturday on.
    ['15.09.2023', '2023-09-15', '2023-09-15'],
    // A Saturday before a holiday on Thursday: Monday is still in time.
    ['25.02.2023', '2023-02-25', '2023-02-27'],
    ['до 9 мая 2024', '2024-05-09', '2024-05-10'],
    ['до 1 января 2024', '2024-01-01', '2024-01-09'],
    ['сентябрь 2023', '2023-09-30', '2023-10-02'],
  ])('[PLAN-12] «%s» is over after %s and late after %s', (cell, end, last) => {
    const due = read(cell);
    expect([isOver(due, end), isOver(due, addDays(end, 1))]).toEqual([false, true]);
    expect(lastDayInTime(due)).toBe(last);
    expect([isOverdue(due, last), isOverdue(due, addDays(last, 1))]).toEqual([false, true]);
  });

  test.each(['с 1 сентября 2023', 'по плану', 'по запросу', 'срок уточняется'])(
    '[PLAN-12] «%s» is never late',
    (cell) => {
      expect([isOver(read(cell), '2099-01-01'), isOverdue(read(cell), '2099-01-01')]).toEqual([false, false]);
      expect([lastDayInTime(read(cell)), isDueSoon(read(cell), '2023-09-01')]).toEqual([null, false]);
    },
  );

  test('[PLAN-12] it is soon within two weeks, or as many days as one says', () => {
    const due = read('15.09.2023');
    expect(['2023-08-31', '2023-09-01', '2023-09-15', '2023-09-16'].map((on) => isDueSoon(due, on))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isDueSoon(due, '2023-09-10', 3)).toBe(false);
  });
});

describe('when it is asked', () => {
  test.each([
    ['В течение всего периода', ['2023-12-31', '2024-03-31', '2024-06-30', '2024-08-31']],
    ['постоянно', ['2023-12-31', '2024-03-31', '2024-06-30', '2024-08-31']],
    ['2 раза в год (декабрь, май)', ['2023-12-31', '2024-05-31']],
    ['август-сентябрь ежегодно', ['2023-09-30']],
    ['ежегодно в августе', ['2024-08-31']],
    ['до 25 декабря', ['2023-12-25']],
    ['ноябрь', ['2023-11-30']],
    ['с 1 октября', ['2024-08-31']],
    ['с 1 октября 2024', []],
    ['по плану ОО', []],
    ['по запросу', []],
    ['уточняется', []],
  ])('[PLAN-05] «%s» in a school year', (cell, days) => {
    expect(listAskingDays(read(cell), PLAN)).toEqual(days);
  });

  test('[PLAN-05] of a calendar year «весь период» is asked at the end of each quarter', () => {
    const year = { from: '2026-01-01', to: '2026-12-31' };
    expect(listAskingDays(read('весь период', year), year)).toEqual([
      '2026-03-31',
      '2026-06-30',
      '2026-09-30',
      '2026-12-31',
    ]);
  });

  test('[PLAN-05] the days are in order, each once, none outside the period', () => {
    const cells = fc.constantFrom(
      'весь период',
      'ежемесячно',
      'каждый вторник',
      '1 и 15 числа каждого месяца',
      'раз в квартал',
      'май',
    );
    const periods = fc
      .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }))
      .map(([begin, length]) => ({ from: addDays('2023-01-01', begin), to: addDays('2023-01-01', begin + length) }));
    fc.assert(
      fc.property(cells, periods, (cell, period) => {
        const days = listAskingDays(read(cell, period), period);
        expect(days).toEqual([...new Set(days)].sort());
        if (cell !== 'май') expect(days.every((day) => day >= period.from && day <= period.to)).toBe(true);
        if (cell === 'весь период') expect(days.length).toBeGreaterThan(0);
      }),
    );
  });
});
