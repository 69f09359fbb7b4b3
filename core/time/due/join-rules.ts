/** How often, made exact and bounded by what stands beside it: «ежегодно, сентябрь, май», «ежемесячно с сентября по май». */
import { type Atom, absorb, type Gap, gapOf, isDated, isOpen, isYearly } from './atoms.ts';
import { WEEKDAY_CODES, WORKING_DAYS } from './lexicon.ts';
import type { Edge, Meaning } from './model.ts';
import { isPlain, type Rule } from './rules.ts';
import { isWord, type Token } from './tokens.ts';

const isNear = (gap: Gap): boolean => gap !== 'words' && gap !== 'hard';
const isSeldom = ({ frequency, interval = 1 }: Rule): boolean =>
  frequency === 'YEARLY' || (frequency === 'MONTHLY' && interval >= 3);

/** The rule both say together; undefined: they are two. */
function joinTwo(a: Rule, b: Rule): Rule | undefined {
  const [plain, exact] = isPlain(a) ? [a, b] : [b, a];
  if (!isPlain(plain)) return undefined;
  if (isPlain(exact)) return joinPlain(plain, exact) ?? joinPlain(exact, plain);
  if (plain.frequency === exact.frequency && (exact.interval ?? 1) === 1) {
    return { ...exact, interval: plain.interval ?? 1 };
  }
  return plain.frequency === 'YEARLY' || (plain.frequency === 'MONTHLY' && exact.frequency === 'WEEKLY')
    ? exact
    : undefined;
}

/** «ежегодно 2 раза в год» is twice a year; «ежеквартально, ежегодно» are two. */
function joinPlain(yearly: Rule, other: Rule): Rule | undefined {
  const isTwice = other.frequency === 'MONTHLY' && (other.interval ?? 1) > 3;
  return yearly.frequency === 'YEARLY' && (yearly.interval ?? 1) === 1 && isTwice ? other : undefined;
}

/** Neighbours that say one rule together become one. */
export function mergeRules(atoms: readonly Atom[], tokens: readonly Token[]): Atom[] {
  const merged: Atom[] = [];
  for (const atom of atoms) {
    const before = merged.at(-1);
    const isPair = before?.rule && atom.rule && isNear(gapOf(tokens, before, atom));
    const rule = isPair && before.rule && atom.rule ? joinTwo(before.rule, atom.rule) : undefined;
    if (before && rule) {
      merged.pop();
      const { isWeak: _, ...kept } = absorb(before, atom);
      merged.push({ ...kept, rule });
    } else merged.push(atom);
  }
  return merged;
}

const isWholeMonths = ({ start, end }: Meaning): boolean =>
  start?.day === 1 && end?.day === 0 && start.month < end.month;

function monthsBetween(start: Edge, end: Edge): number[] {
  return Array.from({ length: end.month - start.month + 1 }, (_, index) => start.month + index);
}

/** Every year in the months or on the days of a due; «август-сентябрь» is once, by the end of the last. */
function yearlyOn({ meaning }: Atom): Rule {
  const { start, end } = meaning;
  const last = end ?? start;
  if (!last) return { frequency: 'YEARLY' };
  if (start && isWholeMonths(meaning)) {
    return { frequency: 'YEARLY', months: monthsBetween(start, last), setPosition: -1 };
  }
  const months = [last.month];
  if (last.nth) {
    const { place, weekday } = last.nth;
    if (weekday === 0) return { frequency: 'YEARLY', months, weekdays: WORKING_DAYS, setPosition: place };
    return { frequency: 'YEARLY', months, weekdays: [`${place}${WEEKDAY_CODES[weekday - 1]}`] };
  }
  return { frequency: 'YEARLY', months, ...(last.day > 0 && { monthDays: [last.day] }) };
}

/** Months alone, or the same day of each, are one rule; other days are each their own. */
function yearlyRules(days: readonly Atom[]): { rule: Rule; atom: Atom }[] {
  const rules = days.map((atom) => ({ rule: yearlyOn(atom), atom }));
  const kinds = new Set(rules.map(({ rule: { monthDays, weekdays } }) => `${monthDays} ${weekdays}`));
  const [first] = rules;
  if (!first || rules.length < 2 || kinds.size > 1) return rules;
  const months = [...new Set(rules.flatMap(({ rule }) => rule.months?.at(-1) ?? []))];
  const { setPosition: _, ...rule } = first.rule;
  return [{ rule: { ...rule, months }, atom: days.reduce(absorb) }];
}

/** Atoms that follow each other closely, from a place on in one direction. */
function takeWhile(
  atoms: readonly Atom[],
  tokens: readonly Token[],
  { from, step, test }: { from: number; step: 1 | -1; test: (atom: Atom) => boolean },
): Atom[] {
  const taken: Atom[] = [];
  for (let at = from + step; at >= 0 && at < atoms.length; at += step) {
    const [atom, beside] = [atoms[at], atoms[at - step]];
    if (!atom || !beside || !test(atom)) break;
    const gap = step > 0 ? gapOf(tokens, beside, atom) : gapOf(tokens, atom, beside);
    if (!isNear(gap)) break;
    taken.push(atom);
  }
  return step > 0 ? taken : taken.reverse();
}

const isOpenDate = (atom: Atom): boolean => isDated(atom) && isOpen(atom) && !atom.rule;

/** «ежегодно, сентябрь, май», «2 раза в год (декабрь, май)», «август, ежегодно». */
export function refineYearly(atoms: readonly Atom[], tokens: readonly Token[]): Atom[] {
  const at = atoms.findIndex(({ rule }) => rule && isPlain(rule) && isSeldom(rule));
  const own = atoms[at];
  if (!own) return [...atoms];
  const behind = takeWhile(atoms, tokens, { from: at, step: 1, test: isOpenDate });
  const days = behind.length > 0 ? behind : takeWhile(atoms, tokens, { from: at, step: -1, test: isOpenDate });
  if (days.length === 0 || (own.rule?.interval ?? 1) > 12) return [...atoms];
  const rules = yearlyRules(days).map(({ rule, atom }): Atom => ({ ...own, ...withPlace(atom), rule }));
  const edge = behind.length > 0 ? 0 : rules.length - 1;
  const made = rules.map((atom, index) => (index === edge ? absorb(atom, own) : atom));
  const first = behind.length > 0 ? at : at - days.length;
  return [...atoms.slice(0, first), ...made, ...atoms.slice(first + days.length + 1)];
}

const withPlace = ({ at, next }: Atom) => ({ at, next });

/** «ежемесячно (сентябрь, октябрь, ноябрь)», «ежемесячно, кроме июля и августа». */
export function refineMonths(atoms: readonly Atom[], tokens: readonly Token[]): Atom[] {
  const at = atoms.findIndex(({ rule }) => rule && rule.months === undefined && !isSeldom(rule));
  const own = atoms[at];
  if (!own?.rule) return [...atoms];
  const except = exceptedBehind(atoms, tokens, at);
  const listed = takeWhile(atoms, tokens, {
    from: at,
    step: 1,
    test: (atom) => isOpenDate(atom) && atom.meaning.kind === 'month',
  });
  const taken = except.length > 0 ? except : listed;
  if (taken.length < (except.length > 0 ? 1 : 2)) return [...atoms];
  const months = taken.flatMap(({ meaning: { start, end } }) => (start && end ? monthsBetween(start, end) : []));
  const kept = except.length > 0 ? ALL_MONTHS.filter((month) => !months.includes(month)) : months;
  const made = taken.reduce(absorb, { ...own, rule: { ...own.rule, months: kept } });
  return [...atoms.slice(0, at), made, ...atoms.slice(at + taken.length + 1)];
}

const ALL_MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const EXCEPT = /^(?:кроме|исключени|исключая)/u;

function exceptedBehind(atoms: readonly Atom[], tokens: readonly Token[], at: number): Atom[] {
  const [own, next] = [atoms[at], atoms[at + 1]];
  if (!own || !next || !tokens.slice(own.next, next.at).some((token) => isWord(token, EXCEPT))) return [];
  return [next, ...takeWhile(atoms, tokens, { from: at + 1, step: 1, test: isOpenDate })].filter(isOpenDate);
}

/** «2 раза в год (декабрь 2023, май 2024)»: the days say it all. */
export function dropExplained(atoms: readonly Atom[], tokens: readonly Token[]): Atom[] {
  return atoms.flatMap((atom, index) => {
    const [before, next] = [atoms[index - 1], atoms[index + 1]];
    const isExplained = (rule: Atom | undefined, date: Atom | undefined) =>
      rule?.rule &&
      date &&
      isPlain(rule.rule) &&
      isSeldom(rule.rule) &&
      isDated(date) &&
      !isOpen(date) &&
      gapOf(tokens, rule, date) === 'open';
    if (isExplained(atom, next)) return [];
    return before && isExplained(before, atom) ? [absorb(atom, before)] : [atom];
  });
}

/** The bounds a stretch gives to a rule beside it; a year without its number is the plan's. */
function boundsOf(atom: Atom): Pick<Meaning, 'start' | 'end'> {
  const isPlanOwn = atom.meaning.kind === 'whole_period' || (isYearly(atom) && isOpen(atom));
  return isPlanOwn ? { start: null, end: null } : { start: atom.meaning.start, end: atom.meaning.end };
}

function canBound(stretch: Atom, rule: Atom, gap: Gap): boolean {
  if (stretch.rule || gap === 'hard' || rule.meaning.start || rule.meaning.end) return false;
  const { kind } = stretch.meaning;
  const isLong = isYearly(stretch) || kind === 'whole_period' || stretch.isDuring === true;
  if (isLong) return true;
  const isPeriod =
    kind === 'range' || kind === 'months' || kind === 'quarter' || kind === 'half_year' || kind === 'month';
  // «ежегодно, 2023-2025 гг.»: what comes every year is bounded by years alone.
  const isLonger = kind === 'range' && stretch.meaning.start?.year !== stretch.meaning.end?.year;
  return isPeriod && gap !== 'words' && (isLonger || rule.rule?.frequency !== 'YEARLY');
}

/** «ежемесячно в течение 2024 года», «с сентября по май, еженедельно». */
export function boundRules(atoms: readonly Atom[], tokens: readonly Token[]): Atom[] {
  const bounded: Atom[] = [];
  for (const atom of atoms) {
    const before = bounded.at(-1);
    const gap = before && gapOf(tokens, before, atom);
    const [rule, stretch] = before?.rule ? [before, atom] : [atom, before];
    if (before && gap && rule.rule && stretch && canBound(stretch, rule, gap)) {
      bounded.pop();
      const { isWeak: _, ...kept } = absorb(rule, stretch);
      bounded.push({ ...kept, meaning: { ...kept.meaning, ...boundsOf(stretch) } });
    } else bounded.push(atom);
  }
  return bounded;
}
