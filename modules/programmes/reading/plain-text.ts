import { fixLookalikes } from '#core/text/normalise.ts';

/** Marks of HTML and Markdown that stay in texts copied from converters. */
const BLOCK_TAG = /<\/?(?:p|ul|ol|li|div|br|tr|h\d)\b[^<>]*>/giu;
const INLINE_TAG = /<\/?(?:i|b|u|em|strong|span|a|sup|sub|font)\b[^<>]*>/giu;
const LINK = /\[([^[\]]+)\]\((?:#|https?:)[^()\s]*\)/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const SPACES = /[^\S\n\t]+/gu;

/** Plain words of a paragraph or cell: lines by `\n`, one space between words, no marks of a converter. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/\r\n?|[\v\f\u2028\u2029]/gu, '\n')
    .replace(BLOCK_TAG, '\n')
    .replace(INLINE_TAG, '')
    .replace(LINK, '$1')
    .replaceAll('**', '')
    .split('\n')
    .map((line) =>
      line
        .replace(SPACES, ' ')
        .replace(/ *\t */gu, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n');
}

/** Lower case, ё as е, Latin twins as Cyrillic, one line: what dictionaries look into. */
export function wordKey(text: string): string {
  return fixLookalikes(text).toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();
}

/** The same without signs: «Срок исполнения:» and «срок  исполнения» are one title. */
export function titleKey(text: string): string {
  return wordKey(text)
    .replace(/[^\p{L}\p{N}%№+/]+/gu, ' ')
    .trim();
}

export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}+✓√№%]/u.test(text);
}

export function startsSmall(text: string): boolean {
  return /^[«"(]?\p{Ll}/u.test(text);
}

/** The thought is closed: what follows is something new. */
export function endsSentence(text: string): boolean {
  return /[.;:!?…»)]$/u.test(text.trimEnd());
}

/** Two pieces of one cell that a page or row has parted. */
export function joinPieces(first: string, next: string): string {
  if (first === '') return next;
  if (next === '') return first;
  if (/\p{L}-$/u.test(first) && startsSmall(next)) return first + next;
  const isList = /^(?:[-–—•·*]|\d{1,2}[.)])/u.test(next) || /\n/u.test(next);
  return `${first}${isList || (endsSentence(first) && !startsSmall(next)) ? '\n' : ' '}${next}`;
}

/** The beginning of a long text, for a list of places. */
export function beginning(text: string, length = 300): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length).replace(/\s+\S*$/u, '')} …`;
}

/** Without the signs at its end, sign by sign: an expression would try each of many again. */
export function cutEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}
