import { findWeekday, WEEKDAY_CODES } from './lexicon.ts';
import { isSign, isWord, type Token } from './tokens.ts';

interface Weekdays {
  /** Of RFC 5545: «MO». */
  readonly codes: readonly string[];
  readonly next: number;
}

const LONGEST_CUT = 5;

const codeAt = (tokens: readonly Token[], at: number): string | undefined =>
  tokens[at]?.type === 'word' ? findWeekday(tokens[at].text) : undefined;

/** «пн.», «субб.»: a short one may have a stop. */
const skipWeekday = (tokens: readonly Token[], at: number): number =>
  (tokens[at]?.text.length ?? 0) <= LONGEST_CUT && isSign(tokens[at + 1], '.') ? at + 2 : at + 1;

function codesBetween(first: string, last: string): string[] {
  const [from, to] = [WEEKDAY_CODES.indexOf(first), WEEKDAY_CODES.indexOf(last)];
  return from <= to ? WEEKDAY_CODES.slice(from, to + 1) : [first, last];
}

/** «вторник», «пн – пт» */
function readSpan(tokens: readonly Token[], at: number): Weekdays | undefined {
  const code = codeAt(tokens, at);
  if (code === undefined) return undefined;
  const next = skipWeekday(tokens, at);
  const last = isSign(tokens[next], '-') ? codeAt(tokens, next + 1) : undefined;
  if (last === undefined) return { codes: [code], next };
  return { codes: codesBetween(code, last), next: skipWeekday(tokens, next + 1) };
}

/** «вторник», «понедельник и среда», «пн – пт, вс». */
export function readWeekdays(tokens: readonly Token[], at: number): Weekdays | undefined {
  let found = readSpan(tokens, at);
  while (found && (isSign(tokens[found.next], ',') || isWord(tokens[found.next], /^и$/u))) {
    const more = readSpan(tokens, found.next + 1);
    if (!more) break;
    found = { codes: [...new Set([...found.codes, ...more.codes])], next: more.next };
  }
  return found;
}
