import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { saveSetting } from '#modules/settings/service.ts';
import { buildModel, buildPeople, buildSchool } from '#tests/builders/diagnostics.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { saveResults } from './public.ts';
import { showProfile } from './service/profile.ts';

/** One teacher of the first school with one low result. */
async function buildScene(context: Context) {
  await buildModel(context);
  const schools = [await buildSchool(context, 5), await buildSchool(context, 6)] as const;
  const [personId = ''] = await buildPeople(context, 1, schools[0]);
  const scores = [{ competenceCode: 'digital', state: 'known' as const, score: 31 }];
  const rows = [{ personId, organizationId: schools[0], state: 'done' as const, scores }];
  await saveResults(context, { campaignTitle: 'Диагностика 2026 года', stage: 'entry', batchId: null, rows });
  const headOf = (organizationId: string) => actingAs(context, { role: 'school_head', organizationId });
  return { personId, head: headOf(schools[0]), neighbour: headOf(schools[1]) };
}

const wider = { key: 'score_visibility' as const, value: { schoolHead: true } };

describe('scores for school heads', () => {
  it('[DIAG-22] are opened by an act of the municipality: of the own school only, and each look is told', () =>
    inTestTenant(async (context) => {
      const { personId, head, neighbour } = await buildScene(context);
      const leader = actingAs(context, { role: 'service_head' });
      await expect(saveSetting(leader, { ...wider, act: null })).rejects.toMatchObject({ code: 'act_needed' });
      expect(await showProfile(head, personId)).toMatchObject({ view: 'needs', lines: [] });
      await saveSetting(leader, { ...wider, act: 'постановление от 01.11.2026 № 12' });
      const seen = { view: 'scores', lines: [{ results: [{ score: 31 }] }] };
      expect(await showProfile(head, personId)).toMatchObject(seen);
      const others = (['methodist', 'service_head', 'authority', 'administrator'] as const).map((role) =>
        actingAs(context, { role }),
      );
      for (const stranger of [neighbour, ...others])
        await expect(showProfile(stranger, personId)).rejects.toMatchObject({ code: 'not_found' });
      const log = await context.db
        .selectFrom('accessEntry')
        .select(['kind', 'personId', 'place'])
        .where('tenantId', '=', context.tenantId)
        .orderBy('id')
        .execute();
      expect(log).toEqual([
        { kind: 'scores', personId, place: 'Карточка: что усилить' },
        { kind: 'scores', personId, place: 'Карточка: результаты' },
      ]);
    }));

  it('[DIAG-22] stay closed by a setting that names no act', () =>
    inTestTenant(async (context) => {
      const { personId, head } = await buildScene(context);
      const version = { tenantId: context.tenantId, key: wider.key, version: 2, validFrom: '2026-01-01', act: null };
      await context.db
        .insertInto('setting')
        .values({ ...version, value: JSON.stringify(wider.value) })
        .execute();
      expect((await showProfile(head, personId)).view).toBe('needs');
    }));
});
