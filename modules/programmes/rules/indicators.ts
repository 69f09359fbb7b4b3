/** Targets and actual values of indicators (PLAN-17 … PLAN-19, MON-19; test-cases.md 3.8, 4): nothing is computed from rounded values, nothing is interpolated. */
import { formatNumber, roundHalfUp } from '#core/text/plural.ts';
import { addYears, type Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import type { Comparison } from './draft.ts';

export interface IndicatorLike {
  readonly isShare: boolean;
  /** Which way is good; null: not said, more is better. */
  readonly wish: 'up' | 'down' | null;
  readonly baseValue: number | null;
  readonly baseOn: Day | null;
}

export interface Amounts {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Of what is no share. */
  readonly value: number | null;
}

export const HAND = 'hand';

/** A value of the whole population on a day; `source` tells data from hand. */
export interface ActualValue extends Amounts {
  readonly asOf: Day;
  readonly source: string;
}

export interface TargetLike {
  readonly dueOn: Day;
  readonly comparison: Comparison;
  /** In the indicator's unit: a share in per cent. */
  readonly value: number | null;
}

export const VERDICTS = ['met', 'not_met', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** An answer of three values with what it rests on, in Russian. */
export interface Compared {
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
}

const WHOLE = 100;

/** What binary numbers leave behind a product of decimals is taken away: 65,4 · 104 is 6801,6. */
const withoutDust = (x: number) => Number(x.toPrecision(13));

/** A part of a whole, 0 … 1; null: unknown, or nobody is counted (test-cases.md 3.8, 4). */
export function shareOf({ numerator, denominator }: Pick<Amounts, 'numerator' | 'denominator'>): number | null {
  if (numerator === null || denominator === null || denominator <= 0) return null;
  return numerator / denominator;
}

/** In the indicator's unit, unrounded; null: unknown, never 0. */
export function amountOf({ isShare }: Pick<IndicatorLike, 'isShare'>, amounts: Amounts): number | null {
  if (!isShare) return amounts.value;
  const share = shareOf(amounts);
  return share === null ? null : withoutDust(share * WHOLE);
}

/** What is wrong with a target, in words; null: nothing. */
export function checkTarget(
  { isShare }: Pick<IndicatorLike, 'isShare'>,
  target: Omit<TargetLike, 'dueOn'>,
): string | null {
  const { comparison, value } = target;
  if (value === null) {
    return comparison === 'growth' || comparison === 'in_each' ? null : 'Укажите число, с которым сравнивать';
  }
  if (isShare && comparison !== 'in_each' && (value < 0 || value > WHOLE)) {
    return `Доля бывает от 0 до 100 %: ${formatNumber(value)} % быть не может`;
  }
  return value < 0 && (comparison === 'growth' || comparison === 'in_each') ? 'Число не может быть меньше нуля' : null;
}

/** What is wrong with a typed value, in words; null: nothing. An empty one is «нет данных» and right. */
export function checkAmounts({ isShare }: Pick<IndicatorLike, 'isShare'>, amounts: Amounts): string | null {
  const { numerator, denominator, value } = amounts;
  if (!isShare) {
    return numerator === null && denominator === null ? null : 'Это не доля: введите одно значение';
  }
  if (value !== null) return 'Для доли введите два числа: сколько и из скольких';
  if (numerator === null && denominator === null) return null;
  if (numerator === null || denominator === null) return 'Для доли нужны оба числа: сколько и из скольких';
  if (denominator <= 0) return 'Из нуля доли не бывает: оставьте значение пустым и объясните в примечании';
  if (numerator < 0) return 'Число не может быть меньше нуля';
  return numerator > denominator
    ? `Часть больше целого: ${formatNumber(numerator)} из ${formatNumber(denominator)}`
    : null;
}

const MOST_PLACES = 6;

/** As a sentence shows it; more places when rounding would hide the difference to what it is compared with. */
export function showAmount(amount: number, isShare: boolean, against: number | null = null): string {
  let places = isShare ? 1 : 2;
  const isHidden = () =>
    against !== null && against !== amount && roundHalfUp(amount, places) === roundHalfUp(against, places);
  while (isHidden() && places < MOST_PLACES) places += 1;
  const text = formatNumber(roundHalfUp(amount, places));
  return isShare ? `${text} %` : text;
}

function inUnit(numerator: number, target: number, denominator: number): number {
  return withoutDust(numerator * WHOLE) - withoutDust(target * denominator);
}

/** Negative, zero or positive; of a share by whole numbers: 68 из 104 is less than 65,4 %. */
function difference({ isShare }: Pick<IndicatorLike, 'isShare'>, amounts: Amounts, target: number): number | null {
  if (!isShare) return amounts.value === null ? null : withoutDust(amounts.value) - target;
  const { numerator, denominator } = amounts;
  return shareOf(amounts) === null ? null : inUnit(numerator ?? 0, target, denominator ?? 0);
}

const HOLDS: Record<'at_least' | 'at_most' | 'exactly', { test: (difference: number) => boolean; words: string }> = {
  at_least: { test: (x) => x >= 0, words: 'не менее' },
  at_most: { test: (x) => x <= 0, words: 'не более' },
  exactly: { test: (x) => x === 0, words: 'ровно' },
};

const UNKNOWN_VALUE: Compared = { verdict: 'unknown', reasons: ['значения нет'] };

function compareFixed(
  indicator: Pick<IndicatorLike, 'isShare'>,
  comparison: keyof typeof HOLDS,
  target: number | null,
  amounts: Amounts,
): Compared {
  const amount = amountOf(indicator, amounts);
  if (target === null) return { verdict: 'unknown', reasons: ['целевое значение не названо числом'] };
  const between = difference(indicator, amounts, target);
  if (amount === null || between === null) return UNKNOWN_VALUE;
  const { test, words } = HOLDS[comparison];
  const shown = showAmount(amount, indicator.isShare, target);
  const wanted = `${words} ${showAmount(target, indicator.isShare)}`;
  return test(between)
    ? { verdict: 'met', reasons: [`${shown}: ${wanted}`] }
    : { verdict: 'not_met', reasons: [`${shown}, а нужно ${wanted}`] };
}

/** A point in time that growth is counted from. */
export interface Earlier {
  readonly amount: number;
  readonly on: Day | null;
}

/**
 * More than before, or less where less is better (PLAN-19). A target without a number is met by any growth, one with a number by at
 * least so much.
 */
export function compareGrowth(
  { isShare, wish }: Pick<IndicatorLike, 'isShare' | 'wish'>,
  required: number | null,
  now: number | null,
  before: Earlier | undefined,
): Compared {
  if (now === null) return UNKNOWN_VALUE;
  if (!before) return { verdict: 'unknown', reasons: ['сравнить не с чем: прежнего значения нет'] };
  const change = withoutDust(now - before.amount);
  const gained = wish === 'down' ? -change : change;
  const isMet = required === null || required === 0 ? gained > 0 : gained >= required;
  const was = before.on === null ? 'базовое значение' : `на ${formatDay(before.on)}`;
  const story = `было ${showAmount(before.amount, isShare)} (${was}), стало ${showAmount(now, isShare, before.amount)}`;
  return { verdict: isMet ? 'met' : 'not_met', reasons: [story] };
}

/** The comparison of one value with one target; what is counted in each organisation is compared by rules/indicator-matrix. */
export function compare(
  indicator: Pick<IndicatorLike, 'isShare' | 'wish'>,
  target: Pick<TargetLike, 'comparison' | 'value'>,
  amounts: Amounts,
  before?: Earlier,
): Compared {
  if (target.comparison === 'growth') {
    return compareGrowth(indicator, target.value, amountOf(indicator, amounts), before);
  }
  if (target.comparison === 'in_each') {
    return { verdict: 'unknown', reasons: ['считается по каждой организации'] };
  }
  return compareFixed(indicator, target.comparison, target.value, amounts);
}

/** One day has one value that counts: data go before what was typed, and what is known before what is not. */
export function chooseValues<T extends ActualValue>(
  indicator: Pick<IndicatorLike, 'isShare'>,
  values: readonly T[],
): T[] {
  const rank = (one: T) => (amountOf(indicator, one) === null ? 2 : one.source === HAND ? 1 : 0);
  return [...Map.groupBy(values, ({ asOf }) => asOf).values()]
    .flatMap((own) => own.toSorted((a, b) => rank(a) - rank(b) || a.source.localeCompare(b.source)).slice(0, 1))
    .toSorted((a, b) => a.asOf.localeCompare(b.asOf));
}

/** Days a target is answered by: after the target before it, up to its own day. */
export interface Window {
  readonly after: Day | null;
  readonly upTo: Day;
}

export function windowOf(targets: readonly Pick<TargetLike, 'dueOn'>[], dueOn: Day): Window {
  const earlier = targets.map((target) => target.dueOn).filter((day) => day < dueOn);
  return { after: earlier.toSorted().at(-1) ?? null, upTo: dueOn };
}

export const isInWindow = ({ after, upTo }: Window, day: Day): boolean =>
  day <= upTo && (after === null || day > after);

/** What growth is counted from: the last known value up to the target before, or a year before, else the base. */
function findEarlier(indicator: IndicatorLike, known: readonly ActualValue[], window: Window): Earlier | undefined {
  const limit = window.after ?? addYears(window.upTo, -1);
  const last = known.findLast(({ asOf }) => asOf <= limit);
  const amount = last && amountOf(indicator, last);
  if (last && amount !== null && amount !== undefined) return { amount, on: last.asOf };
  return indicator.baseValue === null ? undefined : { amount: indicator.baseValue, on: indicator.baseOn };
}

export interface Judged<T extends ActualValue> extends Compared {
  /** Its day has come: what is not met is overdue, not merely ahead. */
  readonly isDue: boolean;
  /** The value the answer rests on. */
  readonly used: T | null;
}

/** A target against the last known value of its own time; a value of another time does not answer for it. */
export function judgeTarget<T extends ActualValue>(
  indicator: IndicatorLike,
  targets: readonly TargetLike[],
  target: TargetLike,
  values: readonly T[],
  today: Day,
): Judged<T> {
  const window = windowOf(targets, target.dueOn);
  const known = chooseValues(indicator, values).filter((value) => amountOf(indicator, value) !== null);
  const used = known.findLast(({ asOf }) => isInWindow(window, asOf)) ?? null;
  const isDue = target.dueOn <= today;
  if (!used) {
    const later = known.find(({ asOf }) => asOf > target.dueOn);
    const reason = later ? `к сроку значения нет, ближайшее — на ${formatDay(later.asOf)}` : 'значения нет';
    return { verdict: 'unknown', reasons: [reason], isDue, used };
  }
  const before = target.comparison === 'growth' ? findEarlier(indicator, known, window) : undefined;
  return { ...compare(indicator, target, used, before), isDue, used };
}

export interface YearPoint {
  readonly year: number;
  readonly amount: number | null;
  readonly asOf: Day | null;
  /** Against the year before; null: that year is not known. */
  readonly change: number | null;
}

/** The last known value of each calendar year with the change to the year before; a year without a value stays empty (PLAN-19). */
export function changesByYear(indicator: IndicatorLike, values: readonly ActualValue[]): YearPoint[] {
  const base =
    indicator.baseOn === null || indicator.baseValue === null
      ? []
      : [{ on: indicator.baseOn, amount: indicator.baseValue }];
  const actual = chooseValues(indicator, values).flatMap((value) => {
    const amount = amountOf(indicator, value);
    return amount === null ? [] : [{ on: value.asOf, amount }];
  });
  const last = new Map([...base, ...actual].map((point) => [Number(point.on.slice(0, 4)), point]));
  const years = [...last.keys()];
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => {
    const year = first + index;
    const [point, before] = [last.get(year), last.get(year - 1)];
    return {
      year,
      amount: point?.amount ?? null,
      asOf: point?.on ?? null,
      change: point && before ? withoutDust(point.amount - before.amount) : null,
    };
  });
}
