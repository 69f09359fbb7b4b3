/** A target as people write it: «не менее 1», «100 %», «в каждой школе не менее одного», «увеличение» (PLAN-17 … PLAN-19). */
import type { Comparison } from './draft.ts';
import { checkTarget } from './indicators.ts';

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
const GROWTH = /увеличен|увеличив|рост(?!ов)|прирост|повышен|положительн\p{L}* динамик/u;
const DECLINE = /уменьшен|снижен|сокращен/u;
const LEAST = /не (?:менее|меньше|ниже|реже)|минимум|как минимум|>=|≥/u;
const MOST = /не (?:более|больше|выше)|максимум|<=|≤/u;
const STRICT = /(?:^|[^\p{L}])(?:более|больше|свыше|выше|менее|меньше|ниже)[^\p{L}]|[<>]/u;
const EXACT = /ровно|(?:^|\s)=|точно/u;

function comparisonOf(text: string, isDownWished: boolean): Comparison | undefined {
  if (EACH.test(text)) return 'in_each';
  if (DECLINE.test(text) || GROWTH.test(text)) return 'growth';
  if (LEAST.test(text)) return 'at_least';
  if (MOST.test(text)) return 'at_most';
  if (STRICT.test(` ${text} `)) return undefined;
  if (EXACT.test(text)) return 'exactly';
  return isDownWished ? 'at_most' : 'at_least';
}

const refuse = (problem: string): TargetReading => ({ isOk: false, problem });

/** Words that are not understood, a share above 100 % and growth in per cent are refused with words; the text itself is kept elsewhere. */
export function readTarget(words: string, indicator: { isShare: boolean; wish: 'up' | 'down' | null }): TargetReading {
  const text = clean(words);
  if (text === '') return refuse('Напишите целевое значение: «не менее 1», «100 %»');
  const comparison = comparisonOf(text, indicator.wish === 'down');
  if (comparison === undefined) return refuse('Напишите «не менее» или «не более»: «более» не говорит, с какого числа');
  const numbers = findNumbers(text);
  if (numbers.length > 1) return refuse('Здесь несколько чисел: напишите одно');
  const isPercent = /%|процент/u.test(text);
  const isGrowing = comparison === 'growth';
  if (isGrowing && isPercent && !indicator.isShare) {
    return refuse('Рост в процентах от прежнего не сравнивается: напишите, на сколько единиц, или просто «увеличение»');
  }
  const value = numbers[0] ?? (comparison === 'in_each' ? 1 : null);
  if (value === null && !isGrowing) return refuse('Здесь нет числа: напишите, например, «не менее 1»');
  const problem = checkTarget({ isShare: indicator.isShare || isPercent }, { comparison, value });
  if (problem !== null) return refuse(problem);
  return { isOk: true, comparison, value, wish: isGrowing && DECLINE.test(text) ? 'down' : null, isPercent };
}
