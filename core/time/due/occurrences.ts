import { addDays, type Day, daysBetween, daysInMonth, findDay, partsOfDay, weekdayOf } from '../day.ts';
import { isWorkingDay } from '../working-days.ts';
import { WEEKDAY_CODES } from './lexicon.ts';
import { isPlain, type Rule, readRule } from './rules.ts';

const MONTHS_A_YEAR = 12;
const FRIDAY = 5;
const WEEK = 7;
/** «ежеквартально до 10 числа» is said of the month behind the quarter, «… 25 числа» of its last. */
const LAST_REPORTING_DAY = 15;
/** A plan is a few years long; a rule without an end must not fill the memory. */
const MOST = 4000;

/** Months counted from the year 0. */
const monthNumber = (day: Day): number => {
  const { year, month } = partsOfDay(day);
  return year * MONTHS_A_YEAR + month - 1;
};
const partsOfMonth = (number: number) => ({
  year: Math.floor(number / MONTHS_A_YEAR),
  month: (number % MONTHS_A_YEAR) + 1,
});

function dayIn(month: number, day: number): Day {
  const { year, month: name } = partsOfMonth(month);
  const last = daysInMonth(year, name);
  return findDay(year, name, day > 0 ? Math.min(day, last) : Math.max(1, last + 1 + day)) ?? '';
}

const daysOfMonth = (month: number): Day[] => {
  const { year, month: name } = partsOfMonth(month);
  return Array.from({ length: daysInMonth(year, name) }, (_, index) => dayIn(month, index + 1));
};

/** «1MO»: place 1, weekday 1; «MO»: every one. */
function readWeekday(code: string): { place: number; weekday: number } {
  return { place: Number.parseInt(code, 10) || 0, weekday: WEEKDAY_CODES.indexOf(code.slice(-2)) + 1 };
}

function weekdaysOf(days: readonly Day[], code: string): Day[] {
  const { place, weekday } = readWeekday(code);
  const own = days.filter((day) => weekdayOf(day) === weekday);
  if (place === 0) return own;
  return [place < 0 ? own.at(place) : own[place - 1]].filter((day) => day !== undefined);
}

/** The days of one month that the rule names; without any, its last day: what is done monthly is due by the end of the month. */
function namedDays({ monthDays, weekdays }: Rule, month: number): Day[] {
  if (weekdays) {
    const days = daysOfMonth(month);
    return weekdays.flatMap((code) => weekdaysOf(days, code));
  }
  return (monthDays ?? [-1]).map((day) => dayIn(month, day));
}

function choose(days: readonly Day[], position: number | undefined): Day[] {
  const ordered = [...new Set(days)].sort();
  if (position === undefined) return ordered;
  return [ordered.at(position < 0 ? position : position - 1)].filter((day) => day !== undefined);
}

const MONTHS_OF: Readonly<Partial<Record<Rule['frequency'], number>>> = { MONTHLY: 1, YEARLY: MONTHS_A_YEAR };

/**
 * «Once a quarter» without a day: each quarter of the calendar that lies in the period by half or more counts once, and is over on its last day or the
 * period's. So a plan of a school year has four quarters, two halves and one year. A period too short for any counts once.
 */
export function listIntervalEnds(months: number, from: Day, to: Day): Day[] {
  if (to < from) return [];
  const base = MONTHS_A_YEAR % months === 0 ? months : months % MONTHS_A_YEAR === 0 ? MONTHS_A_YEAR : 1;
  const ends: Day[] = [];
  for (let month = Math.floor(monthNumber(from) / base) * base; month <= monthNumber(to); month += months) {
    const [begin, end] = [dayIn(month, 1), dayIn(month + months - 1, -1)];
    const [first, last] = [begin < from ? from : begin, end > to ? to : end];
    if ((daysBetween(first, last) + 1) * 2 >= daysBetween(begin, end) + 1) ends.push(last);
  }
  return ends.length > 0 ? ends : [to];
}

/** Intervals are those of the calendar: quarters and halves end in March, June, September, December. */
function isTurn(month: number, { interval = 1, monthDays }: Rule): boolean {
  const isReporting = monthDays?.every((day) => day > 0 && day <= LAST_REPORTING_DAY) ?? false;
  return (partsOfMonth(month).month - (isReporting ? 1 : 0)) % interval === 0;
}

function byMonth(rule: Rule, from: Day, to: Day): Day[] {
  const first = monthNumber(from);
  const { interval = 1, months } = rule;
  const isCalendar = MONTHS_A_YEAR % interval === 0;
  return range(first, monthNumber(to))
    .filter((month) => (isCalendar ? isTurn(month, rule) : (month - first) % interval === 0))
    .filter((month) => months === undefined || months.includes(partsOfMonth(month).month))
    .flatMap((month) => choose(namedDays(rule, month), rule.setPosition));
}

function byYear(rule: Rule, from: Day, to: Day): Day[] {
  const [first, last] = [partsOfDay(from).year, partsOfDay(to).year];
  return range(first, last)
    .filter((year) => (year - first) % (rule.interval ?? 1) === 0)
    .flatMap((year) => {
      const months = (rule.months ?? [MONTHS_A_YEAR]).map((month) => year * MONTHS_A_YEAR + month - 1);
      return choose(
        months.flatMap((month) => namedDays(rule, month)),
        rule.setPosition,
      );
    });
}

/** Weekly without a weekday is due on Friday, the end of a working week; weeks are counted from the first. */
function byWeek(rule: Rule, from: Day, to: Day): Day[] {
  const weekdays = rule.weekdays?.map((code) => readWeekday(code).weekday) ?? [FRIDAY];
  const monday = addDays(from, 1 - weekdayOf(from));
  const found: Day[] = [];
  for (let week = monday; week <= to && found.length < MOST; week = addDays(week, WEEK * (rule.interval ?? 1))) {
    found.push(
      ...choose(
        weekdays.map((weekday) => addDays(week, weekday - 1)),
        undefined,
      ),
    );
  }
  return found.filter((day) => rule.months?.includes(partsOfDay(day).month) ?? true);
}

/** «Ежедневно» is every working day. */
function byDay(rule: Rule, from: Day, to: Day): Day[] {
  const found: Day[] = [];
  for (let day = from; day <= to && found.length < MOST; day = addDays(day, rule.interval ?? 1)) {
    if (isWorkingDay(day)) found.push(day);
  }
  return found.filter((day) => rule.months?.includes(partsOfDay(day).month) ?? true);
}

const WALKS: Readonly<Record<Rule['frequency'], (rule: Rule, from: Day, to: Day) => Day[]>> = {
  DAILY: byDay,
  WEEKLY: byWeek,
  MONTHLY: byMonth,
  YEARLY: byYear,
};

const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, Math.min(last - first + 1, MOST)) }, (_, index) => first + index);

/**
 * The days on which a recurring due is due, both ends included, in their order. What names no day of its month, quarter or year is due on its last (of a
 * week: Friday), or on the period's last when that comes first.
 * @param recurrence as `readDues` gives it
 */
export function listOccurrences(recurrence: string, from: Day, to: Day): Day[] {
  const rule = readRule(recurrence);
  const months = MONTHS_OF[rule.frequency];
  if (months !== undefined && isPlain(rule))
    return listIntervalEnds(months * (rule.interval ?? 1), from, to).slice(0, MOST);
  const days = WALKS[rule.frequency]?.(rule, from, to) ?? [];
  return days.filter((day) => day >= from && day <= to).slice(0, MOST);
}
