import type { Due, DuePeriod, Meaning } from './model.ts';
import { readPhrase } from './phrases.ts';
import { type Found, readRange } from './ranges.ts';
import { readRecurring } from './recurring.ts';
import { resolveMeaning } from './resolve.ts';
import { cleanCell, readTokens, type Token } from './tokens.ts';

interface Placed {
  readonly meaning: Meaning;
  /** Signs of the cell. */
  readonly from: number;
  readonly to: number;
}

const UNKNOWN: Meaning = { kind: 'unknown', start: null, end: null };

function readAt(tokens: readonly Token[], at: number): Found | undefined {
  return readRecurring(tokens, at) ?? readPhrase(tokens, at) ?? readRange(tokens, at);
}

/** A year behind several months belongs to those before it that have none: «март, май 2024». */
function lendYears(found: readonly Placed[]): Placed[] {
  let year: number | null = null;
  return found
    .toReversed()
    .map((placed): Placed => {
      const { start, end } = placed.meaning;
      const own = end?.year ?? start?.year ?? null;
      if (own !== null) {
        year = own;
        return placed;
      }
      if (year === null || !start || !end || !['day', 'month', 'quarter', 'half_year'].includes(placed.meaning.kind))
        return placed;
      return { ...placed, meaning: { ...placed.meaning, start: { ...start, year }, end: { ...end, year } } };
    })
    .toReversed();
}

function findAll(tokens: readonly Token[]): Placed[] {
  const found: Placed[] = [];
  for (let at = 0; at < tokens.length; ) {
    const next = readAt(tokens, at);
    const [first, last] = [tokens[at], next && tokens[next.next - 1]];
    if (next && first && last && next.next > at) {
      found.push({ meaning: next.meaning, from: first.from, to: last.to });
      at = next.next;
    } else at += 1;
  }
  return lendYears(found);
}

/** Words between two dues go with the one before them: nothing of the cell is lost. */
function wordsOf(cell: string, found: readonly Placed[], index: number): string {
  const from = index === 0 ? 0 : (found[index]?.from ?? 0);
  const to = found[index + 1]?.from ?? cell.length;
  return cell
    .slice(from, to)
    .replace(/^[\s;,]+|[\s;,]+$/gu, '')
    .trim();
}

/**
 * The dues of one cell as people write them, in their order; an empty cell has none, one that is not understood is `unknown` with its
 * words. A year that is left out is the plan's: without `from` such days stay null.
 */
export function readDues(text: string, period: DuePeriod = {}): Due[] {
  const cell = cleanCell(text);
  const tokens = readTokens(cell);
  if (!tokens.some(({ type }) => type !== 'sign')) return [];
  const found = findAll(tokens);
  if (found.length === 0) return [resolveMeaning(UNKNOWN, cell, period)];
  return found.map(({ meaning }, index) => resolveMeaning(meaning, wordsOf(cell, found, index), period));
}
