/** School years, calendar years and what lies between two of them. */
import { hasSecondYear, monthsOf, type Stretch, skipYearWord } from './days.ts';
import type { Edge } from './model.ts';
import { isSign, isWord, isYear, type Token } from './tokens.ts';

export interface SchoolYears {
  /** The years they begin and end in; null: not said. */
  readonly begin: number | null;
  readonly end: number | null;
  readonly next: number;
}

const CENTURY = 100;
/** A school year begins in September. */
const SEPTEMBER = 9;

/** «2023-2024», «2023/24», «2023 – 2024 г.г.» */
function readYearPair(tokens: readonly Token[], at: number): (SchoolYears & { hasSlash: boolean }) | undefined {
  const first = tokens[at];
  if (!isYear(first)) return undefined;
  const sign = skipYearWord(tokens, at + 1);
  if (!hasSecondYear(tokens, sign - 1)) return undefined;
  const second = tokens[sign + 1];
  if (!second) return undefined;
  const isShort = second.text.length === 2;
  const end = isShort ? Math.floor(first.value / CENTURY) * CENTURY + second.value : second.value;
  const hasSlash = isShort || !isSign(tokens[sign], '-');
  return { begin: first.value, end, hasSlash, next: sign + 2 };
}

/** «учебный год», «уч. г.», «у.г.» */
function skipSchoolWord(tokens: readonly Token[], at: number): number | undefined {
  const from = isSign(tokens[at], '-') && isWord(tokens[at + 1], /^уч/u) ? at + 1 : at;
  if (isWord(tokens[from], /^у$/u) && isSign(tokens[from + 1], '.') && isWord(tokens[from + 2], /^г$/u)) {
    return skipYearWord(tokens, from + 2);
  }
  if (!isWord(tokens[from], /^(?:учебн|уч$|учеб$|учгод)/u)) return undefined;
  const behind = isSign(tokens[from + 1], '.') ? from + 2 : from + 1;
  const word = skipYearWord(tokens, isSign(tokens[behind], '-') ? behind + 1 : behind);
  return word > behind || isWord(tokens[from], /^(?:уч$|учгод)/u) ? word : undefined;
}

/** «2023-2024 учебный год», «2023/24 уч. г.», «2023-2024 год»; with figures or without. */
export function readSchoolYear(tokens: readonly Token[], at: number): SchoolYears | undefined {
  const pair = readYearPair(tokens, at);
  if (pair) return readPairOfSchool(tokens, pair);
  const single = isYear(tokens[at]) ? tokens[at].value : null;
  const adjective = isWord(tokens[at], /^(?:текущ|нов|всего|вс[яю]|весь|кажд|данн)/u) ? at + 1 : at;
  const from = single === null ? adjective : skipYearWord(tokens, at + 1);
  const next = skipSchoolWord(tokens, from);
  return next === undefined ? undefined : { begin: single, end: single === null ? null : single + 1, next };
}

function readPairOfSchool(
  tokens: readonly Token[],
  { begin, end, hasSlash, next }: SchoolYears & { hasSlash: boolean },
): SchoolYears | undefined {
  if (begin === null || end === null || end <= begin) return undefined;
  const word = skipYearWord(tokens, next);
  const school = skipSchoolWord(tokens, word);
  if (school !== undefined) return { begin, end, next: school };
  if (end !== begin + 1) return undefined;
  // «2023-2024 год»: one year that has two numbers; «2023-2024 гг.» are two.
  const isOne = isWord(tokens[next], /^год[ау]?$/u);
  const isListed = isSign(tokens[word], ',') || isSign(tokens[word], ';') || isWord(tokens[word], /^и$/u);
  const isBeforeSchool = isListed && readSchoolYear(tokens, word + 1) !== undefined;
  return hasSlash || isOne || isBeforeSchool ? { begin, end, next: word } : undefined;
}

/** The year a month has in a school year. */
export function yearInSchool(begin: number | null, month: number): number | null {
  return begin === null ? null : begin + (month >= SEPTEMBER ? 0 : 1);
}

export function readSchoolYearStretch(tokens: readonly Token[], at: number): Stretch | undefined {
  const school = readSchoolYear(tokens, at);
  if (!school) return undefined;
  const { begin, end, next } = school;
  const edges: { start: Edge; end: Edge } = {
    start: { year: begin, month: SEPTEMBER, day: 1 },
    end: { year: end, month: SEPTEMBER - 1, day: 31 },
  };
  const isOne = begin === null || end === begin + 1;
  return { kind: isOne ? 'school_year' : 'range', ...edges, next };
}

const [FIRST_LIKELY, LAST_LIKELY] = [1900, 2100];

/** «2023 год», «2021–2025 гг.»: several years are a range. Four figures alone are a year only when they look like one. */
export function readYears(tokens: readonly Token[], at: number): Stretch | undefined {
  const pair = readYearPair(tokens, at);
  if (pair?.begin && pair.end && pair.end >= pair.begin) {
    const start = { year: pair.begin, month: 1, day: 1 };
    return { kind: 'range', start, end: { year: pair.end, month: 12, day: 31 }, next: skipYearWord(tokens, pair.next) };
  }
  const year = tokens[at];
  if (!isYear(year)) return undefined;
  const next = skipYearWord(tokens, at + 1);
  const isLikely = year.value >= FIRST_LIKELY && year.value <= LAST_LIKELY;
  return next > at + 1 || isLikely ? monthsOf('calendar_year', year.value, [1, 12], next) : undefined;
}

/** «календарный год», «весь год», «текущий год»; a bare «год» where the words before it ask for one. */
export function readOpenYear(tokens: readonly Token[], at: number, mayBeBare = false): Stretch | undefined {
  let word = at;
  while (isWord(tokens[word], /^(?:вс(?:его|ь)|весь|текущ|календарн|кругл|цел|данн)/u)) word += 1;
  if (word === at && !mayBeBare) return undefined;
  return isWord(tokens[word], /^год(?:а|у|ом)?$/u) ? monthsOf('calendar_year', null, [1, 12], word + 1) : undefined;
}
