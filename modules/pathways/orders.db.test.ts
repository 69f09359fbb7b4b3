import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { restore, showDocument, withdraw } from '#modules/documents/service.ts';
import {
  buildDrafts,
  buildRunning,
  contentOf,
  type DraftedScene,
  orderPathways,
  signOrder,
  wirePathways,
} from '#tests/builders/pathways.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { addItem } from './service/items.ts';
import { movePathways } from './service/life.ts';
import { makeOrders } from './service/orders.ts';

const ITEM = {
  ...{ needId: null, offerId: null, content: null, output: null, form: null, hours: null, startsOn: null },
  ...{ kind: 'seminar', title: 'Педсовет о цифровом уроке', dueOn: '2027-02-10' },
};

async function draftScene(context: Context, counts: readonly number[]): Promise<DraftedScene> {
  wirePathways(context);
  return buildDrafts(context, counts);
}

async function takeAway(context: Context, documentId: string): Promise<void> {
  const { version } = await showDocument(context, documentId);
  await withdraw(context, documentId, version, 'ошибка в списке');
}

async function amend(context: Context, scene: DraftedScene): Promise<string> {
  const organizationId = scene.schools[0] ?? '';
  const [order] = await makeOrders(context, { campaignId: null, organizationId, purpose: 'amend' });
  return order?.documentId ?? '';
}

const firstOf = (scene: DraftedScene, school = 0) => scene.pathways[school]?.[0] ?? '';

describe('an order of a school', () => {
  it('[IOM-04] [DOC-02] number and date approve its pathways and start those whose day has come', () =>
    inTestTenant(async (context) => {
      const scene = await draftScene(context, [2]);
      const documentId = await orderPathways(context, scene);
      expect((await contentOf(context, firstOf(scene))).state).toBe('submitted');
      await signOrder(context, documentId);
      const { state, orderNumber, approvedOn, startsOn } = await contentOf(context, firstOf(scene));
      expect({ orderNumber, approvedOn }).toEqual({ orderNumber: '4-у', approvedOn: '2026-11-20' });
      expect(state).toBe(startsOn <= '2026-11-22' ? 'in_progress' : 'approved');
    }));

  it('[DOC-02] a number stands once in one school, and again in another', () =>
    inTestTenant(async (context) => {
      const scene = await draftScene(context, [2, 1]);
      const [first = '', second = ''] = scene.pathways[0] ?? [];
      await signOrder(context, await orderPathways(context, { ...scene, pathways: [[first]] }));
      const later = await orderPathways(context, { ...scene, pathways: [[second]] });
      await expect(signOrder(context, later)).rejects.toMatchObject({ code: 'number_taken' });
      await signOrder(context, later, '5-у');
      await signOrder(context, await orderPathways(context, scene, { school: 1 }), '4-у');
      const numbers = [first, second, firstOf(scene, 1)].map((id) => contentOf(context, id));
      expect((await Promise.all(numbers)).map(({ orderNumber }) => orderNumber)).toEqual(['4-у', '5-у', '4-у']);
    }));

  it('[DOC-02] a corrected number is the number of those, too, that have ended meanwhile', () =>
    inTestTenant(async (context) => {
      const scene = await draftScene(context, [3]);
      const documentId = await orderPathways(context, scene);
      await signOrder(context, documentId);
      const [running = '', completed = '', stopped = ''] = scene.pathways[0] ?? [];
      await movePathways(context, [completed], { step: 'complete', text: null, on: null });
      await movePathways(context, [stopped], { step: 'stop', text: 'увольнение', on: null });
      await signOrder(context, documentId, '4/1-у', '2026-11-19');
      for (const id of [running, completed, stopped]) {
        expect(await contentOf(context, id)).toMatchObject({ orderNumber: '4/1-у', approvedOn: '2026-11-19' });
      }
      expect((await contentOf(context, completed)).state).toBe('completed');
    }));

  it('[IOM-04] withdrawn, it approves nothing; restored, it approves again', () =>
    inTestTenant(async (context) => {
      const scene = await draftScene(context, [1]);
      const documentId = await orderPathways(context, scene);
      await signOrder(context, documentId);
      await takeAway(context, documentId);
      const fallen = { state: 'agreed', orderNumber: null, approvedOn: null };
      expect(await contentOf(context, firstOf(scene))).toMatchObject(fallen);
      const { version } = await showDocument(context, documentId);
      await restore(context, documentId, version);
      expect((await contentOf(context, firstOf(scene))).orderNumber).toBe('4-у');
    }));

  it('withdrawn as a draft, it lets its pathways into the next one', () =>
    inTestTenant(async (context) => {
      const scene = await draftScene(context, [1]);
      await takeAway(context, await orderPathways(context, scene));
      expect((await contentOf(context, firstOf(scene))).state).toBe('agreed');
      const next = await makeOrders(context, { campaignId: null, organizationId: null, purpose: 'approve' });
      expect(next.map(({ pathways }) => pathways)).toEqual([1]);
    }));

  it('what was declined after the order was made is not approved by it', () =>
    inTestTenant(async (context) => {
      const scene = await draftScene(context, [2]);
      const documentId = await orderPathways(context, scene);
      await movePathways(context, [firstOf(scene)], { step: 'decline', text: null, on: null });
      await signOrder(context, documentId);
      expect((await contentOf(context, firstOf(scene))).state).toBe('declined');
    }));
});

describe('an amending order', () => {
  it('[IOM-19] covers what was changed before it was made; withdrawn, it covers nothing', () =>
    inTestTenant(async (context) => {
      const scene = await buildRunning(context, [1]);
      await addItem(context, firstOf(scene), ITEM);
      expect((await contentOf(context, firstOf(scene))).isAmended).toBe(true);
      const documentId = await amend(context, scene);
      await signOrder(context, documentId, '9-у');
      expect(await contentOf(context, firstOf(scene))).toMatchObject({ isAmended: false, orderNumber: '4-у' });
      await takeAway(context, documentId);
      expect((await contentOf(context, firstOf(scene))).isAmended).toBe(true);
      expect(await amend(context, scene)).not.toBe(documentId);
    }));

  it('there is none without a change', () =>
    inTestTenant(async (context) => {
      const scene = await buildRunning(context, [1]);
      await expect(amend(context, scene)).rejects.toMatchObject({ code: 'nothing_to_amend' });
    }));
});
