const LOOKALIKES: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
  a: 'а',
  c: 'с',
  e: 'е',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
  Ë: 'Ё',
  ë: 'ё',
};

const LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const LATIN_SHIFTED = '~{}:"<>';
const CYRILLIC_SHIFTED = 'ЁХЪЖЭБЮ';

const TO_CYRILLIC = keyMap(LATIN_KEYS, CYRILLIC_KEYS, LATIN_SHIFTED, CYRILLIC_SHIFTED);
const TO_LATIN = keyMap(CYRILLIC_KEYS, LATIN_KEYS, CYRILLIC_SHIFTED, LATIN_SHIFTED);

/** Words of letters, figures and common signs with one space between them: nine cells of ten need no cleaning. */
const PLAIN = /^(?:[!#-&(-~А-Яа-яЁё№]+(?: [!#-&(-~А-Яа-яЁё№]+)*)?$/;
const HAS_LATIN = /\p{Script=Latin}/u;
const HAS_CYRILLIC = /\p{Script=Cyrillic}/u;

/**
 * One line of clean text: composed letters (й, ё), no zero-width signs or soft hyphens, one plain space between words,
 * quotes of every sort as «ёлочки». Dashes and letters stay as they are.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return dropInvisible(text)
    .replace(/\s+/gu, ' ')
    .replace(/(^|[\s([{«-])["“”„‟]/gu, '$1«')
    .replace(/["“”„‟]/gu, '»')
    .trim();
}

/** The same, line by line; empty lines go. A cell with several people keeps its line breaks. */
export function cleanLines(text: string): string[] {
  return dropInvisible(text)
    .split(/\r\n?|[\n\v\f\u2028\u2029]/u)
    .map(cleanText)
    .filter((line) => line !== '');
}

/**
 * Latin letters inside a Cyrillic word become the Cyrillic ones they look like («Иванoв»), a zero between two
 * Cyrillic letters becomes «о». A word that is Latin throughout, or has a letter without a twin, stays.
 */
export function fixLookalikes(text: string): string {
  if (!HAS_CYRILLIC.test(text)) return text;
  const withLetters = text.includes('0')
    ? text.replace(/(?<=\p{Script=Cyrillic})0(?=\p{Script=Cyrillic})/gu, 'о')
    : text;
  return HAS_LATIN.test(withLetters) ? withLetters.replace(/[\p{L}\p{M}]+/gu, (word) => fixWord(word)) : withLetters;
}

/** Key for finding and comparing: clean, Cyrillic, lower case, ё as е, no quotes, one sort of hyphen. */
export function searchKey(text: string): string {
  const lower = fixLookalikes(cleanText(text)).toLowerCase().replaceAll('ё', 'е');
  if (PLAIN.test(lower)) return lower;
  return lower
    .replace(/[«»‹›]/gu, ' ')
    .replace(/[\u2010-\u2015−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What the same keys would have typed in the other layout: «bdfyjd» → «иванов», «руддщ» → «hello». */
export function switchLayout(text: string): string {
  const map = /\p{Script=Cyrillic}/u.test(text) ? TO_LATIN : TO_CYRILLIC;
  return [...text].map((sign) => map.get(sign) ?? sign).join('');
}

/**
 * Longer than any name, date or post: the readers do not look into it, so that a cell of 32 767 signs costs nothing.
 */
export function isTooLong(text: string): boolean {
  return text.length > 600;
}

/** First letter large, the rest as it is. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function dropInvisible(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/gu, '')
    .replace(/[^\P{Cc}\n\r\t\v\f]/gu, ' ');
}

function fixWord(word: string): string {
  if (!HAS_CYRILLIC.test(word) || !HAS_LATIN.test(word)) return word;
  const fixed = [...word].map((letter) => LOOKALIKES[letter] ?? letter).join('');
  return /\p{Script=Latin}/u.test(fixed) ? word : fixed;
}

function keyMap(from: string, to: string, fromShifted: string, toShifted: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [index, sign] of [...from].entries()) {
    const target = to.charAt(index);
    map.set(sign, target);
    // Only letters have a large form; the shifted signs have pairs of their own.
    if (sign.toUpperCase() !== sign && target.toUpperCase() !== target) {
      map.set(sign.toUpperCase(), target.toUpperCase());
    }
  }
  for (const [index, sign] of [...fromShifted].entries()) map.set(sign, toShifted.charAt(index));
  return map;
}
