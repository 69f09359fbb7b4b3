import { addDays, addMonths, type Day, daysInMonth, findDay, partsOfDay, weekdayOf } from '../day.ts';

interface Rule {
  readonly frequency: string;
  readonly interval: number;
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  /** Place in the month (0: every one, negative from its end) and weekday 1 … 7. */
  readonly weekdays: readonly { readonly place: number; readonly weekday: number }[];
}

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** A plan is a few years long; a rule without an end must not fill the memory. */
const MOST = 2000;

function readRule(recurrence: string): Rule {
  const parts = new Map(recurrence.split(';').map((part) => part.split('=') as [string, string]));
  const numbers = (key: string) => (parts.get(key) ?? '').split(',').filter(Boolean).map(Number);
  const weekdays = (parts.get('BYDAY') ?? '').split(',').filter(Boolean);
  return {
    frequency: parts.get('FREQ') ?? '',
    interval: Number(parts.get('INTERVAL') ?? 1),
    monthDays: numbers('BYMONTHDAY'),
    months: numbers('BYMONTH'),
    weekdays: weekdays.map((text) => ({
      place: Number.parseInt(text, 10) || 0,
      weekday: CODES.indexOf(text.slice(-2)) + 1,
    })),
  };
}

function findPlace(year: number, month: number, place: number, weekday: number): Day | undefined {
  const days = Array.from({ length: daysInMonth(year, month) }, (_, index) => findDay(year, month, index + 1) ?? '');
  const own = days.filter((day) => weekdayOf(day) === weekday);
  return place < 0 ? own.at(place) : own[place - 1];
}

/** Days of one month that the rule names; without any, its last day: what is done monthly is due by the end of the month. */
function daysOfMonth(rule: Rule, year: number, month: number): Day[] {
  const last = daysInMonth(year, month);
  if (rule.weekdays.length > 0) {
    return rule.weekdays.flatMap(({ place, weekday }) => findPlace(year, month, place || 1, weekday) ?? []);
  }
  const numbers = rule.monthDays.length > 0 ? rule.monthDays : [last];
  return numbers.map((day) => findDay(year, month, Math.min(day, last)) ?? '');
}

function* byMonth(rule: Rule, from: Day): Generator<Day[]> {
  const first = `${from.slice(0, 7)}-01`;
  for (let step = 0; step < MOST; step += 1) {
    const { year, month } = partsOfDay(addMonths(first, step * rule.interval));
    yield daysOfMonth(rule, year, month);
  }
}

function* byYear(rule: Rule, from: Day): Generator<Day[]> {
  const { year: first } = partsOfDay(from);
  for (let step = 0; step < MOST; step += 1) {
    const year = first + step * rule.interval;
    yield (rule.months.length > 0 ? rule.months : [12])
      .toSorted((a, b) => a - b)
      .flatMap((month) => daysOfMonth(rule, year, month));
  }
}

function* byDay(rule: Rule, from: Day): Generator<Day[]> {
  const wanted = rule.frequency === 'DAILY' ? [1, 2, 3, 4, 5] : rule.weekdays.map(({ weekday }) => weekday);
  // Weekly without a weekday is due on Friday, the end of a working week.
  const weekdays = wanted.length > 0 ? wanted : [5];
  const monday = addDays(from, 1 - weekdayOf(from));
  for (let step = 0; step < MOST; step += 1) {
    const week = addDays(monday, step * 7 * (rule.frequency === 'WEEKLY' ? rule.interval : 1));
    yield weekdays.map((weekday) => addDays(week, weekday - 1));
  }
}

const WALKS: Readonly<Record<string, (rule: Rule, from: Day) => Generator<Day[]>>> = {
  DAILY: byDay,
  WEEKLY: byDay,
  MONTHLY: byMonth,
  YEARLY: byYear,
};

/**
 * The days on which a recurring due is due, both ends included, in their order. What names no day of its month, week or year is due on its last
 * (of a week: Friday).
 * @param recurrence as `readDues` gives it
 */
export function listOccurrences(recurrence: string, from: Day, to: Day): Day[] {
  const rule = readRule(recurrence);
  const found: Day[] = [];
  for (const days of WALKS[rule.frequency]?.(rule, from) ?? []) {
    for (const day of days) {
      if (day > to) return found;
      if (day >= from) found.push(day);
    }
    if (found.length >= MOST || (days[0] ?? to) > to) return found;
  }
  return found;
}
