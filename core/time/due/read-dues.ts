import { type Atom, findAtoms } from './atoms.ts';
import { joinAtoms } from './join-atoms.ts';
import type { Due, DuePeriod, Meaning } from './model.ts';
import { resolveMeaning } from './resolve.ts';
import { writeRule } from './rules.ts';
import { cleanCell, isSign, isWord, readTokens, type Token } from './tokens.ts';

const UNKNOWN: Meaning = { kind: 'unknown', start: null, end: null };
/** A longer cell is a text, not dates; reading one of a hundred thousand signs would take minutes. */
const MOST_SIGNS = 2000;
const LATER = /^(?:далее|затем|потом|впоследствии)/u;

/** The token the words of a due begin with: what introduces it goes with it, what explains the one before stays there. */
function beginOf(tokens: readonly Token[], before: Atom, atom: Atom): number {
  const between = tokens.slice(before.next, atom.at).map((token, index) => ({ token, at: before.next + index }));
  const lastOf = (test: (token: Token) => boolean) => between.findLast(({ token }) => test(token))?.at;
  const comma = lastOf((token) => isSign(token, ';')) ?? lastOf((token) => isSign(token, ','));
  if (comma !== undefined) return comma + 1;
  const marker = between.at(-1);
  const isNumbered = marker && isSign(marker.token, ')') && between.at(-2)?.token.type === 'number';
  if (marker && isNumbered) return marker.at - 1;
  if (marker && /^[•*·]$/u.test(marker.token.text)) return marker.at;
  const later = between.find(({ token }) => isWord(token, LATER))?.at;
  // «12.02 (1 группа) 19.02»: a bracket that is closed again explains the one before.
  const closed = lastOf((token) => isSign(token, ')')) ?? -1;
  const open = lastOf((token) => isSign(token, '('));
  return (open !== undefined && open > closed ? open : undefined) ?? later ?? atom.at;
}

/** The words of each due: together they are all the words of the cell, each once. */
function splitWords(cell: string, tokens: readonly Token[], atoms: readonly Atom[]): string[] {
  const begins = atoms.map((atom, index) => {
    const before = atoms[index - 1];
    return before ? (tokens[beginOf(tokens, before, atom)]?.from ?? 0) : 0;
  });
  return begins.map((from, index) =>
    cell.slice(from, begins[index + 1] ?? cell.length).replace(/^[\s;,]+|[\s;,]+$/gu, ''),
  );
}

const meaningOf = ({ meaning, rule }: Atom): Meaning => (rule ? { ...meaning, recurrence: writeRule(rule) } : meaning);

/**
 * The dues of one cell as people write them, in their order; an empty cell has none, one that is not understood or too long is
 * `unknown` with its words. A year that is left out is the plan's: without `from` such days stay null.
 */
export function readDues(text: string, period: DuePeriod = {}): Due[] {
  if (text.length > MOST_SIGNS) return /[\p{L}\d]/u.test(text) ? [resolveMeaning(UNKNOWN, text.trim(), period)] : [];
  const cell = cleanCell(text);
  const words = readTokens(cell);
  if (!words.some(({ type }) => type !== 'sign')) return [];
  const { atoms, tokens } = findAtoms(words);
  if (atoms.length === 0) return [resolveMeaning(UNKNOWN, cell, period)];
  const joined = joinAtoms(atoms, tokens);
  const texts = splitWords(cell, tokens, joined);
  return joined.map((atom, index) => resolveMeaning(meaningOf(atom), texts[index] ?? '', period));
}
