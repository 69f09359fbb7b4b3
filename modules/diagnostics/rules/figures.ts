/** A sum of decimal numbers without binary noise: `units` / 10^`decimals`. */
export interface ExactSum {
  readonly units: bigint;
  readonly decimals: number;
  readonly n: number;
}

interface Decimal {
  readonly units: bigint;
  readonly decimals: number;
}

/** The shortest decimal text of a double is what was typed in the table: 69.1 is 69.1 here, not 69.0999…. */
function parseDecimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent) - fraction.length;
  const units = BigInt(whole + fraction);
  return shift >= 0 ? { units: units * 10n ** BigInt(shift), decimals: 0 } : { units, decimals: -shift };
}

/** Adds finite numbers exactly as decimals. */
export function sumExactly(values: readonly number[]): ExactSum {
  const parsed = values.map(parseDecimal);
  const decimals = parsed.reduce((most, value) => Math.max(most, value.decimals), 0);
  const units = parsed.reduce((sum, value) => sum + value.units * 10n ** BigInt(decimals - value.decimals), 0n);
  return { units, decimals, n: values.length };
}

/** The sum as a number. */
export function toNumber(sum: ExactSum): number {
  return Number(sum.units) / 10 ** sum.decimals;
}

/** DIAG-05: the mean, unrounded: sum first, one division after. Undefined when there is nothing to average. */
export function meanOf(sum: ExactSum): number | undefined {
  return sum.n === 0 ? undefined : Number(sum.units) / (10 ** sum.decimals * sum.n);
}

/** The middle value, or the half of the two middle ones; undefined for none. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return meanOf(
    sumExactly(sorted.length % 2 === 1 ? sorted.slice(half, half + 1) : sorted.slice(Math.max(half - 1, 0), half + 1)),
  );
}
