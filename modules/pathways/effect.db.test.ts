import { describe, expect, it } from 'vitest';
import { findCampaignByTitle, saveResults } from '#modules/diagnostics/public.ts';
import { buildOffer, buildPathwayScene } from '#tests/builders/pathways.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { draftCampaign } from './service/drafting.ts';
import { showEffect } from './service/groups.ts';

describe('the effect of a diagnostics', () => {
  it('[IOM-08] a pathway that begins after the repeat has changed nothing in it', () =>
    inTestTenant(async (context) => {
      const { campaign, campaignId, people, schools } = await buildPathwayScene(context, [6]);
      await buildOffer(context);
      const rows = (people[0] ?? []).map((personId) => ({
        personId,
        organizationId: schools[0],
        state: 'done' as const,
        scores: [{ competenceCode: 'digital', state: 'known' as const, score: 45 }],
      }));
      await saveResults(context, { campaignTitle: campaign, stage: 'repeat', batchId: null, rows });
      await context.db
        .updateTable('campaignStage')
        .set({ startsOn: '2020-02-01', endsOn: '2020-02-03' })
        .where('tenantId', '=', context.tenantId)
        .where('campaignId', '=', (await findCampaignByTitle(context, campaign))?.id ?? '')
        .where('stage', '=', 'repeat')
        .execute();
      await draftCampaign(context, campaignId, { kind: 'iom', isDryRun: false });
      const { competences } = await showEffect(actingAs(context, { role: 'methodist' }), campaignId);
      expect(competences).toMatchObject([{ withPathway: { n: 0 }, withoutPathway: { n: 6, mean: 5 } }]);
    }));
});
