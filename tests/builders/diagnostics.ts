import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { prepareCompetences } from '#modules/diagnostics/service/setup.ts';

/** A school of its own; `statuses` like «shnor» hold since 2020. */
export async function buildSchool(context: Context, number: number, statuses: readonly string[] = []): Promise<string> {
  const { tenantId } = context;
  const id = newId();
  const name = `Проверочная школа № ${number}`;
  await context.db
    .insertInto('organization')
    .values({
      tenantId,
      id,
      kind: 'school',
      name,
      shortName: `Школа № ${number}`,
      nameKey: name,
      number: String(number),
    })
    .execute();
  for (const status of statuses) {
    const row = { tenantId, id: newId(), organizationId: id, status, startsOn: '2020-09-01' };
    await context.db.insertInto('organizationStatus').values(row).execute();
  }
  return id;
}

/** People with one main post each in the organisation; surnames are numbered. */
export async function buildPeople(
  context: Context,
  count: number,
  organizationId: string,
  fields: { postCode?: string; subjectCodes?: string[] } = {},
): Promise<string[]> {
  const { tenantId } = context;
  const people = Array.from({ length: count }, (_, index) => {
    const surname = `Проверочная${String(index + 1).padStart(4, '0')}`;
    return { tenantId, id: newId(), surname, nameKey: surname.toLowerCase() };
  });
  const posts = people.map((person) => ({
    tenantId,
    id: newId(),
    personId: person.id,
    organizationId,
    postCode: fields.postCode ?? 'teacher',
    title: 'учитель',
    kind: 'main',
    startsOn: '2020-09-01',
    subjectCodes: fields.subjectCodes ?? [],
  }));
  for (let from = 0; from < count; from += 1000) {
    await context.db
      .insertInto('person')
      .values(people.slice(from, from + 1000))
      .execute();
    await context.db
      .insertInto('post')
      .values(posts.slice(from, from + 1000))
      .execute();
  }
  return people.map((person) => person.id);
}

/** The competence model of a new municipality. */
export async function buildModel(context: Context): Promise<void> {
  await prepareCompetences(context);
}

export const emptyCampaign = {
  previousId: null,
  aim: null,
  actTitle: 'Приказ о проведении диагностики',
  actNumber: '12-о',
  actDate: '2026-09-01',
  place: null,
  highRule: 'any' as const,
  bar: 80,
};
