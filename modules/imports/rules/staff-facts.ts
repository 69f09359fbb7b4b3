import { searchKey } from '#core/text/normalise.ts';
import type { StaffPost, StaffRow } from '../model.ts';
import type { FactItem, FactPart, PersonFacts } from './compare-person.ts';

/** Key of a post among a person's posts: organisation, post, kind of employment. `organization` is an id where it is known. */
export function postKey(organization: string, post: Pick<StaffPost, 'post' | 'postCode' | 'employmentKind'>): string {
  return [organization, post.postCode ?? searchKey(post.post), post.employmentKind ?? ''].join('|');
}

function toPost(post: StaffPost, findOrganization: (text: string | undefined) => string): FactItem {
  const organization = findOrganization(post.organization);
  const { weeklyHours, rate, employmentKind, startsOn, endsOn } = post;
  const subjects = [...post.subjects].sort().join(', ');
  return {
    key: postKey(organization, post),
    parts: {
      organization,
      post: post.postCode ?? post.post,
      subjects,
      weeklyHours,
      rate,
      employmentKind,
      startsOn,
      endsOn,
    },
  };
}

function toItem(keyParts: readonly FactPart[], parts: Readonly<Record<string, FactPart>>): FactItem {
  return { key: keyParts.filter((part) => part !== undefined && part !== '').join('|'), parts };
}

/**
 * A row as facts to be compared with the register's. Initials never stand against a full name; a name that another surname
 * replaces is a change of `surname`. `findOrganization` gives the id (or the key) of the organisation meant.
 */
export function toPersonFacts(row: StaffRow, findOrganization: (text: string | undefined) => string): PersonFacts {
  const { name, category, experience } = row;
  const isInitial = (part: string | undefined) => part !== undefined && /^\p{L}\.?$/u.test(part);
  const full = (part: string | undefined) => (isInitial(part) ? undefined : part);
  return {
    scalars: {
      surname: name.surname,
      givenName: full(name.givenName),
      patronymic: full(name.patronymic),
      birthDate: row.birthDate,
      sex: row.sex,
      snils: row.snils,
      phone: row.phone,
      email: row.email,
      fitnessOn: row.fitnessOn,
      degree: row.degree,
      note: row.note,
    },
    experience,
    items: {
      posts: row.posts.map((post) => toPost(post, findOrganization)),
      category: category === undefined ? [] : [toItem([category.code, category.grantedOn], { ...category })],
      education: row.education.map(({ text, ...parts }) => toItem([parts.level, parts.institution, text], parts)),
      courses: row.courses.map((course) => toItem([course.theme, course.year], { ...course })),
      awards: row.awards.map((title) => toItem([title], { title })),
    },
  };
}
