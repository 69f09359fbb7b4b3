import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from './day.ts';
import { formatDuration } from './format.ts';
import { DURATION_FAULTS } from './messages.ts';
import { experienceAt, readDuration } from './read-duration.ts';

describe('[STAFF-08] experience as people write it', () => {
  it.each<[string | number, number]>([
    ['12 л. 3 мес.', 147],
    ['12л3м', 147],
    ['12 л.3 м.', 147],
    ['12 лет 3 месяца', 147],
    ['12 лет и 3 месяца', 147],
    ['12г. 3мес', 147],
    ['12 лет, 3 мес', 147],
    ['12 лет', 144],
    ['12', 144],
    [12, 144],
    [12.5, 150],
    ['12,5', 150],
    ['12.5 лет', 150],
    ['12,25', 147],
    ['3 мес.', 3],
    ['15 мес', 15],
    ['0', 0],
    [0, 0],
    ['0 лет', 0],
    ['1 г. 2 м. 10 дн.', 14],
    ['10 дней', 0],
    ['1 год', 12],
    ['год', 12],
    ['2 года', 24],
    ['1,5 года', 18],
    ['полгода', 6],
    ['без стажа', 0],
    ['нет', 0],
    ['12\u00a0л.  3\u00a0мec.', 147],
  ])('%s', (cell, months) => {
    expect(readDuration(cell)).toEqual({ ok: true, months });
  });

  it.each<[string | number, number]>([
    ['менее года', 0],
    ['до 1 года', 0],
    ['менее месяца', 0],
    ['менее 1 мес.', 0],
    ['12,3', 147],
    [0.1, 1],
  ])('%s is read as approximate', (cell, months) => {
    expect(readDuration(cell)).toEqual({ ok: true, months, approximate: true });
  });

  it.each<[string | number, string]>([
    ['', 'empty'],
    ['-', 'empty'],
    ['12-3', 'ambiguous'],
    ['12/3', 'ambiguous'],
    ['12,11', 'ambiguous'],
    ['12.05', 'ambiguous'],
    [12.11, 'ambiguous'],
    ['12,3 года 2 мес.', 'ambiguous'],
    ['более 10 лет', 'not_exact'],
    ['около 10', 'not_exact'],
    ['10+', 'not_exact'],
    ['01.09.2010', 'is_date'],
    ['с 2010 года', 'is_date'],
    ['много', 'unreadable'],
    ['12 л 3', 'unreadable'],
    [-3, 'unreadable'],
    [Number.NaN, 'unreadable'],
    ['120 лет', 'too_long'],
    [43188, 'too_long'],
  ])('%s is refused: %s', (cell, reason) => {
    expect(readDuration(cell)).toEqual({ ok: false, reason });
  });

  it('reads back what we write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), (months) => {
        expect(readDuration(formatDuration(months))).toEqual({ ok: true, months });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof readDuration(text).ok).toBe('boolean');
      }),
    );
  });
});

describe('[STAFF-08] experience moves on by itself', () => {
  it.each([
    ['2026-09-20', 147],
    ['2026-10-19', 147],
    ['2026-10-20', 148],
    ['2027-09-20', 159],
    ['2025-09-20', 135],
    ['2000-01-01', 0],
  ])('147 months on 20.09.2026 are, on %s, %i', (day, expected) => {
    expect(experienceAt({ months: 147, asOf: '2026-09-20' }, day)).toBe(expected);
  });

  it('a month later it is a month more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 200 }), (months, later) => {
        const asOf = '2026-09-20';
        expect(experienceAt({ months, asOf }, addMonths(asOf, later))).toBe(months + later);
      }),
    );
  });
});

it('every message is a Russian phrase', () => {
  for (const text of Object.values(DURATION_FAULTS)) expect(text).toMatch(/^[А-ЯЁ][^!A-Za-z]+$/u);
});
