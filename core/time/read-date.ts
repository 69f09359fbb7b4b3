import { cleanText, isTooLong } from '../text/normalise.ts';
import { addDays, type Day, findDay, fullYearsBetween, parseDay, yearOf } from './day.ts';
import { findDates } from './find-dates.ts';
import type { DatePrecision } from './format.ts';

/** A cell: typed text, a bare number (an Excel serial or a year), or a date cell already read as an ISO day. */
export type DateCell = string | number | { date: string };

export type DateFault = 'empty' | 'not_a_date' | 'no_such_day' | 'no_year' | 'several_dates' | 'year_impossible';

export type SuspiciousDate = 'long_ago' | 'far_future' | 'bare_number';

export type DateReading =
  | { ok: true; day: Day; precision: DatePrecision; suspicious?: SuspiciousDate }
  | { ok: false; reason: DateFault };

/**
 * `pivot`: how many years ahead of today two digits may reach (default 5; 0 for dates of birth).
 * `earliest`: an older year is read but called suspicious (default: 80 years before today).
 */
export type DateOptions = { today: Day; pivot?: number; earliest?: number };

const FIRST_SERIAL_DAY = '1899-12-30';
const LEADING_WORD = /^(?:от|с|со|до|по|на|в|дата)\s+/iu;
/** «12.03.1990 г.р.» */
const OF_BIRTH = /(?<=\d)\s*г\.?\s*р\.?$/iu;
const DAY_AND_MONTH = /^\d{1,2}[./-]\d{1,2}\.?$/u;
const NOTHING = /^[-–—.\s]*$/u;
/** The commonest shape, read without the grammar. */
const FULL_DATE = /^(\d\d)\.(\d\d)\.((?:19|20)\d\d)$/;

/**
 * Reads one date as people type it in staff lists (F-96). A month or year alone gives its first day and its precision.
 * Faults: an empty cell, no date, a day that is not in the calendar, no year, more than one date, a year before 1900
 * or more than 50 years ahead.
 */
export function readDate(cell: DateCell, options: DateOptions): DateReading {
  if (typeof cell === 'number') return readSerial(cell, options);
  if (typeof cell === 'object') return judge(parseDay(cell.date.slice(0, 10)), 'day', options);
  return isTooLong(cell) ? { ok: false, reason: 'not_a_date' } : readText(cleanText(cell), options);
}

/** Can it be a worker's date of birth: not in the future, 14 … 100 years on the day `today`. */
export function checkBirthDate(
  day: Day,
  today: Day,
): { ok: true } | { ok: false; reason: 'birth_in_future' | 'birth_too_late' | 'birth_too_early' } {
  if (day > today) return { ok: false, reason: 'birth_in_future' };
  // A contract of employment is possible from 14 (Labour Code, art. 63).
  const years = fullYearsBetween(day, today);
  if (years < 14) return { ok: false, reason: 'birth_too_late' };
  return years > 100 ? { ok: false, reason: 'birth_too_early' } : { ok: true };
}

function readText(text: string, options: DateOptions): DateReading {
  const full = FULL_DATE.exec(text);
  if (full) return judge(findDay(Number(full[3]), Number(full[2]), Number(full[1])), 'day', options);
  if (NOTHING.test(text)) return { ok: false, reason: 'empty' };
  if (/^\d{5}$/u.test(text)) return withMark(readSerial(Number(text), options), 'bare_number');
  const bare = text.replace(LEADING_WORD, '').replace(OF_BIRTH, '');
  const [found, second] = findDates(bare, yearOf(options.today) + (options.pivot ?? 5));
  if (!found) return { ok: false, reason: DAY_AND_MONTH.test(bare) ? 'no_year' : 'not_a_date' };
  if (second) return { ok: false, reason: 'several_dates' };
  const around = bare.slice(0, found.index) + bare.slice(found.index + found.length);
  if (/[\p{L}\p{N}]/u.test(around)) return { ok: false, reason: 'not_a_date' };
  return judge(found.day, found.precision, options);
}

/** A number between 1900 and 2100 is a year: as a serial it would be a day of 1905. */
function readSerial(serial: number, options: DateOptions): DateReading {
  if (Number.isInteger(serial) && serial >= 1900 && serial <= 2100) return judge(`${serial}-01-01`, 'year', options);
  if (!Number.isFinite(serial) || serial < 3_000 || serial > 150_000) return { ok: false, reason: 'not_a_date' };
  return judge(addDays(FIRST_SERIAL_DAY, Math.floor(serial)), 'day', options);
}

function judge(day: Day | undefined, precision: DatePrecision, options: DateOptions): DateReading {
  if (day === undefined) return { ok: false, reason: 'no_such_day' };
  const year = yearOf(day);
  const thisYear = yearOf(options.today);
  if (year < 1900 || year > thisYear + 50) return { ok: false, reason: 'year_impossible' };
  const reading = { ok: true, day, precision } as const;
  if (year < (options.earliest ?? thisYear - 80)) return { ...reading, suspicious: 'long_ago' };
  return year > thisYear + 10 ? { ...reading, suspicious: 'far_future' } : reading;
}

function withMark(reading: DateReading, mark: SuspiciousDate): DateReading {
  return reading.ok && !reading.suspicious ? { ...reading, suspicious: mark } : reading;
}
