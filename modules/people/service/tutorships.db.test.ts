import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { setTutor, showTutor } from './tutorships.ts';

async function makePeople(context: Context) {
  const schoolId = await buildSchool(context, 5);
  const otherId = await buildSchool(context, 6);
  const teacher = await buildPerson(context, 'Аверина Лидия Павловна', { organizationId: schoolId });
  const tutor = await buildPerson(context, 'Бочкова Нина Олеговна', { organizationId: schoolId });
  const second = await buildPerson(context, 'Вершинин Пётр Львович', { organizationId: otherId });
  return { schoolId, otherId, teacher, tutor, second };
}

describe('a tutor', () => {
  it('[ROLE-13] is given, changed and taken away; the history keeps who it was', async () => {
    await inTestTenant(async (system) => {
      const { teacher, tutor, second } = await makePeople(system);
      const context = actingAs(system, { role: 'methodist' });
      await setTutor(context, teacher, tutor);
      expect(await showTutor(context, teacher)).toEqual({
        tutor: { id: tutor, name: 'Бочкова Нина Олеговна' },
        maySet: true,
      });
      await setTutor(context, teacher, second);
      expect((await showTutor(context, teacher)).tutor?.id).toBe(second);
      await setTutor(context, teacher, null);
      expect((await showTutor(context, teacher)).tutor).toBeNull();
      const lines = await system.db
        .selectFrom('auditValue')
        .select('after')
        .where('tenantId', '=', system.tenantId)
        .execute();
      const names = lines.map(({ after }) => (after as { tutor?: string | null } | null)?.tutor);
      expect(names.filter((name) => name !== undefined)).toEqual([
        'Бочкова Нина Олеговна',
        'Вершинин Пётр Львович',
        null,
      ]);
    });
  });

  it('is not the person, and is set only by whoever may edit the person', async () => {
    await inTestTenant(async (system) => {
      const { teacher, tutor, otherId } = await makePeople(system);
      const methodist = actingAs(system, { role: 'methodist' });
      await expect(setTutor(methodist, teacher, teacher)).rejects.toMatchObject({ code: 'own_tutor' });
      const stranger = actingAs(system, { role: 'school_head', organizationId: otherId });
      await expect(setTutor(stranger, teacher, tutor)).rejects.toMatchObject({ code: 'not_found' });
      const pupil = actingAs(system, { role: 'teacher', personId: teacher });
      await expect(setTutor(pupil, teacher, tutor)).rejects.toMatchObject({ code: 'not_found' });
      expect((await showTutor(pupil, teacher)).maySet).toBe(false);
    });
  });
});
