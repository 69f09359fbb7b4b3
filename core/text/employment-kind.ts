import { searchKey } from './normalise.ts';

/** Main place of work, or part-time: within the same organisation or coming from another one. */
export type EmploymentKind = 'main' | 'internal_part_time' | 'external_part_time';

export type EmploymentFault = 'empty' | 'unreadable' | 'unclear_part_time' | 'rate_impossible';

export type EmploymentReading =
  | { ok: true; kind: EmploymentKind; rate?: number }
  | { ok: false; reason: EmploymentFault; rate?: number };

export type AmountReading = { ok: true; amount: number } | { ok: false; reason: 'empty' | 'unreadable' | 'impossible' };

const KINDS: readonly (readonly [EmploymentKind, RegExp])[] = [
  ['internal_part_time', /внутр|(?<!\p{L})вн\.? ?совм/u],
  ['external_part_time', /внеш|(?<!\p{L})внш/u],
  ['main', /осн|штат|(?<!\p{L})нет$|постоян/u],
];
const RATE = /(\d+(?:[.,]\d+)?)\s*(?:ставк\p{L}*|ставок|ст)(?!\p{L})\.?/u;
const MAX_RATE = 2;
const MAX_HOURS = 60;

/** Reads «внутр. совм., 0,5 ст.», «внешний совместитель», «основная». A bare «совместитель» does not say which, and is asked about. */
export function readEmploymentKind(text: string): EmploymentReading {
  const key = searchKey(text);
  if (/^[-. ]*$/u.test(key)) return { ok: false, reason: 'empty' };
  const amount = RATE.exec(key)?.[1];
  const rate = amount === undefined ? undefined : readRate(amount);
  if (rate && !rate.ok) return { ok: false, reason: 'rate_impossible' };
  const rated = rate ? { rate: rate.amount } : {};
  const kind = KINDS.find(([, pattern]) => pattern.test(key))?.[0];
  if (kind) return { ok: true, kind, ...rated };
  return { ok: false, reason: /совм|^(?:да|\+)$/u.test(key) ? 'unclear_part_time' : 'unreadable', ...rated };
}

/** Share of a full rate: «0,5», «1 ст.», «1/2»; more than 0, at most 2. */
export function readRate(cell: string | number): AmountReading {
  const half = /^\s*1\s*\/\s*([24])\s*(?:ставки|ст\.?)?\s*$/u.exec(String(cell));
  return half
    ? { ok: true, amount: 1 / Number(half[1]) }
    : readAmount(cell, MAX_RATE, /\s*(?:ставк\p{L}*|ставок|ст\.?)$/u);
}

/** Weekly hours: «18», «18 ч.», «18,5 часа»; more than 0, at most 60. */
export function readHours(cell: string | number): AmountReading {
  return readAmount(cell, MAX_HOURS, /\s*(?:часов|часа|час|ч)\.?(?: в неделю|\/нед\.?)?$/u);
}

function readAmount(cell: string | number, max: number, unit: RegExp): AmountReading {
  const key = searchKey(String(cell)).replace(unit, '');
  if (/^[-. ]*$/u.test(key)) return { ok: false, reason: 'empty' };
  if (!/^\d+(?:[.,]\d+)?$/u.test(key)) return { ok: false, reason: 'unreadable' };
  const amount = Number(key.replace(',', '.'));
  return amount > 0 && amount <= max ? { ok: true, amount } : { ok: false, reason: 'impossible' };
}
