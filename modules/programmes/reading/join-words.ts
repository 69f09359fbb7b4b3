import type { Piece } from './flow.ts';
import { wordKey } from './plain-text.ts';

/** The second word is only looked at: it may be the first of the next pair. */
const PAIR = /(?<![\p{L}-])(\p{L}{3,}) (?=(\p{Ll}{2,})(?![\p{L}-]))/gu;
const WORD = /\p{L}+/gu;

interface Vocabulary {
  readonly words: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
  /** Words by their first six letters. */
  readonly stems: ReadonlyMap<string, readonly string[]>;
}

function textsOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) =>
    piece.type === 'line'
      ? [piece.text]
      : piece.rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell.isCovered ? [] : [cell.text]))),
  );
}

function readVocabulary(pieces: readonly Piece[]): Vocabulary {
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  const stems = new Map<string, string[]>();
  for (const text of textsOf(pieces)) {
    let before = '';
    for (const match of wordKey(text).matchAll(WORD)) {
      const [word] = match;
      words.set(word, (words.get(word) ?? 0) + 1);
      const pair = `${before} ${word}`;
      if (before !== '') pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      before = word;
    }
  }
  for (const word of words.keys()) {
    if (word.length >= 7) stems.set(word.slice(0, 6), [...(stems.get(word.slice(0, 6)) ?? []), word]);
  }
  return { words, pairs, stems };
}

/** The whole word stands elsewhere in the document, in this form or with another ending. */
function isKnown(whole: string, first: string, { words, stems }: Vocabulary): boolean {
  if (words.has(whole)) return true;
  if (whole.length < 8) return false;
  const stem = whole.slice(0, Math.max(6, whole.length - 2));
  return (stems.get(whole.slice(0, 6)) ?? []).some(
    (word) => word !== first && word.startsWith(stem) && Math.abs(word.length - whole.length) <= 2,
  );
}

/** Words that stand alone however seldom a document has them. */
const OWN_WORD =
  /^(?:на|по|из|для|при|от|до|об|обо|со|во|ко|не|ни|но|или|как|что|это|его|их|ее|под|над|без|за|про|да|же|ли|бы|кто|все|он|она|они)$/u;

function isBroken(first: string, second: string, vocabulary: Vocabulary): boolean {
  if (OWN_WORD.test(first) || OWN_WORD.test(second)) return false;
  const pair = vocabulary.pairs.get(`${first} ${second}`) ?? 0;
  // Each half is a word nowhere else: only then is the space certain to be wrong.
  const isAlone = (word: string) => (vocabulary.words.get(word) ?? 0) > pair;
  return pair > 0 && !isAlone(first) && !isAlone(second) && isKnown(first + second, first, vocabulary);
}

/** «образова ния» → «образования» where the document itself shows that it is one word; all else stays as written. */
export function makeWordJoiner(pieces: readonly Piece[]): (text: string) => string {
  const vocabulary = readVocabulary(pieces);
  return (text) =>
    text.replace(PAIR, (whole, first: string, second: string) =>
      isBroken(wordKey(first), wordKey(second), vocabulary) ? first : whole,
    );
}
