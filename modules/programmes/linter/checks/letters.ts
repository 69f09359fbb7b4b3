/** Slips of the keyboard that no spelling is needed for. @source test-cases.md 3.7, 3.8 */
import { fixLookalikes } from '#core/text/normalise.ts';
import type { Remark, Source } from '../source/model.ts';
import { spotOfLine } from '../source/spots.ts';

const DOUBLE = /(?<![\p{L}\d-])(\p{L}+)[ \u00a0]+\1(?![\p{L}\d-])/giu;
/** Doubled on purpose. */
const MEANT: ReadonlySet<string> = new Set('очень еле чуть да нет вот ура день раз год что то как все всё'.split(' '));

/** A name may play with a word: «Самый классный классный». A preposition may not. */
const LONGEST_SLIP = 3;
const isQuoted = (text: string, at: number): boolean => text.lastIndexOf('«', at) > text.lastIndexOf('»', at);

/** «в в», «и и», «по по». A single capital is an initial. */
export function checkDoubleWords({ lines }: Source): Remark[] {
  return lines.flatMap((line) =>
    [...line.text.matchAll(DOUBLE)]
      .filter(([words, word = '']) => !MEANT.has(word.toLowerCase()) && !/^\p{Lu}+\s/u.test(words))
      .filter(({ index, 1: word = '' }) => word.length <= LONGEST_SLIP || !isQuoted(line.text, index))
      .map(
        ([words, word = '']): Remark => ({
          code: 'double_word',
          severity: 'rule',
          spot: spotOfLine(line),
          text: `Слово «${word}» стоит дважды подряд.`,
          proposal: `Оставьте одно «${word}».`,
          words: `${words} ${line.text}`,
        }),
      ),
  );
}

const MIXED = /(?<!\p{L})(?=\p{L}*\p{Script=Latin})(?=\p{L}*\p{Script=Cyrillic})\p{L}{3,}(?!\p{L})/gu;

/** `004_a28b`: «CГУ» with a Latin C: a search for the word does not find it. Only letters with a Russian twin are surely slips. */
export function checkLetters({ lines }: Source): Remark[] {
  return lines.flatMap((line) =>
    [...(/\p{Script=Latin}/u.test(line.text) ? line.text.matchAll(MIXED) : [])]
      .filter(([word]) => fixLookalikes(word) !== word)
      .map(
        ([word]): Remark => ({
          code: 'mixed_letters',
          severity: 'rule',
          spot: spotOfLine(line),
          text: `В слове «${word}» есть латинские буквы: поиск его не найдёт.`,
          proposal: `Наберите «${fixLookalikes(word)}» русскими буквами.`,
          words: `${fixLookalikes(word)} ${line.text}`,
        }),
      ),
  );
}
