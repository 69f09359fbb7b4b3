import { formatNumber } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';

type Figure = {
  value: number | null;
  unit?: string;
  digits?: number;
  numerator?: number;
  denominator?: number;
  asOf?: Day;
  n?: number;
};

/** The number with its unit, kept on one line; unknown is «нет данных», never 0. */
export function formatFigure({ value, unit, digits }: Pick<Figure, 'value' | 'unit' | 'digits'>): string {
  if (value === null) return 'нет данных';
  const number = formatNumber(value, digits ?? 0);
  return unit === undefined ? number : `${number}\u00a0${unit}`;
}

/** What a number is made of: «68 из 104, на 31.12.2023»; empty when nothing is known about it. */
export function describeFigure({ numerator, denominator, asOf, n }: Figure): string {
  const parts: string[] = [];
  if (numerator !== undefined && denominator !== undefined) {
    parts.push(`${formatNumber(numerator)} из ${formatNumber(denominator)}`);
  } else if (n !== undefined) parts.push(`n = ${formatNumber(n)}`);
  if (asOf !== undefined) parts.push(`на ${formatDay(asOf)}`);
  return parts
    .join(', ')
    .replaceAll(' из ', '\u00a0из\u00a0')
    .replaceAll('на ', 'на\u00a0')
    .replaceAll(' = ', '\u00a0=\u00a0');
}
