import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { registerDocumentKind } from '#modules/documents/public.ts';
import { setNumberAndDate, showDocument } from '#modules/documents/service.ts';
import { buildOffer, buildPathwayScene, type PathwayScene } from '#tests/builders/pathways.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { listFilterSchema } from './contract/shapes.ts';
import { PATHWAY_PAPER_KINDS } from './papers/kinds.ts';
import { pathwaysModule } from './server.ts';
import { draftCampaign } from './service/drafting.ts';
import { moveItems } from './service/items.ts';
import { movePathways } from './service/life.ts';
import { makeOrders } from './service/orders.ts';
import { listForActor, showPathway } from './service/show.ts';

beforeAll(() => {
  for (const kind of PATHWAY_PAPER_KINDS) registerDocumentKind(kind);
});

const listAll = async (context: Context) => (await listForActor(context, listFilterSchema.parse({}))).rows;
const statesOf = async (context: Context) => (await listAll(context)).map(({ state }) => state).toSorted();

/** Drafts of a campaign in two schools, all agreed on paper. */
async function buildAgreed(context: Context): Promise<PathwayScene> {
  pathwaysModule.listen?.(context.services.events);
  const scene = await buildPathwayScene(context, [2, 1]);
  await buildOffer(context);
  await draftCampaign(context, scene.campaignId, { kind: 'iom', isDryRun: false });
  const ids = (await listAll(context)).map(({ id }) => id);
  expect(await movePathways(context, ids, { step: 'agree', text: null, on: null })).toEqual({ moved: 3, skipped: 0 });
  return scene;
}

const ALL = { organizationId: null, purpose: 'approve' } as const;
const SIGNED = { number: '4-у', signedOn: '2026-11-20' };

async function sign(context: Context, documentId: string, signed = SIGNED): Promise<void> {
  const { version } = await showDocument(context, documentId);
  await setNumberAndDate(context, documentId, version, signed);
}

describe('orders over pathways', () => {
  it('[IOM-04] one campaign gives one order per school; number and date approve its pathways', () =>
    inTestTenant(async (context) => {
      const { campaignId, schools } = await buildAgreed(context);
      const orders = await makeOrders(context, { ...ALL, campaignId });
      expect(orders.map(({ organizationId, pathways }) => [organizationId, pathways])).toEqual(
        schools.map((school, index) => [school, index === 0 ? 2 : 1]),
      );
      expect(await statesOf(context)).toEqual(['submitted', 'submitted', 'submitted']);
      await sign(context, orders[0]?.documentId ?? '');
      // Today is a Sunday: the period begins tomorrow.
      expect(await statesOf(context)).toEqual(['approved', 'approved', 'submitted']);
      const [first] = (await listAll(context)).filter(({ state }) => state === 'approved');
      expect(await showPathway(context, first?.id ?? '')).toMatchObject({
        orderNumber: '4-у',
        approvedOn: '2026-11-20',
      });
    }));

  it('[IOM-04] an order made again takes in who has agreed since, and is still one draft', () =>
    inTestTenant(async (context) => {
      const { campaignId } = await buildAgreed(context);
      const [row] = (await listAll(context)).filter(({ organization }) => organization === 'Школа № 1');
      await movePathways(context, [row?.id ?? ''], { step: 'unagree', text: null, on: null });
      const [before] = await makeOrders(context, { ...ALL, campaignId });
      await movePathways(context, [row?.id ?? ''], { step: 'agree', text: null, on: null });
      const [after] = await makeOrders(context, { ...ALL, campaignId });
      expect([before?.pathways, after?.pathways]).toEqual([1, 2]);
      expect(after?.documentId).toBe(before?.documentId);
    }));

  it('[ROLE-04] a deputy makes the order of the own school; a tutor and the service without an act make none', () =>
    inTestTenant(async (context) => {
      const { campaignId, schools, people } = await buildAgreed(context);
      const tutor = actingAs(context, { role: 'tutor', menteeIds: people[0] ?? [] });
      const methodist = actingAs(context, { role: 'methodist' });
      for (const actor of [tutor, methodist])
        await expect(makeOrders(actor, { ...ALL, campaignId })).rejects.toMatchObject({ code: 'nothing_to_order' });
      const deputy = actingAs(context, { role: 'school_head', organizationId: schools[1] ?? '' });
      const orders = await makeOrders(deputy, { ...ALL, campaignId });
      expect(orders.map(({ organizationId, pathways }) => [organizationId, pathways])).toEqual([[schools[1], 1]]);
    }));

  it('[IOM-07] items of an approved pathway close for many at once', () =>
    inTestTenant(async (context) => {
      const { campaignId } = await buildAgreed(context);
      for (const { documentId } of await makeOrders(context, { ...ALL, campaignId })) await sign(context, documentId);
      const pathways = await Promise.all((await listAll(context)).map(({ id }) => showPathway(context, id)));
      const ids = pathways.flatMap(({ content }) => content?.items.map(({ id }) => id) ?? []);
      const close = {
        step: 'close',
        on: '2026-11-21',
        evidence: 'лист присутствия',
        evidenceFileId: null,
        remark: null,
      } as const;
      expect(await moveItems(context, ids, close)).toEqual({ moved: 3, skipped: 0 });
      expect(await moveItems(context, ids, close)).toEqual({ moved: 0, skipped: 3 });
      expect((await listAll(context)).map(({ items, done }) => [items, done])).toEqual([
        [1, 1],
        [1, 1],
        [1, 1],
      ]);
    }));
});
