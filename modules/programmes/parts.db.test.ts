import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { buildProgramme, draftActivity } from '#tests/builders/programmes.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { changeActivities } from './service/activities.ts';
import { listActivities } from './service/activity-list.ts';
import { editPassport, saveParts } from './service/parts.ts';
import { editProgramme, showHistory, showProgramme } from './service/programmes.ts';

const stage = (id: string | null, title: string, startsOn: string | null = null, endsOn: string | null = null) => ({
  id,
  title,
  startsOn,
  endsOn,
});
const task = (id: string | null, number: string | null, title: string, direction: string | null = null) => ({
  id,
  number,
  title,
  direction,
});

async function versionOf(context: Context, id: string): Promise<number> {
  return (await showProgramme(context, id)).version;
}

describe('stages and tasks', () => {
  it('[PLAN-01] stages are added, renamed, moved and removed as one list', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, []);
      const first = await saveParts(context, 'stages', id, await versionOf(context, id), [
        stage(null, 'Подготовительный', '2026-01-01', '2026-03-31'),
        stage(null, 'Основной', '2026-04-01', '2026-12-31'),
      ]);
      const [a = '', b = ''] = first.ids;
      const second = await saveParts(context, 'stages', id, first.version, [
        stage(b, 'Основной этап', '2026-04-01', '2026-12-31'),
        stage(null, 'Итоговый'),
      ]);
      const { stages } = await showProgramme(context, id);
      expect(stages).toEqual([
        stage(b, 'Основной этап', '2026-04-01', '2026-12-31'),
        stage(second.ids[1] ?? '', 'Итоговый'),
      ]);
      expect(stages.some((one) => one.id === a)).toBe(false);
      await expect(
        saveParts(context, 'stages', id, second.version, [stage(b, 'Назад', '2026-05-01', '2026-04-01')]),
      ).rejects.toMatchObject({ entry: { code: 'programme_period' } });
    }));

  it('[PLAN-02] a task with rows is not removed', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [draftActivity('Семинар', 'май 2026')]);
      const { ids, version } = await saveParts(context, 'tasks', id, await versionOf(context, id), [
        task(null, '1', 'Поддержать молодых', 'organizational'),
      ]);
      const [taskId = ''] = ids;
      await changeActivities(context, [(await listActivities(context, id))[0]?.id ?? ''], { taskId });
      await expect(saveParts(context, 'tasks', id, version, [])).rejects.toMatchObject({
        entry: { code: 'part_in_use' },
        details: { title: 'Поддержать молодых', count: 1 },
      });
    }));

  it('[PLAN-22] [PLAN-23] [PLAN-24] a direction is one of the municipality’s own', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, []);
      const version = await versionOf(context, id);
      await expect(
        saveParts(context, 'tasks', id, version, [task(null, '1', 'Задача', 'no_such_direction')]),
      ).rejects.toMatchObject({ entry: { code: 'programme_code_unknown' } });
    }));

  it('a part of another programme is not taken', () =>
    inTestTenant(async (context) => {
      const [one, other] = [await buildProgramme(context, []), await buildProgramme(context, [])];
      const { ids } = await saveParts(context, 'stages', one, await versionOf(context, one), [stage(null, 'Этап')]);
      await expect(
        saveParts(context, 'stages', other, await versionOf(context, other), [stage(ids[0] ?? '', 'Чужой')]),
      ).rejects.toMatchObject({ entry: { code: 'activity_place' } });
    }));

  it('two people at one list: the later one hears what is there', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, []);
      const version = await versionOf(context, id);
      await saveParts(context, 'tasks', id, version, [task(null, null, 'Первая')]);
      await expect(saveParts(context, 'tasks', id, version, [task(null, null, 'Вторая')])).rejects.toMatchObject({
        entry: { code: 'changed_by_other' },
        details: { current: { tasks: [{ title: 'Первая' }] } },
      });
    }));
});

describe('a passport', () => {
  it('[PLAN-08] [PLAN-09] keeps risks with their measures and money with its years', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, []);
      const { version } = await saveParts(context, 'risks', id, await versionOf(context, id), [
        { id: null, title: 'Нехватка кадров', measure: 'Договор с институтом' },
      ]);
      await saveParts(context, 'finance', id, version, [
        { id: null, title: 'Муниципальный бюджет', fromYear: 2025, toYear: 2025 },
      ]);
      const { risks, finance } = await showProgramme(context, id);
      expect(risks.map(({ title, measure }) => [title, measure])).toEqual([
        ['Нехватка кадров', 'Договор с институтом'],
      ]);
      expect(finance.map(({ title, fromYear, toYear }) => [title, fromYear, toYear])).toEqual([
        ['Муниципальный бюджет', 2025, 2025],
      ]);
    }));

  it('[PLAN-20] the paper that pays is linked, and the link is put right later', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, []);
      const source = { title: 'Ведомственная программа', fromYear: 2025, toYear: 2027 };
      const put = async (partId: string | null, url: string) =>
        saveParts(context, 'finance', id, await versionOf(context, id), [{ id: partId, ...source, url }]);
      const { ids } = await put(null, 'https://example.org/old');
      await put(ids[0] ?? null, 'https://example.org/act');
      expect((await showProgramme(context, id)).finance).toEqual([
        { id: ids[0], ...source, url: 'https://example.org/act' },
      ]);
    }));

  it('[DOC-03] [PLAN-11] [PLAN-27] only the named fields change, an empty one goes', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [], {
        passport: { fields: { goal: 'Рост', conditions: 'Кадры' }, other: [{ title: 'Сайт', text: 'есть' }] },
      });
      const version = await versionOf(context, id);
      await editPassport(context, id, version, { fields: { goal: '', results: 'Служба работает' } });
      expect((await showProgramme(context, id)).passport).toEqual({
        fields: { conditions: 'Кадры', results: 'Служба работает' },
        other: [{ title: 'Сайт', text: 'есть' }],
      });
      await expect(editPassport(context, id, version, { fields: { goal: 'Иное' } })).rejects.toMatchObject({
        entry: { code: 'changed_by_other' },
      });
    }));

  it('[PLAN-12] functions of a working group are kept and changed with the passport’s fields', () =>
    inTestTenant(async (context) => {
      const functions = 'организует и контролирует исполнение';
      const id = await buildProgramme(context, [], { passport: { fields: { group_functions: functions }, other: [] } });
      await editPassport(context, id, await versionOf(context, id), {
        fields: { group_functions: `${functions}\nдокладывает совету` },
      });
      const { rows } = await showHistory(context, id, { beforeId: null, activityId: null });
      expect(rows[0]).toMatchObject({
        action: 'programme.passport_edited',
        after: { passport: { group_functions: `${functions}\nдокладывает совету` } },
      });
    }));

  it('[PLAN-28] a programme without a single number says so', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [
        draftActivity('Семинар', 'май 2026', { expected: 'приказ от 12.01.2026 № 4' }),
      ]);
      expect((await showProgramme(context, id)).hasNumbers).toBe(false);
      await editPassport(context, id, await versionOf(context, id), {
        fields: { results: 'Охват не менее 80 % школ' },
      });
      expect((await showProgramme(context, id)).hasNumbers).toBe(true);
    }));

  it('[DOC-30] keeps who approves it, here or outside, and the act', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, []);
      const approved = { approver: 'ректор института', actNumber: '15-у', actOn: '2026-01-12' };
      await editProgramme(context, id, await versionOf(context, id), approved);
      expect(await showProgramme(context, id)).toMatchObject(approved);
    }));
});
