import { nameKey, namePartKey, type PersonName } from './person-name.ts';

/** A name and, where it is known, the date of birth (ISO day). */
export type NamedPerson = Pick<PersonName, 'surname' | 'givenName' | 'patronymic' | 'formerSurname'> & {
  birth?: string;
};

/**
 * How two names may be one human: `same`; `initials` (one is shortened); `no_patronymic`; `former_surname` (one carries
 * the other's earlier surname); `typo`; `new_surname` (all else equal, date of birth too); `namesake` (equal names, other
 * date of birth); `different`.
 */
export type NameLikeness =
  | 'same'
  | 'initials'
  | 'no_patronymic'
  | 'former_surname'
  | 'typo'
  | 'new_surname'
  | 'namesake'
  | 'different';

/** `score` 0 … 1 orders candidates; it decides nothing by itself. */
export type Similarity = { kind: NameLikeness; score: number };

const DIFFERENT: Similarity = { kind: 'different', score: 0 };

/** Compares two people by name and date of birth; the order of the two does not matter. */
export function similarNames(a: NamedPerson, b: NamedPerson): Similarity {
  const byName = compareNames(a, b);
  if (!a.birth || !b.birth) return byName.kind === 'new_surname' ? DIFFERENT : byName;
  if (a.birth === b.birth) return byName;
  if (byName.kind === 'same') return { kind: 'namesake', score: 0.4 };
  // Another date of birth outweighs a likeness that is itself a guess.
  return DIFFERENT;
}

/**
 * Edits that turn a into b: a letter put in, left out, changed, or two neighbours swapped (optimal string alignment).
 * Gives `limit + 1` as soon as it must be more than the limit.
 */
export function countEdits(a: string, b: string, limit = 3): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      current.push(cheapestEdit(a, b, row, column, { before, previous, current }));
    }
    if (Math.min(...current) > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}

function cheapestEdit(
  a: string,
  b: string,
  row: number,
  column: number,
  rows: { before: number[]; previous: number[]; current: number[] },
): number {
  const isEqual = a[row - 1] === b[column - 1];
  const change = at(rows.previous, column - 1) + (isEqual ? 0 : 1);
  const cheapest = Math.min(change, at(rows.previous, column) + 1, at(rows.current, column - 1) + 1);
  const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  return isSwapped ? Math.min(cheapest, at(rows.before, column - 2) + 1) : cheapest;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

function compareNames(a: NamedPerson, b: NamedPerson): Similarity {
  if (nameKey(a) === nameKey(b)) return { kind: 'same', score: 1 };
  const rest = compareRest(a, b);
  const isSurnameEqual = namePartKey(a.surname) === namePartKey(b.surname);
  if (isSurnameEqual && rest) return rest;
  if (rest?.kind === 'same' && hasFormerSurname(a, b)) return { kind: 'former_surname', score: 0.95 };
  const typo = compareTypo(a, b);
  if (typo) return typo;
  return rest?.kind === 'same' && a.patronymic && !isInitial(a.givenName)
    ? { kind: 'new_surname', score: 0.8 }
    : DIFFERENT;
}

/** Given name and patronymic: equal, one of them shortened to an initial, or the patronymic missing. */
function compareRest(a: NamedPerson, b: NamedPerson): Similarity | undefined {
  const given = comparePart(a.givenName, b.givenName);
  const patronymic = comparePart(a.patronymic, b.patronymic);
  if (given === 'different' || given === 'missing' || patronymic === 'different') return undefined;
  if (given === 'initial' || patronymic === 'initial') {
    return { kind: 'initials', score: patronymic === 'missing' ? 0.7 : 0.85 };
  }
  return patronymic === 'missing' ? { kind: 'no_patronymic', score: 0.9 } : { kind: 'same', score: 1 };
}

function comparePart(a: string | undefined, b: string | undefined): 'equal' | 'initial' | 'missing' | 'different' {
  const [first, second] = [namePartKey(a), namePartKey(b)];
  if (first === second) return 'equal';
  if (first === '' || second === '') return 'missing';
  const isShort = isInitial(a) || isInitial(b);
  return isShort && first[0] === second[0] ? 'initial' : 'different';
}

/** Few edits in the whole name, and no part wholly different; short names leave no room for a typo. */
function compareTypo(a: NamedPerson, b: NamedPerson): Similarity | undefined {
  const parts = [
    [namePartKey(a.surname), namePartKey(b.surname)],
    [namePartKey(a.givenName), namePartKey(b.givenName)],
    [namePartKey(a.patronymic), namePartKey(b.patronymic)],
  ] as const;
  let edits = 0;
  for (const [first, second] of parts) {
    const count = countEdits(first, second, 2);
    const length = Math.max(first.length, second.length);
    if (count > 0 && (length < 4 || count > (length < 8 ? 1 : 2))) return undefined;
    edits += count;
  }
  if (edits > 2) return undefined;
  const letters = Math.max(nameKey(a).length, nameKey(b).length);
  return { kind: 'typo', score: Math.round((0.95 - edits / letters) * 100) / 100 };
}

function hasFormerSurname(a: NamedPerson, b: NamedPerson): boolean {
  return (
    (a.formerSurname !== undefined && namePartKey(a.formerSurname) === namePartKey(b.surname)) ||
    (b.formerSurname !== undefined && namePartKey(b.formerSurname) === namePartKey(a.surname))
  );
}

function isInitial(part: string | undefined): boolean {
  return /^\p{L}\.?$/u.test((part ?? '').trim());
}
