import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears } from '#core/time/day.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import { shiftDueWords, shiftText } from './shift-words.ts';

describe('the words of a due a year later', () => {
  it.each([
    ['март 2026', 'март 2027'],
    ['27.02.2026', '27.02.2027'],
    ['1.3.26', '1.3.27'],
    ['27.02.2026 27.02.2027', '27.02.2027 27.02.2028'],
    ['2026-03-05', '2027-03-05'],
    ['сентябрь 2026-май 2027', 'сентябрь 2027-май 2028'],
    ['2025/26 учебный год', '2026/27 учебный год'],
    ['2025-2026 уч. год', '2026-2027 уч. год'],
    ['2029–30', '2030–31'],
    ['до 25 декабря 2026 г.', 'до 25 декабря 2027 г.'],
    ['29 февраля 2028', '28 февраля 2029'],
    ['29.02.2028', '28.02.2029'],
    ['ежемесячно до 25 числа', 'ежемесячно до 25 числа'],
    ['в течение всего периода', 'в течение всего периода'],
    ['по плану № 20266', 'по плану № 20266'],
    ['апрель', 'апрель'],
  ])('«%s» → «%s»', (words, next) => {
    expect(shiftDueWords(words, 1)).toBe(next);
  });

  const month = fc.constantFrom('январь', 'апрель', 'сентябрь', 'декабрь');
  const year = fc.integer({ min: 2020, max: 2040 });
  const day = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), year).map(([date, at, of]) => {
    const [dd, mm] = [date, at].map((n) => String(n).padStart(2, '0'));
    return `${dd}.${mm}.${of}`;
  });
  const words = fc.oneof(
    fc.tuple(month, year).map(([name, of]) => `${name} ${of}`),
    fc.tuple(month, year).map(([name, of]) => `${name} ${of} – май ${of + 1}`),
    day,
    day.map((one) => `до ${one}`),
    year.map((of) => `${of}/${String((of + 1) % 100).padStart(2, '0')} учебный год`),
    year.map((of) => `II квартал ${of} г.`),
    fc.constantFrom('сентябрь', 'ежемесячно', 'в течение всего периода', 'по отдельному плану'),
  );

  it('is read as the same days so many years later', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 5 }), (text, years) => {
        const plan = { from: '2026-01-01', to: '2026-12-31' };
        const later = { from: addYears(plan.from, years), to: addYears(plan.to, years) };
        const move = (one: string | null) => (one === null ? null : addYears(one, years));
        const before = readDues(text, plan).map(({ kind, start, end }) => [kind, move(start), move(end)]);
        const after = readDues(shiftDueWords(text, years), later).map(({ kind, start, end }) => [kind, start, end]);
        expect(after).toEqual(before);
      }),
    );
  });

  it('forth and back are the words that were', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 5 }), (text, years) => {
        expect(shiftDueWords(shiftDueWords(text, years), -years)).toBe(text);
      }),
    );
  });
});

describe('a text a year later', () => {
  it.each([
    ['План работы на 2026 год', 'План работы на 2027 год'],
    ['План на 2026/27 учебный год', 'План на 2027/28 учебный год'],
    ['Программа на 2026–2027 годы', 'Программа на 2027–2028 годы'],
    ['Закон от 29.12.2012 № 273-ФЗ', 'Закон от 29.12.2012 № 273-ФЗ'],
    ['Исполнить приказ от 12.01.2026 № 16', 'Исполнить приказ от 12.01.2026 № 16'],
    ['Исполнить приказ от 12 января 2026 г. № 16', 'Исполнить приказ от 12 января 2026 г. № 16'],
    ['Стратегия до 2030 года', 'Стратегия до 2030 года'],
    ['Форум 14.10.2026', 'Форум 14.10.2027'],
  ])('«%s» → «%s»', (text, next) => {
    expect(shiftText(text, 1, { from: 2026, to: 2027 })).toBe(next);
  });
});
