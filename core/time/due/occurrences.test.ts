import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, daysBetween, partsOfDay, weekdayOf } from '../day.ts';
import { isWorkingDay } from '../working-days.ts';
import { listOccurrences } from './occurrences.ts';
import { type Rule, readRule, writeRule } from './rules.ts';

describe('occurrences of a recurring due', () => {
  test.each([
    ['FREQ=MONTHLY;BYMONTHDAY=25', ['2023-09-25', '2023-10-25', '2023-11-25', '2023-12-25']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', ['2023-09-30', '2023-10-31', '2023-11-30', '2023-12-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', ['2023-09-30', '2023-10-31', '2023-11-30', '2023-12-31']],
    ['FREQ=MONTHLY;BYDAY=1MO', ['2023-09-04', '2023-10-02', '2023-11-06', '2023-12-04']],
    ['FREQ=MONTHLY;BYDAY=-1TH', ['2023-09-28', '2023-10-26', '2023-11-30', '2023-12-28']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', ['2023-09-29', '2023-10-31', '2023-11-30', '2023-12-29']],
    ['FREQ=MONTHLY', ['2023-09-30', '2023-10-31', '2023-11-30', '2023-12-31']],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10', ['2023-10-10']],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25', ['2023-09-25', '2023-12-25']],
    ['FREQ=MONTHLY;BYMONTH=9,11', ['2023-09-30', '2023-11-30']],
    ['FREQ=YEARLY;BYMONTH=9,12', ['2023-09-30', '2023-12-31']],
    ['FREQ=YEARLY;BYMONTH=12,9', ['2023-09-30', '2023-12-31']],
    ['FREQ=YEARLY;BYMONTH=9,10;BYSETPOS=-1', ['2023-10-31']],
    ['FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1', ['2023-10-01']],
    ['FREQ=YEARLY;BYMONTH=10;BYDAY=-1FR', ['2023-10-27']],
    ['FREQ=YEARLY', ['2023-12-31']],
    ['FREQ=YEARLY;INTERVAL=3', ['2023-12-31']],
    ['FREQ=YEARLY;BYMONTH=5', []],
  ])('[PLAN-05] %s in the last four months of 2023', (recurrence, days) => {
    expect(listOccurrences(recurrence, '2023-09-01', '2023-12-31')).toEqual(days);
  });

  test.each([
    ['FREQ=MONTHLY;INTERVAL=3', ['2023-12-31', '2024-03-31', '2024-06-30', '2024-08-31']],
    ['FREQ=MONTHLY;INTERVAL=4', ['2023-12-31', '2024-04-30', '2024-08-31']],
    ['FREQ=MONTHLY;INTERVAL=6', ['2023-12-31', '2024-06-30']],
    ['FREQ=YEARLY', ['2024-08-31']],
  ])('[PLAN-05] %s is as often in a school year as it says', (recurrence, days) => {
    expect(listOccurrences(recurrence, '2023-09-01', '2024-08-31')).toEqual(days);
  });

  test('[PLAN-05] what is due by the end of an interval is due by the end of the period', () => {
    expect(listOccurrences('FREQ=MONTHLY;INTERVAL=6', '2023-09-01', '2024-05-25')).toEqual([
      '2023-12-31',
      '2024-05-25',
    ]);
    expect(listOccurrences('FREQ=MONTHLY', '2024-04-05', '2024-05-20')).toEqual(['2024-04-30', '2024-05-20']);
    expect(listOccurrences('FREQ=YEARLY', '2024-02-01', '2024-03-10')).toEqual(['2024-03-10']);
    expect(listOccurrences('FREQ=YEARLY', '2024-03-10', '2024-02-01')).toEqual([]);
  });

  test('[PLAN-05] weekly ones fall on their weekday, else on Friday; daily ones on working days', () => {
    expect(listOccurrences('FREQ=WEEKLY;BYDAY=MO', '2023-09-01', '2023-09-20')).toEqual([
      '2023-09-04',
      '2023-09-11',
      '2023-09-18',
    ]);
    expect(listOccurrences('FREQ=WEEKLY;BYDAY=TH,TU', '2023-09-04', '2023-09-10')).toEqual([
      '2023-09-05',
      '2023-09-07',
    ]);
    expect(listOccurrences('FREQ=WEEKLY;INTERVAL=2', '2023-09-01', '2023-09-30')).toEqual([
      '2023-09-01',
      '2023-09-15',
      '2023-09-29',
    ]);
    expect(listOccurrences('FREQ=DAILY', '2023-11-02', '2023-11-08')).toEqual([
      '2023-11-02',
      '2023-11-03',
      '2023-11-06',
      '2023-11-07',
      '2023-11-08',
    ]);
  });
});

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function listDays(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

const monthOf = (day: Day) => day.slice(0, 7);
/** Every day of the calendar months a period touches. */
const around = (from: Day, to: Day): Day[] => listDays(`${from.slice(0, 4)}-01-01`, `${to.slice(0, 4)}-12-31`);

function isNamed(rule: Rule, day: Day, ofMonth: readonly Day[]): boolean {
  const { day: number } = partsOfDay(day);
  if (rule.weekdays) {
    const code = CODES[weekdayOf(day) - 1] ?? '';
    const same = ofMonth.filter((other) => weekdayOf(other) === weekdayOf(day));
    const place = same.indexOf(day) + 1;
    return rule.weekdays.some((one) => [code, `${place}${code}`, `${place - same.length - 1}${code}`].includes(one));
  }
  const last = ofMonth.length;
  return (rule.monthDays ?? [-1]).some(
    (wanted) => number === (wanted < 0 ? last + 1 + wanted : Math.min(wanted, last)),
  );
}

/** Does the rule mean this month: of the report «до 10 числа» the one behind the interval. */
function isMeant(rule: Rule, name: string, from: Day): boolean {
  const [year = 0, month = 0] = name.split('-').map(Number);
  const interval = rule.interval ?? 1;
  if (rule.frequency === 'YEARLY') {
    return (rule.months ?? [12]).includes(month) && (year - partsOfDay(from).year) % interval === 0;
  }
  const isReport = rule.monthDays?.every((day) => day >= 1 && day <= 15) ?? false;
  return (rule.months?.includes(month) ?? true) && (month - (isReport ? 1 : 0)) % interval === 0;
}

/** Walks day by day and asks of each whether the rule means it: slow, and shares nothing with what is tested. */
function walkNamed(rule: Rule, from: Day, to: Day): Day[] {
  const meant = [...Map.groupBy(around(from, to), monthOf)]
    .filter(([name]) => isMeant(rule, name, from))
    .flatMap(([, days]) => days.filter((day) => isNamed(rule, day, days)));
  const sets = [
    ...Map.groupBy(meant, (day) => (rule.frequency === 'YEARLY' ? day.slice(0, 4) : monthOf(day))).values(),
  ];
  const chosen = rule.setPosition === undefined ? sets.flat() : sets.flatMap((days) => days.slice(-1));
  return chosen.filter((day) => day >= from && day <= to);
}

function walkPlain(months: number, from: Day, to: Day): Day[] {
  const keyOf = (day: Day) => {
    const { year, month } = partsOfDay(day);
    return Math.floor((year * 12 + month - 1) / months);
  };
  const blocks = [...Map.groupBy(around(from, to), keyOf).values()];
  const counted = blocks.flatMap((days) => {
    const inside = days.filter((day) => day >= from && day <= to);
    const last = inside.at(-1);
    return last !== undefined && inside.length * 2 >= days.length ? [last] : [];
  });
  return counted.length > 0 ? counted : [to];
}

const period = fc
  .tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 900 }))
  .map(([begin, length]): [Day, Day] => [addDays('2022-01-01', begin), addDays('2022-01-01', begin + length)]);
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });
const monthDays = fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant(-1)), {
  minLength: 1,
  maxLength: 2,
});
const places = fc.tuple(fc.constantFrom('1', '2', '3', '4', '-1'), fc.constantFrom(...CODES)).map(([a, b]) => a + b);

describe('occurrences against a walk day by day', () => {
  test('[PLAN-05] of named days', () => {
    const named = fc.oneof(
      fc.record({ monthDays }),
      fc.record({ weekdays: fc.uniqueArray(places, { minLength: 1, maxLength: 2 }) }),
    );
    const rules = fc.oneof(
      fc
        .tuple(fc.constantFrom(1, 2, 3, 4, 6), named)
        .map(([interval, by]): Rule => ({ frequency: 'MONTHLY', interval, ...by })),
      fc.tuple(months, named).map(([of, by]): Rule => ({ frequency: 'YEARLY', months: of, ...by })),
      fc.tuple(months).map(([of]): Rule => ({ frequency: 'YEARLY', months: of, setPosition: -1 })),
      fc.constant<Rule>({ frequency: 'MONTHLY', weekdays: CODES.slice(0, 5), setPosition: -1 }),
    );
    fc.assert(
      fc.property(rules, period, (rule, [from, to]) => {
        const walked = [...new Set(walkNamed(rule, from, to))].sort();
        expect(listOccurrences(writeRule(rule), from, to)).toEqual(walked);
      }),
    );
  });

  test('[PLAN-05] of whole intervals', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3, 4, 6, 12), period, (interval, [from, to]) => {
        const rule = interval === 12 ? 'FREQ=YEARLY' : `FREQ=MONTHLY;INTERVAL=${interval}`;
        expect(listOccurrences(rule, from, to)).toEqual(walkPlain(interval, from, to));
      }),
    );
  });

  test('[PLAN-05] of weekdays and working days', () => {
    const weekdays = fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1 });
    fc.assert(
      fc.property(weekdays, fc.integer({ min: 1, max: 3 }), period, (codes, interval, [from, to]) => {
        const week = (day: Day) => Math.floor((daysBetween('2021-12-27', day) + 0) / 7);
        const walked = listDays(from, to).filter(
          (day) => codes.includes(CODES[weekdayOf(day) - 1] ?? '') && (week(day) - week(from)) % interval === 0,
        );
        expect(listOccurrences(writeRule({ frequency: 'WEEKLY', interval, weekdays: codes }), from, to)).toEqual(
          walked,
        );
        expect(listOccurrences('FREQ=DAILY', from, to)).toEqual(listDays(from, to).filter(isWorkingDay));
      }),
    );
  });

  test('[PLAN-05] a rule that is written is read', () => {
    fc.assert(
      fc.property(months, monthDays, fc.integer({ min: 2, max: 6 }), (of, on, interval) => {
        const rule: Rule = { frequency: 'YEARLY', interval, months: of, monthDays: on, setPosition: -1 };
        expect(readRule(writeRule(rule))).toEqual(rule);
      }),
    );
  });
});
