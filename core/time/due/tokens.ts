import { cleanText, fixLookalikes } from '../../text/normalise.ts';
import { findMonth } from '../months.ts';

/** A word, number or sign of a cell with its place in the words as written. */
export interface Token {
  readonly type: 'number' | 'month' | 'word' | 'sign';
  /** Lower case, ё as е; of a number its figures. */
  readonly text: string;
  /** Of a number (Roman ones too) and a month. */
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
  xi: 11,
  xii: 12,
};
const ORDINALS: readonly RegExp[] = [/^перв(?!ичн)/u, /^втор/u, /^трет/u, /^четверт(?!и$|ь$)/u, /^пят(?:ы|о|а)/u];
const COUNTS: Readonly<Record<string, number>> = {
  один: 1,
  одного: 1,
  одна: 1,
  две: 2,
  два: 2,
  двух: 2,
  дважды: 2,
  три: 3,
  трех: 3,
  четыре: 4,
  четырех: 4,
};
const PIECES = /\d+|\p{L}+|[^\s\p{L}\d]/gu;

/** Cyrillic letters that are typed for Roman figures: «ІV», «П квартал» for «II». */
function readRoman(raw: string): number | undefined {
  const latin = raw.toLowerCase().replace(/і/gu, 'i').replace(/х/gu, 'x');
  return ROMAN[latin];
}

function readWord(raw: string): Pick<Token, 'type' | 'text' | 'value'> {
  const roman = /^[IVXІХivx]+$/u.test(raw) && raw !== 'и' ? readRoman(raw) : undefined;
  if (roman !== undefined) return { type: 'number', text: raw.toLowerCase(), value: roman };
  const text = fixLookalikes(raw).toLowerCase().replaceAll('ё', 'е');
  const month = text.length >= 3 ? findMonth(text) : undefined;
  if (month !== undefined) return { type: 'month', text, value: month };
  const ordinal = ORDINALS.findIndex((pattern) => pattern.test(text));
  if (ordinal >= 0) return { type: 'number', text, value: ordinal + 1 };
  const count = COUNTS[text];
  return count === undefined ? { type: 'word', text, value: 0 } : { type: 'number', text, value: count };
}

/** The tokens of a cell. Endings behind a figure («1-е», «2-ая», «25-го») and «г.», «год» behind a year are left to the grammar. */
export function readTokens(cell: string): Token[] {
  return [...cell.matchAll(PIECES)].map((match) => {
    const [raw] = match;
    const place = { from: match.index, to: match.index + raw.length };
    if (/^\d/u.test(raw)) return { type: 'number', text: raw, value: Number(raw), ...place };
    if (/^\p{L}/u.test(raw)) return { ...readWord(raw), ...place };
    return { type: 'sign', text: /[-–—−]/u.test(raw) ? '-' : raw, value: 0, ...place };
  });
}

/** One cell as it is read: spaces of every kind are one, letters stay as typed. */
export function cleanCell(cell: string): string {
  return cleanText(cell);
}
