import { type Context, todayOf } from '#core/context.ts';
import { indexOrganizations, matchOrganization, type OrganizationIndex } from '#core/text/match-organization.ts';
import { namePartKey } from '#core/text/person-name.ts';
import { listNamedOrganizations } from '#modules/organizations/public.ts';
import type { OwnerMatch } from '../contract/links.ts';
import * as queries from '../queries/links.ts';
import { activityProgress } from '../rules/activity-state.ts';
import { joinDueWords } from '../rules/due-words.ts';
import { mayBePerson, readOwnerName } from '../rules/match-person.ts';

type Named = { id: string; name: string };

function findOrganizations(words: string, index: OrganizationIndex, names: ReadonlyMap<string, string>) {
  const match = matchOrganization(words, index);
  const ids = match.certain ? [match.id] : match.candidates.map(({ id }) => id);
  return { isCertain: match.certain, found: ids.map((id): Named => ({ id, name: names.get(id) ?? '' })) };
}

function decide(isCertain: boolean, organizations: Named[], people: Named[]): OwnerMatch['certain'] {
  const [organization] = organizations;
  const [person] = people;
  if (isCertain && organization && people.length === 0) return { kind: 'organization', ...organization };
  return person && people.length === 1 && !isCertain ? { kind: 'person', ...person } : null;
}

/** PLAN-04: whom the words of owners may mean; nothing is linked by this. */
export async function matchOwners(context: Context, words: readonly string[]): Promise<OwnerMatch[]> {
  const organizations = await listNamedOrganizations(context);
  const index = indexOrganizations(organizations);
  const names = new Map(organizations.map(({ id, shortName }) => [id, shortName]));
  const read = words.map((text) => ({ text, name: readOwnerName(text) }));
  const keys = read.flatMap(({ name }) => (name ? [namePartKey(name.surname)] : []));
  const register = await queries.listBySurname(context, [...new Set(keys)]);
  return read.map(({ text, name }) => {
    const { isCertain, found } = findOrganizations(text, index, names);
    const people = register
      .filter((person) => name !== undefined && mayBePerson(name, person))
      .map((person) => ({
        id: person.id,
        name: [person.surname, person.givenName, person.patronymic].filter(Boolean).join(' '),
      }));
    return { words: text, certain: decide(isCertain, found, people), organizations: found, people };
  });
}

/** What a person does or answers for in the plans the actor may read. */
export async function listOfPerson(context: Context, personId: string) {
  const today = todayOf(context);
  const rows = await queries.listActivitiesOfPerson(context, personId);
  return rows.map(({ dues, occurrences, programmeState, ...row }) => {
    const { state, done, total, nextOn } = activityProgress(occurrences, programmeState === 'running' ? today : null);
    return { ...row, dueWords: joinDueWords(dues), state, done, total, nextOn };
  });
}

export function listOfOrganization(context: Context, organizationId: string) {
  return queries.listProgrammesOfOrganization(context, organizationId);
}
