import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './day.ts';
import { formatDay, formatDayLong } from './format.ts';
import { readPeriod } from './read-period.ts';

const options = { today: '2026-11-22' };

describe('a period in one cell', () => {
  it.each([
    ['12.01–30.01.2027', '2027-01-12', '2027-01-30'],
    ['12.01-30.01.2027', '2027-01-12', '2027-01-30'],
    ['12.01. - 30.01.2027 г.', '2027-01-12', '2027-01-30'],
    ['12.01.2027 — 30.01.2027', '2027-01-12', '2027-01-30'],
    ['12.01.27-30.01.27', '2027-01-12', '2027-01-30'],
    ['12/01/2027 - 30/01/2027', '2027-01-12', '2027-01-30'],
    ['с 12.01.2027 по 30.01.2027', '2027-01-12', '2027-01-30'],
    ['c 12 по 30 января 2027 года', '2027-01-12', '2027-01-30'],
    ['12-30 января 2027', '2027-01-12', '2027-01-30'],
    ['12–30.01.2027', '2027-01-12', '2027-01-30'],
    ['12 января – 5 февраля 2027 г.', '2027-01-12', '2027-02-05'],
    ['28.12.2026–15.01.2027', '2026-12-28', '2027-01-15'],
    ['28 декабря 2026 г. - 15 января 2027 г.', '2026-12-28', '2027-01-15'],
    ['12.01.2027', '2027-01-12', '2027-01-12'],
    ['12 янв. 2027', '2027-01-12', '2027-01-12'],
    ['2027-01-12', '2027-01-12', '2027-01-12'],
  ])('[IOM-11] reads «%s» as %s … %s', (text, from, to) => {
    expect(readPeriod(text, options)).toEqual({ ok: true, from, to, precision: 'day' });
  });

  it.each([
    ['март 2027', '2027-03-01', '2027-03-31'],
    ['02.2028', '2028-02-01', '2028-02-29'],
    ['февраль-март 2027 г.', '2027-02-01', '2027-03-31'],
    ['декабрь 2026 – январь 2027', '2026-12-01', '2027-01-31'],
  ])('[IOM-11] reads the months «%s» as %s … %s', (text, from, to) => {
    expect(readPeriod(text, options)).toEqual({ ok: true, from, to, precision: 'month' });
  });

  it.each([
    ['', 'empty'],
    ['—', 'empty'],
    ['12.01–30.01', 'no_year'],
    ['12-30 января', 'no_year'],
    ['12.01', 'no_year'],
    ['31.02–05.03.2027', 'no_such_day'],
    ['20.12–15.01.2027', 'disordered'],
    ['30.01.2027-12.01.2027', 'disordered'],
    ['12.01.2027-16.01.2027, 09.02.2027-13.02.2027', 'several_periods'],
    ['12.01.2027, 09.02.2027', 'several_periods'],
    ['1 квартал 2027', 'not_exact'],
    ['весна 2027', 'not_exact'],
    ['2027', 'not_exact'],
    ['по согласованию', 'not_a_period'],
    ['12 попугаев – 30 января 2027', 'not_a_period'],
    ['12.01.1827-30.01.1827', 'year_impossible'],
    [`${'1'.repeat(700)}`, 'not_a_period'],
  ])('does not guess at «%s»: %s', (text, reason) => {
    expect(readPeriod(text, options)).toEqual({ ok: false, reason });
  });

  it('reads a date cell and a serial number as one day', () => {
    const day = { ok: true, from: '2027-01-12', to: '2027-01-12', precision: 'day' };
    expect(readPeriod({ date: '2027-01-12' }, options)).toEqual(day);
    expect(readPeriod(46399, options)).toEqual(day);
  });

  it('reads back every period that it would write, by figures and by words', () => {
    const start = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days));
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 400 }), (from, days) => {
        const to = addDays(from, days);
        const expected = { ok: true, from, to, precision: 'day' };
        expect(readPeriod(`${formatDay(from)}-${formatDay(to)}`, options)).toEqual(expected);
        expect(readPeriod(`с ${formatDayLong(from)} по ${formatDayLong(to)}`, options)).toEqual(expected);
      }),
    );
  });

  it('never throws and never gives a begin after its end', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const reading = readPeriod(text, options);
        if (reading.ok) expect(reading.from <= reading.to).toBe(true);
      }),
    );
  });
});
