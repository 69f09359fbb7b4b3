import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { buildProgramme } from '#tests/builders/programmes.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { searchEverything } from './queries.ts';

async function buildDocument(context: Context, title: string, createdBy: string, isPersonal: boolean): Promise<void> {
  const row = { tenantId: context.tenantId, id: newId(), kind: 'analytic_note', title, createdBy, isPersonal };
  await context.db.insertInto('document').values(row).execute();
}

const titles = async (context: Context, query: string) =>
  (await searchEverything(context, query)).map(({ title }) => title);

describe('search over everything', () => {
  it('finds no document that its finder could not open', () =>
    inTestTenant(async (context) => {
      await buildDocument(context, 'Справка общая', 'account-colleague', false);
      await buildDocument(context, 'Справка чужая с баллами', 'account-colleague', true);
      await buildDocument(context, 'Справка своя с баллами', 'account-methodist', true);
      const found = await titles(actingAs(context, { role: 'methodist' }), 'справка');
      expect(found.toSorted()).toEqual(['Справка общая', 'Справка своя с баллами']);
      expect(await titles(actingAs(context, { role: 'authority' }), 'справка')).toEqual(['Справка общая']);
      expect(await titles(actingAs(context, { role: 'teacher' }), 'справка')).toEqual([]);
    }));

  it('[PLAN-13] finds programmes within reach: a school its own, the service all', () =>
    inTestTenant(async (context) => {
      const school = await buildSchool(context, 5);
      await buildProgramme(context, [], { title: 'Программа «Одарённые дети»' });
      await buildProgramme(context, [], { title: 'Программа школы об одарённых', organizationId: school });
      const head = actingAs(context, { role: 'school_head', organizationId: school });
      expect(await titles(head, 'одаренн')).toEqual(['Программа школы об одарённых']);
      expect((await titles(actingAs(context, { role: 'methodist' }), 'одаренн')).length).toBe(2);
      expect(await titles(actingAs(context, { role: 'teacher' }), 'одаренн')).toEqual([]);
    }));

  it('[ROLE-05] finds people of one’s own reach only', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const own = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      await buildPerson(context, 'Лунёва Вера Ильинична', { organizationId: six });
      const head = actingAs(context, { role: 'school_head', organizationId: five });
      expect(await titles(head, 'лунева')).toEqual(['Лунёва Анна Петровна']);
      expect(await titles(actingAs(context, { role: 'teacher', personId: own }), 'лунева')).toEqual([
        'Лунёва Анна Петровна',
      ]);
      expect(await titles(actingAs(context, { role: 'tutor', menteeIds: [] }), 'лунева')).toEqual([]);
    }));
});
