import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { listAudit } from '#modules/accounts/service/journals.ts';
import { buildOffer, buildPathwayScene } from '#tests/builders/pathways.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { listFilterSchema } from './contract/shapes.ts';
import { draftCampaign } from './service/drafting.ts';
import { removeItem } from './service/items.ts';
import { movePathways } from './service/life.ts';
import { listForActor, showPathway } from './service/show.ts';

const filter = (wanted: object) => listFilterSchema.parse(wanted);

describe('the list of pathways', () => {
  it('[IOM-07] counts states under the other filters, so that a chip says what choosing it leaves', () =>
    inTestTenant(async (context) => {
      const { campaignId, schools } = await buildPathwayScene(context, [3, 2]);
      await buildOffer(context);
      await draftCampaign(context, campaignId, { kind: 'iom', isDryRun: false });
      const [school = ''] = schools;
      const own = await listForActor(context, filter({ organizationIds: [school] }));
      await movePathways(context, [own.rows[0]?.id ?? ''], { step: 'agree', text: null, on: null });
      const after = await listForActor(context, filter({ organizationIds: [school], states: ['draft'] }));
      expect(after).toMatchObject({ total: 2, states: { draft: 2, agreed: 1 } });
      expect((await listForActor(context, filter({}))).states).toEqual({ draft: 4, agreed: 1 });
    }));
});

describe('the history of a pathway', () => {
  it('[ROLE-04] [IOM-19] says what was changed to who may open the pathway, and only that it was to the service', () =>
    inTestTenant(async (context) => {
      const { campaignId, schools } = await buildPathwayScene(context, [1]);
      await buildOffer(context, { title: 'Тема о цифровых заданиях' });
      await draftCampaign(context, campaignId, { kind: 'iom', isDryRun: false });
      const { rows } = await listForActor(context, filter({}));
      const id = rows[0]?.id ?? '';
      const deputy = actingAs(context, { role: 'school_head', organizationId: schools[0] ?? '' });
      const opened = await showPathway(deputy, id);
      await removeItem(deputy, opened.content?.items[0]?.id ?? '');
      const removal = async (reader: Context) =>
        (await showPathway(reader, id)).history.find(({ action }) => action === 'pathway.item_removed');
      expect(await removal(deputy)).toMatchObject({ before: { title: 'Тема о цифровых заданиях' } });
      expect(await removal(actingAs(context, { role: 'methodist' }))).toMatchObject({ before: null, after: null });
      const journal = await listAudit(actingAs(context, { role: 'service_head' }), { limit: 50 });
      expect(journal.rows.find(({ action }) => action === 'pathway.item_removed')).toMatchObject({ before: null });
    }));
});
