import { describe, expect, it } from 'vitest';
import { saveSetting } from '#modules/settings/service.ts';
import { cancelOffer } from '#modules/training/service.ts';
import {
  addMember,
  buildDrafts,
  buildPathwayScene,
  buildRunning,
  contentOf,
  listRows,
  noticesOf,
} from '#tests/builders/pathways.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { addConsultations } from './service/consultations.ts';
import { draftCampaign } from './service/drafting.ts';
import { addItem, confirmOwn, editItem, moveItems } from './service/items.ts';
import { editPathway, movePathways } from './service/life.ts';
import { addPathway, fillUnmet } from './service/single.ts';

const NO_FIELDS = { needId: null, offerId: null, content: null, output: null, form: null, hours: null, startsOn: null };
const ITEM = { ...NO_FIELDS, kind: 'seminar', title: 'Педсовет о цифровом уроке', dueOn: '2027-02-10' };
const CLOSE = { step: 'close', on: null, evidence: null, evidenceFileId: null, remark: null } as const;

describe('two people at one pathway', () => {
  it('[SEC-04] the later one hears what the heading holds now, and nothing is lost', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [1]);
      const id = scene.pathways[0]?.[0] ?? '';
      const before = await contentOf(context, id);
      const { kind, startsOn, endsOn, version } = before;
      const heading = { kind, startsOn, endsOn, consideredBy: null, consideredNumber: null, consideredOn: null };
      const next = await editPathway(context, id, version, { ...heading, aim: 'Уверенно вести цифровой урок' });
      expect(next).toBe(version + 1);
      const late = editPathway(context, id, version, { ...heading, aim: 'Освоить сервисы' });
      await expect(late).rejects.toMatchObject({
        code: 'changed_by_other',
        details: { version: next, current: { aim: 'Уверенно вести цифровой урок' } },
      });
      expect((await contentOf(context, id)).aim).toBe('Уверенно вести цифровой урок');
    }));

  it('[SEC-04] of an item too; the same values again write nothing', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [1]);
      const id = await addItem(context, scene.pathways[0]?.[0] ?? '', ITEM);
      expect(await editItem(context, id, 1, { ...ITEM, title: 'Педсовет: итоги' })).toBe(2);
      await expect(editItem(context, id, 1, { ...ITEM, hours: 3 })).rejects.toMatchObject({
        code: 'changed_by_other',
        details: { version: 2, current: { title: 'Педсовет: итоги', hours: null } },
      });
      expect(await editItem(context, id, 2, { ...ITEM, title: 'Педсовет: итоги' })).toBe(2);
    }));

  it('[IOM-19] a new period of an approved pathway waits for an amending order; a body that considered it does not', () =>
    inTestTenant(async (context) => {
      const scene = await buildRunning(context, [1]);
      const id = scene.pathways[0]?.[0] ?? '';
      const { kind, startsOn, endsOn, version, aim } = await contentOf(context, id);
      const heading = { kind, aim, startsOn, endsOn, consideredNumber: '2', consideredOn: '2026-11-19' };
      const next = await editPathway(context, id, version, { ...heading, consideredBy: 'методический совет' });
      expect((await contentOf(context, id)).isAmended).toBe(false);
      const later = { ...heading, consideredBy: 'методический совет', endsOn: '2027-12-20' };
      const saved = await editPathway(context, id, next, later);
      expect(await contentOf(context, id)).toMatchObject({ isAmended: true, version: saved });
    }));

  it('an item of an offer that is not in the catalogue is refused', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [1]);
      const offerId = '0190a000-0000-7000-8000-000000000000';
      const adding = addItem(context, scene.pathways[0]?.[0] ?? '', { ...ITEM, offerId });
      await expect(adding).rejects.toMatchObject({ code: 'not_found' });
    }));

  it('an item that closes another need from now on leaves its old one open', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [1]);
      const { content } = await contentOf(context, scene.pathways[0]?.[0] ?? '');
      const [item] = content.items;
      const fields = { ...ITEM, title: item?.title ?? '', dueOn: item?.dueOn ?? '', offerId: scene.offerId };
      await editItem(context, item?.id ?? '', item?.version ?? 0, fields);
      const after = await contentOf(context, scene.pathways[0]?.[0] ?? '');
      expect(after.content.needs.map(({ unmetReason }) => unmetReason)).toEqual(['no_offer']);
    }));
});

describe('steps that a state does not allow', () => {
  it('[IOM-07] items are closed while the pathway runs, not before the order and not after the end', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [1]);
      const id = scene.pathways[0]?.[0] ?? '';
      const [item] = (await contentOf(context, id)).content.items;
      const itemId = item?.id ?? '';
      expect(await moveItems(context, [itemId], CLOSE)).toEqual({ moved: 0, skipped: 1 });
      const own = actingAs(context, { role: 'teacher', personId: scene.people[0]?.[0] ?? '' });
      await expect(confirmOwn(own, itemId, null)).rejects.toMatchObject({ code: 'step_not_allowed' });
    }));

  it('a declined pathway is neither filled nor consulted', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [2]);
      const [declined = '', drafted = ''] = scene.pathways[0] ?? [];
      await movePathways(context, [declined], { step: 'decline', text: null, on: null });
      const talk = { heldOn: '2026-11-20', minutes: 20, topic: null };
      expect(await addConsultations(context, [declined, drafted], talk)).toBe(1);
      expect(await fillUnmet(context, [declined])).toBe(0);
    }));

  it('two stopped pathways of one person are not taken up both', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [1]);
      const id = scene.pathways[0]?.[0] ?? '';
      await movePathways(context, [id], { step: 'stop', text: 'долгий отпуск', on: null });
      await draftCampaign(context, scene.campaignId, { kind: 'iom', isDryRun: false });
      const ids = (await listRows(context)).map((row) => row.id);
      await movePathways(context, ids, { step: 'stop', text: 'увольнение', on: null });
      expect(ids).toHaveLength(2);
      const both = movePathways(context, ids, { step: 'resume', text: null, on: null });
      await expect(both).rejects.toMatchObject({ code: 'has_pathway' });
      expect(await movePathways(context, [id], { step: 'resume', text: null, on: null })).toEqual({
        moved: 1,
        skipped: 0,
      });
    }));
});

describe('an offer cancelled under thirty pathways', () => {
  it('[IOM-02] [IOM-19] takes the items out, opens the needs, marks approved ones and tells each school once', () =>
    inTestTenant(async (context) => {
      const scene = await buildRunning(context, [20]);
      const organizationId = scene.schools[0] ?? '';
      const headId = await addMember(context, { role: 'school_head', organizationId });
      const [stopped = '', ...running] = scene.pathways[0] ?? [];
      await movePathways(context, [stopped], { step: 'stop', text: 'отпуск', on: null });
      await cancelOffer(context, scene.offerId, 'ведущий болен');
      const [first = ''] = running;
      const { content, isAmended } = await contentOf(context, first);
      expect(content.items.map(({ state, remark }) => [state, remark])).toEqual([
        ['cancelled', 'Мероприятие отменено: ведущий болен'],
      ]);
      expect(content.needs.map(({ unmetReason }) => unmetReason)).toEqual(['no_offer']);
      expect(isAmended).toBe(true);
      expect((await listRows(context, { attention: 'amended' })).length).toBe(running.length);
      expect(await noticesOf(context, headId)).toEqual([
        'Отменено мероприятие: Семинар «Цифровой урок». Изменения в 19\u00a0ИОМ вашей школы',
      ]);
    }));
});

describe('the rule of deficits changed after drafts', () => {
  it('[DIAG-11] [IOM-03] a need says that by the rule of today it is over, and stays', () =>
    inTestTenant(async (context) => {
      const scene = await buildDrafts(context, [1]);
      const id = scene.pathways[0]?.[0] ?? '';
      expect((await contentOf(context, id)).content.needs.map(({ isOver }) => isOver)).toEqual([false]);
      const value = { levels: ['high'], latestOnly: true, independentOnly: true, countReported: true };
      await saveSetting(context, { key: 'deficit_rule', value, validFrom: '2026-11-01', act: null });
      expect((await contentOf(context, id)).content.needs.map(({ isOver }) => isOver)).toEqual([true]);
    }));

  it('a need that people stated is never over by itself', () =>
    inTestTenant(async (context) => {
      const scene = await buildPathwayScene(context, [1]);
      const fields = {
        kind: 'iom',
        ground: 'request',
        campaignId: null,
        aim: null,
        startsOn: null,
        endsOn: null,
        maker: null,
      } as const;
      const needs = [{ competenceCode: 'methodical', direction: '' }];
      const id = await addPathway(context, { ...fields, personId: scene.people[0]?.[0] ?? '', needs });
      const { content } = await contentOf(context, id);
      expect(content.needs.map(({ competenceCode, isOver }) => [competenceCode, isOver])).toContainEqual([
        'methodical',
        false,
      ]);
    }));
});
