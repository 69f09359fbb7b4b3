/** Parts of a stretch: «начало сентября», «вторая декада марта», «последняя пятница октября», «конец учебного года». */
import { monthsOf, readDayOrMonth, type Stretch } from './days.ts';
import { findWeekday, WEEKDAY_CODES } from './lexicon.ts';
import type { Edge } from './model.ts';
import { type Numbers, readNumbers, readSeason, readTerm, SCHOOL_HALVES } from './terms.ts';
import { isSign, isWord, type Token } from './tokens.ts';
import { readOpenYear, readSchoolYearStretch, readYears } from './years.ts';

/** First and last day of a part of a month; 0 is the month's last. */
type Days = readonly [first: number, last: number];
type Part = 'begin' | 'middle' | 'end' | 'first_half' | 'second_half' | 'first_days' | 'last_days';

const PARTS: Readonly<Record<Part, Days>> = {
  begin: [1, 10],
  middle: [11, 20],
  end: [21, 0],
  first_half: [1, 15],
  second_half: [16, 0],
  first_days: [1, 5],
  last_days: [-4, 0],
};
const LAST_WEEK: Days = [-6, 0];
const WEEK = 7;
const DECADE = 10;

/** Days of one week or decade by its number: the fifth week is what is left. */
const weekDays = (number: number): Days => [number * WEEK - WEEK + 1, number > 4 ? 0 : number * WEEK];
const decadeDays = (number: number): Days => [number * DECADE - DECADE + 1, number > 2 ? 0 : number * DECADE];

const isLast = (token: Token | undefined): boolean => isWord(token, /^(?:последн|посл$|заключительн)/u);

/** «начало», «в конце», «первая половина», «последние числа». */
export function readPartWord(tokens: readonly Token[], at: number): { part: Part; next: number } | undefined {
  if (isWord(tokens[at], /^начал/u)) return { part: 'begin', next: at + 1 };
  if (isWord(tokens[at], /^середин/u)) return { part: 'middle', next: at + 1 };
  if (isWord(tokens[at], /^(?:конец|конц|окончани|завершени|итогам$)/u)) return { part: 'end', next: at + 1 };
  const place = tokens[at]?.type === 'number' ? tokens[at].value : undefined;
  if (isWord(tokens[at + 1], /^половин/u) && (place === 1 || place === 2)) {
    return { part: place === 1 ? 'first_half' : 'second_half', next: at + 2 };
  }
  if (!isWord(tokens[at + 1], /^(?:числ|дн(?:и|ях|ей)$)/u)) return undefined;
  if (isLast(tokens[at])) return { part: 'last_days', next: at + 2 };
  return place === 1 && isWord(tokens[at], /^перв/u) ? { part: 'first_days', next: at + 2 } : undefined;
}

/** What a part may be of; a bare «года» is the calendar year. */
function readWhole(tokens: readonly Token[], at: number): Stretch | undefined {
  return (
    readDayOrMonth(tokens, at) ??
    readTerm(tokens, at) ??
    readSchoolYearStretch(tokens, at) ??
    readYears(tokens, at) ??
    readOpenYear(tokens, at, true) ??
    readSeason(tokens, at)
  );
}

const daysOf = (month: Stretch, [first, last]: Days): Stretch => ({
  kind: 'range',
  start: { ...month.start, day: first },
  end: { ...month.end, day: last },
  next: month.next,
});

/** Teaching ends in May, whatever the year's last day is. */
const LAST_MONTH_OF_SCHOOL = 5;

function monthAt(edge: Edge, next: number): Stretch {
  return monthsOf('month', edge.year, [edge.month, edge.month], next);
}

function partOfSchoolYear({ start, end, next }: Stretch, part: Part): Stretch | undefined {
  const half = (months: readonly [number, number], year: number | null) => monthsOf('half_year', year, months, next);
  if (part === 'first_half') return half(SCHOOL_HALVES[0] ?? [9, 12], start.year);
  if (part === 'second_half') return half(SCHOOL_HALVES[1] ?? [1, 5], end.year);
  if (part === 'middle') return monthsOf('months', end.year, [12, 1], next);
  return monthAt(part === 'begin' || part === 'first_days' ? start : { ...end, month: LAST_MONTH_OF_SCHOOL }, next);
}

function partOfYear({ start, next }: Stretch, part: Part): Stretch {
  if (part === 'first_half') return monthsOf('half_year', start.year, [1, 6], next);
  if (part === 'second_half') return monthsOf('half_year', start.year, [7, 12], next);
  if (part === 'middle') return monthsOf('months', start.year, [6, 7], next);
  const month = part === 'begin' || part === 'first_days' ? 1 : 12;
  return monthsOf('month', start.year, [month, month], next);
}

export function partOf(whole: Stretch, part: Part): Stretch | undefined {
  if (whole.kind === 'month') return daysOf(whole, PARTS[part]);
  if (whole.kind === 'school_year') return partOfSchoolYear(whole, part);
  if (whole.kind === 'calendar_year') return partOfYear(whole, part);
  if (whole.kind === 'day') return undefined;
  if (part === 'begin') return monthAt(whole.start, whole.next);
  return part === 'end' ? monthAt(whole.end, whole.next) : undefined;
}

function readPlainPart(tokens: readonly Token[], at: number): Stretch | undefined {
  const found = readPartWord(tokens, at);
  const whole = found && readWhole(tokens, found.next);
  return whole && partOf(whole, found.part);
}

/** «2 неделя ноября», «1-2 декада марта», «последняя неделя августа». */
export function readWeeks(
  tokens: readonly Token[],
  at: number,
): { stretches: readonly (Stretch & { at: number })[]; next: number } | undefined {
  const last: Numbers | undefined = isLast(tokens[at]) ? { groups: [], next: at + 1 } : undefined;
  const numbers = last ?? readNumbers(tokens, at);
  if (!numbers) return undefined;
  const isWeek = isWord(tokens[numbers.next], /^(?:недел|нед$)/u);
  if (!isWeek && !isWord(tokens[numbers.next], /^(?:декад|дек$)/u)) return undefined;
  const stop = isSign(tokens[numbers.next + 1], '.') ? numbers.next + 2 : numbers.next + 1;
  const month = readDayOrMonth(tokens, stop);
  if (month?.kind !== 'month') return undefined;
  const days = isWeek ? weekDays : decadeDays;
  if (last) return { stretches: [{ ...daysOf(month, isWeek ? LAST_WEEK : days(3)), at }], next: month.next };
  const stretches = numbers.groups.map((group) => ({
    ...daysOf(month, [days(group.first)[0], days(group.last)[1]]),
    at: group.at,
  }));
  return { stretches, next: month.next };
}

/** «пятница», «рабочий день» (0), «день» (undefined) behind «последний», «второй». */
function readDayName(tokens: readonly Token[], at: number): { weekday: number | undefined; next: number } | undefined {
  if (isWord(tokens[at], /^рабоч/u) && isWord(tokens[at + 1], /^д(?:ень|ня)$/u)) return { weekday: 0, next: at + 2 };
  if (isWord(tokens[at], /^д(?:ень|ня)$/u)) return { weekday: undefined, next: at + 1 };
  const code = tokens[at]?.type === 'word' ? findWeekday(tokens[at].text) : undefined;
  return code === undefined ? undefined : { weekday: WEEKDAY_CODES.indexOf(code) + 1, next: at + 1 };
}

/** «последняя пятница октября», «второй вторник марта 2024», «последний рабочий день мая». */
function readNthDay(tokens: readonly Token[], at: number): Stretch | undefined {
  const place = isLast(tokens[at]) ? -1 : readNumbers(tokens, at)?.groups[0]?.first;
  const name = place === undefined ? undefined : readDayName(tokens, at + 1);
  const month = name && readDayOrMonth(tokens, name.next);
  if (month?.kind !== 'month' || place === undefined) return undefined;
  if (name?.weekday === undefined) return place === -1 ? { ...month, kind: 'day', start: month.end } : undefined;
  const edge = { ...month.end, nth: { place, weekday: name.weekday } };
  return { kind: 'day', start: edge, end: edge, next: month.next };
}

export function readPart(tokens: readonly Token[], at: number): Stretch | undefined {
  const weeks = readWeeks(tokens, at)?.stretches ?? [];
  return readPlainPart(tokens, at) ?? (weeks.length === 1 ? weeks[0] : undefined) ?? readNthDay(tokens, at);
}
