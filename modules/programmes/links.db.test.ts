import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { buildPeople, buildSchool } from '#tests/builders/diagnostics.ts';
import { buildProgramme, draftActivity } from '#tests/builders/programmes.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { listOfOrganization, listOfPerson, matchOwners } from './service/links.ts';

async function rename(context: Context, personId: string, key: string, [surname, given, patronymic]: string[]) {
  await sql`update person set surname = ${surname}, given_name = ${given}, patronymic = ${patronymic}, name_key = ${key}
    where tenant_id = ${context.tenantId} and id = ${personId}::uuid`.execute(context.db);
}

describe('whom the words of an owner mean', () => {
  it('[PLAN-04] an organisation or a person by name is proposed; other words stay words', () =>
    inTestTenant(async (context) => {
      const school = await buildSchool(context, 7);
      const [personId = ''] = await buildPeople(context, 1, school);
      await rename(context, personId, 'лунева анна петровна', ['Лунёва', 'Анна', 'Петровна']);
      const matches = await matchOwners(context, ['Школа № 7', 'методист Лунёва А. П.', 'руководители ОО']);
      expect(matches.map(({ words, certain }) => [words, certain?.kind, certain?.id])).toEqual([
        ['Школа № 7', 'organization', school],
        ['методист Лунёва А. П.', 'person', personId],
        ['руководители ОО', undefined, undefined],
      ]);
    }));

  it('[ROLE-05] a school finds its own people only', () =>
    inTestTenant(async (context) => {
      const [school, other] = [await buildSchool(context, 7), await buildSchool(context, 8)];
      const [personId = ''] = await buildPeople(context, 1, school);
      await rename(context, personId, 'лунева анна петровна', ['Лунёва', 'Анна', 'Петровна']);
      const peopleFor = async (organizationId: string) => {
        const acting = actingAs(context, { role: 'school_head', organizationId });
        return (await matchOwners(acting, ['Лунёва А. П.']))[0]?.people.map(({ id }) => id);
      };
      expect([await peopleFor(school), await peopleFor(other)]).toEqual([[personId], []]);
    }));
});

describe('plans on other pages', () => {
  it('[PLAN-04] a person’s page lists what they do and what they are named in', () =>
    inTestTenant(async (context) => {
      const school = await buildSchool(context, 7);
      const [executorPersonId = ''] = await buildPeople(context, 1, school);
      const owner = { words: 'Лунёва', organizationId: null, personId: executorPersonId };
      await buildProgramme(context, [
        draftActivity('Делает', 'декабрь 2026', { executorPersonId }),
        draftActivity('Назван', 'март 2026', { owners: [owner] }),
        draftActivity('Чужой', 'март 2026'),
      ]);
      const rows = await listOfPerson(context, executorPersonId);
      expect(rows.map(({ title, isExecutor, state, nextOn }) => [title, isExecutor, state, nextOn])).toEqual([
        ['Назван', false, 'overdue', '2026-03-31'],
        ['Делает', true, 'planned', '2026-12-31'],
      ]);
      const deputy = actingAs(context, { role: 'school_head', organizationId: school });
      expect(await listOfPerson(deputy, executorPersonId)).toEqual([]);
    }));

  it('an organisation’s page lists its own programmes and those that name it', () =>
    inTestTenant(async (context) => {
      const school = await buildSchool(context, 7);
      const owners = [{ words: 'Школа № 7', organizationId: school, personId: null }];
      await buildProgramme(context, [draftActivity('А', 'март 2026')], { title: 'Своя', organizationId: school });
      await buildProgramme(
        context,
        [
          draftActivity('Б', 'март 2026', { owners }),
          draftActivity('В', 'март 2026'),
          draftActivity('Г', '', { owners }),
        ],
        { title: 'Службы' },
      );
      await buildProgramme(context, [draftActivity('Д', '')], { title: 'Чужая' });
      const rows = await listOfOrganization(context, school);
      expect(
        rows.map(({ title, isOwn, named, occurrences, overdue }) => [title, isOwn, named, occurrences, overdue]),
      ).toEqual([
        ['Своя', true, 0, 1, 1],
        ['Службы', false, 2, 2, 1],
      ]);
      const deputy = actingAs(context, { role: 'school_head', organizationId: school });
      expect((await listOfOrganization(deputy, school)).map(({ title }) => title)).toEqual(['Своя']);
    }));
});
