/** Is this the same human? СНИЛС decides, then full name with date of birth; anything weaker is a question (fact F-98). */

import type { PersonName } from '#core/text/person-name.ts';
import { type NameLikeness, similarNames } from '#core/text/similar-names.ts';

export interface RegisterPost {
  readonly organizationId: string;
  readonly postCode?: string | undefined;
  readonly endsOn?: string | undefined;
}

export interface RegisterPerson {
  readonly id: string;
  readonly name: Pick<PersonName, 'surname' | 'givenName' | 'patronymic'>;
  readonly formerSurnames: readonly string[];
  readonly birthDate?: string | undefined;
  readonly snils?: string | undefined;
  readonly posts: readonly RegisterPost[];
}

export interface IncomingPerson {
  readonly row: number;
  readonly name: PersonName;
  readonly birthDate?: string | undefined;
  readonly snils?: string | undefined;
  /** Organisation of the register that the row's own is known to be. */
  readonly organizationId?: string | undefined;
}

export const doubtReasons = [
  'same_name_other_birth_date',
  'initials_only',
  'possible_new_surname',
  'two_of_one_name',
  'typo',
  'without_birth_date',
  'other_snils',
  'snils_of_other_name',
] as const;
export type DoubtReason = (typeof doubtReasons)[number];

export interface Doubt {
  readonly reason: DoubtReason;
  /** Likeliest first. */
  readonly candidates: readonly string[];
  readonly proposal: 'same' | 'new' | 'skip';
}

export type MatchGround = 'snils' | 'name_and_birth_date' | 'name_in_organization';

export type MatchVerdict =
  | { readonly kind: 'same'; readonly personId: string; readonly by: MatchGround }
  | { readonly kind: 'new' }
  | ({ readonly kind: 'doubtful' } & Doubt);

/** Questions as the person sees them beside the row. */
export const doubtMessages: Readonly<Record<DoubtReason, string>> = {
  same_name_other_birth_date: 'Человек с таким именем уже есть, но дата рождения другая. Это он или однофамилец?',
  initials_only: 'Имя записано не полностью. Укажите, кто это, или впишите имя целиком.',
  possible_new_surname: 'Имя, отчество и дата рождения совпадают, а фамилия другая. Человек сменил фамилию?',
  two_of_one_name: 'Людей с таким именем несколько. Укажите, кто из них.',
  typo: 'Очень похоже на человека из реестра, но имя написано иначе. Это он?',
  without_birth_date: 'Человек с таким именем работает в другой организации. Без даты рождения не решить, он ли это.',
  other_snils: 'Имя и дата рождения совпадают, а СНИЛС другой. Проверьте номер.',
  snils_of_other_name: 'Этот СНИЛС записан за человеком с другим именем. Проверьте номер и имя.',
};

interface Candidate {
  readonly person: RegisterPerson;
  readonly likeness: NameLikeness;
  readonly score: number;
  readonly isNear: boolean;
  readonly birth: 'equal' | 'other' | 'unknown';
}

const RANK: Readonly<Record<NameLikeness, number>> = {
  same: 0,
  namesake: 0,
  former_surname: 1,
  no_patronymic: 2,
  initials: 3,
  typo: 4,
  new_surname: 5,
  different: 9,
};

function compareNames(incoming: IncomingPerson, person: RegisterPerson): { kind: NameLikeness; score: number } {
  const birth =
    incoming.birthDate !== undefined && incoming.birthDate === person.birthDate ? incoming.birthDate : undefined;
  const own = { ...incoming.name, ...(birth === undefined ? {} : { birth }) };
  let best = similarNames(own, { ...person.name, ...(birth === undefined ? {} : { birth }) });
  for (const formerSurname of person.formerSurnames) {
    const other = similarNames(own, { ...person.name, formerSurname, ...(birth === undefined ? {} : { birth }) });
    if (RANK[other.kind] < RANK[best.kind]) best = other;
  }
  return best;
}

function toCandidate(incoming: IncomingPerson, person: RegisterPerson): Candidate {
  const { kind, score } = compareNames(incoming, person);
  const isNear =
    incoming.organizationId !== undefined &&
    person.posts.some((post) => post.organizationId === incoming.organizationId);
  const isKnown = incoming.birthDate !== undefined && person.birthDate !== undefined;
  const birth = isKnown ? (incoming.birthDate === person.birthDate ? 'equal' : 'other') : 'unknown';
  return { person, likeness: kind, score, isNear, birth };
}

function hasOtherSnils(incoming: IncomingPerson, person: RegisterPerson): boolean {
  return incoming.snils !== undefined && person.snils !== undefined && incoming.snils !== person.snils;
}

function toDoubt(reason: DoubtReason, candidates: readonly Candidate[], proposal: Doubt['proposal']): MatchVerdict {
  const sorted = [...candidates].sort(
    (a, b) =>
      Number(b.isNear) - Number(a.isNear) ||
      RANK[a.likeness] - RANK[b.likeness] ||
      b.score - a.score ||
      (a.person.id < b.person.id ? -1 : 1),
  );
  return { kind: 'doubtful', reason, candidates: sorted.map(({ person }) => person.id), proposal };
}

/** Dates that differ by one digit or two swapped ones: a slip of the pen rather than another human. */
export function isNearDate(a: string, b: string): boolean {
  const places = [...a].map((sign, at) => (sign === b[at] ? -1 : at)).filter((at) => at >= 0);
  if (places.length === 1) return true;
  const [first = 0, second = 0] = places;
  return places.length === 2 && a[first] === b[second] && a[second] === b[first];
}

function decideBySnils(incoming: IncomingPerson, all: readonly Candidate[]): MatchVerdict | undefined {
  if (incoming.snils === undefined) return undefined;
  const owners = all.filter(({ person }) => person.snils === incoming.snils);
  const owner = owners[0];
  if (owner === undefined) return undefined;
  if (owners.length > 1) return toDoubt('two_of_one_name', owners, 'same');
  const given = incoming.name.givenName;
  const isOther = owner.likeness === 'different' && given !== owner.person.name.givenName && owner.birth !== 'equal';
  if (isOther) return toDoubt('snils_of_other_name', owners, 'same');
  return { kind: 'same', personId: owner.person.id, by: 'snils' };
}

const FULL_LIKENESS: ReadonlySet<NameLikeness> = new Set(['same', 'namesake', 'former_surname']);

function decideByBirthDate(incoming: IncomingPerson, all: readonly Candidate[]): MatchVerdict | undefined {
  const equal = all.filter(({ birth, likeness }) => birth === 'equal' && likeness !== 'different');
  const sure = equal.filter(({ likeness }) => FULL_LIKENESS.has(likeness) || likeness === 'no_patronymic');
  const allowed = sure.filter(({ person }) => !hasOtherSnils(incoming, person));
  const only = allowed[0];
  if (allowed.length > 1) return toDoubt('two_of_one_name', allowed, 'same');
  if (only !== undefined) return { kind: 'same', personId: only.person.id, by: 'name_and_birth_date' };
  if (sure.length > 0) return toDoubt('other_snils', sure, 'same');
  const rest = equal.filter(({ person }) => !hasOtherSnils(incoming, person));
  const best = [...rest].sort((a, b) => RANK[a.likeness] - RANK[b.likeness])[0];
  if (best === undefined) return undefined;
  if (best.likeness === 'initials') return toDoubt('initials_only', rest, 'same');
  if (best.likeness === 'typo') return toDoubt('typo', rest, 'same');
  return toDoubt('possible_new_surname', rest, best.isNear ? 'same' : 'new');
}

function decideByName(all: readonly Candidate[]): MatchVerdict | undefined {
  const named = all.filter(({ likeness, birth }) => FULL_LIKENESS.has(likeness) && birth === 'unknown');
  const near = named.filter(({ isNear }) => isNear);
  const only = near[0];
  if (near.length > 1) return toDoubt('two_of_one_name', near, 'same');
  if (only !== undefined) return { kind: 'same', personId: only.person.id, by: 'name_in_organization' };
  if (named.length > 0) return toDoubt('without_birth_date', named, named.length === 1 ? 'same' : 'new');
  return undefined;
}

/** A namesake elsewhere with quite another date of birth is another human; in one school, or a digit away, it is a question. */
function decideByNamesake(incoming: IncomingPerson, all: readonly Candidate[]): MatchVerdict | undefined {
  const isSlip = ({ person }: Candidate) => isNearDate(incoming.birthDate ?? '', person.birthDate ?? '');
  const asked = all.filter(
    (candidate) =>
      candidate.birth === 'other' && FULL_LIKENESS.has(candidate.likeness) && (candidate.isNear || isSlip(candidate)),
  );
  if (asked.length === 0) return undefined;
  return toDoubt('same_name_other_birth_date', asked, asked.some(isSlip) ? 'same' : 'new');
}

function decideByGuess(all: readonly Candidate[]): MatchVerdict | undefined {
  const open = all.filter(({ birth }) => birth === 'unknown');
  const short = open.filter(({ likeness }) => likeness === 'initials' || likeness === 'no_patronymic');
  const near = short.filter(({ isNear }) => isNear);
  if (near.length > 0) return toDoubt('initials_only', near, near.length === 1 ? 'same' : 'skip');
  if (short.length > 0) return toDoubt('initials_only', short, 'new');
  const typos = open.filter(({ likeness, isNear }) => likeness === 'typo' && isNear);
  return typos.length > 0 ? toDoubt('typo', typos, 'same') : undefined;
}

/**
 * Decides one row against candidates of the register (those that share a blocking key suffice). The order of the candidates
 * does not matter. A part-timer of two schools is one person with two posts: the date of birth or СНИЛС finds them.
 */
export function matchPerson(incoming: IncomingPerson, candidates: readonly RegisterPerson[]): MatchVerdict {
  const all = candidates.map((person) => toCandidate(incoming, person));
  const bySnils = decideBySnils(incoming, all);
  if (bySnils !== undefined) return bySnils;
  const byBirthDate = decideByBirthDate(incoming, all);
  if (byBirthDate !== undefined) return byBirthDate;
  const open = all.filter(({ person }) => !hasOtherSnils(incoming, person));
  return decideByName(open) ?? decideByNamesake(incoming, open) ?? decideByGuess(open) ?? { kind: 'new' };
}
