import { renderAsync } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use as registerParts, setPlatformAPI } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { DocxError } from '#core/office/docx/errors.ts';
import { CHART_FONT, withFontFiles } from '#core/office/docx/font/chart-font.ts';

export type BarSeries = {
  readonly name: string;
  /** One per category; `null` prints «нет данных». */
  readonly values: readonly (number | null)[];
  /** Groups too small to conclude from: hatched grey instead of the series' colour. */
  readonly isSmall?: readonly boolean[];
};

/** Bars lie side by side, one group per category: names of competences are long and read best at the left. */
export type BarChartContent = {
  readonly title?: string;
  readonly categories: readonly string[];
  readonly series: readonly BarSeries[];
  /** End of the axis; it begins at zero. */
  readonly max: number;
  /** Printed under the axis: «баллы», «%». */
  readonly unit: string;
  /** Text at the end of a bar; one decimal with a comma unless said otherwise. */
  readonly labels?: (value: number) => string;
};

registerParts([BarChart, AriaComponent, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

const WIDTH = 640;
const LABELS_WIDTH = 210;
const LINE_LETTERS = 30;
const LINE_HEIGHT = 15;
const BAR = 17;
const FONT_SIZE = 12;
/** Pixels of the picture per pixel of the layout: 640 layout pixels on 160 mm give about 300 dots an inch. */
const ZOOM = 3;
const CHART_MM = 160;

/** Far apart in lightness, so that a black-and-white printer keeps them apart. */
const COLOURS = ['#a9c1dc', '#1f4e79', '#6b6b6b', '#d9d2b0'] as const;
const HATCH = ['#f2f2f2', '#c4c4c4', '#dcdcdc', '#ececec'] as const;
const INK = '#1a1a1a';

/** Without a canvas letters must be measured by rule: the library would take every Cyrillic letter for a square. */
setPlatformAPI({
  measureText: (text: string, font?: string) => {
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? FONT_SIZE);
    const width = Array.from(text).reduce((sum, letter) => sum + (/[жмшщюыфжмwm@—]/i.test(letter) ? 0.82 : 0.57), 0);
    return { width: width * size };
  },
});

const writeValue = (value: number): string => value.toFixed(1).replace('.', ',');

/** Breaks a name into lines at spaces, never after a word of one or two letters; a word longer than a line stays whole. */
function wrapText(text: string): string[] {
  const lines: string[] = [];
  const bound = text.replace(/(?<=^|\s)(\S{1,2})\s+(?=\S)/g, '$1\u00a0');
  for (const word of bound.split(/[ \n]+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE_LETTERS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function checkChart(chart: BarChartContent): void {
  const isNumber = (value: number | null): boolean =>
    value === null || (Number.isFinite(value) && value >= 0 && value <= chart.max);
  const isGood = chart.series.every(
    (series) =>
      series.values.length === chart.categories.length &&
      (series.isSmall === undefined || series.isSmall.length === chart.categories.length) &&
      series.values.every(isNumber),
  );
  const hasColours = chart.series.length > 0 && chart.series.length <= COLOURS.length;
  if (!isGood || !hasColours || chart.categories.length === 0 || !(chart.max > 0)) throw new DocxError('bad-chart');
}

const hasSmall = (chart: BarChartContent): boolean =>
  chart.series.some((series) => series.isSmall?.some((isSmall, index) => isSmall && series.values[index] !== null));

function measureLayout(chart: BarChartContent) {
  const lines = Math.max(...chart.categories.map((category) => wrapText(category).length));
  const row = Math.max(chart.series.length * BAR + 16, lines * LINE_HEIGHT + 10);
  const top = (chart.title === undefined ? 8 : 34) + 28;
  const bottom = 44 + (hasSmall(chart) ? 20 : 0);
  return { row, top, bottom, height: top + row * chart.categories.length + bottom };
}

/** Size on paper of the picture `renderBarChart` makes, in millimetres. */
export function measureBarChart(chart: BarChartContent): { widthMm: number; heightMm: number } {
  return { widthMm: CHART_MM, heightMm: (measureLayout(chart).height / WIDTH) * CHART_MM };
}

const DECAL = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: '#8a8a8a' };

function makeSeries(chart: BarChartContent, series: BarSeries, index: number) {
  const labels = chart.labels ?? writeValue;
  return {
    type: 'bar' as const,
    name: series.name,
    barWidth: BAR - 2,
    barGap: '12%',
    itemStyle: { color: COLOURS[index] ?? INK, borderColor: '#4d4d4d', borderWidth: 0.6 },
    data: series.values.map((value, at) => ({
      value: value ?? 0,
      label: { formatter: value === null ? 'нет данных' : labels(value) },
      ...(series.isSmall?.[at] === true && value !== null
        ? { itemStyle: { color: HATCH[index] ?? INK, decal: DECAL } }
        : {}),
    })),
    label: { show: true, position: 'right' as const, color: INK, fontSize: FONT_SIZE, fontFamily: CHART_FONT },
  };
}

function makeOption(chart: BarChartContent) {
  const text = { fontFamily: CHART_FONT, fontSize: FONT_SIZE, color: INK };
  const layout = measureLayout(chart);
  const line = { lineStyle: { color: '#4d4d4d' } };
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: text,
    // Hatching is drawn only with this on; no hatches are given to the series themselves.
    aria: { enabled: true, decal: { show: true, decals: [{ symbol: 'none' }] } },
    ...(chart.title === undefined
      ? {}
      : { title: { text: chart.title, left: 'center', top: 4, textStyle: { ...text, fontSize: 14 } } }),
    legend: {
      top: layout.top - 28,
      left: LABELS_WIDTH,
      itemWidth: 22,
      itemHeight: 12,
      itemGap: 18,
      icon: 'rect',
      itemStyle: { borderWidth: 0.6 },
      textStyle: text,
    },
    grid: { left: LABELS_WIDTH, right: 64, top: layout.top, bottom: layout.bottom },
    xAxis: {
      type: 'value' as const,
      min: 0,
      max: chart.max,
      name: chart.unit,
      nameLocation: 'middle' as const,
      nameGap: 26,
      nameTextStyle: text,
      axisLabel: { ...text, formatter: (value: number) => String(value).replace('.', ',') },
      axisLine: { show: true, ...line },
      splitLine: { lineStyle: { color: '#d0d0d0' } },
    },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: chart.categories.map((category) => wrapText(category).join('\n')),
      axisLabel: { ...text, interval: 0, lineHeight: LINE_HEIGHT },
      axisLine: line,
      axisTick: { show: false },
    },
    series: chart.series.map((series, index) => makeSeries(chart, series, index)),
  };
}

/** ECharts has no legend for hatching: a square and a line of text under the axis. */
function addSmallNote(svg: string, height: number): string {
  const y = height - 12;
  const mark = `<rect x="${LABELS_WIDTH}" y="${y - 10}" width="22" height="12" fill="url(#small)" stroke="#4d4d4d" stroke-width="0.6"/>`;
  const pattern =
    '<defs><pattern id="small" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="6" height="6" fill="#f2f2f2"/><rect width="6" height="2" fill="#8a8a8a"/></pattern></defs>';
  const note = `<text x="${LABELS_WIDTH + 28}" y="${y}" font-family="${CHART_FONT}" font-size="${FONT_SIZE}" fill="${INK}">малая группа: выводы ненадёжны</text>`;
  return svg.replace(/<\/svg>\s*$/, `${pattern}${mark}${note}</svg>`);
}

/** SVG of the chart, text as text. @throws DocxError `bad-chart` when lengths differ or a value is outside 0…max */
export function drawBarChart(chart: BarChartContent): string {
  checkChart(chart);
  const { height } = measureLayout(chart);
  const board = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    board.setOption(makeOption(chart));
    const svg = board.renderToSVGString();
    return hasSmall(chart) ? addSmallNote(svg, height) : svg;
  } finally {
    board.dispose();
  }
}

/**
 * Grouped bars as PNG for a document: values at the ends of bars, axis from zero, hatched grey for small groups, readable without colour.
 * @throws DocxError `bad-chart`
 */
export async function renderBarChart(chart: BarChartContent): Promise<Uint8Array> {
  const svg = drawBarChart(chart);
  return withFontFiles(async (fontFiles) => {
    const image = await renderAsync(svg, {
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: CHART_FONT },
      fitTo: { mode: 'zoom', value: ZOOM },
      background: '#ffffff',
    });
    return new Uint8Array(image.asPng());
  });
}
