import { expect, it } from 'vitest';
import { firstWorkingDayOfWeek, isWorkingDay, mondayOf } from './working-days.ts';

it.each([
  ['2026-11-23', true],
  ['2026-11-22', false],
  ['2026-11-21', false],
  ['2026-11-04', false],
  ['2026-12-31', true],
  ['2027-01-01', false],
  ['2027-01-08', false],
  ['2027-01-11', true],
  ['2026-02-23', false],
])('%s is a working day: %s', (day, expected) => {
  expect(isWorkingDay(day)).toBe(expected);
});

it.each([
  ['2026-11-22', '2026-11-16', '2026-11-16'],
  ['2026-11-23', '2026-11-23', '2026-11-23'],
  // Monday 23 February and 9 March 2026
  ['2026-02-25', '2026-02-23', '2026-02-24'],
  ['2026-03-12', '2026-03-09', '2026-03-09'],
  // 1 … 8 January 2027: Friday to Friday
  ['2027-01-06', '2027-01-04', undefined],
])('the week of %s begins on %s, its work on %s', (day, monday, first) => {
  expect(mondayOf(day)).toBe(monday);
  expect(firstWorkingDayOfWeek(day)).toBe(first);
});
