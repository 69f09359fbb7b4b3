import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { saveResults } from '#modules/diagnostics/public.ts';
import { prepareSettings } from '#modules/settings/public.ts';
import {
  buildDrafts,
  buildOffer,
  buildPathwayScene,
  buildRunning,
  contentOf,
  type DraftedScene,
  type PathwayScene,
} from '#tests/builders/pathways.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { draftCampaign } from './service/drafting.ts';
import { planEvent, showCampaignCoverage, showEffect, showUnmet } from './service/groups.ts';
import { moveItems } from './service/items.ts';

/** The repeat of a campaign: everybody's digital score, in the order of the schools and their people. */
async function repeat(context: Context, scene: PathwayScene, scores: readonly (readonly number[])[]): Promise<void> {
  const rows = scene.people.flatMap((own, school) =>
    own.flatMap((personId, index) => {
      const score = scores[school]?.[index];
      if (score === undefined) return [];
      const value = { competenceCode: 'digital', state: 'known' as const, score };
      return [{ personId, organizationId: scene.schools[school], state: 'done' as const, scores: [value] }];
    }),
  );
  await saveResults(context, { campaignTitle: scene.campaign, stage: 'repeat', batchId: null, rows });
}

async function closeAll(context: Context, ids: readonly string[]): Promise<void> {
  const pages = [];
  for (const id of ids) pages.push(await contentOf(context, id));
  const items = pages.flatMap(({ content }) => content.items.map(({ id }) => id));
  await moveItems(context, items, { step: 'close', on: null, evidence: null, evidenceFileId: null, remark: null });
}

async function effectOf(context: Context, scene: PathwayScene) {
  const { competences, cautions } = await showEffect(context, scene.campaignId);
  return { digital: competences.find(({ competence }) => competence === 'digital'), cautions };
}

const methodistOf = (context: Context) => actingAs(context, { role: 'methodist' });

describe('the effect, from the database', () => {
  /** Six with a pathway (all done), six of another school without one. */
  async function buildTwoSchools(context: Context): Promise<DraftedScene> {
    const scene = await buildRunning(context, [6, 6]);
    await closeAll(context, scene.pathways[0] ?? []);
    await context.db
      .deleteFrom('pathway')
      .where('tenantId', '=', context.tenantId)
      .where('id', 'in', scene.pathways[1] ?? [])
      .execute();
    return scene;
  }

  it('[IOM-08] pair by pair: gains beside declines, kinds of what was done, those without a pathway', () =>
    inTestTenant(async (context) => {
      const scene = await buildTwoSchools(context);
      await repeat(context, scene, [
        [60, 50, 45, 40, 35, 70],
        [40, 40, 42, 44, 30],
      ]);
      const { digital, cautions } = await effectOf(methodistOf(context), scene);
      expect(digital).toMatchObject({
        withPathway: { n: 6, mean: 10, median: 7.5, up: 4, same: 1, down: 1, isHidden: false },
        withoutPathway: { n: 5, up: 2, same: 2, down: 1, isHidden: false },
        kinds: [{ kind: 'seminar', group: { n: 6 } }],
        nothingDone: { n: 0, mean: null },
        withoutRepeat: 1,
      });
      expect(cautions.join(' ')).toMatch(/возврат к среднему.*Без сопоставимого повторного результата: 1/s);
    }));

  it('[IOM-08] a small group is hidden, and so is what would tell it by subtraction', () =>
    inTestTenant(async (context) => {
      const scene = await buildTwoSchools(context);
      await repeat(context, scene, [
        [60, 50, 45, 40, 35, 70],
        [40, 50, 60],
      ]);
      const { digital } = await effectOf(methodistOf(context), scene);
      expect([digital?.withPathway.isHidden, digital?.withoutPathway.isHidden]).toEqual([true, true]);
      expect(digital?.kinds.every(({ group }) => group.isHidden)).toBe(true);
    }));

  it('[IOM-08] is of the whole municipality: a school’s pairs are too few', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [2]);
      const deputy = actingAs(context, { role: 'school_head', organizationId: scene.schools[0] ?? '' });
      await expect(showEffect(deputy, scene.campaignId)).rejects.toMatchObject({ code: 'not_found' });
    }));
});

describe('coverage, from the database', () => {
  /** Schools of 7, 6 and 2; the second is without pathways. */
  async function buildCoverage(context: Context): Promise<PathwayScene> {
    const scene = await buildPathwayScene(context, [7, 6, 2]);
    await buildOffer(context);
    for (const school of [0, 2]) {
      const organizationId = scene.schools[school] ?? '';
      const deputy = actingAs(context, { role: 'school_head', organizationId });
      await draftCampaign(deputy, scene.campaignId, { kind: 'iom', isDryRun: false });
    }
    return scene;
  }

  it('[IOM-09] by school for the authority: more left without first, small schools hidden and the total with them', () =>
    inTestTenant(async (context) => {
      const scene = await buildCoverage(context);
      const { rows, total } = await showCampaignCoverage(actingAs(context, { role: 'authority' }), scene.campaignId);
      expect(rows.map(({ deficits, without, missing }) => [deficits, without, missing])).toEqual([
        [6, 6, null],
        [7, 0, null],
        [null, null, null],
      ]);
      expect(total).toBe(null);
    }));

  it('[IOM-09] a deputy sees the own school by name, and nothing of others', () =>
    inTestTenant(async (context) => {
      const scene = await buildCoverage(context);
      const deputy = actingAs(context, { role: 'school_head', organizationId: scene.schools[1] ?? '' });
      const { rows } = await showCampaignCoverage(deputy, scene.campaignId);
      expect(rows.map(({ organizationId, missing }) => [organizationId, missing?.length])).toEqual([
        [scene.schools[1], 6],
      ]);
    }));

  it('[IOM-09] a school with low results stands first', () =>
    inTestTenant(async (context) => {
      const scene = await buildCoverage(context);
      const row = { tenantId: context.tenantId, organizationId: scene.schools[0] ?? '', status: 'low_results' };
      await context.db
        .insertInto('organizationStatus')
        .values({ ...row, id: '0190a000-0000-7000-8000-000000000002', startsOn: '2026-01-15' })
        .execute();
      const { rows } = await showCampaignCoverage(methodistOf(context), scene.campaignId);
      expect(rows.map(({ organizationId }) => organizationId)).toEqual([
        scene.schools[0],
        scene.schools[1],
        scene.schools[2],
      ]);
    }));
});

describe('unmet needs, from the database', () => {
  it('[IOM-03] an event for a hidden group is refused; for one of five and more it closes the needs', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const scene = await buildPathwayScene(context, [4, 2]);
      const event = {
        competence: 'digital',
        direction: '',
        kind: 'seminar',
        title: 'Практикум',
        startsOn: '2026-12-10',
      };
      const wanted = { ...event, endsOn: null, place: null, hours: 4, places: null };
      const deputy = actingAs(context, { role: 'school_head', organizationId: scene.schools[0] ?? '' });
      await draftCampaign(deputy, scene.campaignId, { kind: 'iom', isDryRun: false });
      const methodist = methodistOf(context);
      expect(await showUnmet(methodist)).toMatchObject({ groups: [], hiddenGroups: 1 });
      await expect(planEvent(methodist, wanted)).rejects.toMatchObject({ code: 'group_hidden' });
      await draftCampaign(context, scene.campaignId, { kind: 'iom', isDryRun: false });
      expect(await showUnmet(methodist)).toMatchObject({ groups: [{ people: 6, organizations: 2 }], hiddenGroups: 0 });
      expect((await planEvent(methodist, wanted)).guests).toBe(6);
      expect(await showUnmet(methodist)).toMatchObject({ groups: [], hiddenGroups: 0 });
    }));
});
