/** Days and months that are named by figures or by a month's name, and the years behind them. */
import type { DueKind, Edge } from './model.ts';
import { isFigure, isNumber, isRoman, isSign, isTight, isWord, isYear, type Token } from './tokens.ts';

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
const MOST_FIGURE = 99;
const CENTURY = 2000;
const YEAR_WORD = /^(?:г|гг|год|года|году|годы|годов|годах|годам|годом)$/u;

/** «г.», «г.г.», «года» behind a year, with its stop. */
export function skipYearWord(tokens: readonly Token[], at: number): number {
  if (isWord(tokens[at], /^календарн/u) && isWord(tokens[at + 1], YEAR_WORD)) return at + 2;
  if (!isWord(tokens[at], YEAR_WORD)) return at;
  const next = isSign(tokens[at + 1], '.') ? at + 2 : at + 1;
  return isWord(tokens[at], /^г$/u) && isWord(tokens[next], /^г$/u) ? skipYearWord(tokens, next) : next;
}

/** «2023-2024», «2023/24»: two years, not one behind a month. */
export function hasSecondYear(tokens: readonly Token[], at: number): boolean {
  const isJoined = isSign(tokens[at + 1], '-') || isSign(tokens[at + 1], '/') || isSign(tokens[at + 1], '\\');
  const second = tokens[at + 2];
  if (!isJoined || second?.type !== 'number' || !/^\d{2}(?:\d{2})?$/u.test(second.text)) return false;
  // «сентябрь 2023-15 мая», «2023-01.05»: what follows the dash is a day.
  const isDay = tokens[at + 3]?.type === 'month' || (isSign(tokens[at + 3], '.') && tokens[at + 4]?.type === 'number');
  return !isDay;
}

const isSeparator = (token: Token | undefined): boolean =>
  token?.type === 'sign' && ['.', '/', ',', "'", '’', '(', '«'].includes(token.text);

/** A year behind something: «2023», «2023 г.», «23 г.», also after a comma, a stop or a bracket. */
export function readYear(tokens: readonly Token[], at: number): { year: number | null; next: number } {
  const from = isSeparator(tokens[at]) ? at + 1 : at;
  const token = tokens[from];
  if (hasSecondYear(tokens, from)) return { year: null, next: at };
  if (isYear(token)) {
    const next = skipYearWord(tokens, from + 1);
    // «май (2024 г.)» is one; «май (2024, 2025)» and «май (2024 – отчёт)» are read on.
    if (from === at || !isSign(tokens[at], '(')) return { year: token.value, next };
    return isSign(tokens[next], ')') ? { year: token.value, next: next + 1 } : { year: null, next: at };
  }
  return readShortYear(tokens, at);
}

/** «сентябрь 23 г.», «март '24», «май 24»: two figures that are hardly a day. */
function readShortYear(tokens: readonly Token[], at: number): { year: number | null; next: number } {
  const hasMark = isSign(tokens[at], "'") || isSign(tokens[at], '’');
  const from = hasMark ? at + 1 : at;
  const token = tokens[from];
  if (!isFigure(token, 0, MOST_FIGURE) || token.text.length !== 2) return { year: null, next: at };
  const next = skipYearWord(tokens, from + 1);
  const isLikely = isNumber(token, 20, 30) && !isSeparator(tokens[next]) && tokens[next]?.type !== 'month';
  const isYearly = hasMark || next > from + 1 || (isLikely && tokens[at - 1]?.type === 'month');
  return isYearly ? { year: CENTURY + token.value, next } : { year: null, next: at };
}

function dayOf(year: number | null, month: number, day: number, next: number): Stretch {
  const edge = { year, month, day };
  return { kind: 'day', start: edge, end: edge, next };
}

/** Whole months; those that run over the new year end in the year that is named. */
export function monthsOf(
  kind: Stretch['kind'],
  year: number | null,
  [first, last]: readonly [number, number],
  next: number,
): Stretch {
  const begin = year !== null && last < first ? year - 1 : year;
  return { kind, start: { year: begin, month: first, day: 1 }, end: { year, month: last, day: LAST_DAY }, next };
}

/** 2023-04-12, 2023.04.12 */
function readIsoDay(tokens: readonly Token[], at: number): Stretch | undefined {
  const [year, sign, month, other, day] = tokens.slice(at, at + 5);
  const isJoined = sign?.type === 'sign' && /^[-./]$/u.test(sign.text) && isSign(other, sign.text);
  if (!isJoined || !isYear(year) || !isFigure(month, 1, 12) || !isFigure(day, 1, MOST_FIGURE)) return undefined;
  return dayOf(year.value, month.value, day.value, at + 5);
}

/** Does the number go on behind the figures: «1.2.3.4»? */
const goesOn = (tokens: readonly Token[], at: number): boolean =>
  isSign(tokens[at], '.') && tokens[at + 1]?.type === 'number' && isTight(tokens[at], tokens[at + 1]);

const isDigits = (token: Token | undefined): boolean => token?.type === 'number' && /^\d+$/u.test(token.text);
/** Figures, or Roman ones between stops: 15.XI.2023. */
const isMonthFigure = (token: Token | undefined, sign: string): token is Token & { type: 'number' } =>
  token?.type === 'number' && (isDigits(token) || (sign === '.' && isRoman(token))) && token.value <= MOST_FIGURE;

/** 12.04.2023, 12.04.23, 12/04/2023, 12,04,2023, 12-04-2023, 12.IV.2023; what is no day of the calendar is found all the same. */
function readFullFigures(tokens: readonly Token[], at: number): Stretch | undefined {
  const [day, sign, month, other, year] = tokens.slice(at, at + 5);
  if (sign?.type !== 'sign' || !/^[./,-]$/u.test(sign.text) || !isSign(other, sign.text)) return undefined;
  if (!isFigure(day, 0, MOST_FIGURE) || !isMonthFigure(month, sign.text) || goesOn(tokens, at + 5)) return undefined;
  // A comma or a dash stands in a date only without spaces: «5, 12, 2023», «1 - 5 - 2023» are something else.
  const isLoose = /^[,-]$/u.test(sign.text) && (month.text.length < 2 || !isTight(sign, month) || !isTight(day, sign));
  const full = isLoose || !year ? undefined : readFullYear([day, month, year], skipYearWord(tokens, at + 5) > at + 5);
  return full === undefined ? undefined : dayOf(full, month.value, day.value, skipYearWord(tokens, at + 5));
}

/** Four figures are a year of any day; two are one when the day is possible and it does not look like «2.1.12», a numbering. */
function readFullYear([day, month, year]: readonly [Token, Token, Token], hasWord: boolean): number | undefined {
  if (isYear(year)) return year.value;
  const isPossible = isNumber(day, 1, 31) && isNumber(month, 1, 12);
  const isNumbering = day.text.length + month.text.length < 3 && !hasWord;
  return /^\d{2}$/u.test(year.text) && isPossible && !isNumbering ? CENTURY + year.value : undefined;
}

/** What figures count when they are no date: «1.05 ставки», «2.10 балла», «10.12 %». */
const MEASURE = /^(?:ставк|балл|час|ч$|раз|руб|тыс|млн|процент|лет$|мин|кг|см|чел|экз)/u;
const isMeasured = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at], MEASURE) || isSign(tokens[at], '%');

/** 04.2023, IX.2023, «12.04» (a day of a year left open). */
function readShortFigures(tokens: readonly Token[], at: number): Stretch | undefined {
  const [first, sign, second] = tokens.slice(at, at + 3);
  const isStop = isSign(sign, '.') || isSign(sign, '/');
  if (!isStop || goesOn(tokens, at + 3) || isTimeOfDay(tokens, at)) return undefined;
  if (isYear(second)) return readMonthOfYear(tokens, at);
  const isDay = isFigure(first, 1, 31) && isFigure(second, 1, 12) && second.text.length === 2;
  const isWhole = isTight(first, sign) && isTight(sign, second) && !isMeasured(tokens, at + 3);
  return isDay && isWhole ? readOpenDay(tokens, at, [first.value, second.value]) : undefined;
}

/** 04.2023, IX.2023 */
function readMonthOfYear(tokens: readonly Token[], at: number): Stretch | undefined {
  const [month, year] = [tokens[at], tokens[at + 2]];
  if (!isMonthFigure(month, '.') || !isNumber(month, 1, 12) || hasSecondYear(tokens, at + 2)) return undefined;
  // «Этап 3. 2025 год»
  if (month.text.length < 2 && isDigits(month) && !isTight(tokens[at + 1], year)) return undefined;
  return monthsOf('month', year?.value ?? null, [month.value, month.value], skipYearWord(tokens, at + 3));
}

/** «12.04», «12.04.», «12.04 2023 г.» */
function readOpenDay(tokens: readonly Token[], at: number, [day, month]: readonly [number, number]): Stretch {
  const stop = isSign(tokens[at + 3], '.') ? at + 4 : at + 3;
  const { year, next } = readYear(tokens, stop);
  return dayOf(year, month, day, year === null ? stop : next);
}

/** «15.03.2024 в 14.10»: nobody says «в» before a day in figures. */
const isTimeOfDay = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at - 1], /^в$/u) && !isYear(tokens[at + 2]);

/** «1 марта 2023 г.», «первое сентября», «12. мая», «25 числа мая». */
function readDayOfMonth(tokens: readonly Token[], at: number): Stretch | undefined {
  const day = tokens[at];
  if (isRoman(day) || !isNumber(day, 1, MOST_FIGURE)) return undefined;
  const hasStop = isSign(tokens[at + 1], '.');
  const word = hasStop || isWord(tokens[at + 1], /^числ[оа]$/u) ? at + 2 : at + 1;
  const month = tokens[word];
  if (month?.type !== 'month' || (hasStop && !/[ая]$/u.test(month.text))) return undefined;
  const { year, next } = readYearOfMonth(tokens, word + 1);
  return dayOf(year, month.value, day.value, next);
}

/** Behind the name of a month: its stop when it is cut short, «месяц», the year. */
export function readYearOfMonth(tokens: readonly Token[], at: number): { year: number | null; next: number } {
  const word = isWord(tokens[at], /^(?:месяца?|мес)$/u) ? at + 1 : at;
  const stop = isSign(tokens[word], '.') ? word + 1 : word;
  const { year, next } = readYear(tokens, stop);
  return { year, next: year === null ? stop : next };
}

/** «апрель 2023», «сент. 2023 г.». */
function readMonth(tokens: readonly Token[], at: number): Stretch | undefined {
  const month = tokens[at];
  if (month?.type !== 'month') return undefined;
  const { year, next } = readYearOfMonth(tokens, at + 1);
  return monthsOf('month', year, [month.value, month.value], next);
}

/** The day or the month that begins at a token. */
export function readDayOrMonth(tokens: readonly Token[], at: number): Stretch | undefined {
  return (
    readIsoDay(tokens, at) ??
    readFullFigures(tokens, at) ??
    readShortFigures(tokens, at) ??
    readDayOfMonth(tokens, at) ??
    readMonth(tokens, at)
  );
}
