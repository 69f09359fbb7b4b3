import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears } from '#core/time/day.ts';
import { ACTIVITY_STATES } from './activity-state.ts';
import {
  countDraft,
  isOutsidePeriod,
  type LastIndicator,
  type LastProgramme,
  type LastRow,
  planNextYear,
  yearsOf,
} from './next-year.ts';

function row(id: string, fields: Partial<LastRow> = {}): LastRow {
  return {
    id,
    task: 0,
    stage: 0,
    number: id,
    title: `Дело ${id}`,
    audience: null,
    direction: null,
    resultKind: null,
    dueWords: 'март 2026',
    expected: null,
    owners: [{ words: 'Методист', organizationId: null, personId: null }],
    executorPersonId: null,
    state: 'done',
    ...fields,
  };
}

function indicator(fields: Partial<LastIndicator> = {}): LastIndicator {
  return {
    parent: null,
    number: '1',
    level: null,
    criterion: null,
    title: 'Площадки',
    unit: null,
    isShare: false,
    wish: null,
    baseValue: 1,
    baseOn: '2025-12-31',
    targets: [{ dueOn: '2026-12-31', comparison: 'at_least', value: 3, words: 'не менее 3 к концу 2026 года' }],
    last: { amount: 2, on: '2026-11-01' },
    ...fields,
  };
}

const LAST: LastProgramme = {
  id: 'p',
  fields: {
    kind: 'year_plan',
    title: 'План работы на 2026 год',
    organizationId: null,
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    coordinatorPersonId: null,
    coordinatorWords: null,
    passport: { fields: { goal: 'Провести форум 2026 года', grounds: 'Решение 2026 года' }, other: [] },
    approver: 'Отдел образования',
    actNumber: '16',
    actOn: '2026-01-12',
    trackedFrom: '2026-03-01',
  },
  stages: [{ title: 'Основной этап 2026 года', startsOn: '2026-02-01', endsOn: '2026-11-30' }],
  tasks: [{ number: '1', title: 'Научить', direction: null }],
  rows: [
    row('1'),
    row('2', { dueWords: 'сентябрь', state: 'not_done' }),
    row('3', { dueWords: '29.11.2026', state: 'planned' }),
  ],
  indicators: [indicator()],
  risks: [],
  finance: [],
};
const ALL = { years: 1, without: new Set<string>() };

describe('the plan of the next year', () => {
  it('has its dates a year later, no act, and the year before as its origin', () => {
    const { draft } = planNextYear(LAST, ALL);
    expect(draft).toMatchObject({
      previousId: 'p',
      fields: {
        title: 'План работы на 2027 год',
        startsOn: '2027-01-01',
        endsOn: '2027-12-31',
        passport: { fields: { goal: 'Провести форум 2027 года', grounds: 'Решение 2026 года' }, other: [] },
        approver: 'Отдел образования',
        actNumber: null,
        actOn: null,
        trackedFrom: null,
      },
      stages: [{ title: 'Основной этап 2027 года', startsOn: '2027-02-01', endsOn: '2027-11-30' }],
    });
    expect(draft.activities.map(({ dues, originId }) => [originId, dues[0]?.text, dues[0]?.start])).toEqual([
      ['1', 'март 2027', '2027-03-01'],
      ['2', 'сентябрь', '2027-09-01'],
      ['3', '29.11.2027', '2027-11-29'],
    ]);
  });

  it('marks what was not done, and leaves out what is not wanted', () => {
    const { rows, draft } = planNextYear(LAST, { years: 1, without: new Set(['2']) });
    expect(rows.map(({ originId, carry, isTaken }) => [originId, carry, isTaken])).toEqual([
      ['1', 'done', true],
      ['2', 'not_done', false],
      ['3', 'open', true],
    ]);
    expect(draft.activities.map(({ originId, done }) => [originId, done])).toEqual([
      ['1', null],
      ['3', null],
    ]);
  });

  it.each([
    [
      ['1', '2', '3'],
      ['1', '2'],
    ],
    [
      ['1.', '2.', '3.'],
      ['1.', '2.'],
    ],
    [
      ['1', '1', '2'],
      ['1', '2'],
    ],
    [
      ['1.1', '1.2', '2.1'],
      ['1.1', '2.1'],
    ],
    [
      ['1', null, '2'],
      ['1', '2'],
    ],
  ])('numbers %j without the second row become %j', (numbers, expected) => {
    const rows = numbers.map((number, index) => row(`r${index}`, { number }));
    const { draft } = planNextYear({ ...LAST, rows }, { years: 1, without: new Set(['r1']) });
    expect(draft.activities.map(({ number }) => number)).toEqual(expected);
  });

  it.each([
    ['done', 'done'],
    ['partly', 'not_done'],
    ['not_done', 'not_done'],
    ['overdue', 'unmarked'],
    ['unmarked', 'unmarked'],
    ['in_progress', 'open'],
    ['planned', 'open'],
    ['moved', 'open'],
  ] as const)('a row that is «%s» is carried as «%s»: without a word is not «not done»', (state, carry) => {
    const { rows } = planNextYear({ ...LAST, rows: [row('1', { state })] }, ALL);
    expect(rows.map((one) => one.carry)).toEqual([carry]);
  });

  it('carries indicators with the last value as the base; without one the old base stays', () => {
    const { draft } = planNextYear({ ...LAST, indicators: [indicator(), indicator({ last: null })] }, ALL);
    expect(draft.indicators.map(({ baseValue, baseOn, targets }) => [baseValue, baseOn, targets[0]])).toEqual([
      [
        2,
        '2026-11-01',
        { dueOn: '2027-12-31', comparison: 'at_least', value: 3, words: 'не менее 3 к концу 2027 года' },
      ],
      [
        1,
        '2025-12-31',
        { dueOn: '2027-12-31', comparison: 'at_least', value: 3, words: 'не менее 3 к концу 2027 года' },
      ],
    ]);
    expect(draft.indicators.some((one) => 'last' in one)).toBe(false);
  });

  it('says in numbers what will be made', () => {
    const { draft } = planNextYear(
      {
        ...LAST,
        rows: [...LAST.rows, row('4', { dueWords: 'по отдельному плану' }), row('5', { dueWords: 'май 2021' })],
      },
      ALL,
    );
    expect(countDraft(draft)).toEqual({
      stages: 1,
      tasks: 1,
      activities: 5,
      occurrences: 5,
      withoutDate: 1,
      outside: 1,
      indicators: 1,
      targets: 1,
      withBase: 1,
    });
  });

  it.each([
    ['2026-01-01', '2026-12-31', 1],
    ['2026-09-01', '2027-08-31', 1],
    ['2026-02-01', '2026-05-31', 1],
    ['2023-01-01', '2025-12-31', 3],
    ['2026-09-01', '2028-05-31', 2],
  ])('a programme from %s to %s moves by %i years', (startsOn, endsOn, years) => {
    expect(yearsOf({ startsOn, endsOn })).toBe(years);
  });

  it('keeps every row that is wanted, in its order and place, whatever became of it', () => {
    const anyRow = fc.record({
      dueWords: fc.constantFrom('март 2026', 'сентябрь', 'ежемесячно', 'по плану', '01.02.2026 01.10.2026', ''),
      state: fc.constantFrom(...ACTIVITY_STATES),
      isWanted: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (list, years) => {
        const rows = list.map(({ isWanted: _, ...fields }, index) => row(`r${index}`, fields));
        const without = new Set(rows.filter((_, index) => !list[index]?.isWanted).map(({ id }) => id));
        const { draft } = planNextYear({ ...LAST, rows }, { years, without });
        const wanted = rows.filter(({ id }) => !without.has(id));
        expect(draft.activities.map(({ originId, task, stage }) => [originId, task, stage])).toEqual(
          wanted.map(({ id, task, stage }) => [id, task, stage]),
        );
        expect(draft.activities.every(({ dues }) => !isOutsidePeriod(dues, draft.fields))).toBe(true);
        expect(draft.fields.startsOn).toBe(addYears(LAST.fields.startsOn, years));
      }),
    );
  });
});
