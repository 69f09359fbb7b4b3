/** What stands in a cell one by one, before neighbours are joined. */
import { readDayOrMonth } from './days.ts';
import { readList } from './lists.ts';
import type { Edge, Meaning } from './model.ts';
import { readPhrase } from './phrases.ts';
import { readRange } from './ranges.ts';
import { readRecurring } from './recurring.ts';
import type { Rule } from './rules.ts';
import { isRoman, isSign, isWord, isYear, type Token } from './tokens.ts';

/** One due with the tokens it stands on: from `at` up to but not including `next`. */
export interface Atom {
  readonly meaning: Meaning;
  /** Of a recurring one; its meaning has no recurrence yet. */
  readonly rule?: Rule;
  readonly at: number;
  readonly next: number;
  readonly isWeak?: boolean;
  readonly isDuring?: boolean;
}

const RECURRING: Meaning = { kind: 'recurring', start: null, end: null };

function readAtoms(tokens: readonly Token[], at: number): readonly Atom[] | undefined {
  const rule = readRecurring(tokens, at);
  if (rule) return [{ ...rule, meaning: RECURRING, at }];
  const list = readList(tokens, at);
  if (list) {
    return list.parts.map((part, index) => ({ ...part, next: list.parts[index + 1]?.at ?? list.next }));
  }
  const found = readRange(tokens, at) ?? readPhrase(tokens, at);
  return found && [{ ...found, at }];
}

/** «от 15.06.2022» is the day of an act. */
function skipActDay(tokens: readonly Token[], at: number): number | undefined {
  const day = isWord(tokens[at], /^от$/u) ? readDayOrMonth(tokens, at + 1) : undefined;
  return day?.kind === 'day' ? day.next : undefined;
}

const MOST_QUARTER = 4;

/** «IX – V», «X, XII»: a cell of nothing but Roman figures and years speaks of months; I … IV alone may be anything. */
function readRomanMonths(tokens: readonly Token[]): readonly Token[] {
  const romans: Token[] = tokens.filter((token) => isRoman(token));
  const isElse = (token: Token) =>
    token.type === 'word' || token.type === 'month' || (token.type === 'number' && !isYear(token));
  const hasElse = tokens.some((token) => !romans.includes(token) && isElse(token) && !isWord(token, /^гг?$/u));
  const isSure = romans.length > 1 || romans.some(({ value }) => value > MOST_QUARTER);
  // «15.XI.2023» has its own reading.
  const isBehindStop = tokens.some((token, index) => isSign(token, '.') && isRoman(tokens[index + 1]));
  if (hasElse || !isSure || isBehindStop) return tokens;
  return tokens.map((token) => (romans.includes(token) ? { ...token, type: 'month' } : token));
}

export function findAtoms(cell: readonly Token[]): { atoms: readonly Atom[]; tokens: readonly Token[] } {
  const tokens = readRomanMonths(cell);
  const atoms: Atom[] = [];
  for (let at = 0; at < tokens.length; ) {
    const after = skipActDay(tokens, at);
    const found = after === undefined ? readAtoms(tokens, at) : undefined;
    if (found) atoms.push(...found);
    at = after ?? Math.max(at + 1, found?.at(-1)?.next ?? 0);
  }
  return { atoms, tokens };
}

/** Are its days known but for the year? */
export function isOpen({ meaning: { start, end } }: Atom): boolean {
  const edges = [start, end].filter((edge): edge is Edge => edge !== null);
  return edges.length > 0 && edges.every(({ year }) => year === null);
}

const DATED: ReadonlySet<Meaning['kind']> = new Set(['day', 'range', 'month', 'months', 'quarter', 'half_year']);
const YEARS: ReadonlySet<Meaning['kind']> = new Set(['school_year', 'calendar_year']);

/** Of days, months or terms. */
export const isDated = ({ meaning }: Atom): boolean => DATED.has(meaning.kind);
export const isYearly = ({ meaning }: Atom): boolean => YEARS.has(meaning.kind);

/** Takes in a neighbour: its words become words of the one that stays. */
export function absorb(kept: Atom, other: Atom): Atom {
  return { ...kept, at: Math.min(kept.at, other.at), next: Math.max(kept.next, other.next) };
}

export type Gap = 'none' | 'comma' | 'open' | 'words' | 'hard';
const AND = /^(?:и|а|также|в|на|или)$/u;

/** What stands between two neighbours: nothing, a comma, a bracket or a colon, words, or an end of what belongs together. */
export function gapOf(tokens: readonly Token[], first: Atom, second: Atom): Gap {
  const between = tokens.slice(first.next, second.at);
  if (between.some((token) => isSign(token, ';') || isWord(token, /^(?:далее|затем|потом|дальнейш|впоследствии)/u))) {
    return 'hard';
  }
  if (between.some((token) => token.type !== 'sign' && !isWord(token, AND))) return 'words';
  if (between.some((token) => token.type === 'sign' && /^[(:\-–/]$/u.test(token.text))) return 'open';
  return between.length > 0 ? 'comma' : 'none';
}
