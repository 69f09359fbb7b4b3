import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { registerHooks } from '#core/hooks.ts';
import { mergePeople, undoMerge } from '#modules/people/merge.ts';
import { EMPTY_PERSON } from '#modules/people/model.ts';
import { leavePost } from '#modules/people/service/facts.ts';
import { addPerson, showPerson } from '#modules/people/service/person.ts';
import { buildSchool } from '#tests/builders/diagnostics.ts';
import {
  buildDrafts,
  buildRunning,
  contentOf,
  type DraftedScene,
  listRows,
  orderPathways,
  signOrder,
  wirePathways,
} from '#tests/builders/pathways.ts';
import { EMPTY_POST } from '#tests/builders/people.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { pathwaysModule } from './server.ts';
import { movePathways } from './service/life.ts';
import { makeOrders } from './service/orders.ts';
import { addPathway } from './service/single.ts';
import { followPeople, keepUp } from './service/upkeep.ts';

beforeAll(() => registerHooks('pathways', pathwaysModule.hooks ?? {}));
afterAll(() => registerHooks('pathways', {}));

const idsOf = ({ people, pathways }: DraftedScene, school = 0, at = 0) => ({
  personId: people[school]?.[at] ?? '',
  pathwayId: pathways[school]?.[at] ?? '',
});

async function leave(context: Context, personId: string, to: string | null, lastDay = '2026-11-21'): Promise<void> {
  const [post] = (await showPerson(context, personId)).posts;
  const transferTo = to === null ? null : { ...EMPTY_POST, organizationId: to };
  await leavePost(context, { personId, postId: post?.id ?? '', lastDay, reason: 'перевод', transferTo });
}

async function statesOf(context: Context): Promise<Record<string, string>> {
  return Object.fromEntries((await listRows(context)).map(({ id, state }) => [id, state]));
}

describe('two records of one human, each with a living pathway', () => {
  it('[IOM-18] merged: the one under way goes on, the draft stops and says why; undone, both stand as before', () =>
    inTestTenant(async (context) => {
      wirePathways(context);
      const scene = await buildDrafts(context, [1, 1]);
      const [kept, moved] = [idsOf(scene), idsOf(scene, 1)];
      await signOrder(context, await orderPathways(context, scene, { school: 1 }));
      const before = await statesOf(context);
      const mergeId = await mergePeople(context, kept.personId, moved.personId);
      expect(await statesOf(context)).toEqual({ ...before, [kept.pathwayId]: 'stopped' });
      expect(await contentOf(context, kept.pathwayId)).toMatchObject({
        endReason: 'Записи педагога объединены: действует другой ИОМ',
        history: expect.arrayContaining([expect.objectContaining({ action: 'pathway.stop' })]),
      });
      expect((await listRows(context)).map(({ personId }) => personId)).toEqual([kept.personId, kept.personId]);
      await undoMerge(context, mergeId);
      expect(await statesOf(context)).toEqual(before);
      expect((await contentOf(context, moved.pathwayId)).personId).toBe(moved.personId);
    }));

  it('alike far, the kept person’s goes on', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [2]);
      const [kept, moved] = [idsOf(scene), idsOf(scene, 0, 1)];
      await mergePeople(context, kept.personId, moved.personId);
      expect(await statesOf(context)).toEqual({ [kept.pathwayId]: 'draft', [moved.pathwayId]: 'stopped' });
    }));

  it('undone after the one that went on had ended and another was begun: the stopped one stays stopped', () =>
    inTestTenant(async (context) => {
      wirePathways(context);
      const scene = await buildDrafts(context, [1, 1]);
      const [kept, moved] = [idsOf(scene), idsOf(scene, 1)];
      await signOrder(context, await orderPathways(context, scene, { school: 1 }));
      const mergeId = await mergePeople(context, kept.personId, moved.personId);
      await movePathways(context, [moved.pathwayId], { step: 'complete', text: null, on: null });
      const fields = {
        kind: 'iom',
        ground: 'request',
        campaignId: null,
        aim: null,
        startsOn: null,
        endsOn: null,
        maker: null,
      } as const;
      const next = await addPathway(context, { ...fields, personId: kept.personId, needs: [] });
      await undoMerge(context, mergeId);
      expect(await statesOf(context)).toEqual({
        [next]: 'draft',
        [kept.pathwayId]: 'stopped',
        [moved.pathwayId]: 'completed',
      });
    }));
});

describe('a person who moves to another school', () => {
  it('[IOM-07] takes the pathway along, approved as it is', () =>
    inTestTenant(async (context) => {
      const scene = await buildRunning(context, [1]);
      const { personId, pathwayId } = idsOf(scene);
      const other = await buildSchool(context, 9);
      await leave(context, personId, other);
      expect(await contentOf(context, pathwayId)).toMatchObject({
        organizationId: other,
        orderNumber: '4-у',
        hasLeft: false,
      });
    }));

  it('before the order was signed: waits for an order of the new school', () =>
    inTestTenant(async (context) => {
      wirePathways(context);
      const scene = await buildDrafts(context, [2]);
      const { personId, pathwayId } = idsOf(scene);
      const documentId = await orderPathways(context, scene);
      const other = await buildSchool(context, 9);
      await leave(context, personId, other);
      expect((await contentOf(context, pathwayId)).state).toBe('agreed');
      await signOrder(context, documentId);
      expect(await contentOf(context, pathwayId)).toMatchObject({ state: 'agreed', orderNumber: null });
      const made = await makeOrders(context, { campaignId: null, organizationId: other, purpose: 'approve' });
      expect(made.map(({ pathways }) => pathways)).toEqual([1]);
    }));

  it('who keeps a post in the old school keeps the pathway there', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [1]);
      const { personId, pathwayId } = idsOf(scene);
      const other = await buildSchool(context, 9);
      const row = {
        tenantId: context.tenantId,
        personId,
        organizationId: other,
        postCode: 'teacher',
        title: 'учитель',
      };
      await context.db
        .insertInto('post')
        .values({ ...row, id: '0190a000-0000-7000-8000-000000000001', kind: 'external', startsOn: '2026-09-01' })
        .execute();
      expect(await followPeople(context, [personId])).toBe(0);
      expect((await contentOf(context, pathwayId)).organizationId).toBe(scene.schools[0]);
    }));
});

describe('a person who leaves altogether', () => {
  it('[IOM-07] keeps the pathway, the list asks what to do, and nothing stops it by itself', () =>
    inTestTenant(async (context) => {
      const scene = await buildRunning(context, [2]);
      const { personId, pathwayId } = idsOf(scene);
      await leave(context, personId, null);
      await keepUp(context);
      const left = await listRows(context, { attention: 'left' });
      expect(left.map(({ id, hasLeft }) => [id, hasLeft])).toEqual([[pathwayId, true]]);
      expect(['approved', 'in_progress']).toContain(left[0]?.state);
    }));

  it('a pathway for whoever has no post is refused with words', () =>
    inTestTenant(async (context) => {
      const personId = await addPerson(context, { ...EMPTY_PERSON, surname: 'Лунёва' }, null, false);
      const fields = {
        kind: 'iom',
        ground: 'request',
        campaignId: null,
        aim: null,
        startsOn: null,
        endsOn: null,
        maker: null,
      } as const;
      await expect(addPathway(context, { ...fields, personId, needs: [] })).rejects.toMatchObject({ code: 'no_post' });
    }));
});
