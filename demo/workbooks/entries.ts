import type { BulkRow } from '#core/db/bulk.ts';
import { findSubjectTitle } from '#core/text/subject.ts';
import type { Day } from '#core/time/day.ts';
import type { DemoName } from '../names.ts';
import type { DemoOrganization, DemoPerson, FilledTable, Plan } from '../plan.ts';

/** What a school knows of one of its people, ready to be typed into a list. */
export interface Entry {
  readonly name: DemoName;
  readonly birthDate: Day | null;
  readonly title: string;
  readonly subjects: string;
  readonly rate: number | null;
  readonly hours: number | null;
  readonly isPartTimer: boolean;
  readonly startedOn: Day | null;
  readonly education: string;
  readonly totalMonths: number | null;
  readonly pedagogicalMonths: number | null;
  readonly category: string;
  readonly categoryDay: Day | null;
  readonly course: string;
}

const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  highest: 'высшая',
  first: 'первая',
  teacher_methodist: 'педагог-методист',
  teacher_mentor: 'педагог-наставник',
};

const LEVELS: Readonly<Record<string, string>> = { higher: 'высшее', secondary_vocational: 'среднее профессиональное' };

function indexByPerson(plan: Plan, table: FilledTable): Map<unknown, BulkRow[]> {
  return Map.groupBy(plan.rows.get(table) ?? [], (row) => row.personId);
}

type Index = Readonly<
  Record<'post' | 'education' | 'experience' | 'category' | 'training_record', Map<unknown, BulkRow[]>>
>;

function describeEducation(row: BulkRow | undefined): string {
  if (!row) return '';
  return [LEVELS[String(row.level)], row.institution, row.year, row.speciality].filter(Boolean).join(', ');
}

function monthsOf(rows: readonly BulkRow[] | undefined, kind: string): number | null {
  const row = rows?.find((line) => line.kind === kind);
  return row ? Number(row.months) : null;
}

function describeCourse(row: BulkRow | undefined): string {
  if (!row) return '';
  return `«${row.title}», ${row.hours} ч., ${row.year ?? String(row.endsOn).slice(0, 4)}`;
}

function toEntry(person: DemoPerson, organization: DemoOrganization, index: Index): Entry | undefined {
  const post = index.post
    .get(person.id)
    ?.find((row) => row.organizationId === organization.id && row.endsBefore === null);
  if (!post) return undefined;
  const category = index.category.get(person.id)?.findLast((row) => row.category !== 'none');
  return {
    name: person.name,
    birthDate: person.birthDate,
    title: String(post.title),
    subjects: (post.subjectCodes as string[]).map((code) => findSubjectTitle(code)?.toLowerCase() ?? '').join(', '),
    rate: Number(post.rate),
    hours: post.weeklyHours === null ? null : Number(post.weeklyHours),
    isPartTimer: post.kind === 'external',
    startedOn: String(post.startsOn),
    education: describeEducation(index.education.get(person.id)?.[0]),
    totalMonths: monthsOf(index.experience.get(person.id), 'total'),
    pedagogicalMonths: monthsOf(index.experience.get(person.id), 'pedagogical'),
    category: category ? (CATEGORY_WORDS[String(category.category)] ?? '') : '',
    categoryDay: category ? String(category.grantedOn) : null,
    course: describeCourse(index.training_record.get(person.id)?.[0]),
  };
}

/** The people of each organisation as it would list them today. */
export function listEntries(plan: Plan): Map<DemoOrganization, Entry[]> {
  const index: Index = {
    post: indexByPerson(plan, 'post'),
    education: indexByPerson(plan, 'education'),
    experience: indexByPerson(plan, 'experience'),
    category: indexByPerson(plan, 'category'),
    training_record: indexByPerson(plan, 'training_record'),
  };
  const lists = new Map<DemoOrganization, Entry[]>();
  for (const organization of plan.organizations.filter(({ kind, size }) => size > 0 && kind !== 'authority')) {
    const entries = plan.people.flatMap((person) => toEntry(person, organization, index) ?? []);
    lists.set(organization, entries);
  }
  return lists;
}
