/** Shares and counts as they are written in running text. */

import { stemsOf, toNumber } from './words.ts';

export interface CountedShare {
  readonly index: number;
  readonly words: string;
  readonly part: number;
  readonly whole: number;
  readonly percent: number;
  /** Places behind the comma of the percent. */
  readonly digits: number;
}

const NUMBER = '(\\d{1,3}(?:[ \\u00a0]\\d{3})+|\\d+)';
const PERCENT = '(\\d{1,3}(?:[.,]\\d{1,3})?)\\s*%';

const COUNTED = `(?<![\\d.,–-])${NUMBER}\\s+(?:\\p{L}[\\p{L}-]*\\s+){0,4}?из\\s+(?:общего числа\\s+|числа\\s+)?${NUMBER}(?![\\d.,]\\d)(?:\\s+\\p{L}[\\p{L}-]*){0,4}?`;
/** «68 молодых специалистов из 104 или 65,4%», «15 из 15, что составляет 100 %». */
const COUNT_FIRST = new RegExp(`${COUNTED}\\s*,?\\s*(?:или|что составляет|это|=)\\s+${PERCENT}`, 'giu');
/** «68 из 104 (65,4 %)», «68 из 104 – 65,4 %»: what follows the sign may be a share of somebody else. */
const COUNT_ASIDE = new RegExp(`${COUNTED}\\s*(?:\\(|[–—])\\s*${PERCENT}(?:\\)|(?=\\s*(?:[.,;:]|$)))`, 'giu');
/** «65,4 % (68 из 104)», «65,4 % школ (68 из 104 школ)». */
const PERCENT_FIRST = new RegExp(
  `(?<![\\d.,])${PERCENT}((?:\\s+\\p{L}[\\p{L}-]*){0,3})\\s*\\(\\s*${NUMBER}\\s+(?:\\p{L}[\\p{L}-]*\\s+){0,4}?из\\s+${NUMBER}((?:\\s+\\p{L}[\\p{L}-]*){0,4}?)\\s*\\)`,
  'giu',
);

/** «80 % педагогов (5 из 10 школ)» is a share of teachers beside a number of schools. */
function isOfOne(match: RegExpMatchArray): boolean {
  const [percent, counted] = [stemsOf(match[2] ?? ''), stemsOf(match[5] ?? '')];
  return percent.length === 0 || counted.length === 0 || percent.some((stem) => counted.includes(stem));
}

/** «более 50 % (52 из 100)» says no exact share. */
const ROUGH = /(?:более|менее|больше|меньше|свыше|около|почти|порядка|до|чем)\s*$/iu;
const ROUGH_INSIDE = /более|менее|больше|меньше|свыше|около|почти|порядка/iu;

const digitsOf = (text: string | undefined): number => /[.,](\d+)/u.exec(text ?? '')?.[1]?.length ?? 0;

export function findCountedShares(text: string): CountedShare[] {
  const counted = [COUNT_FIRST, COUNT_ASIDE].flatMap((pattern) => [...text.matchAll(pattern)]);
  const shares = counted.map((match) => toShare(match, [1, 2, 3]));
  const reversed = [...text.matchAll(PERCENT_FIRST)].filter(isOfOne).map((match) => toShare(match, [3, 4, 1]));
  return [...shares, ...reversed]
    .filter(
      ({ whole, index, words }) =>
        whole > 0 && !ROUGH.test(text.slice(Math.max(0, index - 14), index)) && !ROUGH_INSIDE.test(words),
    )
    .sort((a, b) => a.index - b.index);
}

function toShare(match: RegExpMatchArray, [part, whole, percent]: readonly [number, number, number]): CountedShare {
  return {
    index: match.index ?? 0,
    words: match[0],
    part: toNumber(match[part]),
    whole: toNumber(match[whole]),
    percent: toNumber(match[percent]),
    digits: digitsOf(match[percent]),
  };
}

export interface LooseShare {
  readonly index: number;
  readonly words: string;
  readonly percent: number;
  readonly digits: number;
  readonly count: number;
}

/** «10%  (1072 чел.)»: a share and its number without what it is of. */
const LOOSE = new RegExp(
  `(?<![\\d.,])${PERCENT}\\s*\\(\\s*${NUMBER}\\s*(?:чел(?:\\.|овек\\p{L}*)?|педагог\\p{L}*|учител\\p{L}*|работник\\p{L}*|руководител\\p{L}*)\\s*\\)`,
  'giu',
);

export function findLooseShares(text: string): LooseShare[] {
  return [...text.matchAll(LOOSE)]
    .map((match) => ({
      index: match.index ?? 0,
      words: match[0],
      percent: toNumber(match[1]),
      digits: digitsOf(match[1]),
      count: toNumber(match[2]),
    }))
    .filter(({ percent, count }) => percent > 0 && percent < 100 && count > 0);
}

/** The whole numbers a rounded share and its count may be of. */
export function basesOf({ percent, digits, count }: LooseShare): { least: number; most: number } {
  const half = 0.5 * 10 ** -digits;
  return { least: Math.ceil((count * 100) / (percent + half)), most: Math.floor((count * 100) / (percent - half)) };
}
