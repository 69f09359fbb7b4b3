/** Neighbours in a cell that are one due: a year and its months, a plan and its date, a period and how often. */
import { type Atom, absorb, type Gap, gapOf, isDated, isOpen, isYearly } from './atoms.ts';
import { boundRules, dropExplained, mergeRules, refineMonths, refineYearly } from './join-rules.ts';
import type { Edge, Meaning } from './model.ts';
import { borrowYear } from './ranges.ts';
import { SCHOOL_HALVES } from './terms.ts';
import type { Token } from './tokens.ts';
import { yearInSchool } from './years.ts';

const isNear = (gap: Gap): boolean => gap !== 'words' && gap !== 'hard';

/** Edges with the year of a lender: a school year by the month, a calendar year as it is. */
function lend(atom: Atom, { kind, start: from }: Meaning): Atom {
  const { start, end } = inSchoolHalf(atom.meaning, kind);
  if (from?.year === null || from?.year === undefined) return { ...atom, meaning: { ...atom.meaning, start, end } };
  const year = from.year;
  const give = (edge: Edge | null): Edge | null =>
    edge && { ...edge, year: kind === 'school_year' ? yearInSchool(year, edge.month) : year };
  const last = give(end);
  // «август-сентябрь 2023-2024 уч. г.»: August is the one before that September.
  const first = start && last ? borrowYear({ ...start, year: null }, last) : give(start);
  return { ...atom, meaning: { ...atom.meaning, start: first, end: last } };
}

/** «2023-2024 учебный год, 2 полугодие»: halves of a school year are other months. */
function inSchoolHalf(meaning: Meaning, lender: Meaning['kind']): Pick<Meaning, 'start' | 'end'> {
  const { kind, start, end } = meaning;
  if (kind !== 'half_year' || lender !== 'school_year' || !start || !end) return { start, end };
  const [first, last] = SCHOOL_HALVES[start.month === 1 ? 0 : 1] ?? [9, 12];
  return { start: { ...start, month: first }, end: { ...end, month: last } };
}

const isOpenDate = (atom: Atom): boolean => isDated(atom) && isOpen(atom) && !atom.rule;

/** Dates without a year that stand close before or behind a year. */
function findBorrowers(
  atoms: readonly Atom[],
  tokens: readonly Token[],
  { from, step }: { from: number; step: 1 | -1 },
): number {
  let count = 0;
  for (let at = from + step; at >= 0 && at < atoms.length; at += step) {
    const [atom, beside] = [atoms[at], atoms[at - step]];
    if (!atom || !beside || !isOpenDate(atom) || atom.isDuring) break;
    const gap = step > 0 ? gapOf(tokens, beside, atom) : gapOf(tokens, atom, beside);
    const isEnough = count === 0 && atoms[from]?.isDuring ? gap === 'open' : isNear(gap);
    if (!isEnough) break;
    count += 1;
  }
  return count;
}

/** «октябрь, май 2023-2024 уч. г.», «2024 год: март, октябрь», «в течение учебного года (октябрь, май)»: the year is of its months. */
function qualify(atoms: readonly Atom[], tokens: readonly Token[]): Atom[] {
  const at = atoms.findIndex((atom, index) => {
    if (!isYearly(atom) || atom.rule) return false;
    return (
      findBorrowers(atoms, tokens, { from: index, step: -1 }) + findBorrowers(atoms, tokens, { from: index, step: 1 }) >
      0
    );
  });
  const year = atoms[at];
  if (!year) return [...atoms];
  const before = findBorrowers(atoms, tokens, { from: at, step: -1 });
  const count = before || findBorrowers(atoms, tokens, { from: at, step: 1 });
  const first = before > 0 ? at - before : at;
  const dates = (before > 0 ? atoms.slice(at - before, at) : atoms.slice(at + 1, at + 1 + count)).map((atom) =>
    lend(atom, year.meaning),
  );
  const place = before > 0 ? dates.length - 1 : 0;
  const made = dates.map((atom, index) => (index === place ? absorb(atom, year) : atom));
  return qualify([...atoms.slice(0, first), ...made, ...atoms.slice(first + count + 1)], tokens);
}

/** What says more stays: a date before «постоянно», anything before «по плану», «по запросу» and a weekday. */
const STRENGTH: Readonly<Record<Meaning['kind'], number>> = {
  day: 4,
  range: 4,
  month: 4,
  months: 4,
  quarter: 4,
  half_year: 4,
  school_year: 4,
  calendar_year: 4,
  recurring: 4,
  unknown: 4,
  whole_period: 3,
  other_plan: 2,
  as_needed: 2,
};
const WEAK = 1;

const strengthOf = ({ meaning, isWeak }: Atom): number => (isWeak ? WEAK : STRENGTH[meaning.kind]);
const isStretch = ({ meaning: { kind, start } }: Atom): boolean => kind !== 'day' && kind !== 'month' && start !== null;

/** Does a weak neighbour only explain the others? «Постоянно» beside «до 25 мая» is a due of its own. */
function isComment(atom: Atom, others: readonly Atom[], gap: Gap): boolean {
  const strength = strengthOf(atom);
  const stronger = others.filter((other) => strengthOf(other) > strength);
  if (stronger.length === 0)
    return strength <= 2 && others.some((other) => strengthOf(other) === strength && other.at < atom.at);
  if (atom.meaning.kind !== 'whole_period') return true;
  return gap === 'open' || gap === 'none' || stronger.some((other) => isStretch(other) || other.rule !== undefined);
}

function absorbComments(atoms: readonly Atom[], tokens: readonly Token[]): Atom[] {
  const kept: Atom[] = [];
  let leading: Atom | undefined;
  for (const [index, atom] of atoms.entries()) {
    const next = atoms[index + 1];
    const beside = next ? gapOf(tokens, atom, next) : 'none';
    const before = kept.at(-1);
    if (
      !isComment(
        atom,
        atoms.filter((other) => other !== atom),
        beside,
      )
    ) {
      kept.push(leading ? absorb(atom, leading) : atom);
      leading = undefined;
    } else if (before) kept[kept.length - 1] = absorb(before, atom);
    else leading = leading ? absorb(leading, atom) : atom;
  }
  return kept;
}

const PASSES = [mergeRules, dropExplained, refineYearly, refineMonths, qualify, boundRules, absorbComments] as const;

/** Atoms up to «;» or «далее»: only these are joined. */
function splitRuns(atoms: readonly Atom[], tokens: readonly Token[]): Atom[][] {
  const runs: Atom[][] = [];
  for (const atom of atoms) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && gapOf(tokens, before, atom) !== 'hard') run.push(atom);
    else runs.push([atom]);
  }
  return runs;
}

/** A month behind a dated one is the next such month, one before it the last. */
function chain(atoms: readonly Atom[]): Atom[] {
  const backward = lendAlong(atoms.toReversed(), (edge, anchor) => borrowYear(edge, anchor)).reverse();
  return lendAlong(backward, (edge, { year, month }) => ({
    ...edge,
    year: year === null ? null : edge.month < month ? year + 1 : year,
  }));
}

function lendAlong(atoms: readonly Atom[], give: Give): Atom[] {
  let near: Edge | null = null;
  let named: Edge | null = null;
  return atoms.map((atom) => {
    if (!isDated(atom) || atom.rule) return atom;
    if (!isOpen(atom)) {
      named = anchorOf(atom.meaning);
      near = named;
      return atom;
    }
    if (near === null || named === null) return atom;
    const chained = lendTo(atom, near, give);
    // A list out of order must not run away from the year that is named.
    const isFar = Math.abs((anchorOf(chained.meaning)?.year ?? 0) - (named.year ?? 0)) > 1;
    const made = isFar ? lendTo(atom, named, give) : chained;
    near = anchorOf(made.meaning);
    return made;
  });
}

type Give = (edge: Edge, anchor: Edge) => Edge;

function anchorOf({ start, end }: Meaning): Edge | null {
  return start !== null && start.year !== null ? start : end;
}

function lendTo(atom: Atom, anchor: Edge, give: Give): Atom {
  const { start, end } = atom.meaning;
  const last = end ?? start;
  if (!last) return atom;
  const edge = give(last, anchor);
  return {
    ...atom,
    meaning: { ...atom.meaning, start: start && end ? borrowYear(start, edge) : start && edge, end: end && edge },
  };
}

/** The dues of a cell: what stands close together is joined, what leaves out its year takes it from its neighbours. */
export function joinAtoms(atoms: readonly Atom[], tokens: readonly Token[]): Atom[] {
  const joined = splitRuns(atoms, tokens).flatMap((run) =>
    PASSES.reduce<Atom[]>((kept, pass) => pass(kept, tokens), run),
  );
  return chain(joined);
}
