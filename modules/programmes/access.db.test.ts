import { call } from '@orpc/server';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#core/access/grants.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { buildPeople, buildSchool } from '#tests/builders/diagnostics.ts';
import { buildProgramme, draftActivity, draftProgramme, PROGRAMME_FIELDS } from '#tests/builders/programmes.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import type { activitiesContract } from './contract/activities.ts';
import type { linksContract } from './contract/links.ts';
import { occurrenceFilterSchema } from './contract/occurrences.ts';
import type { partsContract } from './contract/parts.ts';
import { programmeFilterSchema, type programmesContract } from './contract/programmes.ts';
import { activityFieldsSchema } from './model.ts';
import { programmesModule } from './server.ts';
import * as activities from './service/activities.ts';
import { exportActivities } from './service/activity-export.ts';
import { listActivities } from './service/activity-list.ts';
import { reportMany } from './service/marks.ts';
import { listOccurrences } from './service/occurrences.ts';
import { editPassport, saveParts } from './service/parts.ts';
import * as service from './service/programmes.ts';
import { listShares, shareActivity, unshareActivity } from './service/sharing.ts';

const id = '0190a000-0000-7000-8000-000000000000';
const programmeId = id;
const readers: readonly Role[] = ['service_head', 'methodist', 'authority', 'school_head'];
const editors: readonly Role[] = ['service_head', 'methodist', 'school_head'];
const list = { programmeId, version: 1, parts: [] };

type Endpoints =
  | keyof typeof programmesContract
  | keyof typeof activitiesContract
  | keyof typeof partsContract
  | keyof typeof linksContract;

/** An input that fits the schema, and the roles that pass the gate. */
const gates: Record<Endpoints, readonly [input: unknown, roles: readonly Role[]]> = {
  list: [{}, readers],
  get: [{ id }, readers],
  choices: [{}, readers],
  exportProgrammes: [{}, readers],
  history: [{ id }, readers],
  add: [PROGRAMME_FIELDS, editors],
  edit: [{ id, version: 1, changes: {} }, editors],
  move: [{ id, action: 'start' }, editors],
  remove: [{ id }, editors],
  listActivities: [{ programmeId }, readers],
  addActivity: [{ programmeId, fields: { title: 'Пункт' } }, editors],
  editActivity: [{ id, version: 1, changes: {} }, editors],
  placeActivity: [{ id, afterId: null }, editors],
  excludeActivities: [{ ids: [id], isExcluded: true }, editors],
  changeActivities: [{ ids: [id], changes: {} }, editors],
  shareActivity: [{ id, programmeId }, editors],
  unshareActivity: [{ id, programmeId }, editors],
  listShares: [{ id }, readers],
  exportActivities: [{ programmeId, ids: [] }, readers],
  saveStages: [list, editors],
  saveTasks: [list, editors],
  saveRisks: [list, editors],
  saveFinance: [list, editors],
  editPassport: [{ programmeId, version: 1, fields: {} }, editors],
  matchOwners: [{ words: ['РМК'] }, editors],
  activitiesOfPerson: [{ personId: id }, readers],
  programmesOfOrganization: [{ organizationId: id }, readers],
};

async function callAs(acting: Context, name: string, input: unknown): Promise<string> {
  const request = { requestId: 'test', open: <T>(work: (inside: Context) => Promise<T>) => work(acting) };
  const procedure = programmesModule.router[name] as Parameters<typeof call>[0];
  return call(procedure, input as never, { context: request as never }).then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );
}

describe('gates', () => {
  it.each(Object.entries(gates))('[ROLE-19] %s is closed to everybody else', (name, [input, roles]) =>
    inTestTenant(async (context) => {
      const passed: Role[] = [];
      const organizationId = await buildSchool(context, 1);
      const [personId = ''] = await buildPeople(context, 1, organizationId);
      for (const role of ROLES) {
        const code = await callAs(actingAs(context, { role, organizationId, personId }), name, input);
        expect(code).not.toBe('failed');
        if (code !== 'forbidden') passed.push(role);
      }
      expect(passed.toSorted()).toEqual([...roles].toSorted());
    }),
  );
});

/** A programme of the service, one of the first school and one of the second; each with a row. */
async function buildScene(context: Context) {
  const [school, other] = [await buildSchool(context, 1), await buildSchool(context, 2)];
  const build = (organizationId: string | null) =>
    buildProgramme(context, [draftActivity('Пункт', 'май 2026')], { organizationId });
  return { school, other, ofService: await build(null), ofSchool: await build(school), ofOther: await build(other) };
}

const notFound = { entry: { code: 'not_found' } };

describe('programmes of others', () => {
  it('[ROLE-05] a school sees its own, the service and the authority see all: the list and the page agree', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      const all = [scene.ofService, scene.ofSchool, scene.ofOther];
      const seen = async (role: Role) => {
        const acting = actingAs(context, { role, organizationId: scene.school });
        const { rows } = await service.listProgrammes(acting, programmeFilterSchema.parse({}));
        const opened: string[] = [];
        for (const one of all) {
          await service.showProgramme(acting, one).then(
            () => opened.push(one),
            (error: unknown) => expect(error).toMatchObject(notFound),
          );
        }
        expect(opened.toSorted()).toEqual(rows.map((row) => row.id).toSorted());
        return opened.map((one) => all.indexOf(one));
      };
      expect(await seen('service_head')).toEqual([0, 1, 2]);
      expect(await seen('methodist')).toEqual([0, 1, 2]);
      expect(await seen('authority')).toEqual([0, 1, 2]);
      expect(await seen('school_head')).toEqual([1]);
      expect(await seen('teacher')).toEqual([]);
      expect(await seen('tutor')).toEqual([]);
      expect(await seen('administrator')).toEqual([]);
    }));

  it('[ROLE-05] a school neither reads nor changes what is not its own', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      const deputy = actingAs(context, { role: 'school_head', organizationId: scene.school });
      const [row] = await listActivities(context, scene.ofService);
      const rowId = row?.id ?? '';
      const fields = activityFieldsSchema.parse({ title: 'Пункт' });
      const attempts = [
        () => listActivities(deputy, scene.ofService),
        () => exportActivities(deputy, scene.ofService, [rowId]),
        () => service.showHistory(deputy, scene.ofService, { beforeId: null, activityId: null }),
        () => service.editProgramme(deputy, scene.ofService, 1, { title: 'Наша' }),
        () => service.moveProgramme(deputy, scene.ofService, 'finish', null),
        () => service.removeProgramme(deputy, scene.ofService),
        () => service.createProgramme(deputy, draftProgramme([])),
        () => activities.addActivity(deputy, scene.ofService, fields, null),
        () => activities.editActivity(deputy, rowId, 1, { title: 'Наш' }),
        () => activities.placeActivity(deputy, rowId, null),
        () => activities.excludeActivities(deputy, [rowId], true),
        () => activities.changeActivities(deputy, [rowId], { direction: null }),
        () => shareActivity(deputy, rowId, scene.ofSchool, null),
        () => unshareActivity(deputy, rowId, scene.ofService),
        () => listShares(deputy, rowId),
        () => saveParts(deputy, 'stages', scene.ofService, 1, []),
        () => editPassport(deputy, scene.ofService, 1, { fields: { goal: 'Наша' } }),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(notFound);
    }));

  it('[ROLE-05] a school cannot give its programme away or take another’s', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      const deputy = actingAs(context, { role: 'school_head', organizationId: scene.school });
      const { version } = await service.showProgramme(deputy, scene.ofSchool);
      await expect(
        service.editProgramme(deputy, scene.ofSchool, version, { organizationId: scene.other }),
      ).rejects.toMatchObject(notFound);
    }));

  it('[ROLE-05] a school names no person outside itself', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      const [mine = ''] = await buildPeople(context, 1, scene.school);
      const [stranger = ''] = await buildPeople(context, 1, scene.other);
      const deputy = actingAs(context, { role: 'school_head', organizationId: scene.school });
      const [row] = await listActivities(deputy, scene.ofSchool);
      const rowId = row?.id ?? '';
      expect(await activities.changeActivities(deputy, [rowId], { executorPersonId: mine })).toBe(1);
      await expect(activities.changeActivities(deputy, [rowId], { executorPersonId: stranger })).rejects.toMatchObject(
        notFound,
      );
    }));

  it('another municipality’s programme is not there', () =>
    inTestTenant(async (context) => {
      const programme = await buildProgramme(context, [draftActivity('Пункт', 'май 2026')]);
      const elsewhere = { ...context, tenantId: newId() };
      await expect(service.showProgramme(elsewhere, programme)).rejects.toMatchObject(notFound);
      await expect(listActivities(elsewhere, programme)).rejects.toMatchObject(notFound);
    }));

  it('every change of a road map leaves its line in the history', () =>
    inTestTenant(async (context) => {
      const programme = await buildProgramme(context, [draftActivity('Пункт', 'май 2026')]);
      const [row] = await listActivities(context, programme);
      const rowId = row?.id ?? '';
      const fields = activityFieldsSchema.parse({ title: 'Новый' });
      await activities.addActivity(context, programme, fields, null);
      await activities.editActivity(context, rowId, 1, { title: 'Иной' });
      await activities.placeActivity(context, rowId, null);
      await activities.excludeActivities(context, [rowId], true);
      await activities.excludeActivities(context, [rowId], false);
      const { rows } = await sql<{ action: string; before: unknown; after: unknown }>`
        select e.action, v.before, v.after from audit_entry e join audit_value v on v.tenant_id = e.tenant_id and v.entry_id = e.id
        where e.tenant_id = ${context.tenantId} and e.thing_id = ${programme}::uuid order by e.id desc limit 5`.execute(
        context.db,
      );
      expect(rows.map(({ action }) => action)).toEqual([
        'programme.activity_restored',
        'programme.activity_excluded',
        'programme.activity_placed',
        'programme.activity_edited',
        'programme.activity_added',
      ]);
      expect(rows[3]).toMatchObject({ before: { activity: 'Пункт', title: 'Пункт' }, after: { title: 'Иной' } });
    }));

  it('a row tells its own history: how it was changed and marked, and nothing of the rows beside it', () =>
    inTestTenant(async (context) => {
      const programme = await buildProgramme(context, [draftActivity('Пункт', 'май 2026'), draftActivity('Сосед', '')]);
      const [row, beside] = await listActivities(context, programme);
      const [rowId, besideId] = [row?.id ?? '', beside?.id ?? ''];
      const fields = activityFieldsSchema.parse({ title: 'Новый' });
      const addedId = await activities.addActivity(context, programme, fields, null);
      await activities.editActivity(context, rowId, 1, { title: 'Иной' });
      await activities.editActivity(context, besideId, 1, { title: 'Иной сосед' });
      const { rows: dues } = await listOccurrences(context, occurrenceFilterSchema.parse({ activityId: rowId }));
      await reportMany(
        context,
        dues.map(({ id }) => id),
        { step: 'complete', on: null, reason: null, to: null },
      );
      const historyOf = async (activityId: string) =>
        (await service.showHistory(context, programme, { beforeId: null, activityId })).rows.map(
          ({ action }) => action,
        );
      expect(await historyOf(rowId)).toEqual(['programme.occurrence_complete', 'programme.activity_edited']);
      expect(await historyOf(besideId)).toEqual(['programme.activity_edited']);
      expect(await historyOf(addedId)).toEqual(['programme.activity_added']);
    }));
});
