/** Dues that come again: «ежемесячно», «до 25 числа», «1 неделя каждого месяца», «не реже 1 раза в квартал». */
import { findWeekday, WORKING_DAYS } from './lexicon.ts';
import { readPartWord } from './parts.ts';
import type { Rule } from './rules.ts';
import { type Numbers, readNumbers } from './terms.ts';
import { isFigure, isNumber, isOrdinal, isSign, isTight, isWord, type Token } from './tokens.ts';
import { readWeekdays } from './weekdays.ts';

export interface FoundRule {
  readonly rule: Rule;
  readonly next: number;
  /** A weekday alone: «среда» may only explain the date beside it. */
  readonly isWeak?: boolean;
}

/** Teaching is over in these months: of school quarters, trimesters, halves. */
const SCHOOL_ENDS = { quarter: [10, 12, 3, 5], trimester: [11, 2, 5], half: [12, 5] } as const;

const ADVERBS: readonly (readonly [RegExp, Rule])[] = [
  [/^ежедн/u, { frequency: 'DAILY' }],
  [/^еженед/u, { frequency: 'WEEKLY' }],
  [/^ежемес/u, { frequency: 'MONTHLY' }],
  [/^ежекв/u, { frequency: 'MONTHLY', interval: 3 }],
  [/^ежегод/u, { frequency: 'YEARLY' }],
];

interface Unit {
  readonly pattern: RegExp;
  readonly rule: Rule;
  /** Months it begins in, where that may be said. */
  readonly begins?: readonly number[];
}

/** What «раз в …» and «каждый …» count by. */
const UNITS: readonly Unit[] = [
  { pattern: /^(?:день|дня|дней|сутки)$/u, rule: { frequency: 'DAILY' } },
  { pattern: /^(?:недел|нед$)/u, rule: { frequency: 'WEEKLY' } },
  { pattern: /^(?:месяц|мес$)/u, rule: { frequency: 'MONTHLY' } },
  { pattern: /^(?:кварт|кв$)/u, rule: { frequency: 'MONTHLY', interval: 3 }, begins: [1, 4, 7, 10] },
  { pattern: /^(?:полугод|полгод|полуг$|пг$)/u, rule: { frequency: 'MONTHLY', interval: 6 }, begins: [1, 7] },
  {
    pattern: /^четверт/u,
    rule: { frequency: 'YEARLY', months: SCHOOL_ENDS.quarter },
    begins: [9, 11, 1, 4],
  },
  { pattern: /^триместр/u, rule: { frequency: 'YEARLY', months: SCHOOL_ENDS.trimester }, begins: [9, 12, 3] },
  { pattern: /^семестр/u, rule: { frequency: 'YEARLY', months: SCHOOL_ENDS.half }, begins: [9, 1] },
  { pattern: /^(?:год|года|году|г|лет)$/u, rule: { frequency: 'YEARLY' } },
];
const MONTHS_A_YEAR = 12;

/** Skips the stop of a word that is cut short. */
const skipStop = (tokens: readonly Token[], at: number): number => (isSign(tokens[at], '.') ? at + 1 : at);

/** «2 раза в год» is every six months; «2 раза в месяц» its middle and its end; «2 раза в неделю» weekly. */
function spread(times: number, { rule }: Unit, count: number): Rule {
  const interval = (rule.interval ?? 1) * count;
  if (rule.months !== undefined) return rule;
  if (times <= 1) return { ...rule, interval };
  const months = rule.frequency === 'YEARLY' ? MONTHS_A_YEAR * interval : interval;
  if (rule.frequency === 'YEARLY' || (rule.frequency === 'MONTHLY' && interval > 1)) {
    return { frequency: 'MONTHLY', interval: Math.max(1, Math.floor(months / times)) };
  }
  if (rule.frequency === 'MONTHLY' && times === 2) return { frequency: 'MONTHLY', monthDays: [15, -1] };
  if (rule.frequency === 'WEEKLY' && times === 2 && interval === 1) return { ...rule, weekdays: ['TU', 'FR'] };
  return rule.frequency === 'MONTHLY' ? { frequency: 'WEEKLY' } : { ...rule, interval };
}

/** «1 раз в квартал», «не реже одного раза в год», «раз в две недели», «дважды в год», «1р/кв». */
function readTimes(tokens: readonly Token[], at: number): FoundRule | undefined {
  const times = readTimesWord(tokens, at);
  if (!times) return undefined;
  const isInside = isWord(tokens[times.next], /^(?:в|за|на|во)$/u) || isSign(tokens[times.next], '/');
  return isInside ? readUnit(tokens, times.next + 1, times.count) : undefined;
}

const TWICE: ReadonlyMap<string, number> = new Map([
  ['дважды', 2],
  ['трижды', 3],
]);

/** «1 раз», «2-3 раза», «дважды», «раз»: of a span the least counts. */
function readTimesWord(tokens: readonly Token[], at: number): { count: number; next: number } | undefined {
  const twice = TWICE.get(tokens[at]?.text ?? '');
  if (twice !== undefined) return { count: twice, next: at + 1 };
  const number = tokens[at]?.type === 'number' ? tokens[at].value : undefined;
  const word = number === undefined ? at : skipSpan(tokens, at);
  const isTimes = isWord(tokens[word], /^(?:раз(?:а|у)?|р)$/u);
  return isTimes ? { count: number ?? 1, next: skipStop(tokens, word + 1) } : undefined;
}

const skipSpan = (tokens: readonly Token[], at: number): number =>
  isSign(tokens[at + 1], '-') && tokens[at + 2]?.type === 'number' ? at + 3 : at + 1;

function readUnit(tokens: readonly Token[], at: number, times: number): FoundRule | undefined {
  const count = tokens[at]?.type === 'number' ? tokens[at] : undefined;
  let word = count ? at + 1 : at;
  while (isWord(tokens[word], /^(?:учебн|уч$|календарн|кажд|отчетн)/u)) word = skipStop(tokens, word + 1);
  const unit = UNITS.find(({ pattern }) => isWord(tokens[word], pattern));
  return unit && { rule: spread(times, unit, count?.value ?? 1), next: skipCut(tokens, word) };
}

/** «1 раз в кв.», «1 раз в мес.»; the stop behind a whole word ends a sentence. */
function skipCut(tokens: readonly Token[], at: number): number {
  return isWord(tokens[at], /^(?:кв|мес|нед|полуг|г)$/u) ? skipStop(tokens, at + 1) : at + 1;
}

/** «каждый месяц», «каждую вторую среду месяца», «по понедельникам и средам», «среда, пятница». */
function readEvery(tokens: readonly Token[], at: number): FoundRule | undefined {
  const isEvery = isWord(tokens[at], /^кажд/u);
  const isOn = isWord(tokens[at], /^(?:по|в|во)$/u);
  const from = isEvery || isOn ? at + 1 : at;
  const weekdays = readWeekdays(tokens, from);
  if (weekdays) {
    // «по пятницам» comes again, «в пятницу» and «пятница» may be said of a date.
    const isWeak = !isEvery && !isWord(tokens[at], /^по$/u);
    return { rule: { frequency: 'WEEKLY', weekdays: weekdays.codes }, next: weekdays.next, isWeak };
  }
  if (!isEvery) return undefined;
  return readPlaceInMonth(tokens, from, true) ?? readDayNumber(tokens, from) ?? readUnit(tokens, from, 1);
}

function skipOfMonth(tokens: readonly Token[], at: number): number | undefined {
  const word = isWord(tokens[at], /^(?:кажд|текущ|следующ)/u) ? at + 1 : at;
  return isWord(tokens[word], /^(?:месяца|месяц|мес)$/u) ? skipCut(tokens, word) : undefined;
}

const LAST = -1;

/** What a place in the month is a place of: «1 неделя», «3-я среда», «последний рабочий день», «2 декада». */
function readPlace(places: readonly number[], tokens: readonly Token[], at: number): FoundRule | undefined {
  if (isWord(tokens[at], /^(?:недел|нед$)/u)) {
    return { rule: { frequency: 'MONTHLY', weekdays: places.map((place) => `${place}MO`) }, next: skipCut(tokens, at) };
  }
  if (isWord(tokens[at], /^декад/u)) {
    const monthDays = places.map((place) => (place < 1 || place > 2 ? LAST : place * 10));
    return { rule: { frequency: 'MONTHLY', monthDays }, next: at + 1 };
  }
  const isWorking = isWord(tokens[at], /^рабоч/u) && isWord(tokens[at + 1], /^д(?:ень|ня)$/u);
  if (isWorking) {
    const [setPosition = 1] = places;
    return { rule: { frequency: 'MONTHLY', weekdays: WORKING_DAYS, setPosition }, next: at + 2 };
  }
  if (isWord(tokens[at], /^(?:день|дня|числ[аоу]|числах)$/u) && places[0] === LAST) {
    return { rule: { frequency: 'MONTHLY', monthDays: [LAST] }, next: at + 1 };
  }
  const weekday = tokens[at]?.type === 'word' ? findWeekday(tokens[at]?.text ?? '') : undefined;
  if (weekday === undefined) return undefined;
  return { rule: { frequency: 'MONTHLY', weekdays: places.map((place) => `${place}${weekday}`) }, next: at + 1 };
}

/** Numbers, ranges too, one by one; «последний» is −1. */
function readPlaces(tokens: readonly Token[], at: number): { places: number[]; next: number } | undefined {
  if (isWord(tokens[at], /^последн/u)) return { places: [LAST], next: at + 1 };
  const numbers: Numbers | undefined = readNumbers(tokens, at);
  const places = numbers?.groups.flatMap(({ first, last }) =>
    Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index),
  );
  return numbers && places && { places, next: numbers.next };
}

/** «1 неделя каждого месяца», «последний четверг месяца», «1 и 3 среда», «до последнего дня месяца», «в начале каждого месяца». */
function readPlaceInMonth(tokens: readonly Token[], at: number, isEvery = false): FoundRule | undefined {
  const from = isWord(tokens[at], /^(?:в|во|до|на|к)$/u) ? at + 1 : at;
  const places = readPlaces(tokens, from);
  const place = places && readPlace(places.places, tokens, places.next);
  const found = place ?? readPartOfMonth(tokens, from);
  if (!found) return undefined;
  const next = skipOfMonth(tokens, found.next);
  if (next !== undefined) return { rule: found.rule, next };
  if (isEvery) return { rule: found.rule, next: found.next };
  // «ежемесячно, последняя пятница»: without the month it only explains what stands beside it.
  const mayStandAlone =
    place !== undefined && !isWord(tokens[found.next - 1], COUNTED) && tokens[found.next]?.type !== 'month';
  return mayStandAlone ? { rule: found.rule, next: found.next, isWeak: true } : undefined;
}

/** «2 недели», «10 дней» last so long. */
const COUNTED = /^(?:недели|недель|нед|числ.*|день|дня)$/u;

const PART_ENDS = {
  begin: 10,
  middle: 20,
  end: LAST,
  first_half: 15,
  second_half: LAST,
  first_days: 5,
  last_days: LAST,
};

/** «начало», «середина», «первая половина» of every month: due when the part is over. */
function readPartOfMonth(tokens: readonly Token[], at: number): FoundRule | undefined {
  const found = readPartWord(tokens, at);
  return found && { rule: { frequency: 'MONTHLY', monthDays: [PART_ENDS[found.part]] }, next: found.next };
}

/** «до 25 числа», «25-го каждого месяца», «с 1 по 5 число», «1 и 15 числа». */
function readDayNumber(tokens: readonly Token[], at: number): FoundRule | undefined {
  const isNotLater = isWord(tokens[at], /^не$/u) && isWord(tokens[at + 1], /^поздн/u);
  const isLed = isWord(tokens[at], /^(?:с|со|до|к|по|в|на)$/u);
  const days = readDayNumbers(tokens, isNotLater ? at + 2 : isLed ? at + 1 : at);
  if (!days) return undefined;
  const { monthDays, next } = days;
  const rule: Rule = { frequency: 'MONTHLY', monthDays };
  if (isWord(tokens[next], /^чис(?:ло|ла|лу|лам|лах)$/u)) {
    // «15 числа сентября» is a day.
    if (tokens[next + 1]?.type === 'month') return undefined;
    return readReported(rule, tokens, skipOfMonth(tokens, next + 1) ?? next + 1);
  }
  // «25-го каждого месяца»: the month must be said where «числа» is not.
  const month = isWord(tokens[next], /^кажд/u) ? skipOfMonth(tokens, next) : undefined;
  if (month !== undefined) return readReported(rule, tokens, month);
  return isDayBesideAdverb(tokens, at, next) ? { rule, next } : undefined;
}

/** «ежемесячно до 25-го», «до 25-го ежемесячно»: the day is of the month that comes again; so is a bare «до 25» at the end. */
function isDayBesideAdverb(tokens: readonly Token[], at: number, next: number): boolean {
  const isDay = isOrdinal(tokens[next - 1]) || (tokens[next] === undefined && isWord(tokens[at], /^(?:не|до|к)$/u));
  if (!isDay || tokens[next]?.type === 'month') return false;
  const before = isSign(tokens[at - 1], ',') ? at - 2 : at - 1;
  return [tokens[before], tokens[next]].some((token) => isWord(token, /^еже(?:мес|кв)/u));
}

/** «25», «1 и 15»; of «1 по 5» the last. */
function readDayNumbers(tokens: readonly Token[], at: number): { monthDays: number[]; next: number } | undefined {
  const [first, join, last] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!isFigure(first, 1, 31)) return undefined;
  if (!isFigure(last, 1, 31)) return { monthDays: [first.value], next: at + 1 };
  if (isSign(join, '-') || isWord(join, /^(?:по|до)$/u)) return { monthDays: [last.value], next: at + 3 };
  const isListed = isSign(join, ',') || isWord(join, /^и$/u);
  return isListed ? { monthDays: [first.value, last.value], next: at + 3 } : { monthDays: [first.value], next: at + 1 };
}

const REPORTED: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^кварт/u, [1, 4, 7, 10]],
  [/^полугод/u, [1, 7]],
  [/^годом$/u, [1]],
];

/** «… месяца, следующего за отчётным кварталом» names the months. */
function readReported(rule: Rule, tokens: readonly Token[], at: number): FoundRule {
  const from = isSign(tokens[at], ',') ? at + 1 : at;
  const isAfter = isWord(tokens[from], /^следующ/u) && isWord(tokens[from + 2], /^отчетн/u);
  if (!isAfter) return { rule, next: at };
  const months = REPORTED.find(([pattern]) => isWord(tokens[from + 3], pattern))?.[1];
  if (!months) return { rule, next: isWord(tokens[from + 3], /^месяц/u) ? from + 4 : from + 3 };
  return { rule: { ...rule, frequency: 'YEARLY', months }, next: from + 4 };
}

/** «в конце каждого квартала», «по итогам четверти», «в начале полугодия». */
function readEndOfUnit(tokens: readonly Token[], at: number): FoundRule | undefined {
  const isBy = isWord(tokens[at], /^по$/u) && isWord(tokens[at + 1], /^(?:итог|окончани|завершени|результат)/u);
  const part = isBy ? { part: 'end' as const, next: at + 2 } : readPartOfUnit(tokens, skipInside(tokens, at));
  if (part?.part !== 'end' && part?.part !== 'begin') return undefined;
  const word = isWord(tokens[part.next], /^(?:кажд|учебн|отчетн|текущ)/u) ? part.next + 1 : part.next;
  const unit = UNITS.find(({ pattern }) => isWord(tokens[word], pattern));
  const isEvery = isWord(tokens[part.next], /^кажд/u);
  // Parts of a month have days of their own.
  if (!isBy && isWord(tokens[word], /^мес/u)) return undefined;
  if (!unit || (unit.rule.frequency !== 'MONTHLY' && !unit.begins && !isEvery)) return undefined;
  if (part.part === 'end') return { rule: unit.rule, next: word + 1 };
  return unit.begins ? { rule: { frequency: 'YEARLY', months: unit.begins }, next: word + 1 } : undefined;
}

/** «начало», «конец», «последняя неделя» */
function readPartOfUnit(tokens: readonly Token[], at: number): ReturnType<typeof readPartWord> {
  const isLastWeek = isWord(tokens[at], /^последн/u) && isWord(tokens[at + 1], /^недел/u);
  return isLastWeek ? { part: 'end', next: at + 2 } : readPartWord(tokens, at);
}

const skipInside = (tokens: readonly Token[], at: number): number =>
  isWord(tokens[at], /^(?:в|на|к|до)$/u) ? at + 1 : at;

function readAdverb(tokens: readonly Token[], at: number): FoundRule | undefined {
  const found = ADVERBS.find(([pattern]) => isWord(tokens[at], pattern));
  if (!found) return undefined;
  const isCut = /^еже(?:дн|нед|мес|кв|кварт|год)$/u.test(tokens[at]?.text ?? '') && isTight(tokens[at], tokens[at + 1]);
  return { rule: found[1], next: isCut ? skipStop(tokens, at + 1) : at + 1 };
}

/** «не реже», «минимум», «по 1 разу»: they are said before how often. */
function skipLeast(tokens: readonly Token[], at: number): number {
  const isAtLeast = isWord(tokens[at], /^не$/u) && isWord(tokens[at + 1], /^(?:реже|менее|меньше|более|чаще)$/u);
  if (isAtLeast) return isWord(tokens[at + 2], /^чем$/u) ? at + 3 : at + 2;
  return isWord(tokens[at], /^(?:минимум|по)$/u) && isNumber(tokens[at + 1], 1, 9) ? at + 1 : at;
}

/** How often, by itself: what makes it exact or bounds it stands beside it and is joined later. */
export function readRecurring(tokens: readonly Token[], at: number): FoundRule | undefined {
  return (
    readAdverb(tokens, at) ??
    readTimes(tokens, skipLeast(tokens, at)) ??
    readEndOfUnit(tokens, at) ??
    readPlaceInMonth(tokens, at) ??
    readDayNumber(tokens, at) ??
    readEvery(tokens, at)
  );
}
