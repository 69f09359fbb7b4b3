import { beforeAll, describe, expect, it } from 'vitest';
import { registerDocumentKind } from '#modules/documents/public.ts';
import { buildOffer, buildPathwayScene } from '#tests/builders/pathways.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { listFilterSchema } from './contract/shapes.ts';
import { PATHWAY_PAPER_KINDS } from './papers/kinds.ts';
import { listWaitingSchools } from './queries/groups.ts';
import { draftCampaign } from './service/drafting.ts';
import { movePathways } from './service/life.ts';
import { makeOrders } from './service/orders.ts';
import { listForActor } from './service/show.ts';
import { widenedReach } from './service/visibility.ts';

beforeAll(() => {
  for (const kind of PATHWAY_PAPER_KINDS) registerDocumentKind(kind);
});

describe('schools that wait for an order', () => {
  it('[IOM-04] [IOM-19] the draft of an amending order is not taken for that of the order', () =>
    inTestTenant(async (context) => {
      const { campaignId, schools } = await buildPathwayScene(context, [2]);
      await buildOffer(context);
      await draftCampaign(context, campaignId, { kind: 'iom', isDryRun: false });
      const deputy = actingAs(context, { role: 'school_head', organizationId: schools[0] ?? '' });
      const ids = (await listForActor(deputy, listFilterSchema.parse({}))).rows.map(({ id }) => id);
      await movePathways(deputy, ids, { step: 'agree', text: null, on: null });
      await context.db
        .updateTable('pathway')
        .set({ state: 'in_progress', amendedAt: context.services.clock.now() })
        .where('tenantId', '=', context.tenantId)
        .where('id', '=', ids[0] ?? '')
        .execute();
      const [amendment] = await makeOrders(deputy, { campaignId: null, organizationId: null, purpose: 'amend' });
      const waiting = () =>
        widenedReach(deputy, 'pathway.edit').then((reach) => listWaitingSchools(deputy, null, reach));
      expect(await waiting()).toMatchObject([
        { agreed: 1, amended: 1, documentId: null, amendmentId: amendment?.documentId },
      ]);
      const [order] = await makeOrders(deputy, { campaignId: null, organizationId: null, purpose: 'approve' });
      expect(await waiting()).toMatchObject([
        { submitted: 1, amended: 1, documentId: order?.documentId, amendmentId: amendment?.documentId },
      ]);
    }));
});
