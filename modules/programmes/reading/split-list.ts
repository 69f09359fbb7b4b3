import { endsSentence, isBlank, startsSmall } from './plain-text.ts';

/** An item of a list with its number as written. */
export interface ListItem {
  readonly number: string | null;
  readonly text: string;
}

const BULLET = '[-–—•·▪●○*✓➢]';
const LEAD_BULLET = new RegExp(`^(?:${BULLET}{1,2}|[oо](?=\\s+\\p{L}))\\s*(?=[«"(\\p{L}\\d])`, 'u');
const LEAD_NUMBER = /^((?:\d{1,2}\.)*\d{1,2}|[IVXІХ]{1,4})[.)]\s*(?=[«"(\p{L}])/u;
/** «а) …»: a part of the item above. */
const LEAD_LETTER = /^[а-я]\)\s*(?=[«"(\p{L}])/u;
/** A bullet inside a line that a converter has run together: behind a closing sign, or stuck to its word. */
const INNER_BULLET = new RegExp(
  `(?:(?<=[;:.,])\\s*|\\s+)${BULLET}{1,2}\\s+(?=[«"(]?\\p{L})|\\s+${BULLET}{1,2}(?=\\p{L})`,
  'gu',
);
const INNER_NUMBER =
  /(?<=[.;:,)»\s])(?<!(?<!\d)\d{1,2}\.)((?:\d{1,2}\.)*\d{1,2})(?:\.\s*(?=[«"]?\p{Lu})|\)\s*(?=[«"]?\p{L}))/gu;

/** The items of a list in a cell or paragraph: on lines of their own, or run together. Words before the first item are no item. */
export function splitList(text: string): ListItem[] {
  const items = splitSemicolons(text.split('\n').flatMap(splitLine));
  const first = items.findIndex(({ isItem }) => isItem);
  const hasLead = first > 0 && /[:;]$/u.test(items[first - 1]?.text.trim() ?? '');
  const counted = first < 0 ? readPlainLines(items) : items.slice(hasLead ? first : 0);
  return joinTails(counted)
    .map(({ number, text: words }) => ({ number, text: trimItem(words) }))
    .filter(({ text: words }) => !isBlank(words));
}

const LEAST_ITEM = 8;
const LONGEST_LINE = 5000;

/** «текучесть кадров; малокомплектность школ»: one line without signs whose items part by semicolons. A colon says that it goes into parts. */
function splitSemicolons(pieces: Piece[]): Piece[] {
  const [only, ...others] = pieces;
  if (only === undefined || others.length > 0 || only.isItem) return pieces;
  if (only.text.length > LONGEST_LINE || only.text.includes(':')) return pieces;
  const parts = only.text.split(/;\s+/u);
  const isList = parts.length > 1 && parts.every((part) => part.length >= LEAST_ITEM && !/[«(][^»)]*$/u.test(part));
  return isList ? parts.map((part): Piece => ({ number: null, text: part, isItem: true })) : pieces;
}

interface Piece extends ListItem {
  /** It began with a number or bullet. */
  readonly isItem: boolean;
}

/** Lines without signs are items each; a line that ends with a colon introduces them. */
function readPlainLines(items: readonly Piece[]): Piece[] {
  const [lead, ...rest] = items;
  return lead && rest.length > 0 && lead.text.endsWith(':') ? rest : [...items];
}

function readPiece(text: string): Piece {
  const number = LEAD_NUMBER.exec(text);
  if (number) return { number: number[1] ?? null, text: text.slice(number[0].length), isItem: true };
  const bullet = LEAD_BULLET.exec(text) ?? LEAD_LETTER.exec(text);
  return { number: null, text: bullet ? text.slice(bullet[0].length) : text, isItem: bullet !== null };
}

function splitLine(line: string): Piece[] {
  const numbered = splitNumbers(line.trim());
  return numbered.length > 1 ? numbered.flatMap((part) => splitBullets(part, true)) : splitBullets(line.trim(), false);
}

/** «1. Разработать ….2. Обеспечить …»: numbers that grow; «п. 5. Устава» does not begin an item. */
function splitNumbers(line: string): string[] {
  let last = partsOf(/^((?:\d{1,2}\.)*\d{1,2})[.)]/u.exec(line)?.[1]);
  const cuts: number[] = [];
  for (const match of line.matchAll(INNER_NUMBER)) {
    const number = partsOf(match[1]);
    if (!follows(last, number)) continue;
    if (/(?:№|п\.|пп\.|ст\.|приложени\p{L}*)\s*$/iu.test(line.slice(0, match.index))) continue;
    cuts.push(match.index);
    last = number;
  }
  return cutAt(line, cuts);
}

const partsOf = (number: string | undefined) => number?.split('.').map(Number) ?? [];

/** It counts on at the level of the last number or above it, with one left out at most, or opens a level below it. */
function follows(last: readonly number[], next: readonly number[]): boolean {
  if (last.length === 0) return next.every((part) => part === 1);
  const level = next.length - 1;
  if (level > last.length || next.slice(0, level).some((part, index) => part !== last[index])) return false;
  const [before = 0, own = 0] = [last[level], next[level]];
  return own > before && own <= (last[level] === undefined ? 1 : before + 2);
}

function cutAt(line: string, cuts: readonly number[]): string[] {
  return [0, ...cuts]
    .map((from, index) => line.slice(from, cuts[index] ?? line.length).trim())
    .filter((part) => part !== '');
}

function splitBullets(line: string, isWithin: boolean): Piece[] {
  const isListed = LEAD_BULLET.test(line);
  const cuts: number[] = [];
  for (const match of line.matchAll(INNER_BULLET)) {
    const before = line.slice(0, match.index).trimEnd();
    const after = line.slice(match.index + match[0].length);
    if (opensItem(before, match[0], after, isListed)) cuts.push(match.index);
  }
  if (isWithin || cuts.length === 0) return [readPiece(line)];
  return cutAt(line, cuts).map(readPiece);
}

/** A dash within a sentence has spaces on both sides and no closing sign before it. */
function opensItem(before: string, sign: string, after: string, isListed: boolean): boolean {
  if (/[;:.]$/u.test(before)) return true;
  const isStuck = !/\s$/u.test(sign);
  if (isStuck) return isListed || /^\s+[-–—]{1,2}$/u.test(sign);
  return isListed && (/[•·▪●*]/u.test(sign) || /^\p{Lu}\p{Ll}/u.test(after)) && !/\p{N}$/u.test(before);
}

/** A piece without a sign of its own that goes on with a small letter belongs to the item above. */
function joinTails(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && isPart(before, piece)) {
      const sign = before.text.endsWith(':') ? '' : ';';
      joined[joined.length - 1] = { ...before, text: `${before.text.replace(/[;.]$/u, '')}${sign} ${piece.text}` };
      continue;
    }
    const isTail = before && !piece.isItem && startsSmall(piece.text) && !endsSentence(before.text);
    if (before && isTail) joined[joined.length - 1] = { ...before, text: `${before.text} ${piece.text}` };
    else joined.push(piece);
  }
  return joined;
}

/** «1. Обеспечить адаптацию:» and the dashes below it are one item. */
function isPart(before: Piece, piece: Piece): boolean {
  return before.number !== null && piece.isItem && piece.number === null && LEADS.test(before.text);
}

/** It ends with a colon, or has one and the first of its parts. */
const LEADS = /:$|: .*[;,]$/su;

export function trimItem(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/^[-–—•·]+\s*/u, '')
    .replace(/\s*[;,.]+$/u, (signs) => (/\.\.\.|…/u.test(signs) ? signs : ''))
    .trim();
}
