import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { type ActivityFields, activityFieldsSchema } from '#modules/programmes/model.ts';
import { buildPeople, buildSchool } from '#tests/builders/diagnostics.ts';
import { buildProgramme, draftActivity } from '#tests/builders/programmes.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { addActivity, changeActivities, editActivity, excludeActivities, placeActivity } from './service/activities.ts';
import { listActivities } from './service/activity-list.ts';
import { moveProgramme, showProgramme } from './service/programmes.ts';
import { shareActivity, unshareActivity } from './service/sharing.ts';

const fields = (given: Partial<ActivityFields>) => activityFieldsSchema.parse({ title: 'Семинар', ...given });

async function titlesOf(context: Context, programmeId: string): Promise<string[]> {
  return (await listActivities(context, programmeId)).map(({ title }) => title);
}

async function findRow(context: Context, programmeId: string, title: string) {
  const row = (await listActivities(context, programmeId)).find((one) => one.title === title);
  if (!row) throw new Error(`no row «${title}»`);
  return row;
}

async function occurrencesOf(context: Context, activityId: string) {
  const { rows } = await sql<{ id: string; startsOn: string | null; dueOn: string | null; state: string }>`
    select id, starts_on, due_on, state from occurrence where tenant_id = ${context.tenantId} and activity_id = ${activityId}::uuid
    order by position`.execute(context.db);
  return rows;
}

async function report(context: Context, occurrenceId: string) {
  await sql`update occurrence set state = 'done', report = 'Провели', done_on = due_on
    where tenant_id = ${context.tenantId} and id = ${occurrenceId}::uuid`.execute(context.db);
}

describe('a road map', () => {
  it('[PLAN-02] [PLAN-03] [PLAN-04] [PLAN-26] keeps of a row what its document says', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const school = await buildSchool(context, 7);
      const [executorPersonId = ''] = await buildPeople(context, 1, school);
      await addActivity(
        context,
        programmeId,
        fields({
          number: '1.1',
          audience: 'молодые педагоги',
          dueWords: 'март–май 2027',
          expected: 'Не менее 3 семинаров',
          owners: [
            { words: 'РМК', organizationId: null, personId: null },
            { words: 'Школа № 7', organizationId: school, personId: null },
          ],
          executorPersonId,
        }),
        null,
      );
      const [row] = await listActivities(context, programmeId);
      expect(row).toMatchObject({
        number: '1.1',
        title: 'Семинар',
        audience: 'молодые педагоги',
        dueWords: 'март–май 2027',
        sortOn: '2027-05-31',
        expected: 'Не менее 3 семинаров',
        executorPersonId,
        state: 'planned',
        total: 1,
        nextOn: '2027-05-31',
      });
      expect(row?.owners.map(({ words, organizationId }) => [words, organizationId])).toEqual([
        ['РМК', null],
        ['Школа № 7', school],
      ]);
    }));

  it('[PLAN-02] adds, places and excludes rows in the order people want', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, [
        draftActivity('А', 'май 2026'),
        draftActivity('Б', 'май 2026'),
      ]);
      const a = await findRow(context, programmeId, 'А');
      await addActivity(context, programmeId, fields({ title: 'В' }), a.id);
      expect(await titlesOf(context, programmeId)).toEqual(['А', 'В', 'Б']);
      const { id } = await findRow(context, programmeId, 'Б');
      await placeActivity(context, id, null);
      expect(await titlesOf(context, programmeId)).toEqual(['Б', 'А', 'В']);
      await placeActivity(context, id, a.id);
      expect(await titlesOf(context, programmeId)).toEqual(['А', 'Б', 'В']);
      expect(await excludeActivities(context, [id, a.id], true)).toBe(2);
      expect(await excludeActivities(context, [id], true)).toBe(0);
      expect((await findRow(context, programmeId, 'Б')).isExcluded).toBe(true);
    }));

  it('[PLAN-07] a new due makes new occurrences and keeps those already reported', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, [draftActivity('Сбор', 'ежемесячно до 25 числа')]);
      const row = await findRow(context, programmeId, 'Сбор');
      const before = await occurrencesOf(context, row.id);
      expect(before).toHaveLength(12);
      await report(context, before[0]?.id ?? '');
      await editActivity(context, row.id, row.version, { dueWords: 'ноябрь 2026; декабрь 2026' });
      const after = await occurrencesOf(context, row.id);
      expect(after.map(({ dueOn, state }) => [dueOn, state])).toEqual([
        ['2026-01-25', 'done'],
        ['2026-11-30', 'planned'],
        ['2026-12-31', 'planned'],
      ]);
      expect(after[0]?.id).toBe(before[0]?.id);
    }));

  it('[PLAN-05] many rows get one due, one direction, one executor at once', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, [draftActivity('А', ''), draftActivity('Б', 'май 2026')]);
      const ids = (await listActivities(context, programmeId)).map(({ id }) => id);
      expect(await changeActivities(context, ids, { dueWords: 'II квартал 2026', direction: 'organizational' })).toBe(
        2,
      );
      const rows = await listActivities(context, programmeId);
      expect(rows.map(({ sortOn, direction }) => [sortOn, direction])).toEqual([
        ['2026-06-30', 'organizational'],
        ['2026-06-30', 'organizational'],
      ]);
    }));

  it('one activity serves two programmes and is counted in both', () =>
    inTestTenant(async (context) => {
      const home = await buildProgramme(context, [draftActivity('Слёт', 'май 2026')]);
      const other = await buildProgramme(context, [], { title: 'Поддержка молодых' });
      const { id } = await findRow(context, home, 'Слёт');
      await shareActivity(context, id, other, null);
      expect(await findRow(context, other, 'Слёт')).toMatchObject({
        isShared: true,
        programmeId: home,
        home: 'План работы методической службы на 2026 год',
      });
      const counted = async (programmeId: string) => (await showProgramme(context, programmeId)).progress;
      expect([await counted(home), await counted(other)]).toMatchObject([
        { activities: 1, overdue: 1 },
        { activities: 1, overdue: 1 },
      ]);
      await unshareActivity(context, id, other);
      expect(await titlesOf(context, other)).toEqual([]);
    }));

  it('what is counted in a programme that is over stays counted there', () =>
    inTestTenant(async (context) => {
      const home = await buildProgramme(context, [draftActivity('Слёт', 'май 2026')]);
      const other = await buildProgramme(context, [], { title: 'Поддержка молодых' });
      const { id } = await findRow(context, home, 'Слёт');
      await shareActivity(context, id, other, null);
      await moveProgramme(context, other, 'finish', null);
      await expect(unshareActivity(context, id, other)).rejects.toMatchObject({ entry: { code: 'programme_state' } });
      await expect(shareActivity(context, id, home, null)).rejects.toMatchObject({ entry: { code: 'activity_place' } });
    }));

  it('tells two people at one row apart', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, [draftActivity('А', 'май 2026')]);
      const row = await findRow(context, programmeId, 'А');
      await editActivity(context, row.id, row.version, { title: 'Б' });
      await expect(editActivity(context, row.id, row.version, { title: 'В' })).rejects.toMatchObject({
        entry: { code: 'changed_by_other' },
        details: { current: { title: 'Б' } },
      });
    }));
});
