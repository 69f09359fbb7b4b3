import { describe, expect, it } from 'vitest';
import { buildPathwayScene } from '#tests/builders/pathways.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { CHECK_STATEMENTS } from './self-check/statements.ts';
import { removeSelfCheck, showSelfCheck, showSelfChecksOf, takeSelfCheck } from './service/self-check.ts';

const [statement] = CHECK_STATEMENTS.filter(({ competence }) => competence === 'digital');
const answers = { [statement?.code ?? '']: 3, 'не бывает': 4 };

describe('the questionnaire of self-check', () => {
  it('[DIAG-18] is one’s own: kept, shown, erased by the person alone', () =>
    inTestTenant(async (context) => {
      const scene = await buildPathwayScene(context, [2]);
      const [mine = '', other = ''] = scene.people[0] ?? [];
      const own = actingAs(context, { role: 'teacher', personId: mine });
      const colleague = actingAs(context, { role: 'teacher', personId: other });
      const id = await takeSelfCheck(own, answers);
      expect((await showSelfCheck(own)).taken).toMatchObject([
        { results: [{ competence: 'digital', mean: 3, answered: 1 }] },
      ]);
      expect((await showSelfCheck(colleague)).taken).toEqual([]);
      await expect(removeSelfCheck(colleague, id)).rejects.toMatchObject({ code: 'not_found' });
      await removeSelfCheck(own, id);
      expect((await showSelfCheck(own)).taken).toEqual([]);
    }));

  it('[DIAG-18] [SEC-03] the tutor sees it and the look is logged; the school, the service and a colleague never', () =>
    inTestTenant(async (context) => {
      const scene = await buildPathwayScene(context, [2]);
      const [mine = '', other = ''] = scene.people[0] ?? [];
      await takeSelfCheck(actingAs(context, { role: 'teacher', personId: mine }), answers);
      const tutor = actingAs(context, { role: 'tutor', menteeIds: [mine] });
      expect((await showSelfChecksOf(tutor, mine)).taken).toHaveLength(1);
      const log = await context.db
        .selectFrom('accessEntry')
        .select(['personId', 'kind'])
        .where('tenantId', '=', context.tenantId)
        .execute();
      expect(log).toEqual([{ personId: mine, kind: 'scores' }]);
      const others = [
        actingAs(context, { role: 'school_head', organizationId: scene.schools[0] ?? '' }),
        actingAs(context, { role: 'methodist' }),
        actingAs(context, { role: 'authority' }),
        actingAs(context, { role: 'teacher', personId: other }),
        actingAs(context, { role: 'tutor', menteeIds: [other] }),
      ];
      for (const acting of others) {
        await expect(showSelfChecksOf(acting, mine)).rejects.toMatchObject({ code: 'not_found' });
      }
    }));
});
