import { useComputedColorScheme } from '@mantine/core';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTextSize } from '../text-size.ts';
import { buildBarOptions, type ChartColors, type ChartInput } from './options.ts';

// Here and nowhere else: a registration at the top of a page would pull ECharts into the first load.
use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

function readColors(element: HTMLElement): ChartColors {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--op-${name}`).trim();
  return {
    text: read('text'),
    muted: read('muted'),
    line: read('line'),
    ground: read('ground'),
    tones: { low: read('level-low'), medium: read('level-medium'), high: read('level-high') },
  };
}

/** The drawing itself: colours come from the page, so light and dark need no themes of ECharts. */
export function BarDrawing(input: ChartInput) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const scheme = useComputedColorScheme('light');
  const [size] = useTextSize();
  useEffect(() => {
    const place = element.current;
    if (place === null) return;
    const drawn = init(place, null, { renderer: 'svg' });
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(place);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    const place = element.current;
    if (place === null || chart.current === null) return;
    const fontSize = 13 * (size === 'largest' ? 1.31 : size === 'larger' ? 1.125 : 1);
    // The colours are read from the page once it wears the new scheme.
    place.dataset.scheme = scheme;
    chart.current.setOption(buildBarOptions(input, readColors(place), fontSize, place.clientWidth), true);
  }, [input, scheme, size]);
  return <div ref={element} style={{ width: '100%', height: '100%' }} />;
}
