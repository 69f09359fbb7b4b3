import { searchKey } from '#core/text/normalise.ts';
import { findPostByCode } from '#core/text/post.ts';
import { addDays, yearOf } from '#core/time/day.ts';
import type { ExperienceAsOf } from '#core/time/read-duration.ts';
import type { loadRegister } from '#modules/people/public.ts';
import type { FactItem, FactPart, PersonFacts } from '../rules/compare-person.ts';
import { postKey } from '../rules/staff-facts.ts';

export type Register = Awaited<ReturnType<typeof loadRegister>>;
export type RegisterEntry = Register extends Map<string, infer Entry> ? Entry : never;

/** Lists of facts that a staff list feeds, each kept in a table of its own. */
export const itemLists = [
  'posts',
  'education',
  'category',
  'fitness',
  'courses',
  'awards',
  'degrees',
  'formerNames',
] as const;
export type ItemList = (typeof itemLists)[number];

/** Items of the register with the ids of their rows, in the same order. */
export interface KnownFacts {
  readonly facts: PersonFacts;
  readonly ids: Readonly<Record<ItemList, readonly string[]>>;
  readonly experienceIds: Readonly<Record<string, string>>;
  /** Experience in an organisation, by its id. */
  readonly inOrganizations: ReadonlyMap<string, ExperienceAsOf & { readonly id: string }>;
}

type Post = RegisterEntry['posts'][number];
type WithId = { readonly id: string };

function blank(value: string | number | null): FactPart {
  return value === null ? undefined : value;
}

/** Stands where a list names a school's person and no post; a later list that names it refines the line. */
export const UNKNOWN_POST = 'Должность не указана';

const KINDS = { main: 'main', internal: 'internal_part_time', external: 'external_part_time' } as const;

/** The directory's own posts by code; others are told apart by their words, as lists have them. */
function toPostItem(post: Post): FactItem {
  const isReady = findPostByCode(post.postCode) !== undefined;
  const employmentKind = post.kind === null ? undefined : KINDS[post.kind];
  const title = post.title === UNKNOWN_POST ? '' : post.title;
  const named = { post: title, postCode: isReady ? post.postCode : undefined, employmentKind };
  return {
    key: postKey(post.organizationId, named),
    parts: {
      organization: post.organizationId,
      post: isReady ? post.postCode : title,
      subjects: [...post.subjectCodes].sort().join(', '),
      weeklyHours: blank(post.weeklyHours),
      rate: blank(post.rate),
      employmentKind,
      startsOn: blank(post.startsOn),
      endsOn: post.endsBefore === null ? undefined : addDays(post.endsBefore, -1),
    },
  };
}

function item(parts: Readonly<Record<string, FactPart>>): FactItem {
  const key = Object.values(parts)
    .filter((part) => part !== undefined && part !== '')
    .join('|');
  return { key, parts };
}

/** Posts held on the day, and those that ended on a day the list names too: a leaver's line comes back unchanged. */
function listComparedPosts(entry: RegisterEntry, today: string, endings: ReadonlySet<string>): readonly Post[] {
  return entry.posts.filter(
    ({ endsBefore }) => endsBefore === null || endsBefore > today || endings.has(addDays(endsBefore, -1)),
  );
}

function toLists(entry: RegisterEntry, posts: readonly Post[]): Record<ItemList, [WithId, FactItem][]> {
  const records = (kind: string) => entry.records.filter((record) => record.kind === kind);
  return {
    posts: posts.map((line) => [line, toPostItem(line)]),
    education: entry.education.map((line) => {
      const { level, institution, year, speciality } = line;
      return [
        line,
        item({
          level: blank(level),
          institution: blank(institution),
          year: blank(year),
          speciality: blank(speciality),
        }),
      ];
    }),
    category: entry.categories.map((line) => {
      const { category, grantedOn, expiresOn, act } = line;
      return [line, item({ code: category, grantedOn: blank(grantedOn), until: blank(expiresOn), act: blank(act) })];
    }),
    fitness: entry.fitness.map((line) => {
      const { decidedOn, act } = line;
      return [line, { key: decidedOn, parts: { decidedOn, act: blank(act) } }];
    }),
    courses: entry.training.map((line) => {
      const { title, hours, year, endsOn, provider } = line;
      return [
        line,
        item({
          theme: title,
          hours: blank(hours),
          // A list that gives the year alone says nothing new of a course whose day is known.
          year: blank(year ?? (endsOn === null ? null : yearOf(endsOn))),
          finishedOn: blank(endsOn),
          place: blank(provider),
        }),
      ];
    }),
    awards: records('award').map((line) => [line, item({ title: line.title })]),
    degrees: records('degree').map((line) => [line, item({ title: line.title })]),
    formerNames: entry.formerSurnames.map((surname) => [{ id: '' }, item({ surname })]),
  };
}

/** What the register knows of a person, in the shape of a row. */
export function toKnownFacts(entry: RegisterEntry, today: string, endings: ReadonlySet<string>): KnownFacts {
  const lists = toLists(entry, listComparedPosts(entry, today, endings));
  const items: Record<string, readonly FactItem[]> = {};
  const ids = {} as Record<ItemList, readonly string[]>;
  for (const name of itemLists) {
    items[name] = lists[name].map(([, known]) => known);
    ids[name] = lists[name].map(([line]) => line.id);
  }
  const whole = entry.experience.filter((line) => line.kind !== 'organization');
  const experience = Object.fromEntries(whole.map(({ kind, months, asOf }) => [kind, { months, asOf }]));
  const inOrganizations = new Map<string, ExperienceAsOf & { id: string }>();
  for (const { id, kind, organizationId, months, asOf } of entry.experience) {
    if (kind === 'organization') inOrganizations.set(organizationId ?? '', { id, months, asOf });
  }
  return {
    facts: {
      scalars: {
        surname: entry.surname,
        givenName: entry.givenName,
        patronymic: entry.patronymic,
        birthDate: blank(entry.birthDate),
        sex: blank(entry.sex),
        snils: blank(entry.snils),
        phone: blank(entry.phone),
        email: blank(entry.email),
        note: blank(entry.note),
      },
      experience,
      items,
    },
    ids,
    experienceIds: Object.fromEntries(whole.map(({ id, kind }) => [kind, id])),
    inOrganizations,
  };
}

/** A surname as it is compared: one that the person bore before is no change. */
export function isFormerSurname(entry: RegisterEntry, surname: FactPart): boolean {
  return typeof surname === 'string' && entry.formerSurnames.some((former) => searchKey(former) === searchKey(surname));
}
