import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { programmeFilterSchema } from '#modules/programmes/contract/programmes.ts';
import { buildProgramme, draftActivity } from '#tests/builders/programmes.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { programmesModule } from './server.ts';
import { editProgramme, listProgrammes, showProgramme } from './service/programmes.ts';

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

describe('a programme', () => {
  it('[PLAN-05] what was over before the day it is kept here from is not marked', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [draftActivity('А', 'март 2026'), draftActivity('Б', 'декабрь 2026')]);
      const { version } = await showProgramme(context, id);
      await editProgramme(context, id, version, { trackedFrom: '2026-11-01' });
      expect((await showProgramme(context, id)).progress).toMatchObject({ unmarked: 1, overdue: 0, occurrences: 1 });
    }));

  it('over the wire only the named fields change', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [], {
        actNumber: '15',
        passport: { fields: { goal: 'Рост' }, other: [] },
      });
      const { version } = await showProgramme(context, id);
      const request = { requestId: 'test', open: <T>(work: (inside: Context) => Promise<T>) => work(context) };
      const procedure = programmesModule.router.edit as Parameters<typeof call>[0];
      await call(procedure, { id, version, changes: { title: 'План года' } } as never, { context: request as never });
      expect(await showProgramme(context, id)).toMatchObject({
        title: 'План года',
        actNumber: '15',
        passport: { fields: { goal: 'Рост' }, other: [] },
      });
    }));
});
