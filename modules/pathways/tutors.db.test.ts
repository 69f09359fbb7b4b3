import { describe, expect, it } from 'vitest';
import { todayOf } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { buildPathwayScene } from '#tests/builders/pathways.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { draftCampaign } from './service/drafting.ts';
import { showTutors } from './service/groups.ts';

describe('load of tutors', () => {
  it('[IOM-06] counts people with a living pathway of each tutor', () =>
    inTestTenant(async (context) => {
      const { campaignId, people } = await buildPathwayScene(context, [3]);
      const [tutorPersonId = '', ...pupils] = people[0] ?? [];
      await draftCampaign(context, campaignId, { kind: 'iom', isDryRun: false });
      for (const personId of pupils) {
        await context.db
          .insertInto('tutorship')
          .values({ tenantId: context.tenantId, id: newId(), tutorPersonId, personId, startsOn: todayOf(context) })
          .execute();
      }
      const { rows } = await showTutors(actingAs(context, { role: 'methodist' }));
      expect(rows).toMatchObject([
        { personId: tutorPersonId, people: 2, pathways: 2, overdue: 0, consultations: 0, isOverloaded: false },
      ]);
    }));
});
