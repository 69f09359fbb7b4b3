import { fixLookalikes } from '../text/normalise.ts';
import { type Day, findDay } from './day.ts';
import type { DatePrecision } from './format.ts';
import { findMonth } from './months.ts';

/** A date inside a text; `day` is missing when the text has the shape of a date but there is no such day. */
export type FoundDate = { index: number; length: number; precision: DatePrecision; day?: Day };

type DateParts = Omit<FoundDate, 'index' | 'length'>;
type Groups = readonly (string | undefined)[];

/** `lastYear` is the last year that two digits may mean: with 2031, «31» is 2031 and «32» is 1932. */
type Shape = { pattern: RegExp; read: (match: Groups, lastYear: number) => DateParts };

const DIGIT = '[\\dOoОоlIЗз]';
const YEAR_TAIL = '(?:\\s*(?:года|году|год|г)(?!\\p{L})\\.?)?';
const TIME_TAIL = '(?:[T\\s]\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?Z?)?';
const YEAR = `((?:${DIGIT}{4}|${DIGIT}{2})(?!${DIGIT}))`;

const SHAPES: readonly Shape[] = [
  {
    // 2018-03-29, 2018.03.29, with or without a time
    pattern: shape(
      `(?<![\\d\\p{L}])(?=\\S*\\d)(${DIGIT}{4})\\s?([-./])\\s?(${DIGIT}{1,2})\\s?\\2\\s?(${DIGIT}{1,2})(?!${DIGIT})${TIME_TAIL}`,
    ),
    read: (match) => dayOf(readDigits(match[1]), readDigits(match[3]), readDigits(match[4])),
  },
  {
    // 29.03.18г., 29/03/2018, 29-03-2018, 29 03 2018, 29,03,2018
    pattern: shape(
      `(?<![\\d\\p{L}])(?=\\S*\\d)(${DIGIT}{1,2})(?:\\s?[-./,]+\\s?|\\s)(${DIGIT}{1,2})(?:\\s?[-./,]+\\s?|\\s)${YEAR}${TIME_TAIL}${YEAR_TAIL}`,
    ),
    read: (match, lastYear) => dayOf(readYear(match[3], lastYear), readDigits(match[2]), readDigits(match[1])),
  },
  {
    // 29 марта 2018 г., «12» мая 2020 г., 1-го сентября 2021
    pattern: shape(
      `(?<![\\d\\p{L}])(?=\\S*\\d)«?(${DIGIT}{1,2})»?(?:-?го)?[\\s.\\-]*(\\p{L}{3,8})[\\s.,\\-]*${YEAR}${TIME_TAIL}${YEAR_TAIL}`,
    ),
    read: (match, lastYear) => dayOf(readYear(match[3], lastYear), readMonth(match[2]), readDigits(match[1])),
  },
  {
    // март 2018, в марте 2018 года
    pattern: shape(`(?<!\\p{L})(\\p{L}{3,8})[\\s.,\\-]+(\\d{4})(?!\\d)${YEAR_TAIL}`),
    read: (match) => monthOf(readDigits(match[2]), readMonth(match[1])),
  },
  {
    // 03.2018
    pattern: shape(`(?<![\\d.,/])(\\d{1,2})\\s?[./-]\\s?(\\d{4})(?!\\d)${YEAR_TAIL}`),
    read: (match) => monthOf(readDigits(match[2]), readDigits(match[1])),
  },
  {
    // 2018, 2018 год
    pattern: shape(`(?<![\\d.,/]|№\\s?)(\\d{4})(?![\\d])${YEAR_TAIL}`),
    read: (match) => yearAlone(readDigits(match[1])),
  },
];

/**
 * The dates of a clean line in their order, each place read once, by the fullest shape that fits.
 * A word that is no month makes no date; four digits make one only as a year 1900 … 2100.
 */
export function findDates(text: string, lastYear: number): FoundDate[] {
  let rest = text;
  const found: FoundDate[] = [];
  for (const { pattern, read } of SHAPES) {
    rest = rest.replace(pattern, (...args: unknown[]) => {
      const indexAt = args.findIndex((part) => typeof part === 'number');
      const groups = args.slice(0, indexAt).map((part) => (typeof part === 'string' ? part : undefined));
      const whole = String(args[0]);
      const date = read(groups, lastYear);
      const index = Number(args[indexAt]);
      if (!isDate(date, groups)) return whole;
      found.push({ index, length: whole.length, ...date });
      // The same number of signs keeps the later indexes true; this one belongs to no shape.
      return '\u0001'.repeat(whole.length);
    });
  }
  return found.sort((a, b) => a.index - b.index);
}

function shape(source: string): RegExp {
  return new RegExp(source, 'giu');
}

/** A word beside figures that is no month, or four digits that are no year, is not even a wrong date. */
function isDate(date: DateParts, groups: Groups): boolean {
  if (date.precision === 'year') return date.day !== undefined;
  const word = groups.slice(1).find((group) => /^\p{L}{3,}$/u.test(group ?? ''));
  return word === undefined || readMonth(word) > 0;
}

function dayOf(year: number, month: number, day: number): DateParts {
  const found = findDay(year, month, day);
  return found ? { precision: 'day', day: found } : { precision: 'day' };
}

function monthOf(year: number, month: number): DateParts {
  return { ...dayOf(year, month, 1), precision: 'month' };
}

function yearAlone(year: number): DateParts {
  return year < 1900 || year > 2100 ? { precision: 'year' } : { ...dayOf(year, 1, 1), precision: 'year' };
}

function readMonth(word: string | undefined): number {
  return findMonth(fixLookalikes(word ?? '').toLowerCase()) ?? 0;
}

/** Digits, and the letters that people type instead of them. */
function readDigits(text: string | undefined): number {
  return Number(
    (text ?? '')
      .replace(/[OoОо]/gu, '0')
      .replace(/[lI]/gu, '1')
      .replace(/[Зз]/gu, '3'),
  );
}

function readYear(text: string | undefined, lastYear: number): number {
  const year = readDigits(text);
  if ((text ?? '').length > 2) return year;
  const century = Math.floor(lastYear / 100) * 100;
  return century + year <= lastYear ? century + year : century + year - 100;
}
