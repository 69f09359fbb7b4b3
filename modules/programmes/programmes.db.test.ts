import { describe, expect, it } from 'vitest';
import { programmeFilterSchema } from '#modules/programmes/contract/programmes.ts';
import { buildProgramme, draftActivity } from '#tests/builders/programmes.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { listProgrammes, showProgramme } from './service/programmes.ts';

describe('the list of programmes', () => {
  it('[PLAN-12] counts done, due and overdue by the occurrences of the rows', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [
        draftActivity('Семинар для наставников', 'март 2026'),
        draftActivity('Консультации', 'в течение всего периода'),
        draftActivity('Конкурс', 'по отдельному плану'),
      ]);
      const { rows, total } = await listProgrammes(context, programmeFilterSchema.parse({}));
      expect(total).toBe(1);
      expect(rows[0]?.progress).toEqual({
        activities: 3,
        occurrences: 6,
        done: 0,
        notDone: 0,
        inProgress: 0,
        overdue: 4,
        soon: 0,
        withoutDate: 1,
        unmarked: 0,
      });
      expect((await showProgramme(context, id)).actions).toEqual(['edit', 'report', 'finish', 'cancel']);
    }));
});
