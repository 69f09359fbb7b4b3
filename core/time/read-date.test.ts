import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseDay } from './day.ts';
import { findDates } from './find-dates.ts';
import { formatDay, formatDayLong } from './format.ts';
import { BIRTH_FAULTS, DATE_DOUBTS, DATE_FAULTS } from './messages.ts';
import { checkBirthDate, type DateCell, readDate } from './read-date.ts';

const today = '2026-11-22';
const read = (cell: DateCell, pivot?: number) => readDate(cell, pivot === undefined ? { today } : { today, pivot });

describe('[STAFF-01] dates as people write them', () => {
  it.each([
    '29.03.18г.',
    '29.03.2018',
    '29.03.2018 г.',
    '29.03.2018г',
    '29.03.2018 г.р.',
    '29.03.2018г. р.',
    '29/03/18',
    '29-03-2018',
    '2018-03-29',
    '2018.03.29',
    '2018-03-29T00:00:00',
    '29.03.2018 0:00:00',
    '29 марта 2018 г.',
    '29 МАРТА 2018 года',
    '«29» марта 2018 г.',
    '"29" марта 2018г.',
    '29-го марта 2018',
    '29 мар. 18',
    '29.3.18',
    '29 . 03 . 2018',
    '29,03,2018',
    '29 03 2018',
    '29..03.2018',
    '  29.03.2018\u00a0 г. ',
    '29.O3.2О18',
    '29.0З.2018',
    '29 мaртa 2018',
    'от 29.03.2018',
    'с 29.03.2018 г.',
    '29.03.2018.',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ ok: true, day: '2018-03-29', precision: 'day' });
  });

  it.each([
    ['1.9.21', '2021-09-01'],
    ['«12» мая 2020 г.', '2020-05-12'],
    ['1 сентября 2021', '2021-09-01'],
    ['31.12.99', '1999-12-31'],
    ['29.02.2024', '2024-02-29'],
  ])('%s is %s', (text, day) => {
    expect(read(text)).toEqual({ ok: true, day, precision: 'day' });
  });

  it.each([
    ['март 2018', '2018-03-01', 'month'],
    ['Март 2018 г.', '2018-03-01', 'month'],
    ['в марте 2018 года', '2018-03-01', 'month'],
    ['03.2018', '2018-03-01', 'month'],
    ['2018', '2018-01-01', 'year'],
    ['2018 г.', '2018-01-01', 'year'],
    ['2018 год', '2018-01-01', 'year'],
    ['в 2018 году', '2018-01-01', 'year'],
  ])('%s keeps its precision', (text, day, precision) => {
    expect(read(text)).toEqual({ ok: true, day, precision });
  });

  it.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['—', 'empty'],
    ['31.02.2018', 'no_such_day'],
    ['29.02.2023', 'no_such_day'],
    ['12.13.2018', 'no_such_day'],
    ['32 мая 2018', 'no_such_day'],
    ['13.2018', 'no_such_day'],
    ['29.03', 'no_year'],
    ['29.03.', 'no_year'],
    ['нет', 'not_a_date'],
    ['высшая', 'not_a_date'],
    ['29.03.2018 пр. № 123', 'not_a_date'],
    ['5 класс 2018', 'not_a_date'],
    ['29.03.2018, 30.03.2019', 'several_dates'],
    ['с 01.09.2020 по 31.08.2021', 'several_dates'],
    ['2018-2019', 'several_dates'],
    ['01.01.1823', 'year_impossible'],
    ['29.03.2218', 'year_impossible'],
    ['01.01.1099', 'year_impossible'],
  ])('%s is refused: %s', (text, reason) => {
    expect(read(text)).toEqual({ ok: false, reason });
  });

  it.each([
    ['29.03.1923', 'long_ago', '1923-03-29'],
    ['29.03.2068', 'far_future', '2068-03-29'],
    ['43188', 'bare_number', '2018-03-29'],
  ])('%s is read and called suspicious: %s', (text, suspicious, day) => {
    expect(read(text)).toEqual({ ok: true, day, precision: 'day', suspicious });
  });

  it('takes the bar of what is long ago from the caller', () => {
    expect(readDate('29.03.1993', { today, earliest: 2000 })).toMatchObject({ suspicious: 'long_ago' });
    expect(readDate('29.03.1923', { today, earliest: 1900 })).toEqual({
      ok: true,
      day: '1923-03-29',
      precision: 'day',
    });
  });

  it.each([
    ['01.01.31', 5, '2031-01-01'],
    ['01.01.32', 5, '1932-01-01'],
    ['01.01.26', 0, '2026-01-01'],
    ['01.01.27', 0, '1927-01-01'],
  ])('two digits: %s with pivot %i is %s', (text, pivot, day) => {
    expect(readDate(text, { today, pivot, earliest: 1900 })).toEqual({ ok: true, day, precision: 'day' });
  });

  it.each<[DateCell, object]>([
    [43188, { ok: true, day: '2018-03-29', precision: 'day' }],
    [43188.75, { ok: true, day: '2018-03-29', precision: 'day' }],
    [2018, { ok: true, day: '2018-01-01', precision: 'year' }],
    [29.03, { ok: false, reason: 'not_a_date' }],
    [Number.NaN, { ok: false, reason: 'not_a_date' }],
    [{ date: '2018-03-29' }, { ok: true, day: '2018-03-29', precision: 'day' }],
    [{ date: '2018-03-29T12:00:00Z' }, { ok: true, day: '2018-03-29', precision: 'day' }],
    [{ date: '2018-02-30' }, { ok: false, reason: 'no_such_day' }],
  ])('cell %j', (cell, expected) => {
    expect(read(cell)).toEqual(expected);
  });

  it('reads back every way we write a day, and the serial that Excel gives it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 49_000 }), (serial) => {
        const day = addDays('1899-12-30', serial);
        const expected = { ok: true, day, precision: 'day' };
        const options = { today, earliest: 1900 };
        expect(readDate(formatDay(day), options)).toEqual(expected);
        expect(readDate(formatDayLong(day), options)).toEqual(expected);
        expect(readDate(day, options)).toEqual(expected);
        expect(readDate(serial, options)).toEqual(expected);
      }),
    );
  });

  it('never throws, and what it gives is a day', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9оОз./ «»агмря-]{0,14}$/u)), (text) => {
        const reading = read(text);
        expect(reading.ok ? parseDay(reading.day) : reading.reason).toBeTruthy();
      }),
    );
  });
});

describe('dates inside a text', () => {
  it('finds each with its place', () => {
    const text = 'высшая, 29.03.2018г. пр. № 123 от «5» мая 2019 г.';
    const found = findDates(text, 2031);
    expect(found.map(({ index, length, day }) => [text.slice(index, index + length), day])).toEqual([
      ['29.03.2018г.', '2018-03-29'],
      ['«5» мая 2019 г.', '2019-05-05'],
    ]);
  });

  it('takes no number of an order for a year', () => {
    expect(findDates('приказ № 2018', 2031)).toEqual([]);
  });
});

describe('date of birth', () => {
  it.each([
    ['1990-01-01', { ok: true }],
    ['2012-11-22', { ok: true }],
    ['2012-11-23', { ok: false, reason: 'birth_too_late' }],
    ['2026-11-23', { ok: false, reason: 'birth_in_future' }],
    ['1925-11-22', { ok: false, reason: 'birth_too_early' }],
  ])('%s', (day, expected) => {
    expect(checkBirthDate(day, today)).toEqual(expected);
  });
});

it('every message is a Russian phrase without an exclamation mark', () => {
  for (const text of [DATE_FAULTS, DATE_DOUBTS, BIRTH_FAULTS].flatMap((texts) => Object.values(texts))) {
    expect(text).toMatch(/^[А-ЯЁ][^!A-Za-z]+$/u);
  }
});
