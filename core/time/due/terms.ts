/** Numbered terms of a year: quarters, halves, school quarters, trimesters; seasons and school holidays. */
import { monthsOf, readYear, readYearOfMonth, type Stretch } from './days.ts';
import { isSign, isWord, skipComma, type Token } from './tokens.ts';
import { readSchoolYear, yearInSchool } from './years.ts';

type Months = readonly [first: number, last: number];

interface Unit {
  readonly pattern: RegExp;
  readonly kind: Stretch['kind'];
  readonly months: readonly Months[];
  /** The months when a school year stands behind it. */
  readonly inSchool?: readonly Months[];
}

const QUARTERS: readonly Months[] = [
  [1, 3],
  [4, 6],
  [7, 9],
  [10, 12],
];
const HALVES: readonly Months[] = [
  [1, 6],
  [7, 12],
];
export const SCHOOL_HALVES: readonly Months[] = [
  [9, 12],
  [1, 5],
];
/** The holidays between them are set by each school, the months are the same everywhere. */
export const SCHOOL_QUARTERS: readonly Months[] = [
  [9, 10],
  [11, 12],
  [1, 3],
  [4, 5],
];
const TRIMESTERS: readonly Months[] = [
  [9, 11],
  [12, 2],
  [3, 5],
];
const UNITS: readonly Unit[] = [
  { pattern: /^(?:кварт|кв$)/u, kind: 'quarter', months: QUARTERS },
  { pattern: /^(?:полуг|пг$)/u, kind: 'half_year', months: HALVES, inSchool: SCHOOL_HALVES },
  { pattern: /^четверт/u, kind: 'months', months: SCHOOL_QUARTERS },
  { pattern: /^триместр/u, kind: 'months', months: TRIMESTERS },
  { pattern: /^семестр/u, kind: 'months', months: SCHOOL_HALVES },
];

/** Numbers before a unit: «1», «I-II», «1, 3», «первый и второй». */
export interface Numbers {
  readonly groups: readonly { readonly first: number; readonly last: number; readonly at: number }[];
  readonly next: number;
}

const MOST = 5;
const MOST_GROUPS = 12;
const isPlace = (token: Token | undefined): token is Token =>
  token?.type === 'number' && token.value >= 1 && token.value <= MOST && token.text.length < 12;
export function readNumbers(tokens: readonly Token[], at: number): Numbers | undefined {
  const groups: { first: number; last: number; at: number }[] = [];
  let next = at;
  for (;;) {
    const first = tokens[next];
    if (!isPlace(first)) return undefined;
    const isJoined = isSign(tokens[next + 1], '-') || isWord(tokens[next + 1], /^(?:по|до)$/u);
    const last = isJoined ? tokens[next + 2] : undefined;
    const begin = next;
    next += isPlace(last) ? 3 : 1;
    groups.push({ first: first.value, last: isPlace(last) ? last.value : first.value, at: begin });
    const behind = skipComma(tokens, next);
    if (behind === next || !isPlace(tokens[behind]) || groups.length > MOST_GROUPS) return { groups, next };
    next = behind;
  }
}

/** The word of a unit and what is cut short of it: «кв.», «п/г». */
function skipUnit(tokens: readonly Token[], at: number): { unit: Unit; next: number } | undefined {
  const isSlashed = isWord(tokens[at], /^п$/u) && isSign(tokens[at + 1], '/') && isWord(tokens[at + 2], /^г$/u);
  const unit = isSlashed ? UNITS[1] : UNITS.find(({ pattern }) => isWord(tokens[at], pattern));
  if (!unit) return undefined;
  const word = isSlashed ? at + 3 : at + 1;
  return { unit, next: isSign(tokens[word], '.') ? word + 1 : word };
}

/** «I квартал 2023 г.», «1-2 кв.», «I, III кварталы», «второе полугодие 2023/24 учебного года»: one or several. */
export function readTerms(
  tokens: readonly Token[],
  at: number,
): { stretches: readonly (Stretch & { at: number })[]; next: number } | undefined {
  const numbers = readNumbers(tokens, at);
  const found = numbers && skipUnit(tokens, numbers.next);
  if (!numbers || !found) return undefined;
  const { unit } = found;
  if (numbers.groups.some(({ first, last }) => !unit.months[first - 1] || !unit.months[last - 1])) return undefined;
  const comma = isSign(tokens[found.next], ',') ? found.next + 1 : found.next;
  const school = readSchoolYear(tokens, comma);
  const { year, next } = school ? { year: null, next: school.next } : readYear(tokens, found.next);
  const table = (school && unit.inSchool) ?? unit.months;
  const stretches = numbers.groups.map(({ first, last, at: begin }) => {
    const months: Months = [table[first - 1]?.[0] ?? 1, table[last - 1]?.[1] ?? 12];
    const own = school ? yearInSchool(school.begin, months[1]) : year;
    return { ...monthsOf(unit.kind, own, months, next), at: begin };
  });
  return { stretches, next };
}

/** One numbered term, not a list of them. */
export function readTerm(tokens: readonly Token[], at: number): Stretch | undefined {
  const [term, second] = readTerms(tokens, at)?.stretches ?? [];
  return second ? undefined : term;
}

interface Season {
  /** Of the noun alone. */
  readonly noun: RegExp;
  /** Before «период», «месяцы». */
  readonly adjective: RegExp;
  readonly months: Months;
  readonly holidays: Months;
}

const SEASONS: readonly Season[] = [
  { noun: /^весн(?:а|ы|ой|у|е)$/u, adjective: /^весен/u, months: [3, 5], holidays: [3, 3] },
  { noun: /^лет(?:о|а|ом|у)$/u, adjective: /^летн/u, months: [6, 8], holidays: [6, 8] },
  { noun: /^осен(?:ь|и|ью)$/u, adjective: /^осен(?:н|е)/u, months: [9, 11], holidays: [10, 11] },
  { noun: /^зим(?:а|ы|ой|у|е)$/u, adjective: /^(?:зимн|новогод)/u, months: [12, 2], holidays: [12, 1] },
];

const findSeason = (token: Token | undefined, key: 'noun' | 'adjective') =>
  SEASONS.find((season) => isWord(token, season[key]));

const HOLIDAYS = /^каникул/u;
const SEASON_TIME = /^(?:период|месяц|сезон|врем)/u;

/** «осенние, зимние и весенние каникулы»: the noun that stands once for all of them. */
function findSharedNoun(tokens: readonly Token[], at: number): number | undefined {
  let next = at;
  let more = skipComma(tokens, next);
  while (more > next && findSeason(tokens[more], 'adjective')) {
    next = more + 1;
    more = skipComma(tokens, next);
  }
  const noun = isWord(tokens[next], /^школьн/u) ? next + 1 : next;
  const isNoun = isWord(tokens[noun], HOLIDAYS) || isWord(tokens[noun], SEASON_TIME);
  return next > at && isNoun ? noun : undefined;
}

/** «осень 2024», «летний период», «осенне-зимний период», «зимние каникулы 2023/24». */
export function readSeason(tokens: readonly Token[], at: number): Stretch | undefined {
  const from = isWord(tokens[at], /^вс[её]$/u) ? at + 1 : at;
  const noun = findSeason(tokens[from], 'noun');
  if (noun) return seasonOf(tokens, noun.months, from + 1);
  const first = findSeason(tokens[from], 'adjective');
  if (!first) return undefined;
  return readListed(tokens, from, first) ?? readAdjective(tokens, from, first);
}

/** One of several seasons that share a noun: what it says goes no further than its own word. */
function readListed(tokens: readonly Token[], from: number, season: Season): Stretch | undefined {
  const shared = findSharedNoun(tokens, from + 1);
  if (shared !== undefined) {
    const months = isWord(tokens[shared], HOLIDAYS) ? season.holidays : season.months;
    return { ...seasonOf(tokens, months, shared + 1), next: from + 1 };
  }
  // What is left of such a list when one due of it is printed by its words.
  if (skipComma(tokens, from + 1) < tokens.length) return undefined;
  return seasonOf(tokens, isWord(tokens[from], /и[ех]$/u) ? season.holidays : season.months, from + 1);
}

function readAdjective(tokens: readonly Token[], from: number, first: Season): Stretch | undefined {
  const second = isSign(tokens[from + 1], '-') ? findSeason(tokens[from + 2], 'adjective') : undefined;
  const word = second ? from + 3 : from + 1;
  const last = second ?? first;
  const isSchool = isWord(tokens[word], /^школьн/u);
  if (isWord(tokens[isSchool ? word + 1 : word], HOLIDAYS)) {
    return seasonOf(tokens, [first.holidays[0], last.holidays[1]], isSchool ? word + 2 : word + 1);
  }
  return isWord(tokens[word], SEASON_TIME) ? seasonOf(tokens, [first.months[0], last.months[1]], word + 1) : undefined;
}

function seasonOf(tokens: readonly Token[], months: Months, at: number): Stretch {
  const school = readSchoolYear(tokens, at);
  const { year, next } = school
    ? { year: yearInSchool(school.begin, months[1]), next: school.next }
    : readYearOfMonth(tokens, at);
  return monthsOf(months[0] === months[1] ? 'month' : 'months', year, months, next);
}
