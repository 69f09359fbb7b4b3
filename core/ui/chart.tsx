import './chart.css';
import { Button, Skeleton } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import type { ChartSeries } from './chart/options.ts';

const BarDrawing = lazy(() => import('./chart/bar-drawing.tsx').then((module) => ({ default: module.BarDrawing })));

type BarChartProps = {
  /** What the chart shows, as a statement or a name; also the caption of the table. */
  title: string;
  categories: readonly string[];
  series: readonly ChartSeries[];
  unit?: string;
  digits?: number;
  /** The upper end of the scale where it is known: 100 for per cent. The lower end is always zero. */
  max?: number;
  /** Shares of one whole, laid end to end. */
  isStacked?: boolean;
};

/** Bars from zero with direct labels; the table behind is one click away and is what a screen reader gets. */
export function BarChart(props: BarChartProps) {
  const { title, categories, series } = props;
  const [isTable, setTable] = useState(false);
  const height =
    28 +
    categories.length * Math.max(28, (props.isStacked ? 1 : series.length) * 20 + 12) +
    (series.length > 1 ? 28 : 0);
  return (
    <figure className="op-chart">
      <figcaption>
        <span>{title}</span>
        <Button
          variant="subtle"
          size="compact-sm"
          className="op-no-print"
          leftSection={isTable ? <IconChartBar size="1rem" aria-hidden /> : <IconTable size="1rem" aria-hidden />}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? 'Показать диаграммой' : 'Показать таблицей'}
        </Button>
      </figcaption>
      {isTable ? null : (
        <div aria-hidden style={{ height }}>
          <Suspense fallback={<Skeleton height={height} />}>
            <BarDrawing {...props} />
          </Suspense>
        </div>
      )}
      <div className={isTable ? undefined : 'op-visually-hidden'}>
        <ChartTable {...props} />
      </div>
    </figure>
  );
}

function ChartTable({ title, categories, series, unit, digits }: BarChartProps) {
  return (
    <table className="op-plain-table">
      <caption className="op-visually-hidden">{title}</caption>
      <thead>
        <tr>
          <td />
          {series.map((item) => (
            <th key={item.name} scope="col">
              {item.name}
              {unit === undefined ? '' : `, ${unit}`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category, index) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {series.map((item) => {
              const value = item.values[index];
              return (
                <td key={item.name}>
                  {value === null || value === undefined ? 'нет данных' : formatNumber(value, digits ?? 0)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
