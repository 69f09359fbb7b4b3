/** Indicators and targets as a page and a paper say them. */
import { formatNumber, formatPercent, NBSP, roundHalfUp } from '#core/text/plural.ts';
import { compareDays } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import type { TargetDraft } from './draft.ts';
import { type Amounts, amountOf, type Verdict } from './indicators.ts';

interface Judged {
  readonly verdict: Verdict;
  readonly isDue: boolean;
  /** The value the verdict rests on. */
  readonly usedId: string | null;
}

/** What has come of a target: before its day nothing is missed yet. */
export function writeVerdict({ verdict, isDue, usedId }: Judged): string {
  if (verdict === 'met') return 'достигнуто';
  if (verdict === 'not_met') return isDue ? 'не достигнуто' : 'пока не достигнуто';
  if (usedId !== null) return 'не с чем сравнить';
  return isDue ? 'нет данных' : 'срок не наступил';
}

type Unit = { readonly isShare: boolean; readonly unit: string | null };

/** Places of a share: one below 100, more where that would say that nobody, or everybody, is counted. */
export function placesOfShare(amount: number): number {
  if (Number.isInteger(amount)) return 0;
  const isSwallowed = (places: number) => [0, 100].includes(roundHalfUp(amount, places));
  return [1, 2, 3, 4].find((places) => !isSwallowed(places)) ?? 4;
}

/** A number in the indicator's unit: «65,4 %», «14 площадок»; unknown is «нет данных», never 0. */
export function showInUnit({ isShare, unit }: Unit, amount: number | null): string {
  if (amount === null) return 'нет данных';
  if (isShare) return formatPercent(amount, placesOfShare(amount));
  const digits = Number.isInteger(amount) ? 0 : 2;
  const text = formatNumber(amount, digits).replace(/,(\d)0$/u, ',$1');
  return unit === null || unit === '' ? text : `${text}${NBSP}${unit}`;
}

/** «68 из 104 = 65,4 %»; a value of what is no share by itself. */
export function showValue(indicator: Unit, amounts: Amounts): string {
  const shown = showInUnit(indicator, amountOf(indicator, amounts));
  const { numerator, denominator } = amounts;
  if (!indicator.isShare || numerator === null || denominator === null) return shown;
  return `${formatNumber(numerator)}${NBSP}из${NBSP}${formatNumber(denominator)} = ${shown}`;
}

/** A bare number of a share says «70» where the column of the document said «%». */
function withPercent({ isShare, unit }: Unit, words: string, value: number): string {
  const [last = ''] = /\d+(?:[.,]\d+)?$/u.exec(words) ?? [];
  const isBare = (isShare || unit === '%') && Number(last.replace(',', '.')) === value && !/%|процент/iu.test(words);
  return last !== '' && isBare ? `${words}${NBSP}%` : words;
}

/** As written where that is known, else made of its number. */
export function showTarget(indicator: Unit, { comparison, value, words }: Omit<TargetDraft, 'dueOn'>): string {
  if (words !== null && words !== '')
    return value === null || comparison === 'in_each' ? words : withPercent(indicator, words, value);
  const amount = value === null ? '' : showInUnit(indicator, value);
  switch (comparison) {
    case 'at_least':
      return `не менее ${amount}`;
    case 'at_most':
      return `не более ${amount}`;
    case 'exactly':
      return amount;
    case 'in_each':
      return `в каждой не менее ${formatNumber(value ?? 1)}`;
    case 'growth':
      return value === null || value === 0 ? 'рост' : `рост не менее чем на ${amount}`;
  }
}

/**
 * All targets of an indicator, as a signed programme has them: «не менее 70 % к 31.12.2026; не менее 90 % к 31.12.2027»; those that say
 * the same share their words. Empty: none is set.
 */
export function listTargets(indicator: Unit & { readonly targets: readonly TargetDraft[] }): string {
  const ordered = indicator.targets.toSorted((a, b) => compareDays(a.dueOn, b.dueOn));
  const byWords = Map.groupBy(ordered, (target) => showTarget(indicator, target));
  return [...byWords]
    .map(([words, own]) => `${words} к ${own.map(({ dueOn }) => formatDay(dueOn)).join(', ')}`)
    .join('; ');
}
