import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addYears } from '../time/day.ts';
import { OPEN_ENDED_FROM, periodOfCategory, readCategory } from './category.ts';

const today = '2026-11-22';

describe('[STAFF-03] categories as lists write them', () => {
  it.each([
    ['высшая', 'highest'],
    ['Высш. категория', 'highest'],
    ['ВКК', 'highest'],
    ['BKK', 'unreadable'],
    ['первая', 'first'],
    ['1 кв. кат.', 'first'],
    ['1', 'first'],
    ['I категория', 'first'],
    ['1КК', 'first'],
    ['1 к.к.', 'first'],
    ['1-я', 'first'],
    ['2 категория', 'second'],
    ['б/к', 'none'],
    ['без категории', 'none'],
    ['нет', 'none'],
    ['не имеет', 'none'],
    ['СЗД', 'fit'],
    ['соответствие занимаемой должности', 'fit'],
    ['без категории, соответствие', 'fit'],
    ['педагог-методист', 'teacher_methodist'],
    ['педагог - наставник', 'teacher_mentor'],
    ['высшая, педагог-методист', 'teacher_methodist'],
    ['', 'empty'],
    ['-', 'empty'],
    ['молодой специалист', 'unreadable'],
    ['29.03.2018', 'unreadable'],
    ['01.01.2018', 'unreadable'],
    ['высшая (учитель), первая (методист)', 'several_categories'],
    ['высшая 31.02.2018', 'no_such_day'],
    ['высшая 29.03.2018, 30.03.2019', 'several_dates'],
  ])('%s: %s', (text, expected) => {
    const reading = readCategory(text, { today });
    expect(reading).toEqual(reading.ok ? { ok: true, code: expected } : { ok: false, reason: expected });
  });

  it.each([
    [
      'высшая, 29.03.2018г. пр. № 123',
      { code: 'highest', grantedOn: '2018-03-29', precision: 'day', act: { number: '123' } },
    ],
    [
      'высшая приказ от 29.03.2018 № 123/1',
      { code: 'highest', grantedOn: '2018-03-29', precision: 'day', act: { number: '123/1' } },
    ],
    [
      'первая, 01.02.2021, приказ № 12-од',
      { code: 'first', grantedOn: '2021-02-01', precision: 'day', act: { number: '12-од' } },
    ],
    [
      'высшая, 29.03.2018, приказ № 5 от 05.04.2018',
      { code: 'highest', grantedOn: '2018-03-29', precision: 'day', act: { number: '5', date: '2018-04-05' } },
    ],
    ['первая до 29.03.2023', { code: 'first', until: '2023-03-29' }],
    [
      'первая с 29.03.2018 по 28.03.2023',
      { code: 'first', grantedOn: '2018-03-29', precision: 'day', until: '2023-03-28' },
    ],
    ['высшая 2018', { code: 'highest', grantedOn: '2018-01-01', precision: 'year' }],
    ['СЗД, март 2021 г.', { code: 'fit', grantedOn: '2021-03-01', precision: 'month' }],
    ['первая (01.10.2019)', { code: 'first', grantedOn: '2019-10-01', precision: 'day' }],
    ['СЗД пр. №1 от 01.09.2022', { code: 'fit', grantedOn: '2022-09-01', precision: 'day', act: { number: '1' } }],
  ])('%s', (text, expected) => {
    expect(readCategory(text, { today })).toEqual({ ok: true, ...expected });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[высшаяперкт1Ii№ .\d]{0,20}$/u)), (text) => {
        const reading = readCategory(text, { today });
        expect(reading.ok ? reading.code : reading.reason).toBeTruthy();
      }),
    );
  });
});

describe('[STAFF-06] how long a category holds (F-60)', () => {
  it.each([
    ['first', '2023-08-31', { from: '2023-08-31', until: '2028-08-31' }],
    ['first', '2023-09-01', { from: '2023-09-01' }],
    ['highest', '2018-03-29', { from: '2018-03-29', until: '2023-03-29' }],
    ['teacher_mentor', '2024-05-01', { from: '2024-05-01' }],
    ['fit', '2024-02-29', { from: '2024-02-29', until: '2029-02-28' }],
    ['none', '2024-02-29', undefined],
  ] as const)('%s of %s', (code, grantedOn, expected) => {
    expect(periodOfCategory({ code, grantedOn })).toEqual(expected);
  });

  it('a category ends five years on, or never from the first of September 2023', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), (count) => {
        const grantedOn = addDays(OPEN_ENDED_FROM, count);
        const until = periodOfCategory({ code: 'highest', grantedOn })?.until;
        expect(until).toBe(count < 0 ? addYears(grantedOn, 5) : undefined);
      }),
    );
  });
});
