import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildBarOptions, type ChartColors, wrapLabel } from './options.ts';

describe('wrapLabel', () => {
  it.each([
    ['Предметная', 26, 'Предметная'],
    ['Психолого-педагогическая', 26, 'Психолого-педагогическая'],
    ['Психолого-педагогическая', 14, 'Психолого-\nпедагогическая'],
    ['МБОУ «Гимназия № 1» города Заречного', 20, 'МБОУ «Гимназия № 1»\nгорода Заречного'],
    ['', 10, ''],
  ])('«%s» within %i', (text, length, expected) => {
    expect(wrapLabel(text, length)).toBe(expected);
  });

  it('loses and adds nothing but the breaks', () => {
    const words = fc.array(fc.stringMatching(/^[а-я]{1,12}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (list, length) => {
        expect(wrapLabel(list.join(' '), length).replaceAll('\n', ' ')).toBe(list.join(' '));
      }),
    );
  });
});

describe('buildBarOptions', () => {
  const tones = { low: '#111', medium: '#222', high: '#333' };
  const colors: ChartColors = { text: '#000', muted: '#666', line: '#ccc', ground: '#fff', tones };

  it('starts at zero and leaves the unknown without a bar', () => {
    const input = { categories: ['А', 'Б'], series: [{ name: 'Входная', values: [0, null] }], max: 100 };
    const options = buildBarOptions(input, colors, 13, 600);
    expect(options.xAxis).toMatchObject({ min: 0, max: 100 });
    expect(options.series).toMatchObject([{ data: [0, '-'] }]);
  });

  it('shows a decline to the left of zero, its label with it', () => {
    const input = { categories: ['А', 'Б'], series: [{ name: 'С ИОМ', values: [-3.5, 4] }] };
    const options = buildBarOptions(input, colors, 13, 600);
    expect(options.xAxis).not.toHaveProperty('min');
    expect(options.series).toMatchObject([{ data: [{ value: -3.5, label: { position: 'left' } }, 4] }]);
  });
});
