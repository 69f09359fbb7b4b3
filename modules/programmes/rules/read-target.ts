/** A target as people write it: «не менее 1», «100 %», «в каждой школе не менее одного», «увеличение» (PLAN-17 … PLAN-19). */
import type { Comparison } from './draft.ts';
import { checkTarget } from './indicators.ts';

export interface ReadTarget {
  readonly comparison: Comparison;
  readonly value: number | null;
  readonly isShare: boolean;
}

export type TargetReading =
  | {
      readonly isOk: true;
      readonly comparison: Comparison;
      readonly value: number | null;
      /** The words say that less is better. */
      readonly wish: 'down' | null;
      readonly isPercent: boolean;
    }
  | { readonly isOk: false; readonly problem: string };

const NUMERALS: readonly (readonly [RegExp, number])[] = [
  [/^(?:один|одна|одно|одной|одного|одну)$/u, 1],
  [/^(?:два|две|двух)$/u, 2],
  [/^(?:три|трех)$/u, 3],
  [/^(?:четыре|четырех)$/u, 4],
  [/^(?:пять|пяти)$/u, 5],
  [/^(?:шесть|шести)$/u, 6],
  [/^(?:семь|семи)$/u, 7],
  [/^(?:восемь|восьми)$/u, 8],
  [/^(?:девять|девяти)$/u, 9],
  [/^(?:десять|десяти)$/u, 10],
];

const clean = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('−', '-')
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .trim();

/** Numbers in figures and words, in their order; thousands may be parted by a space. */
function findNumbers(text: string): number[] {
  return [...text.matchAll(/\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?|\p{L}+/gu)].flatMap(([word]) => {
    if (/^\d/u.test(word)) return [Number(word.replaceAll(' ', '').replace(',', '.'))];
    const numeral = NUMERALS.find(([pattern]) => pattern.test(word));
    return numeral ? [numeral[1]] : [];
  });
}

const EACH = /(?:^|[^\p{L}])(?:в|у|на|по|для) кажд|(?:^|[^\p{L}])кажд(?:ая|ый|ое) /u;
const GROWTH = /^(?:увеличен|увеличив|рост(?!ов)|прирост|повышен|положительн\p{L}* динамик)/u;
const DECLINE = /^(?:уменьшен|снижен|сокращен)/u;
const LEAST = /не (?:менее|меньше|ниже|реже)|минимум|>=|≥|(?:^| )от /u;
const MOST = /не (?:более|больше|выше|превы\p{L}*)|максимум|<=|≤/u;
const STRICT = /(?:^|[^\p{L}])(?:более|больше|свыше|выше|менее|меньше|ниже)[^\p{L}]|[<>]/u;
const EXACT = /ровно|(?:^|\s)=|точно/u;

interface Parsed {
  /** `more`: «более 50», which does not say from what number on; null: the words do not say. */
  readonly comparison: Comparison | 'more' | null;
  readonly numbers: readonly number[];
  readonly isPercent: boolean;
  readonly isDecline: boolean;
}

const WORDS: readonly (readonly [RegExp, Parsed['comparison']])[] = [
  [EACH, 'in_each'],
  [DECLINE, 'growth'],
  [GROWTH, 'growth'],
  [LEAST, 'at_least'],
  [MOST, 'at_most'],
  [STRICT, 'more'],
  [EXACT, 'exactly'],
];

/** «к 2028 году», «в 2027 г.»: when, not how much. */
const BY_YEAR = /(?:^|[^\p{L}])(?:к|до|в|на|за|с)(?: конц[уе]| началу)? 20\d\d(?: ?г(?:од\p{L}*|\.)?)?(?![\p{L}\d])/gu;

function parseTarget(words: string): Parsed {
  const text = clean(words).replace(BY_YEAR, ' ').trim();
  return {
    comparison: WORDS.find(([pattern]) => pattern.test(pattern === STRICT ? ` ${text} ` : text))?.[1] ?? null,
    numbers: findNumbers(text),
    isPercent: /%|процент/u.test(text),
    isDecline: DECLINE.test(text),
  };
}

/**
 * A target of a document: «100%», «не менее 1», «не менее одного в каждой школе», «рост». A bare share is a floor, a bare count too:
 * nobody is blamed for more than was promised. undefined: no target in these words.
 */
export function readTarget(words: string): ReadTarget | undefined {
  const { comparison, numbers, isPercent } = parseTarget(words);
  const value = numbers[0] ?? (comparison === 'in_each' ? 1 : null);
  if (value === null && comparison !== 'growth') return undefined;
  const isShare = isPercent && value !== null;
  return { comparison: comparison === null || comparison === 'more' ? 'at_least' : comparison, value, isShare };
}

const refuse = (problem: string): TargetReading => ({ isOk: false, problem });

type Shape = { readonly isShare: boolean; readonly wish: 'up' | 'down' | null; readonly unit?: string | null };

function refusalOf({ comparison, numbers, isPercent }: Parsed, { isShare }: Shape): string | undefined {
  if (comparison === 'more') return 'Напишите «не менее» или «не более»: «более» не говорит, с какого числа';
  if (numbers.length > 1) return 'Здесь несколько чисел: напишите одно';
  if (comparison === 'growth' && isPercent && !isShare) {
    return 'Рост в процентах от прежнего не сравнивается: напишите, на сколько единиц, или просто «увеличение»';
  }
  const isNumberNeeded = comparison !== 'growth' && comparison !== 'in_each';
  return isNumberNeeded && numbers.length === 0 ? 'Здесь нет числа: напишите, например, «не менее 1»' : undefined;
}

/** A target that is typed: what cannot be compared, and a share above 100 %, is refused with words that say what to write. */
export function readTypedTarget(words: string, indicator: Shape): TargetReading {
  if (words.trim() === '') return refuse('Напишите целевое значение: «не менее 1», «100 %»');
  const parsed = parseTarget(words);
  const refusal = refusalOf(parsed, indicator);
  if (refusal !== undefined) return refuse(refusal);
  const { numbers, isPercent, isDecline } = parsed;
  const bare = indicator.wish === 'down' ? 'at_most' : 'at_least';
  const comparison = parsed.comparison === null || parsed.comparison === 'more' ? bare : parsed.comparison;
  const value = numbers[0] ?? (comparison === 'in_each' ? 1 : null);
  const problem = checkTarget({ isShare: indicator.isShare || isPercent }, { comparison, value });
  if (problem !== null) return refuse(problem);
  if (isPercent && comparison !== 'in_each' && !indicator.isShare && indicator.unit !== '%') {
    return refuse('Проценты бывают у доли: отметьте в паспорте показателя «считается долей»');
  }
  return { isOk: true, comparison, value, wish: comparison === 'growth' && isDecline ? 'down' : null, isPercent };
}
