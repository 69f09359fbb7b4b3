import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isWeekend } from '#core/time/day.ts';
import { findClosed, findOpenDay } from './closed-weeks.ts';

const WEEKS = [
  { title: 'экзамены', from: '05-20', to: '06-30' },
  { title: 'лето', from: '07-01', to: '08-31' },
  { title: 'каникулы', from: '12-29', to: '01-08' },
];

describe('closed weeks', () => {
  test.each([
    ['2027-05-19', undefined],
    ['2027-05-20', 'экзамены'],
    ['2027-06-30', 'экзамены'],
    ['2027-07-15', 'лето'],
    ['2027-08-31', 'лето'],
    ['2027-09-01', undefined],
    ['2026-12-28', undefined],
    ['2026-12-31', 'каникулы'],
    ['2027-01-08', 'каникулы'],
    ['2027-01-09', undefined],
  ])('[IOM-19] %s lies in %s', (day, title) => {
    expect(findClosed(day, WEEKS)?.title).toBe(title);
  });

  test.each([
    ['2026-11-23', '2026-11-23'],
    // Saturday → Monday
    ['2026-11-28', '2026-11-30'],
    ['2026-12-29', '2027-01-11'],
    ['2027-05-20', '2027-09-01'],
  ])('[IOM-19] the open day from %s on is %s', (from, day) => {
    expect(findOpenDay(from, WEEKS)).toBe(day);
  });

  test('a year that is closed whole has no open day', () => {
    expect(findOpenDay('2026-11-23', [{ title: 'всё', from: '01-01', to: '12-31' }])).toBeUndefined();
  });

  test('[IOM-19] what is found is open, not a weekend and not earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (count) => {
        const from = addDays('2024-01-01', count);
        const found = findOpenDay(from, WEEKS);
        expect(found !== undefined && found >= from).toBe(true);
        expect(isWeekend(found ?? '')).toBe(false);
        expect(findClosed(found ?? '', WEEKS)).toBeUndefined();
      }),
    );
  });
});
