import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { buildPeople, buildSchool } from '#tests/builders/diagnostics.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { showPotential } from './service/potential.ts';
import { addPathway } from './service/single.ts';

async function addRecord(context: Context, personId: string, kind: string, title: string): Promise<void> {
  const row = { tenantId: context.tenantId, id: newId(), personId, kind, title, startsOn: '2026-02-01' };
  await context.db.insertInto('personRecord').values(row).execute();
}

describe('reserve, leaders, candidates of contests', () => {
  it('[STAFF-15] [STAFF-17] [STAFF-18] stand in lists with the pathway that prepares them, a school with its own', () =>
    inTestTenant(async (context) => {
      const [first, second] = [await buildSchool(context, 1), await buildSchool(context, 2)];
      const [a = ''] = await buildPeople(context, 1, first);
      const [b = ''] = await buildPeople(context, 1, second);
      await addRecord(context, a, 'reserve', 'заместитель директора по УВР');
      await addRecord(context, b, 'contest_candidate', 'Учитель года');
      const fields = { kind: 'leader_trajectory', ground: 'leader', campaignId: null, aim: null, maker: null } as const;
      const pathwayId = await addPathway(context, { ...fields, personId: a, startsOn: null, endsOn: null, needs: [] });
      const { rows } = await showPotential(context);
      expect(rows.map(({ kind, title, organization, pathwayId: id }) => [kind, title, organization, id])).toEqual([
        ['contest_candidate', 'Учитель года', 'Школа № 2', null],
        ['reserve', 'заместитель директора по УВР', 'Школа № 1', pathwayId],
      ]);
      const deputy = actingAs(context, { role: 'school_head', organizationId: second });
      expect((await showPotential(deputy)).rows.map(({ personId }) => personId)).toEqual([b]);
    }));

  it('[STAFF-16] who is active in two ways is suggested with the reason, until a human makes a leader of them', () =>
    inTestTenant(async (context) => {
      const [a = ''] = await buildPeople(context, 1, await buildSchool(context, 1));
      await addRecord(context, a, 'publication', 'Статья');
      await addRecord(context, a, 'expert', 'Жюри конкурса');
      const { suggestions } = await showPotential(context);
      expect(suggestions.map(({ personId, why }) => [personId, why])).toEqual([
        [a, '1\u00a0публикация, 1\u00a0работа экспертом'],
      ]);
      await addRecord(context, a, 'leader', 'Лидер образования');
      expect((await showPotential(context)).suggestions).toEqual([]);
    }));
});
