import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { listDirectory, prepareSettings } from '#modules/settings/public.ts';
import { buildPeople } from '#tests/builders/diagnostics.ts';
import { buildSchool } from '#tests/builders/people.ts';
import { buildProgramme, draftActivity, EMPTY_INDICATOR } from '#tests/builders/programmes.ts';
import { actingAs, actorOf, inTestTenant } from '#tests/database/database.ts';
import { READY_PROGRAMMES } from './ready/list.ts';
import { listActivities } from './service/activity-list.ts';
import { addIndicator } from './service/indicator-changes.ts';
import { saveValues } from './service/indicator-values.ts';
import { listProgrammeIndicators } from './service/indicators.ts';
import { listReady, makeReady, previewReady } from './service/new-programme.ts';
import { makeNext, previewNext } from './service/next-year.ts';
import { showProgramme } from './service/programmes.ts';

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );

const PERIOD = { startsOn: '2026-09-01', endsOn: '2027-08-31' };

describe('a ready programme', () => {
  it.each(READY_PROGRAMMES.map(({ kind }) => kind))(
    '[PLAN-02] [PLAN-26] «%s» is made as it was previewed, as a draft',
    (kind) =>
      inTestTenant(async (context) => {
        await prepareSettings(context);
        const organizationId = await buildSchool(context, 1);
        const [keeper = ''] = await buildPeople(context, 1, organizationId);
        const { counts } = previewReady({ kind, ...PERIOD });
        const id = await makeReady(context, {
          ...{ kind, ...PERIOD, title: 'Наша программа', organizationId, coordinatorPersonId: keeper },
        });
        const programme = await showProgramme(context, id);
        const { indicators, warnings } = await listProgrammeIndicators(context, id);
        expect(programme).toMatchObject({ kind, title: 'Наша программа', state: 'draft', organizationId, ...PERIOD });
        expect(programme.coordinatorPersonId).toBe(keeper);
        expect({
          stages: programme.stages.length,
          tasks: programme.tasks.length,
          activities: programme.progress.activities,
          occurrences: programme.progress.occurrences,
          indicators: indicators.length,
        }).toEqual({
          stages: counts.stages,
          tasks: counts.tasks,
          activities: counts.activities,
          occurrences: counts.occurrences,
          indicators: counts.indicators,
        });
        expect(warnings.some(({ code }) => code === 'no_numbers')).toBe(false);
      }),
  );

  it('names kinds, directions and results that the directories have', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const codes = async (name: 'programme_kind' | 'work_direction' | 'result_kind') =>
        (await listDirectory(context, name)).map(({ code }) => code);
      const used = (pick: (row: { direction?: string; resultKind?: string }) => string | undefined) => [
        ...new Set(READY_PROGRAMMES.flatMap(({ activities }) => activities.flatMap((row) => pick(row) ?? []))),
      ];
      expect(await codes('programme_kind')).toEqual(expect.arrayContaining(READY_PROGRAMMES.map(({ kind }) => kind)));
      expect(await codes('work_direction')).toEqual(expect.arrayContaining(used(({ direction }) => direction)));
      expect(await codes('result_kind')).toEqual(expect.arrayContaining(used(({ resultKind }) => resultKind)));
    }));

  it('of a school needs the school; a period that ends before it begins is refused', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const choice = {
        kind: 'school_help',
        ...PERIOD,
        title: 'Программа',
        organizationId: null,
        coordinatorPersonId: null,
      };
      expect(await codeOf(makeReady(context, choice))).toBe('programme_school');
      expect(await codeOf(makeReady(context, { ...choice, kind: 'нет' }))).toBe('programme_code_unknown');
      expect(await codeOf(makeReady(context, { ...choice, kind: 'year_plan', endsOn: '2026-01-01' }))).toBe(
        'programme_period',
      );
    }));

  it('[ROLE-19] a school head makes it for the own school only', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const [own, other] = [await buildSchool(context, 1), await buildSchool(context, 2)];
      const head = actingAs(context, { role: 'school_head', organizationId: own });
      const make = (actor: Context, organizationId: string | null) =>
        codeOf(
          makeReady(actor, {
            kind: 'reference_site',
            ...PERIOD,
            title: 'Площадка',
            organizationId,
            coordinatorPersonId: null,
          }),
        );
      expect(await make(head, own)).toBe('ok');
      expect(await make(head, other)).toBe('not_found');
      expect(await make(head, null)).toBe('not_found');
      expect(await make(actingAs(context, { role: 'teacher' }), own)).toBe('not_found');
      expect(await make(actingAs(context, { role: 'methodist' }), other)).toBe('ok');
    }));

  it('proposes the year that is being planned now', () =>
    inTestTenant(async (context) => {
      const { ready } = await listReady(context);
      expect(ready.find(({ kind }) => kind === 'year_plan')).toMatchObject(PERIOD);
    }));

  it('[ROLE-19] offers the organisations whose programmes one may keep', () =>
    inTestTenant(async (context) => {
      const [own] = [await buildSchool(context, 1), await buildSchool(context, 2)];
      const offered = async (actor: Context) => {
        const { isMunicipal, organizations } = await listReady(actor);
        return [isMunicipal, organizations.map(({ title }) => title)];
      };
      expect(await offered(actingAs(context, { role: 'methodist' }))).toEqual([true, ['Школа № 1', 'Школа № 2']]);
      expect(await offered(actingAs(context, { role: 'school_head', organizationId: own }))).toEqual([
        false,
        ['Школа № 1'],
      ]);
    }));
});

describe('the plan of the next year', () => {
  async function buildLast(context: Context, organizationId: string | null = null) {
    const id = await buildProgramme(
      context,
      [
        draftActivity('Семинар 2026 года', 'март 2026', { number: '1', done: 'Проведён' }),
        draftActivity('Конкурс', '15.04.2026', { number: '2' }),
        draftActivity('Отчёт', 'до 25.12.2026', { number: '3' }),
      ],
      { organizationId, actNumber: '16', actOn: '2026-01-12' },
    );
    const target = { dueOn: '2026-12-31', comparison: 'at_least', value: 80, words: null } as const;
    const indicatorId = await addIndicator(context, id, { ...EMPTY_INDICATOR, title: 'Доля', isShare: true }, [target]);
    const value = {
      indicatorId,
      organizationId: null,
      numerator: 68,
      denominator: 104,
      value: null,
      remark: null,
      version: null,
    };
    await saveValues(context, id, '2026-11-01', [value]);
    return id;
  }

  it('is previewed in numbers: what was done, of what nothing is said, what is open', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildLast(context);
      const preview = await previewNext(context, { programmeId, years: null, without: [] });
      expect(preview).toMatchObject({
        title: 'План работы методической службы на 2027 год',
        startsOn: '2027-01-01',
        endsOn: '2027-12-31',
        years: 1,
        made: [],
        counts: { activities: 3, occurrences: 3, outside: 0, indicators: 1, targets: 1, withBase: 1 },
      });
      expect(preview.rows.map(({ title, dueBefore, dueAfter, carry }) => [title, dueBefore, dueAfter, carry])).toEqual([
        ['Семинар 2027 года', 'март 2026', 'март 2027', 'done'],
        ['Конкурс', '15.04.2026', '15.04.2027', 'unmarked'],
        ['Отчёт', 'до 25.12.2026', 'до 25.12.2027', 'open'],
      ]);
    }));

  it('is made as a draft of its own, with the last value as the base and the rows it comes from', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildLast(context);
      const [, contest] = await listActivities(context, programmeId);
      const id = await makeNext(context, {
        programmeId,
        years: null,
        without: [contest?.id ?? ''],
        title: 'План на 2027 год',
      });
      const next = await showProgramme(context, id);
      expect(next).toMatchObject({
        title: 'План на 2027 год',
        state: 'draft',
        previousId: programmeId,
        actNumber: null,
      });
      const rows = await listActivities(context, id);
      expect(rows.map(({ title, dueWords, state }) => [title, dueWords, state])).toEqual([
        ['Семинар 2027 года', 'март 2027', 'planned'],
        ['Отчёт', 'до 25.12.2027', 'planned'],
      ]);
      const { indicators } = await listProgrammeIndicators(context, id);
      expect(indicators[0]).toMatchObject({
        baseOn: '2026-11-01',
        targets: [{ dueOn: '2027-12-31', value: 80 }],
        values: [],
      });
      expect(indicators[0]?.baseValue).toBeCloseTo((68 / 104) * 100, 9);
      const { made } = await previewNext(context, { programmeId, years: null, without: [] });
      expect(made).toEqual([{ id, title: 'План на 2027 год' }]);
      expect((await showProgramme(context, programmeId)).state).toBe('running');
    }));

  it('[ROLE-19] is made by who keeps the programme', () =>
    inTestTenant(async (context) => {
      const [own, other] = [await buildSchool(context, 1), await buildSchool(context, 2)];
      const programmeId = await buildLast(context, own);
      const attempt = async (actor: Context) => [
        await codeOf(previewNext(actor, { programmeId, years: null, without: [] })),
        await codeOf(makeNext(actor, { programmeId, years: 1, without: [], title: 'План' })),
      ];
      expect(await attempt(actingAs(context, { role: 'school_head', organizationId: own }))).toEqual(['ok', 'ok']);
      expect(await attempt(actingAs(context, { role: 'school_head', organizationId: other }))).toEqual([
        'not_found',
        'not_found',
      ]);
      expect(await attempt(actingAs(context, { role: 'authority' }))).toEqual(['not_found', 'not_found']);
      await inTestTenant(async (stranger) => {
        expect(await attempt({ ...stranger, actor: actorOf({ role: 'service_head' }) })).toEqual([
          'not_found',
          'not_found',
        ]);
      });
    }));
});
