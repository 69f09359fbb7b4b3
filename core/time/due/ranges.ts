/** Stretches joined to a range, and ranges open at one end. */
import { readStretch, type Stretch } from './edges.ts';
import type { Edge, Meaning } from './model.ts';
import type { Token } from './tokens.ts';

export interface Found {
  readonly meaning: Meaning;
  readonly next: number;
}

const isSign = (token: Token | undefined, sign: string) => token?.type === 'sign' && token.text === sign;
const isWord = (token: Token | undefined, pattern: RegExp) => token !== undefined && pattern.test(token.text);

/** What the begin leaves out, the end says; a begin later in the year than the end is of the year before. */
function borrowYear(edge: Edge, end: Edge): Edge {
  if (edge.year !== null || end.year === null) return edge;
  const isBefore = edge.month < end.month || (edge.month === end.month && (end.day === 0 || edge.day <= end.day));
  return { ...edge, year: isBefore ? end.year : end.year - 1 };
}

function joinKind(first: Stretch, last: Stretch, start: Edge): Meaning['kind'] {
  if (first.kind !== last.kind) return 'range';
  const isOneYear = start.year === last.end.year;
  if (first.kind === 'month') return isOneYear ? 'months' : 'range';
  return first.kind === 'quarter' && isOneYear ? 'quarter' : 'range';
}

/** «12–15 мая 2023»: the begin is a bare figure before a day. */
function readBareDay(tokens: readonly Token[], at: number): { day: number; next: number } | undefined {
  const token = tokens[at];
  if (token?.type !== 'number' || !/^\d{1,2}$/u.test(token.text) || token.value < 1 || token.value > 31)
    return undefined;
  return isSign(tokens[at + 1], '-') || isWord(tokens[at + 1], /^по$/u)
    ? { day: token.value, next: at + 2 }
    : undefined;
}

function readShortRange(tokens: readonly Token[], at: number): Found | undefined {
  const bare = readBareDay(tokens, at);
  if (!bare) return undefined;
  const last = readStretch(tokens, bare.next);
  if (last?.kind !== 'day') return undefined;
  return { meaning: { kind: 'range', start: { ...last.end, day: bare.day }, end: last.end }, next: last.next };
}

/** «апрель-май 2023», «сентябрь 2024 – май 2025», «10.01.2023-20.02.2023»; one stretch alone is itself. */
export function readSpan(tokens: readonly Token[], at: number): Found | undefined {
  const short = readShortRange(tokens, at);
  if (short) return short;
  const first = readStretch(tokens, at);
  if (!first) return undefined;
  const { kind, start, end, next } = first;
  const last = isSign(tokens[next], '-') ? readStretch(tokens, next + 1) : undefined;
  if (!last) return { meaning: { kind, start, end }, next };
  const from = borrowYear(start, last.end);
  return { meaning: { kind: joinKind(first, last, from), start: from, end: last.end }, next: last.next };
}

const FROM = /^(?:с|со|начиная)$/u;
const UNTIL = /^(?:до|по|к)$/u;

function skipFrom(tokens: readonly Token[], at: number): number | undefined {
  const inPeriod = isWord(tokens[at], /^в$/u) && isWord(tokens[at + 1], /^период$/u) ? at + 2 : at;
  if (!isWord(tokens[inPeriod], FROM)) return undefined;
  return isWord(tokens[inPeriod + 1], /^(?:с|со)$/u) ? inPeriod + 2 : inPeriod + 1;
}

/** «с 1 сентября 2023 по 31 мая 2024», «с 12 по 30 января», «с 10.04.2023». */
function readFrom(tokens: readonly Token[], at: number): Found | undefined {
  const from = skipFrom(tokens, at);
  if (from === undefined) return undefined;
  const short = readShortRange(tokens, from);
  if (short) return short;
  const first = readStretch(tokens, from);
  if (!first) return undefined;
  const last = isWord(tokens[first.next], UNTIL) ? readStretch(tokens, first.next + 1) : undefined;
  if (!last) return { meaning: { kind: 'range', start: first.start, end: null }, next: first.next };
  return { meaning: { kind: 'range', start: borrowYear(first.start, last.end), end: last.end }, next: last.next };
}

/** «до 25 декабря», «не позднее 1 марта 2023», «к маю 2024»: an end and no start. */
function readUntil(tokens: readonly Token[], at: number): Found | undefined {
  const isNotLater = isWord(tokens[at], /^не$/u) && isWord(tokens[at + 1], /^позд(?:нее|ней)$/u);
  const from = isNotLater ? at + 2 : isWord(tokens[at], UNTIL) ? at + 1 : undefined;
  const found = from === undefined ? undefined : readStretch(tokens, from);
  // «До мая» counts May in: dues are inclusive.
  return found && { meaning: { kind: 'range', start: null, end: found.end }, next: found.next };
}

/** The longest that begins here: a span, or one that is open at an end. */
export function readRange(tokens: readonly Token[], at: number): Found | undefined {
  const inWord = isWord(tokens[at], /^(?:в|во|на)$/u) ? at + 1 : at;
  return readFrom(tokens, at) ?? readUntil(tokens, at) ?? readSpan(tokens, inWord);
}
