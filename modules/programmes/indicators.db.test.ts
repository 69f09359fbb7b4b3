import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { openWorkbook } from '#core/office/xlsx/read.ts';
import type { IndicatorFields, TargetFields } from '#modules/programmes/contract/indicators.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { buildProgramme, EMPTY_INDICATOR } from '#tests/builders/programmes.ts';
import { actingAs, actorOf, inTestTenant } from '#tests/database/database.ts';
import { feedIndicator } from './public.ts';
import * as changes from './service/indicator-changes.ts';
import { exportIndicators } from './service/indicator-export.ts';
import { saveValues } from './service/indicator-values.ts';
import { listProgrammeIndicators, showMatrix } from './service/indicators.ts';
import { addValueEvidence, turnValueEvidence } from './service/value-evidence.ts';

const END = '2026-12-31';
const target = (comparison: TargetFields['comparison'], value: number | null, dueOn = END): TargetFields => ({
  dueOn,
  comparison,
  value,
  words: null,
});

function add(
  context: Context,
  programmeId: string,
  fields: Partial<IndicatorFields>,
  targets: readonly TargetFields[] = [],
): Promise<string> {
  return changes.addIndicator(context, programmeId, { ...EMPTY_INDICATOR, ...fields }, targets);
}

const typed = (indicatorId: string, fields: object = {}) => ({
  indicatorId,
  organizationId: null,
  numerator: null,
  denominator: null,
  value: null,
  remark: null,
  version: null,
  ...fields,
});

async function showOne(context: Context, programmeId: string, id: string) {
  const { indicators } = await listProgrammeIndicators(context, programmeId);
  const found = indicators.find((indicator) => indicator.id === id);
  if (!found) throw new Error('the indicator is not shown');
  return found;
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );

describe('targets and values', () => {
  it('[PLAN-18] «не менее 1 площадки» is met by one, not by none, and unknown without a value', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const id = await add(context, programmeId, { title: 'Площадки', unit: 'площадка' });
      await changes.saveTargets(context, programmeId, [
        { indicatorId: id, dueOn: END, words: 'не менее одной площадки' },
      ]);
      const verdict = async () => (await showOne(context, programmeId, id)).targets[0];
      expect(await verdict()).toMatchObject({ comparison: 'at_least', value: 1, verdict: 'unknown', isDue: false });
      await saveValues(context, programmeId, '2026-06-30', [typed(id, { value: 0 })]);
      expect(await verdict()).toMatchObject({ verdict: 'not_met', reasons: ['0, а нужно не менее 1'] });
      await saveValues(context, programmeId, '2026-11-01', [typed(id, { value: 1 })]);
      expect(await verdict()).toMatchObject({ verdict: 'met', reasons: ['1: не менее 1'] });
    }));

  it('[PLAN-19] growth by year is counted from the base and from the year before, with its direction', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, [], { startsOn: '2024-01-01' });
      const fields = { title: 'Проекты', baseValue: 3, baseOn: '2023-12-31' };
      const id = await add(context, programmeId, fields, [
        target('growth', null, '2024-12-31'),
        target('growth', null, '2025-12-31'),
      ]);
      await saveValues(context, programmeId, '2024-12-31', [typed(id, { value: 5 })]);
      await saveValues(context, programmeId, '2025-12-31', [typed(id, { value: 4 })]);
      const { targets, years } = await showOne(context, programmeId, id);
      expect(targets.map(({ verdict, reasons }) => [verdict, ...reasons])).toEqual([
        ['met', 'было 3 (на 31.12.2023), стало 5'],
        ['not_met', 'было 5 (на 31.12.2024), стало 4'],
      ]);
      expect(years.map(({ year, amount, change }) => [year, amount, change])).toEqual([
        [2023, 3, null],
        [2024, 5, 2],
        [2025, 4, -1],
      ]);
    }));

  it('[PLAN-17] in each school at least one direction: who is missing is named, who has not reported is unknown', () =>
    inTestTenant(async (context) => {
      const [first, second, third] = [
        await buildSchool(context, 1),
        await buildSchool(context, 2),
        await buildSchool(context, 3),
      ];
      await buildSchool(context, 4, { kind: 'kindergarten' });
      const programmeId = await buildProgramme(context, []);
      const parentId = await add(context, programmeId, { title: 'Участие в национальном проекте' }, [
        target('in_each', 1),
      ]);
      const one = await add(context, programmeId, { title: 'Точка роста', parentId });
      const two = await add(context, programmeId, { title: 'Цифровая среда', parentId });
      await saveValues(context, programmeId, '2026-10-01', [
        typed(one, { organizationId: first, value: 1 }),
        typed(one, { organizationId: second, value: 0 }),
        typed(two, { organizationId: second, value: 0 }),
        typed(two, { organizationId: third, value: 0 }),
      ]);
      const matrix = await showMatrix(context, parentId, null);
      expect(matrix.directions.map(({ title }) => title)).toEqual(['Точка роста', 'Цифровая среда']);
      expect(matrix.rows.map(({ organization, cells, verdict }) => [organization, ...cells, verdict])).toEqual([
        ['Школа № 1', 1, null, 'met'],
        ['Школа № 2', 0, 0, 'not_met'],
        ['Школа № 3', null, 0, 'unknown'],
      ]);
      expect((await showOne(context, programmeId, parentId)).targets[0]).toMatchObject({
        verdict: 'not_met',
        each: { met: 1, notMet: 1, unknown: 1 },
        reasons: ['есть в 1 из 3 организаций', 'нет в 1', 'нет данных по 1'],
      });
    }));

  it('[MON-19] the parts of a share are both kept, unrounded, and a changed whole is told', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const id = await add(context, programmeId, { title: 'Доля педагогов с планом', isShare: true, baseValue: 0 }, [
        target('at_least', 65.4),
      ]);
      await saveValues(context, programmeId, '2026-06-30', [typed(id, { numerator: 68, denominator: 104 })]);
      await saveValues(context, programmeId, '2026-10-01', [typed(id, { numerator: 68, denominator: 250 })]);
      const { values } = await showOne(context, programmeId, id);
      expect(values.map(({ numerator, denominator, value }) => [numerator, denominator, value])).toEqual([
        [68, 104, null],
        [68, 250, null],
      ]);
      const { warnings } = await listProgrammeIndicators(context, programmeId);
      expect(warnings.map(({ code }) => code)).toEqual(['denominator_changed']);
    }));

  it('[MON-19] a share of more than the whole, of one part alone, or of a future day is refused', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const id = await add(context, programmeId, { title: 'Доля', isShare: true });
      const save = (asOf: string, fields: object) =>
        codeOf(saveValues(context, programmeId, asOf, [typed(id, fields)]));
      expect(await save('2026-06-30', { numerator: 105, denominator: 104 })).toBe('indicator_value');
      expect(await save('2026-06-30', { numerator: 68 })).toBe('indicator_value');
      expect(await save('2026-12-01', { numerator: 68, denominator: 104 })).toBe('indicator_day');
      expect(
        await codeOf(add(context, programmeId, { isShare: true, title: 'Доля' }, [target('at_least', 1000)])),
      ).toBe('indicator_target');
    }));

  it('a value from data stands beside the typed one and goes before it; feeding again renews it', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const id = await add(context, programmeId, { title: 'Проведено семинаров' }, [target('at_least', 10)]);
      await saveValues(context, programmeId, '2026-10-01', [typed(id, { value: 12, remark: 'по журналу' })]);
      const fed = {
        indicatorId: id,
        asOf: '2026-10-01',
        source: 'events',
        organizationId: null,
        numerator: null,
        denominator: null,
        remark: null,
      };
      await feedIndicator(context, { ...fed, value: 8 });
      await feedIndicator(context, { ...fed, value: 9 });
      const { values, targets } = await showOne(context, programmeId, id);
      expect(values.map(({ source, value, remark }) => [source, value, remark])).toEqual([
        ['events', 9, null],
        ['hand', 12, 'по журналу'],
      ]);
      expect(targets[0]?.reasons).toEqual(['9, а нужно не менее 10']);
    }));

  it('a value is renewed and taken away by its row; two people at one value hear of each other', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const id = await add(context, programmeId, { title: 'Семинары' });
      const save = (fields: object) => saveValues(context, programmeId, '2026-10-01', [typed(id, fields)]);
      expect(await save({ value: 3 })).toBe(1);
      expect(await save({ value: 3, version: 1 })).toBe(0);
      expect(await codeOf(save({ value: 4 }))).toBe('changed_by_other');
      expect(await save({ value: 4, version: 1 })).toBe(1);
      expect(await codeOf(save({ value: 5, version: 1 }))).toBe('changed_by_other');
      expect(await save({ version: 2 })).toBe(1);
      expect((await showOne(context, programmeId, id)).values).toEqual([]);
    }));
});

describe('evidence of a value', () => {
  it('is added, taken away and put back; it goes with its value', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const id = await add(context, programmeId, { title: 'Семинары' });
      await saveValues(context, programmeId, '2026-10-01', [typed(id, { value: 3 })]);
      const evidence = async () =>
        (await showOne(context, programmeId, id)).values[0]?.evidence.map(({ kind, title }) => [kind, title]);
      const valueId = (await showOne(context, programmeId, id)).values[0]?.id ?? '';
      const words = await addValueEvidence(context, valueId, { kind: 'words', title: 'Журнал семинаров' });
      await addValueEvidence(context, valueId, { kind: 'link', url: 'https://example.org/a', title: '' });
      expect(await evidence()).toEqual([
        ['words', 'Журнал семинаров'],
        ['link', 'example.org'],
      ]);
      await turnValueEvidence(context, words, true);
      expect(await evidence()).toEqual([['link', 'example.org']]);
      await turnValueEvidence(context, words, false);
      expect(await evidence()).toHaveLength(2);
      await saveValues(context, programmeId, '2026-10-01', [typed(id, { version: 1 })]);
      expect(await codeOf(turnValueEvidence(context, words, true))).toBe('not_found');
    }));
});

describe('the list of indicators', () => {
  it('keeps numbers as written, puts what is below behind its parent, and never makes a circle', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const first = await add(context, programmeId, { title: 'А', number: '9.2' });
      const second = await add(context, programmeId, { title: 'Б', number: '9.2' });
      const below = await add(context, programmeId, { title: 'В', number: '4.1', parentId: first });
      const order = async () =>
        (await listProgrammeIndicators(context, programmeId)).indicators.map(
          ({ number, title }) => `${number} ${title}`,
        );
      expect(await order()).toEqual(['9.2 А', '4.1 В', '9.2 Б']);
      await changes.orderIndicators(context, programmeId, [second, first]);
      expect(await order()).toEqual(['9.2 Б', '9.2 А', '4.1 В']);
      const { version } = await showOne(context, programmeId, first);
      expect(await codeOf(changes.editIndicator(context, first, version, { parentId: below }, undefined))).toBe(
        'indicator_parent',
      );
    }));

  it('changes named fields only, and tells the later of two people', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const id = await add(context, programmeId, { title: 'А', population: 'педагоги' });
      const { version } = await showOne(context, programmeId, id);
      await changes.editIndicator(context, id, version, { title: 'Б' }, [target('at_least', 1)]);
      expect(await showOne(context, programmeId, id)).toMatchObject({
        title: 'Б',
        population: 'педагоги',
        targets: [{ value: 1 }],
      });
      expect(await codeOf(changes.editIndicator(context, id, version, { title: 'В' }, undefined))).toBe(
        'changed_by_other',
      );
    }));

  it('excluded ones go with what is below them, count in no warning, and come back', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const first = await add(context, programmeId, { title: 'А' }, [target('at_least', 1)]);
      await add(context, programmeId, { title: 'Б', parentId: first });
      const codes = async () => (await listProgrammeIndicators(context, programmeId)).warnings.map(({ code }) => code);
      expect(await codes()).toEqual(['no_target', 'no_base']);
      expect(await changes.excludeIndicators(context, programmeId, [first], true)).toBe(2);
      expect(await codes()).toEqual(['no_numbers']);
      expect(await changes.excludeIndicators(context, programmeId, [first], false)).toBe(2);
      expect(await codes()).toEqual(['no_target', 'no_base']);
    }));

  it('[PLAN-28] a programme without a single number says so until one is given', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, [], {
        passport: { fields: { results: '1. Повысится качество методической работы' }, other: [] },
      });
      const id = await add(context, programmeId, { title: 'Качество' });
      const hasIt = async () =>
        (await listProgrammeIndicators(context, programmeId)).warnings.some(({ code }) => code === 'no_numbers');
      expect(await hasIt()).toBe(true);
      await changes.saveTargets(context, programmeId, [{ indicatorId: id, dueOn: END, words: 'не менее 1' }]);
      expect(await hasIt()).toBe(false);
    }));

  it('copies targets to another year and leaves those that are there', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const first = await add(context, programmeId, { title: 'А' }, [target('at_least', 1, '2025-12-31')]);
      await add(context, programmeId, { title: 'Б' }, [target('at_least', 2, '2025-12-31'), target('at_least', 5)]);
      expect(await changes.copyTargets(context, programmeId, '2025-12-31', END)).toBe(1);
      expect(await changes.copyTargets(context, programmeId, '2025-12-31', END)).toBe(0);
      expect((await showOne(context, programmeId, first)).targets.map(({ dueOn, value }) => [dueOn, value])).toEqual([
        ['2025-12-31', 1],
        [END, 1],
      ]);
    }));

  it('goes out as a workbook', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      await add(context, programmeId, { title: 'А' }, [target('at_least', 1)]);
      const file = await context.services.files.find(context, await exportIndicators(context, programmeId));
      expect(file).toMatchObject({
        purpose: 'export',
        name: 'Показатели — План работы методической службы на 2026 год — 22.11.2026.xlsx',
      });
      const book = await openWorkbook(context.services.files.pathOf(context.tenantId, file?.id ?? ''));
      const [head, first] = (await book.head(0, 5)).map(({ cells }) => cells.map(({ text }) => text));
      const at = (title: string) => first?.[head?.indexOf(title) ?? -1];
      expect([at('Показатель'), at('Цель'), at('Итог'), at('Сколько') ?? '']).toEqual([
        'А',
        'не менее 1',
        'срок не наступил',
        '',
      ]);
    }));

  it('each change is a line of the programme’s history', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, []);
      const id = await add(context, programmeId, { title: 'А' });
      await saveValues(context, programmeId, '2026-10-01', [typed(id, { value: 1 })]);
      const rows = await context.db
        .selectFrom('auditEntry')
        .select('action')
        .where('tenantId', '=', context.tenantId)
        .where('thingId', '=', programmeId)
        .orderBy('id')
        .execute();
      expect(rows.map(({ action }) => action)).toEqual([
        'programme.added',
        'programme.start',
        'programme.indicator_added',
        'programme.indicator_value',
      ]);
    }));
});

describe('whose indicators they are', () => {
  it('[ROLE-19] a school sees and reports its own programme; the coordinator reports, and does not change', () =>
    inTestTenant(async (context) => {
      const [own, other] = [await buildSchool(context, 1), await buildSchool(context, 2)];
      const coordinatorPersonId = await buildPerson(context, 'Лугова Анна Петровна', { organizationId: own });
      const programmeId = await buildProgramme(context, [], { organizationId: own, coordinatorPersonId });
      const id = await add(context, programmeId, { title: 'А' });
      await saveValues(context, programmeId, '2026-09-01', [typed(id, { value: 1 })]);
      const valueId = (await showOne(context, programmeId, id)).values[0]?.id ?? '';
      const attempt = async (actor: Context) => ({
        read: await codeOf(listProgrammeIndicators(actor, programmeId)),
        matrix: await codeOf(showMatrix(actor, id, null)),
        report: await codeOf(saveValues(actor, programmeId, '2026-10-01', [typed(id)])),
        evidence: await codeOf(addValueEvidence(actor, valueId, { kind: 'words', title: 'Журнал' })),
        edit: await codeOf(add(actor, programmeId, { title: 'Б' })),
        exclude: await codeOf(changes.excludeIndicators(actor, programmeId, [id], true)),
      });
      const all = (code: string) => ({
        read: code,
        matrix: code,
        edit: code,
        exclude: code,
        report: code,
        evidence: code,
      });
      expect(await attempt(actingAs(context, { role: 'teacher', personId: coordinatorPersonId }))).toEqual({
        ...all('not_found'),
        report: 'ok',
        evidence: 'ok',
      });
      expect(await attempt(actingAs(context, { role: 'school_head', organizationId: own }))).toEqual(all('ok'));
      expect(await attempt(actingAs(context, { role: 'school_head', organizationId: other }))).toEqual(
        all('not_found'),
      );
      expect(await attempt(actingAs(context, { role: 'teacher' }))).toEqual(all('not_found'));
      expect(await attempt(actingAs(context, { role: 'authority' }))).toEqual({
        ...all('not_found'),
        read: 'ok',
        matrix: 'ok',
      });
      await inTestTenant(async (stranger) => {
        expect(await attempt({ ...stranger, actor: actorOf({ role: 'service_head' }) })).toEqual(all('not_found'));
      });
    }));
});
