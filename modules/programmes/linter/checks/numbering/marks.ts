/** Numbers of list items as they are typed or printed: «2.», «3)», «9.2». */
import type { Line } from '../../source/model.ts';

export interface Mark {
  /** [9, 2] of «9.2». */
  readonly path: readonly number[];
  /** What stands behind the number: «.», «)» or nothing. */
  readonly sign: string;
  /** Items of one list look alike: typed or automatic, heading or not. */
  readonly style: string;
  readonly line: Line;
  /** The item's own words. */
  readonly text: string;
}

const LABEL = /^(\d{1,3}(?:\.\d{1,3}){0,4})([.)]?)$/u;
/** A number alone needs its sign; «2.1 Цель» does not; «01.09.2022» and «1.09» are no numbers of items. */
const TYPED = /^(?:([1-9]\d{0,2})([.)])|([1-9]\d?(?:\.[1-9]\d?){1,3})([.)]?))(?!\d|\.\d|[.,]?\d)\s*(?=[\p{L}«"“(*])/u;
const ROMAN = /^([IVX]{1,6})([.)])\s*(?=[\p{Lu}«])/u;
const ROMANS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

const toPath = (text: string): number[] => text.split('.').map(Number);

function styleOf({ paragraph, label }: Line): string {
  return `${label === null ? 'typed' : 'auto'} ${paragraph.heading ?? '-'} ${paragraph.isBold ? 'bold' : ''}`;
}

function readLabel(line: Line): Mark | null {
  const match = LABEL.exec(line.label?.trim() ?? '');
  if (!match) return null;
  return { path: toPath(match[1] ?? ''), sign: match[2] ?? '', style: styleOf(line), line, text: line.text };
}

function readRoman(line: Line): Mark | null {
  const match = ROMAN.exec(line.text);
  const value = ROMANS.indexOf(match?.[1] ?? '') + 1;
  if (!match || value === 0) return null;
  return { path: [value], sign: 'roman', style: 'roman', line, text: line.text.slice(match[0].length) };
}

function readTyped(line: Line): Mark | null {
  const match = TYPED.exec(line.text);
  if (!match) return readRoman(line);
  const path = toPath(match[1] ?? match[3] ?? '');
  const sign = match[2] ?? match[4] ?? '';
  return { path, sign, style: styleOf(line), line, text: line.text.slice(match[0].length) };
}

const INLINE = /([1-9]\d?)([.)])\s*(?=[\p{Lu}\p{Ll}«"“])/gu;
/** «п. 2.», «№ 3.», «в 9 классе»: a number that belongs to the word before it. */
const BELONGS =
  /(?:^|[^\p{L}])(?:п|пп|ст|ч|гл|разд|табл|рис|прил|кл|им|г|с|стр|№|N|пункт\p{L}*|стать\p{L}*|част\p{L}*|раздел\p{L}*|приложени\p{L}*)\.?\s*$/iu;

interface InlineNumber {
  readonly value: number;
  readonly sign: string;
  readonly before: string;
  /** Where the item's words begin. */
  readonly from: number;
}

const countOf = (text: string, sign: string): number => text.split(sign).length - 1;

function listInline(text: string, start: number): InlineNumber[] {
  return [...text.matchAll(INLINE)]
    .filter(({ index = 0 }) => index >= start)
    .map((match) => {
      const index = match.index ?? 0;
      const before = text.slice(0, index);
      return { value: Number(match[1]), sign: match[2] ?? '', before, from: index + match[0].length };
    });
}

/** A sign stands before it, and it is neither another word's number nor the end of a bracket. */
function isItem({ before, sign }: InlineNumber): boolean {
  const near = before.slice(-24);
  const isBehindSign = /[.;:)»]\s*$/u.test(near) && !BELONGS.test(near) && !/\d\.?$/u.test(near);
  return isBehindSign && !(sign === ')' && countOf(before, '(') > countOf(before, ')'));
}

/** Items that go on in the same line: «1. Разработать….2. Обеспечить…». */
function readInline(line: Line, first: Mark | null): Mark[] {
  const found: Mark[] = [];
  const start = first && line.label === null ? line.text.length - first.text.length : 0;
  let last = first?.path.length === 1 ? (first.path[0] ?? 0) : 0;
  for (const number of listInline(line.text, start)) {
    const { value, sign, before, from } = number;
    const isNext = last > 0 && value >= last && value <= last + 3;
    const isFirst = last === 0 && value === 1 && /:\s*$/u.test(before);
    if (!(isNext || isFirst) || !isItem(number)) continue;
    last = value;
    found.push({ path: [value], sign, style: first?.style ?? styleOf(line), line, text: line.text.slice(from) });
  }
  return found;
}

const SEVERAL = /^([1-9]\d?)\s*[–—-]\s*([1-9]\d?)\s*([.)])\s*(?=[\p{L}«"])/u;

/** «2-3. Другое и третье»: one text under two numbers. */
function readSeveral(line: Line): Mark[] {
  const match = line.label === null ? SEVERAL.exec(line.text) : null;
  if (!match) return [];
  const text = line.text.slice(match[0].length);
  return listBetween(match[1], match[2]).map((number) => ({
    path: [number],
    sign: match[3] ?? '',
    style: styleOf(line),
    line,
    text,
  }));
}

function listBetween(from = '', to = ''): number[] {
  const length = Number(to) - Number(from) + 1;
  return length < 2 || length > 20 ? [] : Array.from({ length }, (_, index) => Number(from) + index);
}

/** All numbers of one line, the first at its beginning. */
export function readMarks(line: Line): Mark[] {
  const several = readSeveral(line);
  if (several.length > 0) return several;
  const first = readLabel(line) ?? readTyped(line);
  return [...(first ? [first] : []), ...readInline(line, first)];
}

const CELL_NUMBER = /^(\d{1,3}(?:\.\d{1,3}){0,4})\s*([.)]?)$/u;

/** The number of a row from its own cell. */
export function readCellNumber(text: string): number[] | null {
  const match = CELL_NUMBER.exec(text.trim());
  return match ? toPath(match[1] ?? '') : null;
}

/** The same, with «2-3» as two numbers. */
export function readCellNumbers(text: string): number[][] {
  const several = /^([1-9]\d?)\s*[–—-]\s*([1-9]\d?)\s*[.)]?$/u.exec(text.trim());
  if (several) return listBetween(several[1], several[2]).map((number) => [number]);
  const one = readCellNumber(text);
  return one ? [one] : [];
}
