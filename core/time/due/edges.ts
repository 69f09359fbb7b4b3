/** Points and stretches of time that are named once: a day, a month, a quarter, half a year, a year, a season. */
import type { DueKind, Edge } from './model.ts';
import type { Token } from './tokens.ts';

/** A stretch from its first to its last day; its year may be left to what stands beside it or to the plan. */
export interface Stretch {
  readonly kind: Extract<
    DueKind,
    'day' | 'month' | 'months' | 'quarter' | 'half_year' | 'school_year' | 'calendar_year' | 'range'
  >;
  readonly start: Edge;
  readonly end: Edge;
  readonly next: number;
}

const LAST_DAY = 0;
const SIGNS_BETWEEN: ReadonlySet<string> = new Set(['.', '/', ',']);

const isNumber = (token: Token | undefined, least: number, most: number): token is Token =>
  token?.type === 'number' && token.value >= least && token.value <= most;
const isYear = (token: Token | undefined): token is Token => isNumber(token, 1000, 9999) && /^\d{4}$/u.test(token.text);
const isWord = (token: Token | undefined, pattern: RegExp): boolean => token !== undefined && pattern.test(token.text);
const isSign = (token: Token | undefined, sign: string): boolean => token?.type === 'sign' && token.text === sign;

const YEAR_WORD = /^(?:г|гг|год|года|году|годы|годов)$/u;

/** «г.», «года» behind a year, with its stop. */
export function skipYearWord(tokens: readonly Token[], at: number): number {
  if (!isWord(tokens[at], YEAR_WORD)) return at;
  return isSign(tokens[at + 1], '.') ? at + 2 : at + 1;
}

/** The endings of figures: «1-е», «25-го», «2-ая»; the quotes of «12» мая. */
function skipEnding(tokens: readonly Token[], at: number): number {
  const isEnding = isSign(tokens[at], '-') && isWord(tokens[at + 1], /^(?:е|го|й|я|ая|ый|ое|ом|му|х|м|ие|ого)$/u);
  if (isEnding) return at + 2;
  return isSign(tokens[at], '»') ? at + 1 : at;
}

/** A year behind something: «2023», «2023 г.», also after a comma or a stop; two figures behind a stop only («12.04.23»). */
function readYear(tokens: readonly Token[], at: number): { year: number | null; next: number } {
  const from =
    tokens[at]?.type === 'sign' && SIGNS_BETWEEN.has(tokens[at]?.text ?? '') && isYear(tokens[at + 1]) ? at + 1 : at;
  const token = tokens[from];
  if (!isYear(token)) return { year: null, next: at };
  return { year: token.value, next: skipYearWord(tokens, from + 1) };
}

function dayOf(year: number | null, month: number, day: number, next: number): Stretch {
  const edge = { year, month, day };
  return { kind: 'day', start: edge, end: edge, next };
}

const monthsOf = (
  kind: Stretch['kind'],
  year: number | null,
  [first, last]: readonly [number, number],
  next: number,
): Stretch => ({
  kind,
  start: { year, month: first, day: 1 },
  end: { year, month: last, day: LAST_DAY },
  next,
});

/** 2023-04-12 */
function readIsoDay(tokens: readonly Token[], at: number): Stretch | undefined {
  const [year, month, day] = [tokens[at], tokens[at + 2], tokens[at + 4]];
  const hasDashes = isSign(tokens[at + 1], '-') && isSign(tokens[at + 3], '-');
  if (!hasDashes || !isYear(year) || !isNumber(month, 1, 12) || !isNumber(day, 1, 31)) return undefined;
  return dayOf(year.value, month.value, day.value, at + 5);
}

/** 12.04.2023, 12.04.23, 12.04 (a day of a year left open), 04.2023. */
function readFigures(tokens: readonly Token[], at: number): Stretch | undefined {
  const [first, sign, second] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first?.type !== 'number' || !/^\d+$/u.test(first.text) || !(isSign(sign, '.') || isSign(sign, '/')))
    return undefined;
  if (isNumber(first, 1, 12) && isYear(second)) {
    return monthsOf('month', second.value, [first.value, first.value], skipYearWord(tokens, at + 3));
  }
  if (!isNumber(first, 1, 31) || !isNumber(second, 1, 12)) return undefined;
  const last = tokens[at + 3]?.text === sign?.text ? tokens[at + 4] : undefined;
  if (last?.type !== 'number' || !/^\d{2}(?:\d{2})?$/u.test(last.text)) {
    return dayOf(null, second.value, first.value, at + 3);
  }
  const year = last.text.length === 2 ? 2000 + last.value : last.value;
  return dayOf(year, second.value, first.value, skipYearWord(tokens, at + 5));
}

/** «1 марта 2023 г.», «25-го мая», «12» апреля 2024. */
function readDayOfMonth(tokens: readonly Token[], at: number): Stretch | undefined {
  const from = isSign(tokens[at], '«') ? at + 1 : at;
  const day = tokens[from];
  if (!isNumber(day, 1, 31)) return undefined;
  const month = tokens[skipEnding(tokens, from + 1)];
  if (month?.type !== 'month') return undefined;
  const { year, next } = readYear(tokens, skipEnding(tokens, from + 1) + 1);
  return dayOf(year, month.value, day.value, next);
}

const PART_OF_MONTH = /^(?:начал|середин|конец|конц)/u;

/** «апрель 2023», «в конце мая»: the part of a month is not told apart. */
function readMonth(tokens: readonly Token[], at: number): Stretch | undefined {
  const from = isWord(tokens[at], PART_OF_MONTH) ? at + 1 : at;
  const month = tokens[from];
  if (month?.type !== 'month') return undefined;
  const stop = isSign(tokens[from + 1], '.') ? from + 2 : from + 1;
  const { year, next } = readYear(tokens, stop);
  return monthsOf('month', year, [month.value, month.value], year === null ? from + 1 : next);
}

const SEASONS: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/^весн/u, [3, 5]],
  [/^лет(?:о|а|ом|ний)$/u, [6, 8]],
  [/^осен/u, [9, 11]],
];

function readSeason(tokens: readonly Token[], at: number): Stretch | undefined {
  const season = SEASONS.find(([pattern]) => isWord(tokens[at], pattern));
  if (!season || isWord(tokens[at + 1], /^каникул/u)) return undefined;
  const { year, next } = readYear(tokens, at + 1);
  return monthsOf('months', year, season[1], next);
}

const JOINS = /^(?:и|по|до)$/u;

/** «I квартал», «1-2 квартал», «I и II кварталы 2023 года». */
function readQuarter(tokens: readonly Token[], at: number): Stretch | undefined {
  const first = tokens[at];
  if (!isNumber(first, 1, 4)) return undefined;
  const behind = skipEnding(tokens, at + 1);
  const isJoined = isSign(tokens[behind], '-') || isSign(tokens[behind], ',') || isWord(tokens[behind], JOINS);
  const second = isJoined && isNumber(tokens[behind + 1], 1, 4) ? tokens[behind + 1] : undefined;
  const word = second ? skipEnding(tokens, behind + 2) : behind;
  if (!isWord(tokens[word], /^(?:квартал|кв$)/u)) return undefined;
  const stop = isSign(tokens[word + 1], '.') ? word + 2 : word + 1;
  const { year, next } = readYear(tokens, stop);
  const last = second?.value ?? first.value;
  return monthsOf('quarter', year, [first.value * 3 - 2, last * 3], next);
}

/** «2023-2024 учебный год», «2023/24 уч. г.», «учебного года» without figures. @returns the year it begins in */
export function readSchoolYear(
  tokens: readonly Token[],
  at: number,
): { year: number | null; next: number } | undefined {
  const first = tokens[at];
  const hasYears = isYear(first) && (isSign(tokens[at + 1], '-') || isSign(tokens[at + 1], '/'));
  const from = hasYears ? at + 3 : at;
  const begin = hasYears && first ? first.value : null;
  const word = isWord(tokens[from], YEAR_WORD) ? skipYearWord(tokens, from) : from;
  if (!isWord(tokens[word], /^(?:учебн|уч$)/u)) return undefined;
  const behind = isSign(tokens[word + 1], '.') ? word + 2 : word + 1;
  return { year: begin, next: skipYearWord(tokens, behind) };
}

const FIRST_HALF = [
  [9, 12],
  [1, 5],
] as const;

/** «второе полугодие» is of the calendar year unless «учебного года» stands behind it: then September to December, January to May. */
function readHalfYear(tokens: readonly Token[], at: number): Stretch | undefined {
  const half = tokens[at];
  if (!isNumber(half, 1, 2)) return undefined;
  const word = skipEnding(tokens, at + 1);
  if (!isWord(tokens[word], /^полугоди/u)) return undefined;
  const school = readSchoolYear(tokens, word + 1);
  if (school) {
    const months = FIRST_HALF[half.value === 1 ? 0 : 1];
    const year = school.year === null ? null : school.year + (half.value === 1 ? 0 : 1);
    return monthsOf('half_year', year, months, school.next);
  }
  const { year, next } = readYear(tokens, word + 1);
  return monthsOf('half_year', year, half.value === 1 ? [1, 6] : [7, 12], next);
}

function readSchoolYearStretch(tokens: readonly Token[], at: number): Stretch | undefined {
  const school = readSchoolYear(tokens, at);
  if (!school) return undefined;
  const { year, next } = school;
  const end = { year: year === null ? null : year + 1, month: 8, day: 31 };
  return { kind: 'school_year', start: { year, month: 9, day: 1 }, end, next };
}

/** «2023 год», «2021–2025 гг.»: several years are a range. */
function readYears(tokens: readonly Token[], at: number): Stretch | undefined {
  const first = tokens[at];
  if (!isYear(first)) return undefined;
  const behind = skipYearWord(tokens, at + 1);
  const second = isSign(tokens[behind], '-') ? tokens[behind + 1] : undefined;
  if (!isYear(second)) return monthsOf('calendar_year', first.value, [1, 12], behind);
  const start = { year: first.value, month: 1, day: 1 };
  return {
    kind: 'range',
    start,
    end: { year: second.value, month: 12, day: LAST_DAY },
    next: skipYearWord(tokens, behind + 2),
  };
}

const READERS = [
  readIsoDay,
  readFigures,
  readDayOfMonth,
  readQuarter,
  readHalfYear,
  readSchoolYearStretch,
  readMonth,
  readSeason,
  readYears,
] as const;

/** The stretch that begins at a token, by the first reader that knows it. */
export function readStretch(tokens: readonly Token[], at: number): Stretch | undefined {
  for (const read of READERS) {
    const found = read(tokens, at);
    if (found) return found;
  }
  return undefined;
}
