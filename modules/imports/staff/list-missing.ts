import { namePartKey } from '#core/text/person-name.ts';
import { formatDay } from '#core/time/format.ts';
import type { PlannedRow, SourceRow } from '../kind.ts';
import { findMissing, type ListedPerson, missingMessages } from '../rules/find-missing.ts';
import { nameOf } from './decide-person.ts';
import type { PlacedRow } from './group-people.ts';
import type { Register, RegisterEntry } from './known-facts.ts';

/** A human of the import and the people of the register it is, or may be. */
export interface FoundHuman {
  readonly rows: readonly PlacedRow[];
  readonly personIds: readonly string[];
}

interface Coverage {
  /** First row of the organisation's list: where a missing person is shown. */
  readonly source: SourceRow;
  readonly title: string;
  readonly present: Set<string>;
}

function listCoverage(found: readonly FoundHuman[]): Map<string, Coverage> {
  const covered = new Map<string, Coverage>();
  for (const { rows, personIds } of found) {
    for (const { source, organization } of rows) {
      if (organization.id === undefined) continue;
      const coverage = covered.get(organization.id) ?? { source, title: organization.title, present: new Set() };
      covered.set(organization.id, coverage);
      for (const id of personIds) coverage.present.add(id);
    }
  }
  return covered;
}

/** Someone whom a row with a wrong cell names: it stays out, but the person is in the list. */
export interface Mention {
  readonly organizationId: string;
  readonly surname: string;
  /** Empty where the row gives the surname only. */
  readonly givenName: string;
}

function markMentioned(covered: ReadonlyMap<string, Coverage>, register: Register, mentions: readonly Mention[]): void {
  if (mentions.length === 0) return;
  const bySurname = Map.groupBy(register.values(), ({ surname }) => namePartKey(surname));
  for (const { organizationId, surname, givenName } of mentions) {
    const initial = namePartKey(givenName).charAt(0);
    for (const entry of bySurname.get(namePartKey(surname)) ?? [])
      if (namePartKey(entry.givenName).startsWith(initial)) covered.get(organizationId)?.present.add(entry.id);
  }
}

function toListed(entry: RegisterEntry, organizationId: string, today: string): ListedPerson | undefined {
  const here = entry.posts.filter(
    (post) =>
      post.organizationId === organizationId &&
      (post.endsBefore === null || post.endsBefore > today) &&
      (post.startsOn === null || post.startsOn <= today),
  );
  if (here.length === 0) return undefined;
  return {
    id: entry.id,
    isOnLeave: here.some(
      ({ leaveFrom, leaveBefore }) =>
        leaveFrom !== null && leaveFrom <= today && (leaveBefore === null || leaveBefore > today),
    ),
    postCodes: here.map(({ postCode }) => postCode),
    isPartTimer: here.every(({ kind }) => kind === 'external'),
  };
}

function groupByOrganization(register: Register, covered: ReadonlySet<string>, today: string) {
  const people = new Map<string, ListedPerson[]>();
  for (const entry of register.values()) {
    for (const id of new Set(entry.posts.map((post) => post.organizationId))) {
      if (!covered.has(id)) continue;
      const listed = toListed(entry, id, today);
      if (listed !== undefined) people.set(id, [...(people.get(id) ?? []), listed]);
    }
  }
  return people;
}

/** People of the register whom a school's new list does not have: a question about each, never a dismissal. */
export function listMissing(
  register: Register,
  found: readonly FoundHuman[],
  mentions: readonly Mention[],
  today: string,
): readonly PlannedRow[] {
  const covered = listCoverage(found);
  markMentioned(covered, register, mentions);
  const places = new Map<string, string[]>();
  for (const [organizationId, { present }] of covered)
    for (const id of present) places.set(id, [...(places.get(id) ?? []), organizationId]);
  const listed = groupByOrganization(register, new Set(covered.keys()), today);
  return [...covered].flatMap(([organizationId, { source, title, present }]) => {
    const missing = findMissing({ register: listed.get(organizationId) ?? [], present, elsewhere: places });
    return missing.flatMap(({ personId, proposal, organizationIds }): PlannedRow[] => {
      const entry = register.get(personId);
      if (entry === undefined) return [];
      const others = organizationIds.map((id) => covered.get(id)?.title ?? '').filter((name) => name !== '');
      const birth = entry.birthDate === null ? '' : `, дата рождения ${formatDay(entry.birthDate)}`;
      return [
        {
          key: `missing|${organizationId}|${personId}`,
          state: 'missing',
          fileId: source.fileId,
          sheet: source.sheet,
          row: 0,
          label: nameOf(entry),
          thingId: personId,
          rows: [],
          changes: [],
          issues: [],
          question: {
            reason: proposal,
            text:
              others.length > 0 ? `${missingMessages[proposal]} Там: ${others.join(', ')}.` : missingMessages[proposal],
            proposal: 'skip',
            mayBeNew: false,
            candidates: [{ id: personId, title: nameOf(entry), note: `${title}${birth}`, changes: [] }],
          },
        },
      ];
    });
  });
}
