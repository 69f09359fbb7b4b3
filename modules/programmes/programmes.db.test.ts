import { call } from '@orpc/server';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { programmeFilterSchema } from '#modules/programmes/contract/programmes.ts';
import { prepareSettings } from '#modules/settings/public.ts';
import { buildPeople, buildSchool } from '#tests/builders/diagnostics.ts';
import { buildProgramme, draftActivity, draftProgramme } from '#tests/builders/programmes.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { hasNeed, type RowNeed } from './rules/activity-filter.ts';
import { programmesModule } from './server.ts';
import { exportActivities } from './service/activity-export.ts';
import { listActivities } from './service/activity-list.ts';
import { exportProgrammes } from './service/programme-export.ts';
import {
  createProgramme,
  editProgramme,
  listProgrammes,
  moveProgramme,
  removeProgramme,
  showProgramme,
} from './service/programmes.ts';

describe('the list of programmes', () => {
  it('[PLAN-12] counts done, due and overdue by the occurrences of the rows', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [
        draftActivity('Семинар для наставников', 'март 2026'),
        draftActivity('Консультации', 'в течение всего периода'),
        draftActivity('Конкурс', 'по отдельному плану'),
      ]);
      const { rows, total } = await listProgrammes(context, programmeFilterSchema.parse({}));
      expect(total).toBe(1);
      expect(rows[0]?.progress).toEqual({
        activities: 3,
        occurrences: 6,
        done: 0,
        notDone: 0,
        inProgress: 0,
        overdue: 4,
        soon: 0,
        withoutDate: 1,
        unmarked: 0,
      });
      expect((await showProgramme(context, id)).actions).toEqual(['edit', 'report', 'finish', 'cancel']);
    }));
});

describe('finding a programme', () => {
  it('[PLAN-13] by words in any order, ё as е, and by its school or coordinator', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 7);
      await buildProgramme(context, [], { title: 'Поддержка одарённых детей', organizationId });
      await buildProgramme(context, [], {
        title: 'Цифровая среда',
        coordinatorWords: 'Лунёва А. П.',
        actNumber: '17-о',
      });
      const found = async (given: object) => {
        const { rows } = await listProgrammes(context, programmeFilterSchema.parse(given));
        return rows.map(({ title }) => title);
      };
      expect(await found({ search: 'детей одаренных' })).toEqual(['Поддержка одарённых детей']);
      expect(await found({ search: 'школа № 7' })).toEqual(['Поддержка одарённых детей']);
      expect(await found({ search: 'лунева' })).toEqual(['Цифровая среда']);
      expect(await found({ search: '17-о' })).toEqual(['Цифровая среда']);
      expect(await found({ search: '100%' })).toEqual([]);
      expect(await found({ ofService: true })).toEqual(['Цифровая среда']);
      expect(await found({ organizationIds: [organizationId] })).toEqual(['Поддержка одарённых детей']);
      expect(await found({ on: '2027-01-01' })).toEqual([]);
      expect(await found({ sort: { column: 'title', direction: 'desc' } })).toEqual([
        'Цифровая среда',
        'Поддержка одарённых детей',
      ]);
    }));

  it('[PLAN-12] what waits is late only in a programme that runs', () =>
    inTestTenant(async (context) => {
      const late = [draftActivity('Семинар', 'март 2026'), draftActivity('Слёт', 'декабрь 2026')];
      await prepareSettings(context);
      await createProgramme(context, draftProgramme(late, { title: 'Проект' }));
      await buildProgramme(context, late, { title: 'Идёт' });
      const { rows, states } = await listProgrammes(context, programmeFilterSchema.parse({}));
      expect(rows.map(({ title, progress, next, nextOn }) => [title, progress.overdue, next, nextOn])).toEqual([
        ['Идёт', 1, 'Слёт', '2026-12-31'],
        ['Проект', 0, null, null],
      ]);
      expect(states).toEqual({ draft: 1, running: 1 });
      const overdue = await listProgrammes(context, programmeFilterSchema.parse({ attention: 'overdue' }));
      expect(overdue.rows.map(({ title }) => title)).toEqual(['Идёт']);
    }));

  it('[PLAN-12] counts the rows that need somebody as the road map does', () =>
    inTestTenant(async (context) => {
      const school = await buildSchool(context, 7);
      const [executorPersonId = ''] = await buildPeople(context, 1, school);
      const id = await buildProgramme(context, [
        draftActivity('А', 'март 2026; апрель 2026'),
        draftActivity('Б', 'по плану ОО', { executorPersonId }),
        draftActivity('В', 'март 2026', { done: 'Провели' }),
      ]);
      const { attention } = await showProgramme(context, id);
      expect(attention).toEqual({ overdue: 1, withoutDate: 1, withoutExecutor: 1 });
      const rows = await listActivities(context, id);
      const count = (need: Exclude<RowNeed, 'outside'>) => rows.filter((row) => hasNeed(row, need)).length;
      expect([count('overdue'), count('no_dates'), count('no_executor')]).toEqual([1, 1, 1]);
    }));
});

describe('a programme', () => {
  it('[PLAN-05] what was over before the day it is kept here from is not marked', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [draftActivity('А', 'март 2026'), draftActivity('Б', 'декабрь 2026')]);
      const { version } = await showProgramme(context, id);
      await editProgramme(context, id, version, { trackedFrom: '2026-11-01' });
      expect((await showProgramme(context, id)).progress).toMatchObject({ unmarked: 1, overdue: 0, occurrences: 1 });
    }));

  it('over the wire only the named fields change', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [], {
        actNumber: '15',
        passport: { fields: { goal: 'Рост' }, other: [] },
      });
      const { version } = await showProgramme(context, id);
      const request = { requestId: 'test', open: <T>(work: (inside: Context) => Promise<T>) => work(context) };
      const procedure = programmesModule.router.edit as Parameters<typeof call>[0];
      await call(procedure, { id, version, changes: { title: 'План года' } } as never, { context: request as never });
      expect(await showProgramme(context, id)).toMatchObject({
        title: 'План года',
        actNumber: '15',
        passport: { fields: { goal: 'Рост' }, other: [] },
      });
    }));

  it('[PLAN-05] asked on its start from which day it is kept here, it leaves alone what was over by then', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const rows = [draftActivity('А', 'март 2026'), draftActivity('Б', 'в течение всего периода')];
      const id = await createProgramme(context, draftProgramme(rows));
      await moveProgramme(context, id, 'start', null, '2026-10-01');
      const { state, trackedFrom, progress } = await showProgramme(context, id);
      expect([state, trackedFrom]).toEqual(['running', '2026-10-01']);
      expect(progress).toMatchObject({ unmarked: 4, occurrences: 1, overdue: 0 });
    }));

  it('[PLAN-05] a longer period brings new times of what lasts all of it, and years to bare months', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [
        draftActivity('А', 'в течение всего периода'),
        draftActivity('Б', 'по плану'),
      ]);
      const { version } = await showProgramme(context, id);
      await editProgramme(context, id, version, { endsOn: '2027-12-31' });
      expect((await showProgramme(context, id)).progress).toMatchObject({ occurrences: 9, withoutDate: 1 });
    }));

  it('a draft goes with all it holds; what has run does not', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const draft = await createProgramme(context, draftProgramme([draftActivity('А', 'март 2026')]));
      const running = await buildProgramme(context, [draftActivity('Б', 'март 2026')]);
      await removeProgramme(context, draft);
      await expect(removeProgramme(context, running)).rejects.toMatchObject({ entry: { code: 'programme_state' } });
      const { rows } = await sql<{
        title: string;
      }>`select title from activity where tenant_id = ${context.tenantId}`.execute(context.db);
      expect(rows).toEqual([{ title: 'Б' }]);
    }));

  it('the list and the road map go out as workbooks', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [draftActivity('Семинар', 'март 2026')]);
      const ids = (await listActivities(context, id)).map((row) => row.id);
      const list = await exportProgrammes(context, programmeFilterSchema.parse({}));
      const roadMap = await exportActivities(context, id, ids);
      const names = [list, roadMap].map(async (fileId) => (await context.services.files.find(context, fileId))?.name);
      expect(await Promise.all(names)).toEqual([
        'Программы и планы на 22.11.2026.xlsx',
        'Дорожная карта — План работы методической службы на 2026 год — 22.11.2026.xlsx',
      ]);
    }));
});
