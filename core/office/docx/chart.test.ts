import { describe, expect, test } from 'vitest';
import { type BarChartContent, drawBarChart, measureBarChart, renderBarChart } from '#core/office/docx/chart.ts';
import { DocxError } from '#core/office/docx/errors.ts';

const CHART: BarChartContent = {
  categories: ['Предметные', 'Работа с детьми и их родителями в школе'],
  series: [
    { name: 'Вход', values: [50, null] },
    { name: 'Повтор', values: [75, 100] },
  ],
  max: 100,
  unit: 'баллы',
};

const listTexts = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '').filter((text) => text !== '');

/** Widths of the bars of one colour, in pixels; the legend's square left out. */
const listBarWidths = (svg: string, colour: string): number[] =>
  [...svg.matchAll(/<path d="M[\d.]+ [\d.]+l([\d.]+) 0[^"]*" fill="(#\w+)"[^>]*ecmeta_data_index/g)]
    .filter((match) => match[2] === colour)
    .map((match) => Number(match[1]));

const readSize = (png: Uint8Array): { width: number; height: number } => {
  const bytes = Buffer.from(png);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
};

describe('drawBarChart', () => {
  test('prints names, values with a comma, the unit and the absence of data', () => {
    expect(listTexts(drawBarChart({ ...CHART, title: 'Средний балл' })).toSorted()).toEqual(
      [
        ...['0', '20', '40', '60', '80', '100', 'баллы', 'Средний балл', 'Вход', 'Повтор'],
        ...['Предметные', 'Работа с\u00a0детьми', 'и\u00a0их\u00a0родителями в\u00a0школе'],
        ...['50,0', '75,0', '100,0', 'нет данных'],
      ].toSorted(),
    );
  });

  test('bars begin at zero: their lengths are to each other as the values', () => {
    const svg = drawBarChart({
      ...CHART,
      categories: ['А', 'Б', 'В'],
      series: [{ name: 'Вход', values: [25, 50, 100] }],
    });
    const widths = listBarWidths(svg, '#a9c1dc');
    expect(widths).toHaveLength(3);
    const longest = Math.max(...widths);
    // Edges are snapped to half pixels, hence one part in a hundred.
    expect(widths.map((width) => Math.round((width / longest) * 100))).toEqual([25, 50, 100]);
  });

  test('a small group is hatched grey and explained, an ordinary one is not', () => {
    const small = drawBarChart({ ...CHART, series: [{ name: 'Вход', values: [50, 60], isSmall: [true, false] }] });
    expect(listTexts(small)).toContain('малая группа: выводы ненадёжны');
    expect(listBarWidths(small, '#f2f2f2')).toHaveLength(1);
    expect(listTexts(drawBarChart(CHART))).not.toContain('малая группа: выводы ненадёжны');
  });

  const [first] = CHART.series;
  const values = (list: readonly (number | null)[]): Partial<BarChartContent> => ({
    series: [{ name: 'Вход', values: list }],
  });
  const bad: readonly [string, Partial<BarChartContent>][] = [
    ['fewer values than categories', values([1])],
    ['a value past the end of the axis', values([1, 101])],
    ['a value below zero', values([-1, 1])],
    ['no number', values([Number.NaN, 1])],
    ['no categories', { categories: [], series: [{ name: 'Вход', values: [] }] }],
    ['no series', { series: [] }],
    [
      'marks of small groups of another length',
      { series: [{ name: first?.name ?? '', values: [1, 2], isSmall: [true] }] },
    ],
    ['an axis without length', { max: 0 }],
  ];
  test.each(bad)('refuses %s', (_name, part) => {
    expect(() => drawBarChart({ ...CHART, ...part })).toThrow(DocxError);
  });
});

describe('renderBarChart', () => {
  test('is a PNG of the measured proportions, about 300 dots an inch', async () => {
    const { width, height } = readSize(await renderBarChart(CHART));
    const { widthMm, heightMm } = measureBarChart(CHART);
    expect(width / (widthMm / 25.4)).toBeGreaterThan(290);
    expect(width / height).toBeCloseTo(widthMm / heightMm, 2);
  });

  test('Cyrillic letters are really drawn: another word gives another picture', async () => {
    const draw = (name: string) => renderBarChart({ ...CHART, categories: [name, 'Б'] });
    const [a, b, again] = [await draw('ААА'), await draw('ЖЖЖ'), await draw('ААА')];
    expect(Buffer.from(a).equals(b)).toBe(false);
    expect(Buffer.from(a).equals(again)).toBe(true);
  });
});
