import { cleanText, fixLookalikes } from '../text/normalise.ts';
import { type Day, monthsBetween } from './day.ts';

export type DurationFault = 'empty' | 'unreadable' | 'ambiguous' | 'not_exact' | 'is_date' | 'too_long';

/** `approximate`: the cell said less than a month count («менее года», «12,3» years). */
export type DurationReading = { ok: true; months: number; approximate?: true } | { ok: false; reason: DurationFault };

/** Experience in full months as it stood on a day. */
export type ExperienceAsOf = { months: number; asOf: Day };

const MAX_MONTHS = 75 * 12;
const AMOUNT = '(\\d+(?:[.,]\\d+)?)';
const YEARS = new RegExp(`^${AMOUNT}?\\s*(?:лет|года|год|г|л)(?!\\p{L})[.,]*\\s*(?:и\\s+)?`, 'u');
const MONTHS = /^(\d+)\s*(?:месяцев|месяца|месяц|мес|м)(?!\p{L})[.,]*\s*(?:и\s+)?/u;
const DAYS = /^\d+\s*(?:дней|дня|день|дн|д)(?!\p{L})[.,]*\s*/u;

/**
 * Reads experience (F-96): «12 л. 3 мес.», «12л3м», «12,5», 12 (years), «1 г. 2 м. 10 дн.» (days are dropped).
 * «12-3» is refused: it may be 12 years 3 months or from 3 to 12; so is «12,11» (decimal years or 11 months).
 */
export function readDuration(cell: string | number): DurationReading {
  if (typeof cell === 'number') return readYears(String(cell));
  const text = fixLookalikes(cleanText(cell)).toLowerCase();
  if (/^[-–—.]*$/u.test(text)) return { ok: false, reason: 'empty' };
  return readWords(text) ?? refuseShape(text) ?? readParts(text);
}

/** Experience goes on by itself: months on another day, earlier or later; never below zero. */
export function experienceAt({ months, asOf }: ExperienceAsOf, day: Day): number {
  return Math.max(0, months + monthsBetween(asOf, day));
}

function readWords(text: string): DurationReading | undefined {
  if (/^(?:нет(?: стажа)?|без стажа|б\/с)\.?$/u.test(text)) return { ok: true, months: 0 };
  if (/^(?:менее|меньше|до|<) ?(?:1 |одного )?(?:года|г\.?|месяца|мес\.?)$/u.test(text))
    return { ok: true, months: 0, approximate: true };
  if (/^пол ?года$/u.test(text)) return { ok: true, months: 6 };
  return undefined;
}

function refuseShape(text: string): DurationReading | undefined {
  if (/\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d/u.test(text)) return { ok: false, reason: 'is_date' };
  if (/\d\s*[-–—/]\s*\d/u.test(text)) return { ok: false, reason: 'ambiguous' };
  if (
    /^(?:более|больше|свыше|около|менее|меньше|примерно|до|от|с|>|<|~)(?!\p{L})/u.test(text) ||
    /\d\s*\+/u.test(text)
  ) {
    return { ok: false, reason: 'not_exact' };
  }
  return undefined;
}

function readParts(text: string): DurationReading {
  if (/^\d+(?:[.,]\d+)?$/u.test(text)) return readYears(text);
  const years = YEARS.exec(text);
  const afterYears = text.slice(years?.[0].length ?? 0);
  const months = MONTHS.exec(afterYears);
  const afterMonths = afterYears.slice(months?.[0].length ?? 0);
  const days = DAYS.exec(afterMonths);
  const rest = afterMonths.slice(days?.[0].length ?? 0);
  if (rest !== '' || !(years || months || days)) return { ok: false, reason: 'unreadable' };
  const whole = years ? readYears(years[1] ?? '1') : limit(0);
  if (!whole.ok || !months) return whole;
  return whole.approximate ? { ok: false, reason: 'ambiguous' } : limit(whole.months + Number(months[1]));
}

function readYears(text: string): DurationReading {
  const [whole = '', fraction = ''] = text.replace(',', '.').split('.');
  const years = Number(`${whole}.${fraction}`);
  if (!/^\d+$/u.test(whole) || Number.isNaN(years)) return { ok: false, reason: 'unreadable' };
  // «12,11» and «12,05» are as likely years and months as decimal years.
  if (fraction.length === 2 && Number(fraction) <= 11) return { ok: false, reason: 'ambiguous' };
  const months = years * 12;
  return Number.isInteger(months) ? limit(months) : limit(Math.floor(months), true);
}

function limit(months: number, isApproximate = false): DurationReading {
  if (months > MAX_MONTHS) return { ok: false, reason: 'too_long' };
  return isApproximate ? { ok: true, months, approximate: true } : { ok: true, months };
}
