/** Dues that come again: «ежемесячно до 25 числа», «1 неделя каждого месяца», «не реже 1 раза в квартал». */
import { readStretch } from './edges.ts';
import { type Found, readRange } from './ranges.ts';
import type { Token } from './tokens.ts';

const isSign = (token: Token | undefined, sign: string) => token?.type === 'sign' && token.text === sign;
const isWord = (token: Token | undefined, pattern: RegExp) => token !== undefined && pattern.test(token.text);

/** A recurrence rule of RFC 5545 in parts. */
interface Rule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval?: number;
  readonly by?: string;
  readonly next: number;
}

const WEEKDAYS: readonly (readonly [RegExp, string])[] = [
  [/^понедельник/u, 'MO'],
  [/^вторник/u, 'TU'],
  [/^сред(?:а|у|ы|ам)$/u, 'WE'],
  [/^четверг/u, 'TH'],
  [/^пятниц/u, 'FR'],
  [/^суббот/u, 'SA'],
  [/^воскресень/u, 'SU'],
];
const findWeekday = (token: Token | undefined) => WEEKDAYS.find(([pattern]) => isWord(token, pattern))?.[1];

const ADVERBS: readonly (readonly [RegExp, Omit<Rule, 'next'>])[] = [
  [/^ежедневн/u, { frequency: 'DAILY' }],
  [/^еженедельн/u, { frequency: 'WEEKLY' }],
  [/^ежемесячн/u, { frequency: 'MONTHLY' }],
  [/^ежекварт/u, { frequency: 'MONTHLY', interval: 3 }],
  [/^ежегодн/u, { frequency: 'YEARLY' }],
];

/** What «раз в …» and «каждый …» count by. */
const UNITS: readonly (readonly [RegExp, Rule['frequency'], number])[] = [
  [/^д(?:ень|ня)$/u, 'DAILY', 1],
  [/^недел/u, 'WEEKLY', 1],
  [/^месяц/u, 'MONTHLY', 1],
  [/^(?:квартал|четверт|триместр)/u, 'MONTHLY', 3],
  [/^полугоди/u, 'MONTHLY', 6],
  [/^(?:год|года|году)$/u, 'YEARLY', 1],
];
const MONTHS_A_YEAR = 12;

/** «2 раза в год» is every six months; «2 раза в месяц» its first and its fifteenth; «2 раза в неделю» weekly. */
function spread(times: number, [, frequency, size]: (typeof UNITS)[number], count: number): Omit<Rule, 'next'> {
  const interval = size * count;
  if (times <= 1) return interval === 1 ? { frequency } : { frequency, interval };
  if (frequency === 'YEARLY' && MONTHS_A_YEAR % times === 0) {
    const months = MONTHS_A_YEAR / times;
    return months === 1 ? { frequency: 'MONTHLY' } : { frequency: 'MONTHLY', interval: months };
  }
  if (frequency === 'MONTHLY' && times === 2 && interval === 1) return { frequency, by: 'BYMONTHDAY=1,15' };
  return interval === 1 ? { frequency } : { frequency, interval };
}

/** «1 раз в квартал», «не реже одного раза в год», «раз в две недели», «дважды в год». */
function readTimes(tokens: readonly Token[], at: number): Rule | undefined {
  const isAtLeast = isWord(tokens[at], /^не$/u) && isWord(tokens[at + 1], /^(?:реже|менее)$/u);
  const from = isAtLeast ? at + 2 : at;
  const number = tokens[from]?.type === 'number' ? tokens[from] : undefined;
  const isTwice = isWord(number, /^дважды$/u);
  const dash = number && isSign(tokens[from + 1], '-') && tokens[from + 2]?.type === 'number' ? 2 : 0;
  const word = number ? from + 1 + dash : from;
  if (!isTwice && !isWord(tokens[word], /^раз(?:а|у)?$/u)) return undefined;
  const inside = isTwice ? word : word + 1;
  if (!isWord(tokens[inside], /^(?:в|за)$/u)) return undefined;
  return readUnit(tokens, inside + 1, number?.value ?? 1);
}

function readUnit(tokens: readonly Token[], at: number, times: number): Rule | undefined {
  const count = tokens[at]?.type === 'number' ? tokens[at] : undefined;
  const from = count ? at + 1 : at;
  const word = isWord(tokens[from], /^(?:учебн|календарн|кажд)/u) ? from + 1 : from;
  const unit = UNITS.find(([pattern]) => isWord(tokens[word], pattern));
  return unit && { ...spread(times, unit, count?.value ?? 1), next: word + 1 };
}

/** «каждый месяц», «каждую вторую среду месяца», «по понедельникам», «каждый понедельник». */
function readEvery(tokens: readonly Token[], at: number): Rule | undefined {
  const isEvery = isWord(tokens[at], /^кажд/u);
  const isOn = isWord(tokens[at], /^по$/u);
  if (!isEvery && !isOn) return undefined;
  const weekday = findWeekday(tokens[at + 1]);
  if (weekday) return { frequency: 'WEEKLY', by: `BYDAY=${weekday}`, next: at + 2 };
  if (!isEvery) return undefined;
  return readPlaceInMonth(tokens, at + 1, true) ?? readUnit(tokens, at + 1, 1);
}

function skipOfMonth(tokens: readonly Token[], at: number): number | undefined {
  const word = isWord(tokens[at], /^кажд/u) ? at + 1 : at;
  return isWord(tokens[word], /^месяц/u) ? word + 1 : undefined;
}

function readOrdinal(token: Token | undefined): number | undefined {
  if (isWord(token, /^последн/u)) return -1;
  return token?.type === 'number' && token.value >= 1 && token.value <= 5 ? token.value : undefined;
}

function skipEnding(tokens: readonly Token[], at: number): number {
  return isSign(tokens[at], '-') && isWord(tokens[at + 1], /^(?:я|й|е|ая|ый|го|ю|ую|ого)$/u) ? at + 2 : at;
}

/** «1 неделя каждого месяца», «последний четверг месяца», «третья среда каждого месяца». */
function readPlaceInMonth(tokens: readonly Token[], at: number, isEvery = false): Rule | undefined {
  const ordinal = readOrdinal(tokens[at]);
  if (ordinal === undefined) return undefined;
  const what = skipEnding(tokens, at + 1);
  const weekday = isWord(tokens[what], /^недел/u) ? 'MO' : findWeekday(tokens[what]);
  const next = weekday ? (skipOfMonth(tokens, what + 1) ?? (isEvery ? what + 1 : undefined)) : undefined;
  return next === undefined ? undefined : { frequency: 'MONTHLY', by: `BYDAY=${ordinal}${weekday}`, next };
}

/** «до 25 числа каждого месяца», «25 числа». */
function readDayOfMonth(tokens: readonly Token[], at: number): { day: number; next: number } | undefined {
  const isNotLater = isWord(tokens[at], /^не$/u) && isWord(tokens[at + 1], /^поздн/u);
  const from = isNotLater ? at + 2 : isWord(tokens[at], /^(?:до|к|по)$/u) ? at + 1 : at;
  const day = tokens[from];
  if (day?.type !== 'number' || day.value < 1 || day.value > 31) return undefined;
  const word = skipEnding(tokens, from + 1);
  return isWord(tokens[word], /^чис(?:ло|ла|лу|лам)$/u) ? { day: day.value, next: word + 1 } : undefined;
}

function readMonthly(tokens: readonly Token[], at: number): Rule | undefined {
  const found = readDayOfMonth(tokens, at);
  const next = found && skipOfMonth(tokens, found.next);
  return next === undefined ? undefined : { frequency: 'MONTHLY', by: `BYMONTHDAY=${found?.day}`, next };
}

/** Months and days behind «ежегодно»: «в марте», «сентябрь, май», «до 1 сентября». */
function readYearly(rule: Rule, tokens: readonly Token[]): Rule {
  const months: number[] = [];
  let next = rule.next;
  let day: number | undefined;
  for (let at = rule.next; at < tokens.length; at = next) {
    const from =
      isSign(tokens[at], ',') || isSign(tokens[at], '(') || isWord(tokens[at], /^(?:и|в|до|к)$/u) ? at + 1 : at;
    const before = isWord(tokens[from], /^(?:в|до|к)$/u) ? from + 1 : from;
    const found = readStretch(tokens, before);
    if (!found || found.start.year !== null || !['day', 'month'].includes(found.kind)) break;
    months.push(found.end.month);
    if (found.kind === 'day') day = found.end.day;
    next = isSign(tokens[found.next], ')') ? found.next + 1 : found.next;
  }
  if (months.length === 0) return rule;
  return { ...rule, by: `BYMONTH=${months.join(',')}${day === undefined ? '' : `;BYMONTHDAY=${day}`}`, next };
}

function refineMonthly(rule: Rule, tokens: readonly Token[], at: number): Rule {
  const found = readDayOfMonth(tokens, at);
  if (found) return { ...rule, by: `BYMONTHDAY=${found.day}`, next: skipOfMonth(tokens, found.next) ?? found.next };
  const place = readPlaceInMonth(tokens, at, true);
  return place?.by ? { ...rule, by: place.by, next: place.next } : rule;
}

function refineWeekly(rule: Rule, tokens: readonly Token[], at: number): Rule {
  const on = isWord(tokens[at], /^(?:по|в|во)$/u) ? at + 1 : at;
  const weekday = findWeekday(tokens[on]);
  return weekday ? { ...rule, by: `BYDAY=${weekday}`, next: on + 1 } : rule;
}

/** What stands behind a frequency and makes it exact. */
function refine(rule: Rule, tokens: readonly Token[]): Rule {
  if (rule.frequency === 'YEARLY') return readYearly(rule, tokens);
  if (rule.by !== undefined) return rule;
  const at = isSign(tokens[rule.next], ',') || isSign(tokens[rule.next], '(') ? rule.next + 1 : rule.next;
  if (rule.frequency === 'MONTHLY') return refineMonthly(rule, tokens, at);
  return rule.frequency === 'WEEKLY' ? refineWeekly(rule, tokens, at) : rule;
}

function readAdverb(tokens: readonly Token[], at: number): Rule | undefined {
  const found = ADVERBS.find(([pattern]) => isWord(tokens[at], pattern));
  return found && { ...found[1], next: at + 1 };
}

const write = ({ frequency, interval, by }: Rule): string =>
  [`FREQ=${frequency}`, interval === undefined ? '' : `INTERVAL=${interval}`, by ?? ''].filter(Boolean).join(';');

/** A recurring due and, behind it, the stretch it recurs in: «ежемесячно с сентября 2023 по май 2024». */
export function readRecurring(tokens: readonly Token[], at: number): Found | undefined {
  const rule =
    readAdverb(tokens, at) ??
    readTimes(tokens, at) ??
    readEvery(tokens, at) ??
    readPlaceInMonth(tokens, at) ??
    readMonthly(tokens, at);
  if (!rule) return undefined;
  const exact = refine(rule, tokens);
  const from = isSign(tokens[exact.next], ',') || isSign(tokens[exact.next], '(') ? exact.next + 1 : exact.next;
  const within = readRange(tokens, from);
  const recurrence = write(exact);
  if (!within) return { meaning: { kind: 'recurring', start: null, end: null, recurrence }, next: exact.next };
  const { start, end } = within.meaning;
  const next = isSign(tokens[within.next], ')') ? within.next + 1 : within.next;
  return { meaning: { kind: 'recurring', start, end, recurrence }, next };
}
