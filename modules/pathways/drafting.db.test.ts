import { describe, expect, it } from 'vitest';
import { buildOffer, buildPathwayScene } from '#tests/builders/pathways.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { listFilterSchema } from './contract/shapes.ts';
import { draftCampaign } from './service/drafting.ts';
import { movePathways } from './service/life.ts';
import { listForActor } from './service/show.ts';
import { undoDrafts } from './service/undo.ts';

const STORED = { kind: 'iom', isDryRun: false };
const DRY = { kind: 'iom', isDryRun: true };
const everything = listFilterSchema.parse({});

describe('drafting pathways of a campaign', () => {
  it('[IOM-03] [PLAN-25] stores a pathway for everybody with a deficit, and a second run finds them there', () =>
    inTestTenant(async (context) => {
      const { campaignId } = await buildPathwayScene(context, [3, 2]);
      await buildOffer(context);
      const outcome = { drafted: 5, items: 5, unmet: [], hiddenUnmet: 0, skipped: [] };
      expect(await draftCampaign(context, campaignId, DRY)).toEqual(outcome);
      expect(await draftCampaign(context, campaignId, STORED)).toEqual(outcome);
      expect(await draftCampaign(context, campaignId, STORED)).toEqual({
        drafted: 0,
        items: 0,
        unmet: [],
        hiddenUnmet: 0,
        skipped: [{ reason: 'has_pathway', n: 5 }],
      });
      expect((await listForActor(context, everything)).total).toBe(5);
    }));

  it('[IOM-03] a dry run stores nothing', () =>
    inTestTenant(async (context) => {
      const { campaignId } = await buildPathwayScene(context, [2]);
      await draftCampaign(context, campaignId, DRY);
      expect((await listForActor(context, everything)).total).toBe(0);
    }));

  it('[ROLE-04] a deputy drafts for the own school only and hears nothing of others', () =>
    inTestTenant(async (context) => {
      const scene = await buildPathwayScene(context, [3, 2]);
      await buildOffer(context);
      const deputy = actingAs(context, { role: 'school_head', organizationId: scene.schools[0] ?? '' });
      const outcome = await draftCampaign(deputy, scene.campaignId, STORED);
      expect(outcome).toMatchObject({ drafted: 3, skipped: [] });
      const { rows } = await listForActor(context, everything);
      expect(rows.map(({ personId }) => personId).toSorted()).toEqual([...(scene.people[0] ?? [])].toSorted());
    }));

  it('[IOM-03] unmet needs are groups; the service sees those of five and more only, the school its own', () =>
    inTestTenant(async (context) => {
      const scene = await buildPathwayScene(context, [4, 2]);
      const group = { competence: 'digital', title: 'цифровая', direction: '', reason: 'no_offer' };
      const methodist = actingAs(context, { role: 'methodist' });
      expect(await draftCampaign(methodist, scene.campaignId, DRY)).toMatchObject({
        unmet: [{ ...group, people: 6, organizations: 2 }],
        hiddenUnmet: 0,
      });
      const deputy = actingAs(context, { role: 'school_head', organizationId: scene.schools[1] ?? '' });
      expect(await draftCampaign(deputy, scene.campaignId, STORED)).toMatchObject({
        unmet: [{ ...group, people: 2, organizations: 1 }],
      });
      expect(await draftCampaign(methodist, scene.campaignId, DRY)).toMatchObject({ unmet: [], hiddenUnmet: 1 });
    }));

  it.each(['authority', 'teacher', 'administrator'] as const)('[ROLE-04] a %s drafts nothing', (role) =>
    inTestTenant(async (context) => {
      const { campaignId, people } = await buildPathwayScene(context, [1]);
      const actor = actingAs(context, { role, personId: people[0]?.[0] ?? '' });
      await expect(draftCampaign(actor, campaignId, STORED)).rejects.toMatchObject({ code: 'forbidden' });
    }),
  );

  it('[IOM-03] drafting is taken back while nobody has touched the drafts', () =>
    inTestTenant(async (context) => {
      const { campaignId } = await buildPathwayScene(context, [3]);
      await draftCampaign(context, campaignId, STORED);
      const { rows } = await listForActor(context, everything);
      await movePathways(context, [rows[0]?.id ?? ''], { step: 'agree', text: null, on: null });
      expect(await undoDrafts(context, campaignId)).toEqual({ removed: 2, kept: 1 });
      expect((await listForActor(context, everything)).total).toBe(1);
    }));

  it('[IOM-03] who has declined is not drafted again by the same diagnostics', () =>
    inTestTenant(async (context) => {
      const { campaignId } = await buildPathwayScene(context, [3]);
      await draftCampaign(context, campaignId, STORED);
      const { rows } = await listForActor(context, everything);
      await movePathways(context, [rows[0]?.id ?? ''], { step: 'decline', text: null, on: null });
      expect(await draftCampaign(context, campaignId, DRY)).toMatchObject({
        drafted: 0,
        skipped: [
          { reason: 'has_pathway', n: 2 },
          { reason: 'declined', n: 1 },
        ],
      });
    }));
});
