import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#core/access/grants.ts';
import { reaches } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { saveSetting } from '#modules/settings/service.ts';
import { buildPeople, buildSchool } from '#tests/builders/diagnostics.ts';
import { buildDrafts, type DraftedScene, listRows } from '#tests/builders/pathways.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { listFilterSchema } from './contract/shapes.ts';
import type { pathwaysContract } from './contract.ts';
import { pathwaysModule } from './server.ts';
import { exportTable } from './service/export.ts';
import { movePathways } from './service/life.ts';
import { showPathway } from './service/show.ts';
import { aboutPathway, widenedReach } from './service/visibility.ts';

const id = '0190a000-0000-7000-8000-000000000000';
const day = '2026-11-20';
const empty = { needId: null, offerId: null, content: null, output: null, form: null, hours: null, startsOn: null };
const fields = { ...empty, kind: 'seminar', title: 'Семинар', dueOn: '2026-12-10' };
const heading = { kind: 'iom', aim: null, startsOn: day, endsOn: '2027-11-20' };
const considered = { consideredBy: null, consideredNumber: null, consideredOn: null };
const event = { competence: 'digital', title: 'Практикум', startsOn: '2026-12-10' };

const service: readonly Role[] = ['service_head', 'methodist'];
const readers: readonly Role[] = [...service, 'school_head', 'tutor', 'teacher'];
const drafting: readonly Role[] = [...service, 'school_head', 'tutor'];
const own = ROLES.filter((role) => role !== 'administrator');
const groups: readonly Role[] = [...service, 'authority', 'school_head'];
const papers: readonly Role[] = [...service, 'school_head'];

/** An input that fits the schema, and the roles that pass the gate. */
const gates: Record<keyof typeof pathwaysContract & string, readonly [input: unknown, roles: readonly Role[]]> = {
  list: [{}, readers],
  get: [{ id }, readers],
  mine: [{}, own],
  choices: [{}, readers],
  previewDrafts: [{ campaignId: id }, drafting],
  draft: [{ campaignId: id, kind: 'iom' }, drafting],
  undoDraft: [{ campaignId: id }, drafting],
  add: [{ personId: id, kind: 'iom', ground: 'request' }, drafting],
  edit: [{ id, version: 1, ...heading, ...considered }, readers],
  move: [{ ids: [id], step: 'agree' }, readers],
  answer: [{ id, answer: 'agree' }, own],
  fill: [{ ids: [id] }, drafting],
  addItem: [{ pathwayId: id, fields }, readers],
  editItem: [{ id, version: 1, fields }, readers],
  removeItem: [{ id }, readers],
  moveItems: [{ ids: [id], step: 'close' }, readers],
  confirmItem: [{ id }, own],
  addNeed: [{ pathwayId: id, need: { competenceCode: 'digital' } }, readers],
  addConsultation: [{ pathwayIds: [id], heldOn: day }, readers],
  removeConsultation: [{ id }, readers],
  tutors: [{}, groups],
  coverage: [{ campaignId: id }, groups],
  unmet: [{}, groups],
  planEvent: [event, service],
  guests: [{ offerId: id }, groups],
  exportGuests: [{ offerId: id }, groups],
  previewOrder: [{ organizationId: id, campaignId: null, purpose: 'approve' }, papers],
  ordersToMake: [{}, papers],
  makeOrders: [{ campaignId: null, purpose: 'approve' }, papers],
  makeRegulations: [{}, papers],
  makePapers: [{ ids: [id], paper: 'pathway_plan' }, readers],
  makeInvitations: [{ offerId: id }, papers],
  exportTable: [{}, readers],
  effect: [{ campaignId: id }, groups],
  potential: [{}, papers],
  selfCheck: [{}, own],
  takeSelfCheck: [{ answers: { digital_1: 3 } }, own],
  removeSelfCheck: [{ id }, own],
  selfCheckOf: [{ personId: id }, ['tutor', 'teacher']],
};

async function callAs(acting: Context, name: string, input: unknown): Promise<string> {
  const request = { requestId: 'test', open: <T>(work: (inside: Context) => Promise<T>) => work(acting) };
  const procedure = pathwaysModule.router[name] as Parameters<typeof call>[0];
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
        const acting = actingAs(context, { role, organizationId, personId, menteeIds: [newId()] });
        const code = await callAs(acting, name, input);
        expect(code).not.toBe('failed');
        if (code !== 'forbidden') passed.push(role);
      }
      expect(passed.toSorted()).toEqual([...roles].toSorted());
    }),
  );
});

/** Everybody who might come near the pathways of the first school. */
function listActors(context: Context, scene: DraftedScene) {
  const [school = '', other = ''] = scene.schools;
  const [mine = '', colleague = ''] = scene.people[0] ?? [];
  return {
    deputy: actingAs(context, { role: 'school_head', organizationId: school }),
    'deputy of another school': actingAs(context, { role: 'school_head', organizationId: other }),
    tutor: actingAs(context, { role: 'tutor', menteeIds: [mine] }),
    'tutor of others': actingAs(context, { role: 'tutor', menteeIds: [scene.people[1]?.[0] ?? ''] }),
    'the person': actingAs(context, { role: 'teacher', personId: mine }),
    colleague: actingAs(context, { role: 'teacher', personId: colleague }),
    methodist: actingAs(context, { role: 'methodist' }),
    'head of the service': actingAs(context, { role: 'service_head' }),
    authority: actingAs(context, { role: 'authority' }),
    administrator: actingAs(context, { role: 'administrator' }),
  };
}
type Who = keyof ReturnType<typeof listActors>;

const openByAct = (context: Context, act: string | null) =>
  saveSetting(context, { key: 'pathway_visibility', value: { service: true }, validFrom: '2026-11-01', act });

async function look(acting: Context, pathwayId: string): Promise<'content' | 'knows' | 'nothing'> {
  return showPathway(acting, pathwayId).then(
    ({ content }) => (content === null ? 'knows' : 'content'),
    (error: { code: string }) => (error.code === 'not_found' ? 'nothing' : Promise.reject(error)),
  );
}

const SEEN: Readonly<Record<Who, 'content' | 'knows' | 'nothing'>> = {
  deputy: 'content',
  'deputy of another school': 'nothing',
  tutor: 'content',
  'tutor of others': 'nothing',
  'the person': 'content',
  colleague: 'nothing',
  methodist: 'knows',
  'head of the service': 'knows',
  authority: 'nothing',
  administrator: 'nothing',
};
const EDITORS: readonly Who[] = ['deputy', 'tutor'];
const OF_SERVICE: readonly Who[] = ['methodist', 'head of the service'];

describe('one pathway', () => {
  it.each(Object.keys(SEEN) as Who[])('[ROLE-04] [IOM-01] what it holds, seen by the %s', (who) =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [2, 1]);
      const pathwayId = scene.pathways[0]?.[0] ?? '';
      expect(await look(listActors(context, scene)[who], pathwayId)).toBe(SEEN[who]);
    }),
  );

  it.each(Object.keys(SEEN) as Who[])('[ROLE-04] a step of it, taken by the %s', (who) =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [2, 1]);
      const ids = scene.pathways[0]?.slice(0, 1) ?? [];
      const step = movePathways(listActors(context, scene)[who], ids, { step: 'agree', text: null, on: null });
      const outcome = await step.then(
        ({ moved }) => moved,
        (error: { code: string }) => error.code,
      );
      expect(outcome).toBe(EDITORS.includes(who) ? 1 : 'not_found');
    }),
  );

  it.each([
    ['with an act', 'постановление от 01.11.2026 № 12', 'content'],
    ['without an act', null, 'knows'],
  ] as const)('[ROLE-04] the service is let in %s, the authority never', (_, act, seen) =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [2, 1]);
      await openByAct(context, act).catch(() => undefined);
      const actors = listActors(context, scene);
      const pathwayId = scene.pathways[0]?.[0] ?? '';
      for (const who of OF_SERVICE) expect(await look(actors[who], pathwayId)).toBe(seen);
      expect(await look(actors.authority, pathwayId)).toBe('nothing');
    }),
  );

  it('actions that are shown are those that are let: a teacher has none but the answer', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [2, 1]);
      const { actions } = await showPathway(listActors(context, scene)['the person'], scene.pathways[0]?.[0] ?? '');
      expect(actions).toEqual(['answer', 'paper']);
    }));
});

describe('the list', () => {
  it.each(Object.keys(SEEN) as Who[])('[ROLE-19] holds what may be opened and nothing else, for the %s', (who) =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [2, 1]);
      const acting = listActors(context, scene)[who];
      const all = await listRows(context);
      const may: string[] = [];
      for (const row of all) if ((await look(acting, row.id)) !== 'nothing') may.push(row.id);
      const listed = (await listRows(acting)).map((row) => row.id);
      expect(listed.toSorted()).toEqual(may.toSorted());
    }),
  );

  it.each(Object.keys(SEEN) as Who[])(
    '[ROLE-19] finds by what pathways hold only where that is seen, for the %s',
    (who) =>
      inTestTenant(async (context) => {
        const scene = await buildDrafts(context, [2, 1]);
        await context.db
          .updateTable('pathwayNeed')
          .set({ unmetReason: 'no_offer' })
          .where('tenantId', '=', context.tenantId)
          .execute();
        const acting = listActors(context, scene)[who];
        const reach = await widenedReach(acting, 'pathway.content');
        const seen = (await listRows(context)).filter((row) => reaches(reach, aboutPathway(row))).map((row) => row.id);
        const found = (await listRows(acting, { attention: 'unmet' })).map((row) => row.id);
        expect(found.toSorted()).toEqual(seen.toSorted());
      }),
  );
});

describe('the log of looks', () => {
  async function readLog(context: Context): Promise<string[][]> {
    const rows = await context.db
      .selectFrom('accessEntry')
      .select(['personId', 'kind', 'actorName'])
      .where('tenantId', '=', context.tenantId)
      .execute();
    return rows.map(({ personId, kind, actorName }) => [personId, kind, actorName]);
  }

  it('[SEC-03] knows a look at the content, not the list, not one’s own look, not a look at the heading', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [2, 1]);
      const actors = listActors(context, scene);
      const pathwayId = scene.pathways[0]?.[0] ?? '';
      await listRows(actors.deputy);
      await showPathway(actors['the person'], pathwayId);
      await showPathway(actors.methodist, pathwayId);
      expect(await readLog(context)).toEqual([]);
      await showPathway(actors.tutor, pathwayId);
      expect(await readLog(context)).toEqual([[scene.people[0]?.[0], 'pathway', 'Проверяющий (tutor)']]);
    }));

  it('[SEC-03] has a line for each person of an export', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [2, 1]);
      await exportTable(listActors(context, scene).deputy, listFilterSchema.parse({}));
      const people = (await readLog(context)).map(([personId, kind]) => `${personId} ${kind}`);
      expect(people.toSorted()).toEqual((scene.people[0] ?? []).map((personId) => `${personId} export`).toSorted());
    }));
});
