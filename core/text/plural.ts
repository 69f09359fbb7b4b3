/** Forms for 1, 2 and 5: ['педагог', 'педагога', 'педагогов']. */
export type PluralForms = readonly [one: string, few: string, many: string];

export const NBSP = '\u00a0';
/** The real minus, as wide as the plus. */
export const MINUS = '−';

/** The form that agrees with n; a fraction takes the second form («2,5 часа»). */
export function plural(n: number, [one, few, many]: PluralForms): string {
  if (!Number.isInteger(n)) return few;
  const tens = Math.abs(n) % 100;
  const ones = tens % 10;
  if (tens > 10 && tens < 20) return many;
  if (ones === 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
}

/** «10 712 педагогов», number and word kept together. */
export function formatCount(n: number, forms: PluralForms): string {
  return `${formatNumber(n)}${NBSP}${plural(n, forms)}`;
}

/**
 * Rounds the decimal value that a person sees, halves away from zero as PostgreSQL's round(numeric) does:
 * 1.005 gives 1.01 though the binary number lies below it, and −0.5 gives −1.
 * Thirteen significant digits are kept before rounding, which takes away the dust of a sum.
 */
export function roundHalfUp(x: number, digits = 0): number {
  if (!Number.isFinite(x) || Number.isSafeInteger(x)) return x;
  const decimal = Math.abs(Number(x.toPrecision(13)));
  const shifted = shift(decimal, digits);
  const rounded = shift(Math.floor(shifted + 0.5), -digits);
  return rounded === 0 ? 0 : Math.sign(x) * rounded;
}

/** «10 712», «−1 234,5»; with `digits` the fraction is rounded half up and has exactly that many places. */
export function formatNumber(x: number, digits?: number): string {
  const value = digits === undefined ? x : roundHalfUp(x, digits);
  const sign = value < 0 ? MINUS : '';
  const [whole = '', fraction = ''] = writePlain(Math.abs(value)).split('.');
  const places = digits === undefined ? fraction : fraction.padEnd(digits, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NBSP);
  return `${sign}${grouped}${places ? `,${places}` : ''}`;
}

/** «65,4 %»: x is already in per cent. */
export function formatPercent(x: number, digits = 0): string {
  return `${formatNumber(x, digits)}${NBSP}%`;
}

/** A score or a mean of scores: at most `digits` places, no idle zeros: «81,7», «80». */
export function formatScore(x: number, digits = 1): string {
  return formatNumber(roundHalfUp(x, digits));
}

/** A change with its sign: «+27», «−1», «0». */
export function formatChange(x: number, digits = 0): string {
  const text = formatNumber(x, digits);
  return roundHalfUp(x, digits) > 0 ? `+${text}` : text;
}

/** Moves the decimal point in the decimal text of the number, where multiplication would leave dust. */
function shift(x: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(x).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

/** Digits without an exponent, which JavaScript writes below 1e-6 and from 1e21. */
function writePlain(x: number): string {
  const text = String(x);
  if (!text.includes('e')) return text;
  return x < 1 ? x.toFixed(20).replace(/\.?0+$/u, '') : BigInt(x).toString();
}
