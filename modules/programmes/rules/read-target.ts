import type { Comparison } from './draft.ts';

export interface ReadTarget {
  readonly comparison: Comparison;
  readonly value: number | null;
  readonly isShare: boolean;
}

const NUMBER = /(\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?)\s*(%|процент)?/u;
const GROWTH = /^(?:рост|увеличени|прирост|повышени|положительн\S* динамик)/iu;
const AT_MOST = /не\s+(?:более|выше|превы\S*)|≤|<=|максимум/iu;
const AT_LEAST = /не\s+(?:менее|ниже)|≥|>=|от\s|минимум|свыше|более/iu;
const IN_EACH = /(?:^|[^а-яё])(?:в\s+кажд|для\s+кажд|у\s+кажд|на\s+кажд|кажд(?:ая|ый|ое)[^а-яё])/iu;

const toNumber = (digits: string): number => Number(digits.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.'));

function compare(words: string, hasNumber: boolean): Comparison | undefined {
  if (IN_EACH.test(words)) return 'in_each';
  if (GROWTH.test(words.trim())) return 'growth';
  if (!hasNumber) return undefined;
  if (AT_MOST.test(words)) return 'at_most';
  if (AT_LEAST.test(words)) return 'at_least';
  return undefined;
}

/**
 * A target as people write it: «100%», «не менее 1», «не менее одного в каждой школе», «рост». A bare share is a floor, a bare count too:
 * nobody is blamed for more than was promised. undefined: no target in these words. @source PLAN-17 … PLAN-19
 */
export function readTarget(words: string): ReadTarget | undefined {
  const found = NUMBER.exec(words);
  const comparison = compare(words, found !== null);
  if (found === null) {
    if (comparison === undefined) return undefined;
    return { comparison, value: comparison === 'in_each' ? 1 : null, isShare: false };
  }
  const value = toNumber(found[1] ?? '');
  if (!Number.isFinite(value)) return undefined;
  return { comparison: comparison ?? 'at_least', value, isShare: found[2] !== undefined };
}
