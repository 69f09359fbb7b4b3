import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type FilteredRow, filterRows, type RowFilter, sortByDate } from './activity-filter.ts';
import { findNewPlace, groupRows } from './road-map.ts';

const TASKS = [
  { id: 't1', number: '1', title: 'Поддержка молодых' },
  { id: 't2', number: '2.', title: 'Одарённые дети' },
];
const WORDS = { without: 'Без задачи', withEmpty: false };
const row = (id: string, task: string | null) => ({ id, task });

describe('a road map under its tasks', () => {
  it('[PLAN-02] keeps the order of tasks and of rows; rows of none come last', () => {
    const rows = [row('a', 't2'), row('b', null), row('c', 't1'), row('d', 't2'), row('e', 'gone')];
    const groups = groupRows(rows, TASKS, ({ task }) => task, WORDS);
    expect(groups.map(({ title, rows: own }) => [title, own.map(({ id }) => id)])).toEqual([
      ['1. Поддержка молодых', ['c']],
      ['2. Одарённые дети', ['a', 'd']],
      ['Без задачи', ['b', 'e']],
    ]);
  });

  it('[PLAN-02] shows tasks nobody has planned anything for when asked', () => {
    const groups = groupRows([row('a', 't1')], TASKS, ({ task }) => task, { ...WORDS, withEmpty: true });
    expect(groups.map(({ id, rows }) => [id, rows.length])).toEqual([
      ['t1', 1],
      ['t2', 0],
    ]);
  });

  it('[PLAN-02] loses no row and doubles none', () => {
    const anyRow = fc.record({ id: fc.uuid(), task: fc.constantFrom('t1', 't2', 'gone', null) });
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { selector: ({ id }) => id }), fc.boolean(), (rows, withEmpty) => {
        const groups = groupRows(rows, TASKS, ({ task }) => task, { ...WORDS, withEmpty });
        const ids = groups.flatMap((group) => group.rows.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
      }),
    );
  });
});

/** Puts a row behind another one, as the server does. */
function place(all: readonly string[], id: string, afterId: string | null): string[] {
  const rest = all.filter((one) => one !== id);
  const at = afterId === null ? 0 : rest.indexOf(afterId) + 1;
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}

describe('moving a row', () => {
  const all = ['a', 'x', 'b', 'y', 'c'];
  test.each([
    ['b', 'up', ['b', 'a', 'x', 'y', 'c']],
    ['b', 'down', ['a', 'x', 'y', 'c', 'b']],
    ['a', 'up', undefined],
    ['c', 'down', undefined],
    ['z', 'up', undefined],
  ] as const)('[PLAN-02] %s goes %s among its own', (id, turn, after) => {
    const found = findNewPlace(id, turn, all, ['a', 'b', 'c']);
    expect(found && place(all, id, found.afterId)).toEqual(after);
  });

  it('[PLAN-02] up and down again is where it was among its own', () => {
    const groups = fc.array(fc.boolean(), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(groups, fc.nat(), (marks, pick) => {
        const rows = marks.map((_, index) => `r${index}`);
        const own = (list: readonly string[]) => list.filter((id) => marks[Number(id.slice(1))]);
        const [beside, chosen] = [own(rows), own(rows)[pick % Math.max(1, own(rows).length)] ?? ''];
        const up = findNewPlace(chosen, 'up', rows, beside);
        if (!up) return;
        const moved = place(rows, chosen, up.afterId);
        const down = findNewPlace(chosen, 'down', moved, own(moved));
        expect(down && own(place(moved, chosen, down.afterId))).toEqual(beside);
      }),
    );
  });
});

const plain: FilteredRow = {
  ...{ id: '1', number: '1.1', title: 'Семинар для наставников', audience: 'наставники', expected: 'Протокол' },
  ...{ dueWords: 'май 2026', taskId: 't1', stageId: null, direction: 'expert', executorPersonId: null, executor: null },
  owners: [{ words: 'Отдел образования', organization: null }],
  ...{ isExcluded: false, isShared: false, state: 'overdue', overdue: 1, withoutDate: 0 },
  ...{ sortOn: '2026-05-31', nextOn: '2026-05-31' },
};
const NOTHING: RowFilter = {
  ...{ search: '', states: [], needs: [], directions: [], owners: [], executorIds: [], taskIds: [], stageIds: [] },
  isExcluded: false,
};
const found = (filter: Partial<RowFilter>, given: Partial<FilteredRow> = {}, isOutside = false) =>
  filterRows([{ ...plain, ...given }], { ...NOTHING, ...filter }, () => isOutside).length === 1;

describe('rows a filter leaves', () => {
  test.each<[string, Partial<RowFilter>, Partial<FilteredRow>, boolean]>([
    ['nothing asked', {}, {}, true],
    ['words in any order, ё as е', { search: 'наставников семинар' }, {}, true],
    ['a word of an owner', { search: 'отдел' }, {}, true],
    ['a word that is nowhere', { search: 'конкурс' }, {}, false],
    ['an owner by his words', { owners: ['отдел образования'] }, {}, true],
    ['another owner', { owners: ['рмк'] }, {}, false],
    ['late', { needs: ['overdue'] }, {}, true],
    ['without an executor', { needs: ['no_executor'] }, {}, true],
    ['a done row wants no executor', { needs: ['no_executor'] }, { state: 'done' }, false],
    ['without an owner', { needs: ['no_owner'] }, { owners: [] }, true],
    ['without a date', { needs: ['no_dates'] }, {}, false],
    ['outside its stage', { needs: ['outside'] }, {}, false],
    ['by its state', { states: ['done', 'partly'] }, {}, false],
    ['by its direction', { directions: ['expert'] }, {}, true],
    ['rows of no task', { taskIds: [''] }, { taskId: null }, true],
    ['an excluded one is seen when asked for', {}, { isExcluded: true }, false],
    ['only then', { isExcluded: true }, { isExcluded: true }, true],
  ])('[PLAN-12] %s', (_, filter, given, isFound) => {
    expect(found(filter, given)).toBe(isFound);
  });

  it('[PLAN-01] those outside are told by who knows the stages', () => {
    expect(found({ needs: ['outside'] }, {}, true)).toBe(true);
  });

  it('[PLAN-05] vague dues are in order too: by the day that waits, without any last', () => {
    const rows = [
      { id: 'a', nextOn: null, sortOn: null },
      { id: 'b', nextOn: '2026-06-30', sortOn: '2026-01-31' },
      { id: 'c', nextOn: null, sortOn: '2026-03-31' },
    ];
    expect(sortByDate(rows, false).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(sortByDate(rows, true).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });
});
