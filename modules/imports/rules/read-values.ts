/** Small values of cells: numbers, СНИЛС, levels by word. Verdicts only; the words for people are added by the readers of rows. */
import { searchKey } from '#core/text/normalise.ts';
import type { GridCell } from '../model.ts';

const NUMBER =
  /^(-?\d+(?:[.,]\d+)?)\s*(?:%|ч(?:ас\p{L}*)?\.?|ст(?:авк\p{L}*)?\.?|балл\p{L}*|б\.?|(?:ч\.?)?\s*(?:\/|в)\s*нед\p{L}*\.?)?$/u;
const HALF: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** What stands for an empty cell: dashes, «нет данных», «н/д». */
const NOTHING = /^(?:[-–—.\s]*|нет(?: данных| сведений)?|не ?указан\p{L}*|н\/?д|отсутству\p{L}+)$/u;
/** How all of these begin, in Latin twins too: most cells are something and are told at the first sign. */
const MAY_BE_NOTHING = /^(?:$|[^\p{L}\p{N}]|[нНоОHOo])/u;

export function isNothing(text: string): boolean {
  return MAY_BE_NOTHING.test(text) && NOTHING.test(searchKey(text));
}

/** Number of a cell: raw where the cell is a number, else «1,5 ст.», «18 ч.», «½». */
export function readNumber(cell: GridCell): number | undefined {
  if (cell.kind === 'number' && cell.number !== undefined) return cell.number;
  const text = searchKey(cell.text);
  const half = HALF[text];
  if (half !== undefined) return half;
  const found = NUMBER.exec(text)?.[1];
  return found === undefined ? undefined : Number(found.replace(',', '.'));
}

/** Score of 0…100: a percent-formatted cell keeps 0.8532 for what people see as «85,32%», so its text is read. */
export function readScore(cell: GridCell): number | undefined {
  const isPercent = cell.kind === 'number' && cell.text.trim().endsWith('%');
  return readNumber(isPercent ? { kind: 'text', text: cell.text.replaceAll(/\s/gu, '') } : cell);
}

/**
 * СНИЛС with its checksum (постановление Правления ПФ РФ от 31.07.2006 № 192п): the sum of the nine digits times 9…1,
 * modulo 101, 100 counting as 00; numbers up to 001-001-998 have none. Gives eleven digits.
 */
export function readSnils(text: string): string | undefined {
  const digits = text.replaceAll(/[\s\u00a0-]/gu, '');
  // Excel drops leading zeros of a number.
  const full = /^\d{9,11}$/u.test(digits) ? digits.padStart(11, '0') : '';
  if (full === '' || /^0+$/u.test(full)) return undefined;
  if (Number(full.slice(0, 9)) <= 1_001_998) return full;
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += Number(full.charAt(at)) * (9 - at);
  const check = (sum % 101) % 100;
  return check === Number(full.slice(9)) ? full : undefined;
}

export type ReportedLevel = 'low' | 'medium' | 'high';

/** A level that the source gives by word. «Выше среднего» is no level of the three: undefined. */
export function readLevel(text: string): ReportedLevel | undefined {
  const key = searchKey(text)
    .replace(/\s*уров\p{L}*$/u, '')
    .replace(/\.$/u, '');
  if (/^(?:низк|недостат|критич|минимальн|н$|low)/u.test(key)) return 'low';
  if (/^(?:средн|базов|с$|medium)/u.test(key)) return 'medium';
  return /^(?:высок|повышен|в$|high)/u.test(key) ? 'high' : undefined;
}

/** «Отказ», «отказалась»: a plain state of a participant (DIAG-01), not a fault. */
export function isRefusal(text: string): boolean {
  return /^отказ/u.test(searchKey(text));
}

/** «н/я», «не явился», «болел»: no result, and no fault either. */
export function isAbsence(text: string): boolean {
  return /^(?:н\/?я|не ?яв\p{L}+|не ?участв\p{L}+|не ?проход\p{L}+|не ?прош\p{L}+|бол(?:ен|ела?|ьна)|отсутств\p{L}*|отпуск|б\/?л)/u.test(
    searchKey(text),
  );
}
