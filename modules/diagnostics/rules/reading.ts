import { searchKey } from '#core/text/normalise.ts';
import type { Scale } from '../model.ts';
import { defaultScale } from '../model.ts';

/** What one cell of a results table says; `wrong` stays out of the import with its reason. */
export type ScoreReading =
  | { readonly kind: 'score'; readonly score: number }
  | { readonly kind: 'reported'; readonly word: string; readonly level: string | undefined }
  | { readonly kind: 'empty' | 'unknown' | 'not_held' | 'absent' | 'declined' }
  | { readonly kind: 'wrong'; readonly reason: 'out_of_range' | 'not_a_score' };

/** How the numbers of a column are meant: `fraction` is 0…1, as Excel stores cells formatted in per cent. */
export type ScoreUnit = 'percent' | 'fraction';

const words: readonly (readonly [kind: 'unknown' | 'not_held' | 'absent' | 'declined', keys: readonly string[]])[] = [
  ['unknown', ['-', '--', 'н/д', 'нет данных', 'нет сведений', 'неизвестно']],
  [
    'absent',
    [
      'н/я',
      'н.я.',
      'ня',
      'неявка',
      'не явился',
      'не явилась',
      'отсутствовал',
      'отсутствовала',
      'не пришел',
      'не пришла',
    ],
  ],
  ['declined', ['отказ', 'отказался', 'отказалась', 'отказано', 'отказ от участия']],
  [
    'not_held',
    ['не проводилось', 'не проводилась', 'не проводился', 'не проводили', 'не проходила', 'не предусмотрено'],
  ],
];
const kindByWord = new Map(words.flatMap(([kind, keys]) => keys.map((key) => [searchKey(key), kind] as const)));

const levelWord =
  /^(?:(?:(?:очень|выше|ниже|скорее) )?(?:низк|средн|высок|повышенн|базов|недостаточн|достаточн|оптимальн|критическ|допустим|минимальн)\p{L}*(?:-(?:низк|средн|высок)\p{L}*)?)$/u;

const numberText = /^([+-]?\d+(?:[.,]\d+)?)(%?)$/;

/**
 * Reads a cell: «69», «69,5», «69 %» are per cent; «—», «н/я», «отказ», «не проводилось» are states, never zero; «средний» and
 * «выше среднего» are reported words, with a level only where the scale has it by that name. With `fraction` a bare 0,69 is 69 %.
 */
export function readScore(text: string, unit: ScoreUnit = 'percent', scale: Scale = defaultScale): ScoreReading {
  const key = searchKey(text);
  if (key === '') return { kind: 'empty' };
  const kind = kindByWord.get(key);
  if (kind) return { kind };
  const number = readNumber(key);
  if (number) {
    const score = unit === 'fraction' && !number.hasSign ? scaleFraction(number.digits) : Number(number.digits);
    return score >= 0 && score <= 100 ? { kind: 'score', score } : { kind: 'wrong', reason: 'out_of_range' };
  }
  return readLevelWord(text, key, scale) ?? { kind: 'wrong', reason: 'not_a_score' };
}

/**
 * A decision for the whole column: fractions only when every bare number is at most 1 and at least one is neither 0 nor 1;
 * one single «69» or «69 %» makes the column per cent. A cell alone does not decide: «0,69» may be a very weak result.
 */
export function findScoreUnit(texts: readonly string[]): ScoreUnit {
  const numbers = texts.flatMap((text) => readNumber(searchKey(text)) ?? []);
  const isFraction =
    numbers.every(({ digits, hasSign }) => !hasSign && Number(digits) >= 0 && Number(digits) <= 1) &&
    numbers.some(({ digits }) => Number(digits) > 0 && Number(digits) < 1);
  return isFraction ? 'fraction' : 'percent';
}

function readNumber(key: string): { digits: string; hasSign: boolean } | undefined {
  const match = numberText.exec(key.replace(/\s+/g, ''));
  return match?.[1] ? { digits: match[1].replace(',', '.'), hasSign: match[2] === '%' } : undefined;
}

/** Moves the decimal point in the text: 0.57 × 100 is 56.99999999999999 in binary. */
function scaleFraction(digits: string): number {
  return Number(`${digits}e2`);
}

function readLevelWord(text: string, key: string, scale: Scale): ScoreReading | undefined {
  const word = key.replace(/ уровень$|^уровень /, '');
  const level = scale.levels.find(({ title }) => searchKey(title) === word)?.code;
  return level !== undefined || levelWord.test(word) ? { kind: 'reported', word: text.trim(), level } : undefined;
}
