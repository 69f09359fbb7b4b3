import { cleanText, fixLookalikes } from '../../text/normalise.ts';
import { findMonthWord, findNumberWord, findRoman, findTypedRoman, isKnownWord, mendSpelling } from './lexicon.ts';

/** A word, number or sign of a cell with its place in the words as written. */
export interface Token {
  readonly type: 'number' | 'month' | 'word' | 'sign';
  /** Lower case, ё as е, slips mended; of a number its figures; of a dash of any sort «-». */
  readonly text: string;
  /** Of a number (Roman ones and words too) and a month. */
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** Told apart so that what is no number stays a token. */
type NumberToken = Token & { readonly type: 'number' };

export const isWord = (token: Token | undefined, pattern: RegExp): boolean =>
  token !== undefined && token.type !== 'sign' && pattern.test(token.text);
export const isSign = (token: Token | undefined, sign: string): boolean =>
  token?.type === 'sign' && token.text === sign;
export const isNumber = (token: Token | undefined, least: number, most: number): token is NumberToken =>
  token?.type === 'number' && token.value >= least && token.value <= most;
/** Typed in figures, one or two of them. */
export const isFigure = (token: Token | undefined, least: number, most: number): token is NumberToken =>
  isNumber(token, least, most) && /^\d{1,2}$/u.test(token.text);
export const isYear = (token: Token | undefined): token is NumberToken =>
  isNumber(token, 1000, 9999) && /^\d{4}$/u.test(token.text);
export const isRoman = (token: Token | undefined): token is NumberToken =>
  token?.type === 'number' && /^[ivxіх]+$/u.test(token.text);
/** «25-го»: the ending went into the number. */
export const isOrdinal = (token: Token | undefined): boolean =>
  token?.type === 'number' && token.to - token.from > token.text.length;
/** No space between two tokens that follow each other. */
export const isTight = (first: Token | undefined, second: Token | undefined): boolean =>
  first !== undefined && second !== undefined && first.to === second.from;

/** Behind what stands between the parts of a list: «,», «и», «; и». */
export function skipComma(tokens: readonly Token[], at: number): number {
  const isComma = (token: Token | undefined) =>
    (token?.type === 'sign' && /^[,;/]$/u.test(token.text)) || isWord(token, /^и$/u);
  let next = at;
  while (isComma(tokens[next])) next += 1;
  return next;
}

/** One cell as it is read: spaces of every kind are one, letters stay as typed. */
export function cleanCell(cell: string): string {
  return cleanText(cell);
}

const MONTH = '(?:янв|фев|мар|апр|ма[йяюе]|июн|июл|авг|сен|окт|ноя|дек)';
const PIECES = new RegExp(
  [
    // Figures that are no date: «№ 01-21/1168», «п. 2.1», «ауд. 15», «14:00», «15.00 час.»
    '№\\s?\\d+(?:[-./]\\d+)*',
    '(?<!\\p{L})(?:пп?|пункт\\p{L}*|ст|стр|раздел\\p{L}*|прил(?:ожени\\p{L}*)?)\\.?\\s?\\d+(?:\\.\\d+)*',
    `(?<!\\p{L})(?:ауд|каб|кабинет|аудитори|сош|оош|лице|гимнази|школ|[дм]оу|мб[дн]?оу|мк[дн]?оу|ма[дн]?оу)\\p{L}*\\.?\\s?\\d{1,3}(?![\\d.]*\\d|\\s?${MONTH})`,
    '\\d{1,2}:\\d{2}(?::\\d{2})?',
    '(?<![\\d.])\\d{1,2}\\.(?:00|1[3-9]|[2-5]\\d)(?:\\s?[-–—]\\s?|\\s(?:до|по)\\s)\\d{1,2}\\.\\d{2}(?!\\.?\\d)',
    '\\d{1,2}[.-]\\d{2}(?=\\s?(?:ч\\.|час|мск))',
    '\\d+',
    '\\p{L}+',
    '(?:[-‐‑‒–—―−﹣－⁃~÷…]|\\.{2,})(?:\\s?(?:[-‐‑‒–—―−﹣－⁃~÷…]|\\.{2,}))*',
    '[^\\s\\p{L}\\d]',
  ].join('|'),
  'giu',
);
const DASH = /^(?:[-‐‑‒–—―−﹣－⁃~÷…]|\.{2,})/u;

/** Letters typed for figures («2О23», «З1.12») and figures for letters («сентя6рь»), sign for sign. */
function fixFigures(cell: string): string {
  return cell
    .replace(/(?<!\p{L})(?=[\dОоOoЗзlI]*\d)[\dОоOoЗзlI]{2,}(?!\p{L})/gu, (figures) =>
      figures
        .replace(/[ОоOo]/gu, '0')
        .replace(/[Зз]/gu, '3')
        .replace(/[lI]/gu, '1'),
    )
    .replace(/\p{L}*[036]\p{L}+/gu, (raw) => {
      const word = raw.replace('0', 'о').replace('3', 'з').replace('6', 'б');
      return findMonthWord(word.toLowerCase()) === undefined ? raw : word;
    });
}

const simplify = (word: string): string => word.toLowerCase().replaceAll('ё', 'е');

/** «MAPT»: a word of Latin letters that all have a Cyrillic twin. The letter before it makes the word a mixed one. */
function readLatin(raw: string): string {
  return /^\p{Script=Latin}+$/u.test(raw) ? fixLookalikes(`я${raw}`).slice(1) : fixLookalikes(raw);
}

function readWord(raw: string): Pick<Token, 'type' | 'text' | 'value'> {
  const roman = findRoman(raw);
  if (roman !== undefined) return { type: 'number', text: raw.toLowerCase(), value: roman };
  const text = mendSpelling(simplify(readLatin(raw)));
  const month = findMonthWord(text);
  if (month !== undefined) return { type: 'month', text, value: month };
  const value = findNumberWord(text);
  return value === undefined ? { type: 'word', text, value: 0 } : { type: 'number', text, value };
}

interface Piece {
  readonly raw: string;
  readonly from: number;
  readonly to: number;
}

function readPiece({ raw, from, to }: Piece): Token {
  if (/^\d+$/u.test(raw)) return { type: 'number', text: raw, value: Number(raw), from, to };
  if (DASH.test(raw)) return { type: 'sign', text: '-', value: 0, from, to };
  if (/^\p{L}+$/u.test(raw)) return { ...readWord(raw), from, to };
  return { type: raw.length === 1 ? 'sign' : 'word', text: raw.toLowerCase(), value: 0, from, to };
}

/** «втечение», «Iквартал», «IIполугодие»: two words that have lost their space. */
const GLUED = /^(?:в(?=течени)|[ivxіх]+(?=кв|полуг|четв|триместр))/iu;

function splitGlued(piece: Piece): Piece[] {
  const length = GLUED.exec(piece.raw)?.[0].length;
  if (length === undefined || length === piece.raw.length) return [piece];
  const middle = piece.from + length;
  return [
    { raw: piece.raw.slice(0, length), from: piece.from, to: middle },
    { raw: piece.raw.slice(length), from: middle, to: piece.to },
  ];
}

/** «сен-\nтябрь», «кварта л»: a word that the layout has cut in two. */
function joinCutWords(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (!piece) break;
    const after = pieces[at + 1];
    const dash = after?.raw === '-' && after.from === piece.to ? 1 : 0;
    const next = pieces[at + 1 + dash];
    if (next && isCutWord(piece.raw, next.raw)) {
      joined.push({ raw: `${piece.raw}${next.raw}`, from: piece.from, to: next.to });
      at += 1 + dash;
    } else joined.push(piece);
  }
  return joined;
}

function isCutWord(first: string, second: string): boolean {
  if (!/^\p{L}+$/u.test(first) || !/^\p{L}+$/u.test(second)) return false;
  const [begin, end] = [simplify(first), simplify(second)];
  if (isKnownWord(end) || !isKnownWord(`${begin}${end}`)) return false;
  return end === 'ь' || !isKnownWord(begin);
}

const FIGURE_ENDING = /^(?:е|го|ого|его|й|ый|ий|я|ая|ья|ое|ье|ом|ем|м|му|х|ых|ми|ие|ые|ю|ую|ью|а|и)$/u;

const LOOSE_ENDING = /^(?:го|ого|ое|ая|ый|ой|ых)$/u;

/** «1-е», «25-го», «2ая»: the ending goes into the number. */
function joinEndings(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const dash = isSign(tokens[at + 1], '-') ? 1 : 0;
    const ending = tokens[at + 1 + dash];
    const isNumeral = token.type === 'number' && /^(?:\d+|[ivxіх]+)$/u.test(token.text);
    // «30 - го»: only an ending that is no word of its own may stand apart.
    const isNear = isTight(token, tokens[at + 1]) && isTight(tokens[at + dash], ending);
    if (ending && isNumeral && isWord(ending, isNear ? FIGURE_ENDING : LOOSE_ENDING) && (isNear || dash > 0)) {
      joined.push({ ...token, to: ending.to });
      at += 1 + dash;
    } else joined.push(token);
  }
  return joined;
}

/** «15» мая: the quotes go into the number. */
function joinQuotes(tokens: readonly Token[]): Token[] {
  const isQuote = (token: Token | undefined) => token?.type === 'sign' && /^[«»'_]$/u.test(token.text);
  return tokens.flatMap((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (isFigure(token, 1, 31) && isQuote(before) && isQuote(after)) {
      return [{ ...token, from: before?.from ?? token.from, to: after?.to ?? token.to }];
    }
    const closes = isQuote(token) && isFigure(before, 1, 31) && isQuote(tokens[index - 2]);
    const opens = isQuote(token) && isFigure(after, 1, 31) && isQuote(tokens[index + 2]);
    return closes || opens ? [] : [token];
  });
}

/** «П квартал», «ll полугодие». */
function readTypedRomans(tokens: readonly Token[]): Token[] {
  return tokens.map((token, index) => {
    const isBefore = isWord(tokens[index + 1], /^(?:кварт|кв$|полугод|четверт)/u);
    const value = token.type === 'word' && isBefore ? findTypedRoman(token.text) : undefined;
    return value === undefined ? token : { ...token, type: 'number', value };
  });
}

/** The tokens of a cell. «г.», «год» behind a year are left to the grammar. */
export function readTokens(cell: string): Token[] {
  const pieces = [...fixFigures(cell).matchAll(PIECES)].map(({ 0: raw, index }) => ({
    raw,
    from: index,
    to: index + raw.length,
  }));
  const tokens = joinCutWords(pieces.flatMap(splitGlued)).map(readPiece);
  return readTypedRomans(joinQuotes(joinEndings(tokens)));
}
