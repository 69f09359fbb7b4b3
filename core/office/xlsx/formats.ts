/** Number formats of a workbook and the values shown by them. Pure. */
import { type Cell, EMPTY_CELL } from '#core/office/table.ts';

export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'zeros'; readonly width: number }
  | { readonly kind: 'date'; readonly hasDay: boolean; readonly hasTime: boolean; readonly hasSeconds: boolean };

export const GENERAL_FORMAT: NumberFormat = { kind: 'general' };

const date = (hasDay: boolean, hasTime: boolean, hasSeconds = false): NumberFormat => ({
  kind: 'date',
  hasDay,
  hasTime,
  hasSeconds,
});

/** ECMA-376 part 1, 18.8.30: formats known by number. 27–36 and 50–58 are dates in some locales. */
export function getBuiltinFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return { kind: 'percent' };
  if (id >= 14 && id <= 17) return date(true, false);
  if (id === 18 || id === 20) return date(false, true);
  if (id === 19 || id === 21 || (id >= 45 && id <= 47)) return date(false, true, true);
  if (id === 22) return date(true, true);
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return date(true, false);
  return GENERAL_FORMAT;
}

/** Reads a format code: literals, colours and locale marks out of the way, then the letters that are left. */
export function parseFormat(code: string): NumberFormat {
  const first = code.split(';')[0] ?? '';
  const isElapsed = /\[(h+|m+|s+|ч+|м+|с+)\]/i.test(first);
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, '');
  if (/general|основной/i.test(bare)) return GENERAL_FORMAT;
  if (isElapsed) return date(false, true, /s|с/i.test(bare) || /\[s/i.test(first));
  if (/[dyдг]/i.test(bare) || /m{3,}|м{3,}/i.test(bare)) return date(true, /[hч]/i.test(bare));
  if (/[hsч]/i.test(bare)) return date(false, true, /s/i.test(bare));
  if (/^m+$/i.test(bare.trim())) return date(true, false);
  if (bare.includes('%')) return { kind: 'percent' };
  if (/^0{2,}$/.test(bare.trim())) return { kind: 'zeros', width: bare.trim().length };
  return GENERAL_FORMAT;
}

const DAY = 86_400_000;
const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

type DayAndTime = { readonly day: string; readonly time: string; readonly isMidnight: boolean };

/**
 * The calendar day of an Excel serial number; `undefined` outside 1900…9999. Excel believes 29.02.1900 existed (serial 60), so
 * serials below it are one day off. Source: ECMA-376 part 1, 18.17.4.1.
 */
export function parseSerial(serial: number, is1904: boolean): DayAndTime | undefined {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 0 || whole > 2_958_465) return undefined;
  if (!is1904 && (whole === 0 || whole === 60)) return undefined;
  const days = is1904 ? whole - 24_107 : whole - 25_569 + (whole < 60 ? 1 : 0);
  const seconds = Math.round((serial - whole) * 86_400);
  const moment = new Date(days * DAY + seconds * 1000);
  return {
    day: moment.toISOString().slice(0, 10),
    time: `${pad(moment.getUTCHours())}:${pad(moment.getUTCMinutes())}:${pad(moment.getUTCSeconds())}`,
    isMidnight: seconds % 86_400 === 0,
  };
}

/** «29.03.2018» of «2018-03-29». */
const showDay = (day: string): string => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

function showTime(serial: number, hasSeconds: boolean): string {
  const total = Math.round(Math.abs(serial) * 86_400);
  const hours = Math.floor(total / 3600);
  const rest = hasSeconds ? `:${pad(total % 60)}` : '';
  return `${serial < 0 ? '-' : ''}${pad(hours)}:${pad(Math.floor(total / 60) % 60)}${rest}`;
}

/** Fifteen significant digits, as Excel shows: 0.1 + 0.2 is 0,3. The comma is the reader's decimal sign. */
export function showNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const short = Number(value.toPrecision(15));
  const plain = Math.abs(short) >= 1e21 || (short !== 0 && Math.abs(short) < 1e-6) ? expand(short) : String(short);
  return plain.replace('.', ',');
}

/** Small and large numbers without an exponent, as far as twenty digits go. */
function expand(value: number): string {
  if (Math.abs(value) >= 1e21) return String(value);
  return value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '');
}

function makeDateCell(value: number, format: NumberFormat & { kind: 'date' }, is1904: boolean): Cell {
  const moment = format.hasDay ? parseSerial(value, is1904) : undefined;
  if (moment && (value >= 1 || is1904)) {
    const isTimed = format.hasTime && !moment.isMidnight;
    const time = format.hasSeconds ? moment.time : moment.time.slice(0, 5);
    const text = isTimed ? `${showDay(moment.day)} ${time}` : showDay(moment.day);
    return { kind: 'date', text, number: value, date: moment.day };
  }
  if (!format.hasDay) return { kind: 'text', text: showTime(value, format.hasSeconds), number: value };
  return { kind: 'number', text: showNumber(value), number: value };
}

/** A number with its format as a cell: date, share, code with leading zeros or plain number. */
export function makeNumberCell(value: number, format: NumberFormat, is1904: boolean): Cell {
  if (!Number.isFinite(value)) return EMPTY_CELL;
  if (format.kind === 'date') return makeDateCell(value, format, is1904);
  if (format.kind === 'percent') return { kind: 'number', text: `${showNumber(value * 100)}%`, number: value };
  if (format.kind === 'zeros' && Number.isInteger(value) && value >= 0) {
    return { kind: 'number', text: String(value).padStart(format.width, '0'), number: value };
  }
  return { kind: 'number', text: showNumber(value), number: value };
}

const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$/;

/** A cell of type «d»: ISO 8601 in the file instead of a serial. */
export function makeIsoDateCell(raw: string): Cell {
  const match = ISO_DATE.exec(raw.trim());
  const day = match?.[1];
  if (day === undefined || Number.isNaN(Date.parse(day)))
    return raw.trim() === '' ? EMPTY_CELL : { kind: 'text', text: raw.trim() };
  const time = match?.[2];
  const text = time === undefined || time === '00:00' ? showDay(day) : `${showDay(day)} ${time}`;
  return { kind: 'date', text, date: day };
}
