import type { Context } from '#core/context.ts';
import { EMPTY_ORGANIZATION, type OrganizationFields } from '#modules/organizations/model.ts';
import { addOrganization } from '#modules/organizations/public.ts';
import { EMPTY_PERSON, type Fact, type PersonFields } from '#modules/people/model.ts';
import { addPerson } from '#modules/people/service/person.ts';

export const EMPTY_POST: Omit<Fact<'post'>, 'organizationId'> = {
  postCode: 'teacher',
  title: 'Учитель',
  rate: null,
  weeklyHours: null,
  kind: 'main',
  startsOn: null,
  endsBefore: null,
  endReason: null,
  leaveKind: null,
  leaveFrom: null,
  leaveBefore: null,
  subjectCodes: [],
};

/** A school by its number, as hand entry makes it. @returns its id */
export function buildSchool(
  context: Context,
  number: number,
  fields: Partial<OrganizationFields> = {},
): Promise<string> {
  const name = `Муниципальное общеобразовательное учреждение «Школа № ${number}»`;
  return addOrganization(context, { ...EMPTY_ORGANIZATION, name, shortName: `Школа № ${number}`, ...fields }, null);
}

/**
 * A person with one post, as hand entry makes them; the name is «Surname Given Patronymic».
 * @param post null makes a person without a post
 * @returns the person's id
 */
export function buildPerson(
  context: Context,
  name: string,
  post: (Partial<Fact<'post'>> & { organizationId: string }) | null,
  fields: Partial<PersonFields> = {},
): Promise<string> {
  const [surname = '', givenName = '', patronymic = ''] = name.split(' ');
  const whole = { ...EMPTY_PERSON, surname, givenName, patronymic, ...fields };
  return addPerson(context, whole, post && { ...EMPTY_POST, ...post }, true);
}
