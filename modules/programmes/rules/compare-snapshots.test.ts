import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeAmendmentItems } from './amendment-words.ts';
import { type ChangeReasons, compareSnapshots } from './compare-snapshots.ts';
import { EMPTY_PASSPORT } from './draft.ts';
import { isUnderAct, listUnexplained } from './editions.ts';
import type { ProgrammeSnapshot, SnapshotActivity, SnapshotIndicator } from './snapshot.ts';

const due = (text: string) => ({ text, kind: 'month' as const, start: null, end: null, recurrence: null });

function activity(id: string, fields: Partial<SnapshotActivity> = {}): SnapshotActivity {
  return {
    id,
    number: id,
    title: `Дело ${id}`,
    taskId: null,
    stageId: null,
    audience: null,
    dues: [due('март 2026')],
    expected: null,
    owners: ['Методист'],
    isExcluded: false,
    ...fields,
  };
}

function indicator(id: string, fields: Partial<SnapshotIndicator> = {}): SnapshotIndicator {
  return {
    ...EMPTY_PASSPORT,
    id,
    parentId: null,
    number: id,
    level: null,
    criterion: null,
    title: `Показатель ${id}`,
    unit: null,
    isShare: true,
    targets: [],
    isExcluded: false,
    ...fields,
  };
}

const PLAN: ProgrammeSnapshot = {
  title: 'Программа развития',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  coordinatorWords: null,
  passport: { fields: { goal: 'Помочь учителям' }, other: [] },
  stages: [{ id: 's1', title: 'Основной', startsOn: '2026-02-01', endsOn: null }],
  tasks: [
    { id: 't1', number: '1', title: 'Узнать', direction: null },
    { id: 't2', number: '2', title: 'Научить', direction: null },
  ],
  activities: [activity('1', { taskId: 't1' }), activity('4'), activity('5', { number: '5.' })],
  indicators: [indicator('1', { targets: [{ dueOn: '2026-12-31', comparison: 'at_least', value: 80, words: null }] })],
  risks: [],
  finance: [],
};
const changed = (fields: Partial<ProgrammeSnapshot>): ProgrammeSnapshot => ({ ...PLAN, ...fields });
const withActivity = (id: string, fields: Partial<SnapshotActivity>) =>
  changed({ activities: PLAN.activities.map((one) => (one.id === id ? { ...one, ...fields } : one)) });
const textsOf = (after: ProgrammeSnapshot, reasons: ChangeReasons = {}, before = PLAN) =>
  compareSnapshots(before, after, reasons).map(({ text }) => text);

describe('two states of a programme', () => {
  it('[DOC-26] a due that has moved, with its reason', () => {
    const after = withActivity('4', { dues: [due('май 2026')] });
    expect(textsOf(after, { 'activity:4': 'перенос семинара области' })).toEqual([
      'Пункт 4: срок «март 2026» → «май 2026»; причина: перенос семинара области',
    ]);
  });

  it.each<[string, ProgrammeSnapshot, string]>([
    [
      'several cells',
      withActivity('5', { owners: ['Методист', 'Школы'], expected: 'Справка' }),
      'Пункт 5: ответственный «Методист» → «Методист, Школы»; ожидаемый результат не указано → «Справка»',
    ],
    ['another task', withActivity('1', { taskId: 't2' }), 'Пункт 1: задача «1 Узнать» → «2 Научить»'],
    [
      'a row added',
      changed({ activities: [...PLAN.activities, activity('6')] }),
      'Добавлен пункт 6 «Дело 6», срок «март 2026», ответственный «Методист»',
    ],
    ['a row excluded', withActivity('4', { isExcluded: true }), 'Исключён пункт 4 «Дело 4»'],
    ['a row gone', changed({ activities: PLAN.activities.slice(0, 2) }), 'Исключён пункт 5 «Дело 5»'],
    ['a task gone', changed({ tasks: PLAN.tasks.slice(0, 1) }), 'Исключена задача 2 «Научить»'],
    [
      'the passport',
      changed({ passport: { fields: { goal: 'Поддержать' }, other: [] } }),
      'Паспорт: цель «Помочь учителям» → «Поддержать»',
    ],
    [
      'the period',
      changed({ endsOn: '2027-06-30' }),
      'Паспорт: срок программы «01.01.2026\u00a0– 31.12.2026» → «01.01.2026\u00a0– 30.06.2027»',
    ],
    [
      'a target',
      changed({
        indicators: [
          indicator('1', { targets: [{ dueOn: '2026-12-31', comparison: 'at_least', value: 70, words: null }] }),
        ],
      }),
      'Показатель 1: цель к 31.12.2026 «не менее 80\u00a0%» → «не менее 70\u00a0%»',
    ],
    [
      'a stage',
      changed({ stages: [{ id: 's1', title: 'Основной', startsOn: '2026-03-01', endsOn: null }] }),
      'Этап «Основной»: срок «с 01.02.2026» → «с 01.03.2026»',
    ],
  ])('[DOC-26] %s', (_, after, text) => {
    expect(textsOf(after)).toEqual([text]);
  });

  it('[DOC-26] a number that is not the only one is told by the name of the row', () => {
    const before = changed({ activities: [activity('a', { number: '1' }), activity('b', { number: '1' })] });
    const after = changed({
      activities: [activity('a', { number: '1', dues: [due('май')] }), activity('b', { number: '1' })],
    });
    expect(textsOf(after, {}, before)).toEqual(['Пункт 1 «Дело a»: срок «март 2026» → «май»']);
  });

  it('[DOC-26] a row named by its number says what it is about, unless that itself has changed', () => {
    const aboutOf = (after: ProgrammeSnapshot) => compareSnapshots(PLAN, after).map(({ about }) => about);
    expect(aboutOf(withActivity('4', { dues: [due('май 2026')] }))).toEqual(['Дело 4']);
    expect(aboutOf(withActivity('4', { title: 'Иное дело', dues: [due('май 2026')] }))).toEqual([null]);
    expect(aboutOf(withActivity('4', { isExcluded: true }))).toEqual([null]);
  });

  it('[DOC-26] a task called otherwise is one line, not a line of each of its rows', () => {
    const tasks = [{ id: 't1', number: '1', title: 'Выяснить', direction: null }, ...PLAN.tasks.slice(1)];
    expect(textsOf(changed({ tasks }))).toEqual(['Задача 1: название «Узнать» → «Выяснить»']);
  });

  const anyActivity = fc.record({
    number: fc.option(fc.string({ maxLength: 3 })),
    title: fc.string(),
    audience: fc.option(fc.string()),
    dues: fc.array(fc.string().map(due), { maxLength: 2 }),
    expected: fc.option(fc.string()),
    owners: fc.array(fc.string(), { maxLength: 2 }),
    isExcluded: fc.boolean(),
    taskId: fc.constantFrom(null, 't1', 't2', 'gone'),
  });
  const anyPlan = fc
    .record({
      title: fc.string(),
      coordinatorWords: fc.option(fc.string()),
      activities: fc.array(anyActivity, { maxLength: 5 }),
    })
    .map(({ activities, ...fields }) =>
      changed({ ...fields, activities: activities.map((one, index) => activity(`a${index}`, one)) }),
    );

  it('[DOC-26] equal states have no lines', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(compareSnapshots(plan, structuredClone(plan))).toEqual([]);
      }),
    );
  });

  it('[DOC-26] back is as many lines as forth, with added and excluded changed over', () => {
    const opposite = { added: 'excluded', excluded: 'added', changed: 'changed' } as const;
    fc.assert(
      fc.property(anyPlan, anyPlan, (a, b) => {
        const forth = compareSnapshots(a, b).map(({ key, kind }) => `${key} ${kind}`);
        const back = compareSnapshots(b, a).map(({ key, kind }) => `${key} ${opposite[kind]}`);
        expect(back.toSorted()).toEqual(forth.toSorted());
      }),
    );
  });

  it('what was excluded before and after is no change', () => {
    const before = withActivity('4', { isExcluded: true });
    expect(textsOf(withActivity('4', { isExcluded: true, title: 'Другое' }), {}, before)).toEqual([]);
  });
});

describe('an amending act', () => {
  const itemsOf = (after: ProgrammeSnapshot) => compareSnapshots(PLAN, after).flatMap(writeAmendmentItems);

  it.each<[ProgrammeSnapshot, string[]]>([
    [
      withActivity('4', { dues: [due('май 2026')] }),
      ['в пункте 4 в графе «Срок» слова «март 2026» заменить словами «май 2026»'],
    ],
    [
      withActivity('4', { expected: 'Справка' }),
      ['в пункте 4 графу «Ожидаемый результат» дополнить словами «Справка»'],
    ],
    [withActivity('4', { owners: [] }), ['в пункте 4 из графы «Ответственный» исключить слова «Методист»']],
    [withActivity('4', { isExcluded: true }), ['пункт 4 «Дело 4» исключить']],
    [
      changed({ activities: [...PLAN.activities, activity('6', { number: null })] }),
      ['дополнить пунктом «Дело 6»; срок — «март 2026»; ответственный — «Методист»'],
    ],
    [
      changed({ passport: { fields: { goal: 'Поддержать' }, other: [] } }),
      ['строку паспорта «Цель» изложить в следующей редакции: «Поддержать»'],
    ],
    [changed({ indicators: [] }), ['показатель 1 «Показатель 1» исключить']],
  ])('[DOC-21] says it as acts do (%#)', (after, items) => {
    expect(itemsOf(after)).toEqual(items);
  });
});

describe('editions', () => {
  it.each([
    ['running', '12', '2026-01-15', true],
    ['running', null, '2026-01-15', false],
    ['running', '12', null, false],
    ['draft', '12', '2026-01-15', false],
    ['finished', '12', '2026-01-15', false],
  ] as const)('[DOC-21] %s, № %s of %s is under an act: %s', (state, actNumber, actOn, expected) => {
    expect(isUnderAct({ state, actNumber, actOn })).toBe(expected);
  });

  it('[DOC-26] a change has a reason of its own, or that of the whole edition', () => {
    const after = withActivity('4', { isExcluded: true });
    const both = { ...after, title: 'Иначе' };
    const lines = compareSnapshots(PLAN, both, { 'activity:4': 'нет времени' });
    expect(listUnexplained('', lines).map(({ subject }) => subject)).toEqual(['Паспорт']);
    expect(listUnexplained('решение совета', lines)).toEqual([]);
  });
});
