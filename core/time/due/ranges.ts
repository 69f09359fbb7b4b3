/** Stretches joined to a range, and ranges open at one end. */
import { readDayOrMonth, type Stretch } from './days.ts';
import type { Edge, Meaning } from './model.ts';
import { readPart, readPartWord } from './parts.ts';
import { readSeason, readTerm } from './terms.ts';
import { isFigure, isRoman, isSign, isWord, type Token } from './tokens.ts';
import { readOpenYear, readSchoolYearStretch, readYears } from './years.ts';

/** What is found at a token and the token behind it. */
export interface Found {
  readonly meaning: Meaning;
  readonly next: number;
}

/** The stretch that begins at a token, by the first reader that knows it. */
export function readStretch(tokens: readonly Token[], at: number): Stretch | undefined {
  return (
    readPart(tokens, at) ??
    readDayOrMonth(tokens, at) ??
    readTerm(tokens, at) ??
    readSchoolYearStretch(tokens, at) ??
    readSeason(tokens, at) ??
    readYears(tokens, at) ??
    readOpenYear(tokens, at)
  );
}

/** What the begin leaves out, the end says; a begin later in the year than the end is of the year before. */
export function borrowYear(edge: Edge, end: Edge): Edge {
  if (edge.year !== null || end.year === null) return edge;
  const isBefore = edge.month < end.month || (edge.month === end.month && (end.day <= 0 || edge.day <= end.day));
  return { ...edge, year: isBefore ? end.year : end.year - 1 };
}

/** What the end leaves out, the begin says: «сентябрь 2023 – май». */
function lendYear(edge: Edge, start: Edge): Edge {
  if (edge.year !== null || start.year === null) return edge;
  const isAfter = edge.month > start.month || (edge.month === start.month && (edge.day <= 0 || edge.day >= start.day));
  return { ...edge, year: isAfter ? start.year : start.year + 1 };
}

/** Months are months unless each end names a year of its own. */
function joinKind(first: Stretch, last: Stretch): Meaning['kind'] {
  const isOneYear = first.end.year === null || last.end.year === null || first.end.year === last.end.year;
  const [kind, other] = [first.kind, last.kind];
  if (!isOneYear) return 'range';
  const isMonths = [kind, other].every((one) => one === 'month' || one === 'months');
  if (isMonths) return 'months';
  return kind === other && kind === 'quarter' ? 'quarter' : 'range';
}

/** «12–15 мая 2023»: the begin is a bare figure before a day; «09-12.2023», «IX – V»: before a month. */
function readShortRange(tokens: readonly Token[], at: number): Found | undefined {
  const first = tokens[at];
  const stop = isSign(tokens[at + 1], '.') ? at + 2 : at + 1;
  const isJoined = isSign(tokens[stop], '-') || isWord(tokens[stop], /^(?:по|до)$/u);
  if (!isJoined || !(isFigure(first, 1, 31) || isRoman(first))) return undefined;
  const last = readDayOrMonth(tokens, stop + 1);
  if (last?.kind === 'day' && isFigure(first, 1, 31)) {
    return { meaning: { kind: 'range', start: { ...last.end, day: first.value }, end: last.end }, next: last.next };
  }
  // Only a month in figures: «5 – май» is no range.
  if (last?.kind !== 'month' || tokens[stop + 1]?.type !== 'number' || first.value > 12) return undefined;
  const start = borrowYear({ year: null, month: first.value, day: 1 }, last.end);
  return { meaning: { kind: 'months', start, end: last.end }, next: last.next };
}

/** «апрель-май 2023», «сентябрь 2024 – май 2025», «10.01.2023-20.02.2023», «май-июнь-июль»; one stretch alone is itself. */
export function readSpan(tokens: readonly Token[], at: number): Found | undefined {
  const short = readShortRange(tokens, at);
  if (short) return short;
  const first = readStretch(tokens, at);
  if (!first) return undefined;
  let last = first;
  for (;;) {
    const isJoined = isSign(tokens[last.next], '-') || isWord(tokens[last.next], /^по$/u);
    const more = isJoined ? readStretch(tokens, last.next + 1) : undefined;
    if (!more || !isLinked(last, more)) break;
    last = more;
  }
  if (last === first) return { meaning: { kind: first.kind, start: first.start, end: first.end }, next: first.next };
  const start = borrowYear(first.start, last.end);
  return {
    meaning: { kind: joinKind(first, last), start, end: lendYear(last.end, first.start) },
    next: last.next,
  };
}

/** «2023 – октябрь» is a year and what is done in it, «октябрь – I полугодие» two things. */
function isLinked(first: Stretch, last: Stretch): boolean {
  const isYearly = ({ kind }: Stretch) => kind === 'calendar_year' || kind === 'school_year' || kind === 'half_year';
  return isYearly(first) === isYearly(last);
}

const FROM = /^(?:с|со|начиная|после|от)$/u;
const UNTIL = /^(?:до|по|к|ко)$/u;

function skipFrom(tokens: readonly Token[], at: number): number | undefined {
  const isNotBefore = isWord(tokens[at], /^не$/u) && isWord(tokens[at + 1], /^ран(?:ее|ьше)$/u);
  if (isNotBefore) return at + 2;
  const isPeriod = isWord(tokens[at + 1], /^(?:период|срок|течени)/u);
  const inPeriod = isWord(tokens[at], /^(?:в|за|на)$/u) && isPeriod ? at + 2 : at;
  if (!isWord(tokens[inPeriod], FROM)) return undefined;
  return isWord(tokens[inPeriod + 1], /^(?:с|со)$/u) ? inPeriod + 2 : inPeriod + 1;
}

/** «с 1 сентября 2023 по 31 мая 2024», «с 12 по 30 января», «с 10.04.2023», «не ранее 1 марта». */
function readFrom(tokens: readonly Token[], at: number): Found | undefined {
  const from = skipFrom(tokens, at);
  if (from === undefined) return undefined;
  const short = readShortRange(tokens, from);
  if (short) return short;
  const first = readStretch(tokens, from) ?? readYearBefore(tokens, from);
  if (!first) return undefined;
  const isJoined = isWord(tokens[first.next], UNTIL) || isSign(tokens[first.next], '-');
  const last = isJoined ? readStretch(tokens, first.next + 1) : undefined;
  // «от 15.06.2022» is the day of an act.
  if (!last) return isWord(tokens[from - 1], /^от$/u) ? undefined : openAt(first.start, first.next);
  const start = borrowYear(first.start, last.end);
  const kind = first.kind === 'month' && last.kind === 'month' ? joinKind(first, last) : 'range';
  return { meaning: { kind, start, end: lendYear(last.end, first.start) }, next: last.next };
}

const openAt = (start: Edge, next: number): Found => ({ meaning: { kind: 'range', start, end: null }, next });

/** «с 2023 по 2025 год» is read by the years alone. */
function readYearBefore(tokens: readonly Token[], at: number): Stretch | undefined {
  return readOpenYear(tokens, at, true);
}

function skipUntil(tokens: readonly Token[], at: number): number | undefined {
  if (isResult(tokens, at)) return undefined;
  const isNotLater = isWord(tokens[at], /^не$/u) && isWord(tokens[at + 1], /^поз(?:днее|дней|дне|же)$/u);
  if (isNotLater) return isWord(tokens[at + 2], UNTIL) ? at + 3 : at + 2;
  const from = isWord(tokens[at], /^(?:в|на)$/u) && isWord(tokens[at + 1], /^срок$/u) ? at + 2 : at;
  const word = isWord(tokens[from], /^срок$/u) ? (isSign(tokens[from + 1], '-') ? from + 2 : from + 1) : from;
  return isWord(tokens[word], UNTIL) ? word + 1 : undefined;
}

/** «до 25 декабря», «не позднее 1 марта 2023», «к маю 2024», «до конца года»: an end and no start. */
function readUntil(tokens: readonly Token[], at: number): Found | undefined {
  const from = skipUntil(tokens, at);
  if (from === undefined) return undefined;
  const begin = readBegin(tokens, from);
  if (begin) return begin;
  const found = readSpan(tokens, from);
  // «До мая» counts May in: dues are inclusive.
  return found && { meaning: { kind: 'range', start: null, end: found.meaning.end }, next: found.next };
}

/** «к началу учебного года» is done when it begins. */
function readBegin(tokens: readonly Token[], at: number): Found | undefined {
  const part = readPartWord(tokens, at);
  if (part?.part !== 'begin') return undefined;
  const whole = readStretch(tokens, part.next) ?? readOpenYear(tokens, part.next, true);
  return whole && { meaning: { kind: 'range', start: null, end: whole.start }, next: whole.next };
}

/** «по итогам I полугодия», «по окончании учебного года»: then, not until then. */
const isResult = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at], /^по$/u) && isWord(tokens[at + 1], /^(?:итогам|окончани|завершени)/u);

const IN = /^(?:в|во|на|за)$/u;

/** «в мае», «на 1 сентября», «по состоянию на 1 октября 2023». */
function skipIn(tokens: readonly Token[], at: number): number {
  if (isResult(tokens, at)) return at + 1;
  const isState = isWord(tokens[at], /^по$/u) && isWord(tokens[at + 1], /^состояни/u);
  const from = isState ? at + 2 : at;
  if (!isWord(tokens[from], IN)) return isState ? from : at;
  return isWord(tokens[from + 1], /^срок$/u) ? from + 2 : from + 1;
}

/** The longest that begins here: a span, or one that is open at an end. */
export function readRange(tokens: readonly Token[], at: number): Found | undefined {
  return readFrom(tokens, at) ?? readUntil(tokens, at) ?? readSpan(tokens, skipIn(tokens, at));
}
