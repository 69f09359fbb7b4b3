import { newId } from '#core/ids.ts';
import { searchKey } from '#core/text/normalise.ts';
import type { PersonName } from '#core/text/person-name.ts';
import { guessSex } from '#core/text/person-name.ts';
import { findPostByCode } from '#core/text/post.ts';
import { addDays, addYears } from '#core/time/day.ts';
import type { writeStaff } from '#modules/people/public.ts';
import { comparePerson, type FactItem, type FactPart, planItems } from '../rules/compare-person.ts';
import { listExperienceSteps } from './change-person.ts';
import { type ItemList, itemLists, type KnownFacts, type RegisterEntry, UNKNOWN_POST } from './known-facts.ts';
import type { RowFacts } from './row-facts.ts';

export type StaffWrite = Parameters<typeof writeStaff>[1][number];
type AddedFact = StaffWrite['added'][number];
type ChangedFact = StaffWrite['changed'][number];

type Parts = Readonly<Record<string, FactPart>>;
type Columns = Record<string, unknown>;

const FACTS: Readonly<Record<ItemList, AddedFact['fact']>> = {
  posts: 'post',
  education: 'education',
  category: 'category',
  fitness: 'fitness',
  courses: 'trainingRecord',
  awards: 'personRecord',
  degrees: 'personRecord',
  formerNames: 'formerName',
};

const KINDS: Readonly<Record<string, string>> = {
  main: 'main',
  internal_part_time: 'internal',
  external_part_time: 'external',
};
/** A post that the ready directory does not know is kept by its words. */
const OTHER_POST = 'other';
const FITNESS_TERM_YEARS = 5;

const COLUMNS: Readonly<Record<ItemList, (parts: Parts) => Columns>> = {
  posts: (parts) => {
    const columns: Columns = {};
    const { organization, post, subjects, employmentKind, endsOn } = parts;
    if (organization !== undefined) columns.organizationId = organization;
    if (post !== undefined) Object.assign(columns, namePost(String(post)));
    if (subjects !== undefined && subjects !== '') columns.subjectCodes = String(subjects).split(', ');
    if (employmentKind !== undefined) columns.kind = KINDS[String(employmentKind)];
    if (endsOn !== undefined) columns.endsBefore = addDays(String(endsOn), 1);
    return { ...columns, ...pick(parts, ['weeklyHours', 'rate', 'startsOn']) };
  },
  education: (parts) => pick(parts, ['level', 'institution', 'year', 'speciality']),
  category: (parts) => pick(parts, ['grantedOn', 'act'], { code: 'category', until: 'expiresOn' }),
  // Of a known fitness only the act may be new: its day is what it is known by.
  fitness: (parts) => ({
    ...pick(parts, ['decidedOn', 'act']),
    ...(parts.decidedOn !== undefined && { expiresOn: addYears(String(parts.decidedOn), FITNESS_TERM_YEARS) }),
  }),
  courses: (parts) => pick(parts, ['hours', 'year'], { theme: 'title', finishedOn: 'endsOn', place: 'provider' }),
  awards: (parts) => ({ ...pick(parts, ['title']), kind: 'award' }),
  degrees: (parts) => ({ ...pick(parts, ['title']), kind: 'degree' }),
  formerNames: (parts) => pick(parts, ['surname']),
};

function namePost(post: string): Columns {
  const ready = findPostByCode(post);
  return { postCode: ready?.code ?? OTHER_POST, title: ready?.title ?? (post || UNKNOWN_POST) };
}

function pick(parts: Parts, same: readonly string[], renamed: Readonly<Record<string, string>> = {}): Columns {
  const columns: Columns = {};
  for (const name of same) if (parts[name] !== undefined && parts[name] !== '') columns[name] = parts[name];
  for (const [name, column] of Object.entries(renamed))
    if (parts[name] !== undefined && parts[name] !== '') columns[column] = parts[name];
  return columns;
}

/** Only the parts that the item says otherwise than the known one. */
function listNewParts(before: FactItem | undefined, item: FactItem): Parts {
  const changes = comparePerson(
    { scalars: before?.parts ?? {}, experience: {}, items: {} },
    { scalars: item.parts, experience: {}, items: {} },
  );
  return Object.fromEntries(changes.map(({ field }) => [field, item.parts[field]]));
}

function listItemWrites(list: ItemList, known: KnownFacts | undefined, row: RowFacts) {
  const before = known?.facts.items[list] ?? [];
  const added: AddedFact[] = [];
  const changed: ChangedFact[] = [];
  for (const step of planItems(before, row.facts.items[list] ?? []).steps) {
    if (step.kind === 'add') {
      added.push({ fact: FACTS[list], fields: COLUMNS[list](step.item.parts) });
      continue;
    }
    const id = known?.ids[list][step.at];
    const fields = COLUMNS[list](listNewParts(before[step.at], step.item));
    if (id !== undefined && id !== '') changed.push({ fact: FACTS[list], id, fields });
  }
  return { added, changed };
}

function listExperienceWrites(known: KnownFacts | undefined, row: RowFacts) {
  const added: AddedFact[] = [];
  const changed: ChangedFact[] = [];
  const empty = { scalars: {}, items: {} };
  const before = { ...empty, experience: known?.facts.experience ?? {} };
  for (const { field, after } of comparePerson(before, { ...empty, experience: row.facts.experience })) {
    const kind = field.replace('experience.', '') as 'total' | 'pedagogical';
    if (typeof after !== 'object') continue;
    const id = known?.experienceIds[kind];
    if (id === undefined) added.push({ fact: 'experience', fields: { kind, organizationId: null, ...after } });
    else changed.push({ fact: 'experience', id, fields: { ...after } });
  }
  for (const { organizationKey, id, after } of listExperienceSteps(known, row)) {
    const fields = { kind: 'organization' as const, organizationId: organizationKey || null, ...after };
    if (id === undefined) added.push({ fact: 'experience', fields });
    else changed.push({ fact: 'experience', id, fields: { ...after } });
  }
  return { added, changed };
}

function listFacts(known: KnownFacts | undefined, row: RowFacts) {
  const parts = [...itemLists.map((list) => listItemWrites(list, known, row)), listExperienceWrites(known, row)];
  return { added: parts.flatMap((part) => part.added), changed: parts.flatMap((part) => part.changed) };
}

/** A person that the register does not have: the whole of the row. Organisations are ids by now. */
export function buildNewPerson(row: RowFacts, known: Pick<PersonName, 'givenName' | 'patronymic'>): StaffWrite {
  const text = (value: FactPart) => (value === undefined ? '' : String(value));
  const { surname, givenName, patronymic, sex, ...rest } = row.facts.scalars;
  // Initials are no change to a known name, but all there is of a new one: without them the list would not find the person again.
  const name = {
    surname: text(surname),
    givenName: text(givenName ?? known.givenName),
    patronymic: text(patronymic ?? known.patronymic),
  };
  const guessed = guessSex(name);
  const filled = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const person = {
    ...filled,
    ...name,
    sex: (sex ?? (guessed === 'unknown' ? null : guessed)) as 'female' | 'male' | null,
  };
  return { personId: newId(), isNew: true, person, name, ...listFacts(undefined, row) };
}

/** What the row changes of a person of the register; a surname that is replaced is kept as a former one. */
export function buildChange(entry: RegisterEntry, known: KnownFacts, row: RowFacts): StaffWrite {
  const empty = { experience: {}, items: {} };
  const changes = comparePerson({ ...empty, scalars: known.facts.scalars }, { ...empty, scalars: row.facts.scalars });
  const person: Record<string, unknown> = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
  const facts = listFacts(known, row);
  // «Ковальчук (Носова)»: the list itself may name the surname that it replaces.
  const isNamed = (row.facts.items.formerNames ?? []).some(
    ({ parts }) => searchKey(String(parts.surname)) === searchKey(entry.surname),
  );
  const added =
    person.surname === undefined || isNamed
      ? facts.added
      : [...facts.added, { fact: 'formerName' as const, fields: { surname: entry.surname } }];
  const { surname, givenName, patronymic } = { ...entry, ...person };
  return {
    personId: entry.id,
    isNew: false,
    person,
    name: { surname, givenName, patronymic },
    added,
    changed: facts.changed,
  };
}
