import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { parseTypedDay } from './typed-day.ts';
import { parseTypedNumber } from './typed-number.ts';

describe('parseTypedNumber', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['10\u00a0712', 10712],
    ['\u22123', -3],
    [',5', 0.5],
    ['0', 0],
  ])('«%s» is %s', (text, value) => {
    expect(parseTypedNumber(text)).toEqual({ isOk: true, value });
  });

  it.each([
    ['пять', undefined, 'Введите число, например 12,5'],
    ['1,5,5', undefined, 'Введите число, например 12,5'],
    ['1,5', 0, 'Введите целое число'],
    ['1,555', 2, 'После запятой не больше 2 знаков'],
  ])('«%s» with %s places is explained', (text, digits, problem) => {
    expect(parseTypedNumber(text, digits)).toEqual({ isOk: false, problem });
  });

  it('reads what formatNumber writes', () => {
    const numbers = fc.integer({ min: -1e9, max: 1e9 }).map((whole) => whole / 100);
    fc.assert(
      fc.property(numbers, (value) => {
        expect(parseTypedNumber(formatNumber(value))).toEqual({ isOk: true, value: value === 0 ? 0 : value });
      }),
    );
  });
});

describe('parseTypedDay', () => {
  it.each([
    ['', null],
    ['05.09.2023', '2023-09-05'],
    ['5.9.23', '2023-09-05'],
    ['05092023', '2023-09-05'],
    ['050923', '2023-09-05'],
    ['5 9 2023', '2023-09-05'],
    ['5,9,2023', '2023-09-05'],
    ['29.03.18г.', '2018-03-29'],
    ['12.04.68', '1968-04-12'],
  ])('«%s» is %s', (text, value) => {
    expect(parseTypedDay(text, '2026-11-22')).toEqual({ isOk: true, value });
  });

  it.each([
    ['31.02.2023', 'Такого дня в календаре нет. Проверьте число и месяц'],
    ['05.09', 'Введите день, месяц и год, например 05.09.2023'],
    ['март 2018', 'Введите день, месяц и год, например 05.09.2023'],
    ['завтра', 'Введите день, месяц и год, например 05.09.2023'],
    ['05.09.1723', 'Проверьте год'],
  ])('«%s» is explained', (text, problem) => {
    expect(parseTypedDay(text, '2026-11-22')).toEqual({ isOk: false, problem });
  });

  it('reads what formatDay writes', () => {
    const days = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        expect(parseTypedDay(formatDay(day), '2026-11-22')).toEqual({ isOk: true, value: day });
      }),
    );
  });
});
