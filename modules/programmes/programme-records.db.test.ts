import { describe, expect, it } from 'vitest';
import { buildProgramme, draftProgramme, EMPTY_INDICATOR } from '#tests/builders/programmes.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { programmeFilterSchema } from './contract/programmes.ts';
import { addIndicator } from './service/indicator-changes.ts';
import { listProgrammeIndicators } from './service/indicators.ts';
import { createProgramme, listProgrammes, moveProgramme } from './service/programmes.ts';

describe('programmes of a municipality', () => {
  it.each([
    ['Программа работы с одарёнными детьми', 'Доля школьников, участвующих в олимпиадах'],
    ['Программа проектной и исследовательской деятельности', 'Доля школьников, выполнивших проект'],
    ['Программа помощи школам с низкими результатами', 'Доля школ, вышедших из числа школ с низкими результатами'],
    ['Программа цифровизации', 'Доля школ с цифровой средой'],
  ])('[PLAN-13] [PLAN-14] [PLAN-15] [PLAN-16] «%s» is kept with its period, indicator and target', (title, indicator) =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [], {
        kind: 'municipal_programme',
        title,
        startsOn: '2025-01-01',
        endsOn: '2027-12-31',
      });
      const target = { dueOn: '2027-12-31', comparison: 'at_least', value: 50, words: null } as const;
      await addIndicator(context, id, { ...EMPTY_INDICATOR, title: indicator, isShare: true }, [target]);
      const { rows } = await listProgrammes(context, programmeFilterSchema.parse({ kinds: ['municipal_programme'] }));
      expect(rows.map((row) => [row.title, row.kindTitle, row.startsOn, row.endsOn])).toEqual([
        [title, 'Муниципальная программа', '2025-01-01', '2027-12-31'],
      ]);
      const { indicators } = await listProgrammeIndicators(context, id);
      expect(indicators.map(({ title: name, targets }) => [name, targets[0]?.value])).toEqual([[indicator, 50]]);
    }),
  );

  it('[PLAN-20] a source of money is a target programme that is kept here too', () =>
    inTestTenant(async (context) => {
      const paying = await buildProgramme(context, [], {
        kind: 'municipal_programme',
        title: 'Ведомственная программа',
      });
      const draft = draftProgramme([]);
      const source = {
        title: 'Ведомственная программа',
        fromYear: 2024,
        toYear: 2026,
        url: 'https://example.org/act',
        sourceProgrammeId: paying,
      };
      const id = await createProgramme(context, { ...draft, finance: [source] });
      await moveProgramme(context, id, 'start', null);
      const rows = await context.db
        .selectFrom('programmeFinance')
        .select(['title', 'fromYear', 'toYear', 'url', 'sourceProgrammeId'])
        .where('tenantId', '=', context.tenantId)
        .where('programmeId', '=', id)
        .execute();
      expect(rows).toEqual([source]);
    }));
});
