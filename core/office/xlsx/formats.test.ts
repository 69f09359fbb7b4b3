import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getBuiltinFormat, makeNumberCell, parseFormat, parseSerial, showNumber } from '#core/office/xlsx/formats.ts';
import { toSerial } from '#core/office/xlsx/write-sheet.ts';

describe('number formats', () => {
  test.each([
    ['General', 'general'],
    ['Основной', 'general'],
    ['0.00', 'general'],
    ['#,##0.00" руб."', 'general'],
    ['"день "0', 'general'],
    ['[Red]-0;0', 'general'],
    ['0%', 'percent'],
    ['0.0\\ %', 'percent'],
    ['0000', 'zeros'],
    ['dd.mm.yyyy', 'day'],
    ['[$-419]d mmmm yyyy" г.";@', 'day'],
    ['ДД.ММ.ГГГГ', 'day'],
    ['mmm/yy', 'day'],
    ['yyyy', 'day'],
    ['dd.mm.yyyy hh:mm:ss', 'day and time'],
    ['hh:mm', 'time'],
    ['[h]:mm:ss', 'time'],
    ['mm:ss', 'time'],
  ])('%s is %s', (code, expected) => {
    const format = parseFormat(code);
    const day = format.kind === 'date' && format.hasDay ? 'day' : '';
    const time = format.kind === 'date' && format.hasTime ? 'time' : '';
    const found = format.kind === 'date' ? [day, time].filter((word) => word !== '').join(' and ') : format.kind;
    expect(found).toBe(expected);
  });

  test('formats known by number', () => {
    const kinds = [0, 2, 9, 14, 17, 22, 45, 49, 57].map((id) => getBuiltinFormat(id).kind);
    expect(kinds).toEqual(['general', 'general', 'percent', 'date', 'date', 'date', 'date', 'general', 'date']);
  });
});

describe('days', () => {
  test('a day goes to its serial and back, in every year that Excel knows right', () => {
    const days = fc.integer({ min: Date.UTC(1900, 2, 1) / 86_400_000, max: Date.UTC(9999, 11, 31) / 86_400_000 });
    fc.assert(
      fc.property(days, (count) => {
        const day = new Date(count * 86_400_000).toISOString().slice(0, 10);
        const serial = toSerial(day);
        expect(serial === undefined ? undefined : parseSerial(serial, false)?.day).toBe(day);
        expect(serial === undefined || serial < 1462 ? day : parseSerial(serial - 1462, true)?.day).toBe(day);
      }),
    );
  });

  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, undefined],
    [61, '1900-03-01'],
    [43188.99999999, '2018-03-30'],
    [2_958_465, '9999-12-31'],
    [2_958_466, undefined],
    [-1, undefined],
  ])('serial %d is %s', (serial, day) => {
    expect(parseSerial(serial, false)?.day).toBe(day);
  });

  test.each(['2023-02-29', '2023-13-01', '1899-12-31', '29.03.2018', ''])('%j has no serial', (day) => {
    expect(toSerial(day)).toBeUndefined();
  });

  test('a number that is no day stays a number under a format of days', () => {
    expect(makeNumberCell(-5, parseFormat('dd.mm.yyyy'), false)).toEqual({ kind: 'number', text: '-5', number: -5 });
  });
});

test.each([
  [0.1 + 0.2, '0,3'],
  [85.4567, '85,4567'],
  [-0.5, '-0,5'],
  [1e-7, '0,0000001'],
  [79_261_234_567, '79261234567'],
  [1e20, '100000000000000000000'],
  [0, '0'],
])('%d is shown as %s', (value, text) => {
  expect(showNumber(value)).toBe(text);
});
