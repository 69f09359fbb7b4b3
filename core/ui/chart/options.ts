import type { BarSeriesOption } from 'echarts/charts';
import type { EChartsCoreOption } from 'echarts/core';
import { formatNumber } from '#core/text/plural.ts';

export type ChartSeries = {
  name: string;
  /** By category; unknown is `null`, shown as no bar, never as 0. */
  values: ReadonlyArray<number | null>;
  /** Which step of the one hue; by order when not given. */
  tone?: 'low' | 'medium' | 'high';
};

export type ChartColors = {
  text: string;
  muted: string;
  line: string;
  ground: string;
  tones: Record<'low' | 'medium' | 'high', string>;
};

export type ChartInput = {
  categories: readonly string[];
  series: readonly ChartSeries[];
  unit?: string;
  digits?: number;
  max?: number;
  isStacked?: boolean;
};

/** Mean width of a letter in sizes of the type; the drawing library takes every Cyrillic letter for a wide one. */
const charWidth = 0.6;

/** Breaks a name between words and after hyphens, so that no line is longer than `length` where that can be helped. */
export function wrapLabel(text: string, length: number): string {
  const lines: string[] = [];
  for (const part of text.split(/(?<=-)|(?<= )/)) {
    const last = lines.at(-1);
    if (last !== undefined && (last + part).trimEnd().length <= length) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

const toneOrder = ['high', 'medium', 'low'] as const;

/** Horizontal bars from zero: names of schools and competences are long, and stay readable on a phone. */
export function buildBarOptions(
  input: ChartInput,
  colors: ChartColors,
  fontSize: number,
  width: number,
): EChartsCoreOption {
  // Names of schools and competences get up to two fifths of a narrow drawing.
  const lineLength = Math.floor(Math.min(26, (width * 0.4) / (fontSize * charWidth)));
  const labels = input.categories.map((category) => wrapLabel(category, lineLength));
  const longest = Math.max(0, ...labels.flatMap((label) => label.split('\n').map((line) => line.length)));
  const hasLegend = input.series.length > 1;
  const hasDeclines = input.series.some(({ values }) => values.some((value) => (value ?? 0) < 0));
  return {
    animation: false,
    textStyle: { fontFamily: "'Golos Text Variable', sans-serif", fontSize, color: colors.text },
    grid: {
      left: Math.round(longest * fontSize * charWidth) + 12,
      right: input.isStacked ? 12 : 52,
      top: hasLegend ? 30 : 4,
      bottom: 4,
      outerBoundsMode: 'none',
    },
    ...(hasLegend ? { legend: buildLegend(colors, fontSize) } : {}),
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: colors.ground,
      borderColor: colors.line,
      textStyle: { color: colors.text, fontSize },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? withUnit(value, input) : 'нет данных'),
    },
    xAxis: {
      type: 'value',
      // Declines go to the left of the same zero and need room for their labels.
      ...(hasDeclines ? { boundaryGap: ['12%', 0] } : { min: 0 }),
      ...(input.max === undefined ? {} : { max: input.max }),
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: colors.line } },
    },
    yAxis: {
      type: 'category',
      data: labels,
      inverse: true,
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: colors.line } },
      axisLabel: { interval: 0, color: colors.text, fontSize },
    },
    series: input.series.map((item, index) => buildSeries(item, index, input, colors, fontSize)),
  };
}

function buildLegend(colors: ChartColors, fontSize: number) {
  return { top: 0, left: 0, icon: 'rect', itemWidth: 12, itemHeight: 12, textStyle: { color: colors.text, fontSize } };
}

function buildSeries(
  item: ChartSeries,
  index: number,
  input: ChartInput,
  colors: ChartColors,
  fontSize: number,
): BarSeriesOption {
  const tone = item.tone ?? toneOrder[index % toneOrder.length] ?? 'high';
  return {
    type: 'bar',
    name: item.name,
    data: item.values.map((value) => toBar(value)),
    barMaxWidth: 18,
    ...(input.isStacked ? { stack: 'whole' } : { barGap: '15%' }),
    itemStyle: { color: colors.tones[tone] },
    label: {
      show: true,
      position: input.isStacked ? 'inside' : 'right',
      color: input.isStacked && tone === 'high' ? colors.ground : colors.text,
      fontSize: fontSize - 1,
      formatter: ({ value }) => (typeof value === 'number' && value !== 0 ? withUnit(value, input) : ''),
    },
  };
}

/** A label stands at the end of its bar, on the left of a decline. */
function toBar(value: number | null) {
  if (value === null) return '-';
  return value < 0 ? { value, label: { position: 'left' as const } } : value;
}

function withUnit(value: number, { unit, digits }: ChartInput): string {
  const number = formatNumber(value, digits ?? 0);
  return unit === undefined ? number : `${number}\u00a0${unit}`;
}
