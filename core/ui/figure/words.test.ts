import { describe, expect, it } from 'vitest';
import { describeFigure, formatFigure } from './words.ts';

describe('formatFigure', () => {
  it.each([
    [{ value: null, unit: '%' }, 'нет данных'],
    [{ value: 0, unit: '%' }, '0\u00a0%'],
    [{ value: 65.38, unit: '%', digits: 1 }, '65,4\u00a0%'],
    [{ value: 10712 }, '10\u00a0712'],
  ])('%j', (figure, expected) => {
    expect(formatFigure(figure)).toBe(expected);
  });
});

describe('describeFigure', () => {
  it.each([
    [{ value: 1 }, ''],
    [{ value: 65.4, numerator: 68, denominator: 104, asOf: '2023-12-31' }, '68\u00a0из\u00a0104, на\u00a031.12.2023'],
    [{ value: 65.4, numerator: 68, denominator: 104, n: 104 }, '68\u00a0из\u00a0104'],
    [{ value: 71.2, n: 6, asOf: '2023-12-31' }, 'n\u00a0=\u00a06, на\u00a031.12.2023'],
  ])('%j', (figure, expected) => {
    expect(describeFigure(figure)).toBe(expected);
  });
});
