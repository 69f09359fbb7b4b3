import { OPEN_ENDED_FROM } from '#core/text/category.ts';
import { addYears } from '#core/time/day.ts';
import type { ExperienceAsOf } from '#core/time/read-duration.ts';
import type { CourseFact, EducationFact, StaffPost, StaffRow } from '../model.ts';
import {
  applyFacts,
  type FactItem,
  type FactPart,
  isSameExperience,
  type PersonFacts,
} from '../rules/compare-person.ts';
import { toPersonFacts } from '../rules/staff-facts.ts';

const CATEGORY_TERM_YEARS = 5;
const MOST_COURSE_HOURS = 3000;

/** Facts of a person gathered from all the rows of the import that speak of this person. */
export interface RowFacts {
  readonly facts: PersonFacts;
  /** Experience in an organisation, by its key. */
  readonly inOrganizations: ReadonlyMap<string, ExperienceAsOf>;
}

function roundTo(value: number | undefined, digits: number): number | undefined {
  return value === undefined ? undefined : Math.round(value * 10 ** digits) / 10 ** digits;
}

/** Numbers as the register keeps them, so that the same list again is unchanged. A rate of 0 says nothing. */
function storablePost(post: StaffPost): StaffPost {
  const rate = roundTo(post.rate, 2);
  return { ...post, rate: rate === 0 ? undefined : rate, weeklyHours: roundTo(post.weeklyHours, 2) };
}

function storableCourse(course: CourseFact): CourseFact {
  const hours = roundTo(course.hours, 0);
  return { ...course, hours: hours === undefined || hours < 1 || hours > MOST_COURSE_HOURS ? undefined : hours };
}

/** Words of which nothing was understood stay as the speciality. */
function storableEducation(education: EducationFact): EducationFact {
  const { level, institution, year, speciality, text } = education;
  const isKnown = level !== undefined || institution !== undefined || year !== undefined || speciality !== undefined;
  return isKnown ? education : { ...education, speciality: text };
}

function toItem(parts: Readonly<Record<string, FactPart>>): FactItem {
  const key = Object.values(parts)
    .filter((part) => part !== undefined && part !== '')
    .join('|');
  return { key, parts };
}

/** Fitness is a fact of its own, not a category; the term of an old category follows from its day (order 196). */
function listCategories({ category }: StaffRow): readonly FactItem[] {
  if (category === undefined || category.code === 'fit') return [];
  const { code, grantedOn, until, act } = category;
  const isTermed = grantedOn !== undefined && grantedOn < OPEN_ENDED_FROM && code !== 'none';
  const term = isTermed ? addYears(grantedOn, CATEGORY_TERM_YEARS) : undefined;
  return [toItem({ code, grantedOn, until: until ?? term, act })];
}

function readFacts(row: StaffRow, findOrganization: (text: string | undefined) => string): PersonFacts {
  // A list of names is a list of a school's people: each works there, at a post still unknown.
  const named = row.posts.length > 0 ? row.posts : [{ post: '', subjects: [], organization: row.organization }];
  const posts = named.map(storablePost);
  const courses = row.courses.map(storableCourse);
  const education = row.education.map(storableEducation);
  const facts = toPersonFacts({ ...row, posts, courses, education }, findOrganization);
  const { fitnessOn, degree, ...scalars } = facts.scalars;
  const { organization: _inOrganization, ...experience } = facts.experience;
  const { formerSurname } = row.name;
  return {
    scalars,
    experience,
    items: {
      ...facts.items,
      category: listCategories(row),
      fitness:
        fitnessOn === undefined
          ? []
          : [{ key: String(fitnessOn), parts: { decidedOn: fitnessOn, act: row.fitnessAct } }],
      degrees: degree === undefined ? [] : [toItem({ title: degree })],
      formerNames: formerSurname === undefined ? [] : [toItem({ surname: formerSurname })],
    },
  };
}

export interface StaffSource {
  readonly row: StaffRow;
  /** Key of the organisation that the row belongs to. */
  readonly organizationKey: string;
  findOrganization(text: string | undefined): string;
}

const NOTHING: PersonFacts = { scalars: {}, experience: {}, items: {} };

/** Joins the rows of one person: each adds what the others leave out. */
export function gatherFacts(sources: readonly StaffSource[]): RowFacts {
  let facts = NOTHING;
  const inOrganizations = new Map<string, ExperienceAsOf>();
  for (const { row, organizationKey, findOrganization } of sources) {
    const own = readFacts(row, findOrganization);
    facts = facts === NOTHING ? own : applyFacts(facts, own);
    const here = row.experience.organization;
    const known = inOrganizations.get(organizationKey);
    if (here !== undefined && (known === undefined || !isSameExperience(known, here)))
      inOrganizations.set(organizationKey, here);
  }
  return { facts, inOrganizations };
}
