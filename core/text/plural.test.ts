import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatChange,
  formatCount,
  formatNumber,
  formatPercent,
  formatScore,
  type PluralForms,
  plural,
  roundHalfUp,
} from './plural.ts';

const show = (text: string): string => text.replaceAll('\u00a0', '~');
const teachers: PluralForms = ['педагог', 'педагога', 'педагогов'];

describe('plural', () => {
  it.each([
    [0, 'педагогов'],
    [1, 'педагог'],
    [2, 'педагога'],
    [4, 'педагога'],
    [5, 'педагогов'],
    [11, 'педагогов'],
    [14, 'педагогов'],
    [21, 'педагог'],
    [22, 'педагога'],
    [111, 'педагогов'],
    [121, 'педагог'],
    [-2, 'педагога'],
    [1.5, 'педагога'],
  ])('%d %s', (n, expected) => {
    expect(plural(n, teachers)).toBe(expected);
  });

  it('depends only on the last two digits', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(10_000), (n, hundreds) => {
        expect(plural(n + hundreds * 100, teachers)).toBe(plural(n, teachers));
      }),
    );
  });
});

describe('rounding half up', () => {
  it.each([
    [0.5, 0, 1],
    [1.5, 0, 2],
    [2.5, 0, 3],
    [-0.5, 0, -1],
    [-2.5, 0, -3],
    [-0.4, 0, 0],
    [1.005, 2, 1.01],
    [65.385, 2, 65.39],
    [8.345, 2, 8.35],
    [81.66666666666667, 1, 81.7],
    [0.1 + 0.2, 1, 0.3],
    [2.4999999999999996, 0, 3],
    [2.49, 0, 2],
    [1e-9, 2, 0],
    [1e21, 2, 1e21],
    [1250, -2, 1250],
  ])('%d to %i places is %d', (x, digits, expected) => {
    expect(roundHalfUp(x, digits)).toBe(expected);
  });

  it('rounds every decimal with a five at the end away from zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }), (n, digits) => {
        const text = `${String(n)}5e-${digits + 1}`;
        const up = Number(`${n + 1}e-${digits}`);
        expect(roundHalfUp(Number(text), digits)).toBe(up);
        expect(roundHalfUp(-Number(text), digits)).toBe(-up);
      }),
    );
  });
});

describe('figures in Russian', () => {
  it.each([
    [formatNumber(10712), '10~712'],
    [formatNumber(1234567), '1~234~567'],
    [formatNumber(999), '999'],
    [formatNumber(-1234.5), '−1~234,5'],
    [formatNumber(80, 1), '80,0'],
    [formatNumber(1e21), '1~000~000~000~000~000~000~000'],
    [formatNumber(1e-7), '0,0000001'],
    [formatNumber(-0.04, 1), '0,0'],
    [formatPercent(65.385, 1), '65,4~%'],
    [formatPercent(100), '100~%'],
    [formatScore(81.667), '81,7'],
    [formatScore(80), '80'],
    [formatScore(79.96), '80'],
    [formatChange(26.5), '+27'],
    [formatChange(-1), '−1'],
    [formatChange(-0.333), '0'],
    [formatChange(-0.5), '−1'],
    [formatChange(0), '0'],
    [formatChange(2.25, 1), '+2,3'],
    [formatCount(10712, teachers), '10~712~педагогов'],
    [formatCount(1, teachers), '1~педагог'],
  ])('%s', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it('a number written can be read back', () => {
    fc.assert(
      fc.property(fc.integer(), (n) => {
        expect(Number(formatNumber(n).replaceAll('\u00a0', '').replace('−', '-'))).toBe(n);
      }),
    );
  });
});
