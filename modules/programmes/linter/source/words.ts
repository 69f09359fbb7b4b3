/** Words of a text as checks compare them: lower case, ё as е, no signs. */

const WORD = /[\p{L}\d]+(?:-[\p{L}\d]+)*/gu;

export function wordsOf(text: string): string[] {
  return text.toLowerCase().replaceAll('ё', 'е').match(WORD) ?? [];
}

const SMALL: ReadonlySet<string> = new Set(
  'и в во на по с со к ко о об от до за из для при под над не ни а но или как что это его ее их через также том числе'.split(
    ' ',
  ),
);

/** «сопровождения» and «сопровождению» have one stem. Words of three letters and fewer stay as they are. */
export function stemOf(word: string): string {
  if (word.length <= 4) return word;
  return word.slice(0, Math.max(4, Math.min(7, word.length - 2)));
}

/** Stems of the words that carry meaning. */
export function stemsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !SMALL.has(word))
    .map(stemOf);
}

/** How much of the smaller set lies in the other, 0 … 1. */
export function overlapOf(a: readonly string[], b: readonly string[]): number {
  const [small, large] = a.length <= b.length ? [new Set(a), new Set(b)] : [new Set(b), new Set(a)];
  if (small.size === 0) return 0;
  return [...small].filter((stem) => large.has(stem)).length / small.size;
}

/** Shared of all, 0 … 1: falls when either has more to say. */
export function likenessOf(a: readonly string[], b: readonly string[]): number {
  const [first, second] = [new Set(a), new Set(b)];
  const shared = [...first].filter((stem) => second.has(stem)).length;
  const all = first.size + second.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** The beginning of a text, whole words, for a place or a sentence. */
export function shorten(text: string, length = 60): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > length / 2 ? end : length).replace(/[\s,.;:–—-]+$/u, '')}…`;
}

/** «…» around a shortened text; quotes inside it become „…“. */
export function quote(text: string, length = 60): string {
  return `«${shorten(text, length).replaceAll('«', '„').replaceAll('»', '“')}»`;
}

/** «1, 2 и 5»; a long list is cut: «1, 2, 3 и ещё 4». */
export function listOf(items: readonly (string | number)[], most = 8): string {
  if (items.length > most) return `${items.slice(0, most).join(', ')} и ещё ${items.length - most}`;
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} и ${items.at(-1)}`;
}

/** Letters and figures only: texts that differ in signs and case alone are one. */
export function sameKey(text: string): string {
  return wordsOf(text).join(' ');
}

/** «1 234,5» as a number; what is none is NaN. */
export const toNumber = (text = ''): number => Number(text.replace(/[ \u00a0]/gu, '').replace(',', '.'));
