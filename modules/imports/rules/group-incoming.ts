import { nameKey } from '#core/text/person-name.ts';
import type { IncomingPerson } from './match-people.ts';

/** Rows of one import that are one human: repeated lines, posts in separate lines, a part-timer in two schools. */
export interface IncomingGroup {
  /** Indexes into the given rows, in their order. */
  readonly members: readonly number[];
  /** Groups of the same name that may be the same human: one of them has no date of birth. Indexes of groups. */
  readonly alike: readonly number[];
}

/** The organisation by its id, or, where the register does not know it yet, by a key of its name. */
export interface GroupedPerson extends IncomingPerson {
  readonly organizationKey?: string | undefined;
}

interface Bucket {
  readonly members: number[];
  readonly name: string;
  readonly birthDate: string | undefined;
  readonly snils: Set<string>;
  readonly organizations: Set<string>;
}

function canJoin(bucket: Bucket, person: GroupedPerson): boolean {
  if (person.snils !== undefined && bucket.snils.size > 0) return bucket.snils.has(person.snils);
  if (person.birthDate !== undefined && bucket.birthDate !== undefined) return person.birthDate === bucket.birthDate;
  return bucket.organizations.has(person.organizationKey ?? '');
}

function openBucket(name: string, birthDate: string | undefined): Bucket {
  return { members: [], name, birthDate, snils: new Set(), organizations: new Set() };
}

function fillBucket(bucket: Bucket, at: number, person: GroupedPerson): void {
  bucket.members.push(at);
  if (person.snils !== undefined) bucket.snils.add(person.snils);
  bucket.organizations.add(person.organizationKey ?? '');
}

/**
 * Puts together the rows of one human within the import: equal СНИЛС, equal name and date of birth, or equal name in one
 * organisation. Rows of one name that cannot be told apart or joined point at each other. Linear in rows but for namesakes.
 */
export function groupIncoming(people: readonly GroupedPerson[]): readonly IncomingGroup[] {
  const byName = new Map<string, number[]>();
  people.forEach((person, at) => {
    const key = nameKey(person.name);
    const list = byName.get(key);
    if (list === undefined) byName.set(key, [at]);
    else list.push(at);
  });
  const buckets: Bucket[] = [];
  for (const [name, members] of byName) buckets.push(...bucketNamesakes(name, members, people));
  const ordered = buckets.sort((a, b) => (a.members[0] ?? 0) - (b.members[0] ?? 0));
  return linkAlike(ordered);
}

/** Rows that say most go first, so that the result does not depend on the order of rows. */
function bucketNamesakes(
  name: string,
  members: readonly number[],
  people: readonly GroupedPerson[],
): readonly Bucket[] {
  const buckets: Bucket[] = [];
  const weight = (at: number) =>
    (people[at]?.snils === undefined ? 0 : 2) + (people[at]?.birthDate === undefined ? 0 : 1);
  const sorted = members.length === 1 ? members : [...members].sort((a, b) => weight(b) - weight(a) || a - b);
  for (const at of sorted) {
    const person = people[at];
    if (person === undefined) continue;
    const fitting = buckets.filter((bucket) => canJoin(bucket, person));
    const only = fitting.length === 1 ? fitting[0] : undefined;
    const target = only ?? openBucket(name, person.birthDate);
    if (only === undefined) buckets.push(target);
    fillBucket(target, at, person);
  }
  for (const bucket of buckets) bucket.members.sort((a, b) => a - b);
  return buckets;
}

function linkAlike(buckets: readonly Bucket[]): readonly IncomingGroup[] {
  const byName = new Map<string, number[]>();
  buckets.forEach((bucket, at) => {
    byName.set(bucket.name, [...(byName.get(bucket.name) ?? []), at]);
  });
  return buckets.map((bucket, at) => {
    const others = (byName.get(bucket.name) ?? []).filter((other) => {
      if (other === at) return false;
      return bucket.birthDate === undefined || buckets[other]?.birthDate === undefined;
    });
    return { members: bucket.members, alike: others };
  });
}
