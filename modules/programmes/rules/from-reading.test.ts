import { describe, expect, it } from 'vitest';
import { readDues } from '#core/time/due/read-dues.ts';
import type { ProgrammeReading } from '../reading/model.ts';
import { draftFromReading, proposeFields, proposePeriod } from './from-reading.ts';

const EMPTY: ProgrammeReading = {
  kind: 'plan',
  title: null,
  order: null,
  approval: null,
  passport: null,
  aims: [],
  stages: [],
  tasks: [],
  activities: [],
  indicators: [],
  expectedResults: [],
  risks: [],
  financing: [],
  groupFunctions: [],
  tables: [],
  unread: [],
};
const TODAY = '2026-11-22';
const passport = (from: string | null, to: string | null) => ({ fields: {}, other: [], from, to });
const activity = (due: string) => ({
  number: null,
  title: 'Семинар',
  task: null,
  stage: null,
  audience: null,
  due: readDues(due),
  owners: ['Методист'],
  expected: null,
  done: null,
  anchor: 'l1',
});
const indicator = (target: string | null) => ({
  number: '1',
  parent: null,
  level: null,
  criterion: null,
  title: 'Доля педагогов',
  target,
  unit: null,
  anchor: 'l1',
});

it('[PLAN-02] the act is that of the order, else of the stamp', () => {
  const approval = { number: '15-у', signedOn: '2027-01-12' };
  const order = { title: null, number: '3', signedOn: null, items: [] };
  const actOf = (reading: Partial<ProgrammeReading>) => {
    const { actNumber, actOn } = proposeFields({ ...EMPTY, ...reading }, 'План.docx', TODAY);
    return [actNumber, actOn];
  };
  expect([actOf({}), actOf({ approval }), actOf({ approval, order })]).toEqual([
    [null, null],
    ['15-у', '2027-01-12'],
    ['3', null],
  ]);
});

describe('the period a document proposes', () => {
  it.each<[string, Partial<ProgrammeReading>, string, string]>([
    [
      'of its passport',
      { passport: passport('2023-01-01', '2025-12-31'), title: 'План на 2026 год' },
      '2023-01-01',
      '2025-12-31',
    ],
    ['of its title', { title: 'План работы на 2026 год' }, '2026-01-01', '2026-12-31'],
    [
      'of a school year in its title, from the councils of August on',
      { title: 'План на 2026/2027 учебный год', activities: [activity('28.08.2026'), activity('май 2027')] },
      '2026-08-28',
      '2027-08-31',
    ],
    ['of a school year in its title', { title: 'План на 2026/2027 учебный год' }, '2026-09-01', '2027-08-31'],
    [
      'from its first due to its last',
      { activities: [activity('март 2026'), activity('10.10.2026')] },
      '2026-03-01',
      '2026-10-10',
    ],
    ['this school year, when it says nothing', {}, '2026-09-01', '2027-08-31'],
  ])('[PLAN-01] %s', (_, reading, startsOn, endsOn) => {
    expect(proposePeriod({ ...EMPTY, ...reading }, TODAY)).toMatchObject({ startsOn, endsOn });
  });

  it('[PLAN-05] a running programme is kept from today, a coming one from its beginning', () => {
    expect(proposeFields({ ...EMPTY, title: 'План на 2026 год' }, 'план.docx', TODAY).trackedFrom).toBe(TODAY);
    expect(proposeFields({ ...EMPTY, title: 'План на 2027 год' }, 'план.docx', TODAY).trackedFrom).toBeNull();
  });
});

describe('a document understood becomes a draft', () => {
  const draft = (reading: Partial<ProgrammeReading>) => {
    const whole = { ...EMPTY, ...reading };
    return draftFromReading(whole, proposeFields(whole, 'план.docx', TODAY), 'r1', () => ({
      organizationId: null,
      personId: null,
    }));
  };

  it.each([
    ['100%', { comparison: 'at_least', value: 100, words: '100%' }, true],
    ['не менее 1', { comparison: 'at_least', value: 1, words: 'не менее 1' }, false],
    ['к 2028 году не менее 80 %', { comparison: 'at_least', value: 80, words: 'к 2028 году не менее 80 %' }, true],
    // What cannot be is kept in words, and the linter tells of it.
    ['1000%', { comparison: 'at_least', value: null, words: '1000%' }, true],
  ])('[PLAN-18] a target «%s» at the end of the period', (words, target, isShare) => {
    const [made] = draft({ title: 'План на 2026 год', indicators: [indicator(words)] }).indicators;
    expect(made?.targets).toEqual([{ dueOn: '2026-12-31', ...target }]);
    expect(made?.isShare).toBe(isShare);
  });

  it('[PLAN-01] what is done in a stage stays with the passport, the passport’s own words win', () => {
    const stages = [
      {
        title: 'Первый этап',
        from: '2027-01-01',
        to: '2027-03-31',
        content: 'Опрос',
        expected: 'Справка',
        anchor: 'l1',
      },
      { title: 'Второй этап', from: null, to: null, anchor: 'l2' },
    ];
    expect(draft({ stages }).fields.passport.fields).toEqual({
      stages: 'Первый этап (01.01.2027 – 31.03.2027): Опрос\nОжидаемый результат: Справка\nВторой этап',
    });
    const own = { ...passport(null, null), fields: { stages: 'Два этапа' } };
    expect(draft({ stages, passport: own }).fields.passport.fields).toEqual({ stages: 'Два этапа' });
  });

  it('[PLAN-02] what else a row says stands below what is expected of it', () => {
    const row = { ...activity('март 2027'), expected: 'Справка', notes: 'Место проведения: школа № 2' };
    const { activities } = draft({ activities: [row, { ...row, expected: null }] });
    expect(activities.map(({ expected }) => expected)).toEqual([
      'Справка\nМесто проведения: школа № 2',
      'Место проведения: школа № 2',
    ]);
  });

  it('[PLAN-17] [PLAN-18] columns of years are a target each, the last at the end of the programme', () => {
    const reading = {
      passport: passport('2026-09-01', '2028-08-31'),
      indicators: [{ ...indicator('Значение на 2026: 70; 2027 год: не менее 90; 2028: 120'), unit: '%' }],
    };
    expect(draft(reading).indicators.map(({ targets, isShare }) => ({ targets, isShare }))).toEqual([
      {
        targets: [
          { dueOn: '2026-12-31', comparison: 'at_least', value: 70, words: '70' },
          { dueOn: '2027-12-31', comparison: 'at_least', value: 90, words: 'не менее 90' },
          { dueOn: '2028-08-31', comparison: 'at_least', value: null, words: '120' },
        ],
        isShare: true,
      },
    ]);
  });

  it('[PLAN-18] columns of school years end with the school year', () => {
    const reading = {
      passport: passport('2026-09-01', '2028-08-31'),
      indicators: [indicator('2026/27 учебный год: 10; 2027-2028 уч. год: 20')],
    };
    expect(draft(reading).indicators[0]?.targets).toEqual([
      { dueOn: '2027-08-31', comparison: 'at_least', value: 10, words: '10' },
      { dueOn: '2028-08-31', comparison: 'at_least', value: 20, words: '20' },
    ]);
  });

  it('[PLAN-08] a row of risks says what is done about each', () => {
    expect(draft({ risks: ['Нехватка наставников — Наставник из соседней школы'] }).risks).toEqual([
      { title: 'Нехватка наставников', measure: 'Наставник из соседней школы' },
    ]);
  });

  it('[PLAN-28] words without a number are no target', () => {
    expect(
      draft({ indicators: [indicator(null), indicator('имеется')] }).indicators.map(({ targets }) => targets),
    ).toEqual([[], []]);
  });

  it('[PLAN-08] [PLAN-09] [PLAN-20] keeps risks, and the years of the money', () => {
    const made = draft({
      risks: ['Нет специалистов'],
      financing: ['Программа «Кадры» на 2020-2024 годы', 'Без дополнительных средств'],
    });
    expect(made.risks).toEqual([{ title: 'Нет специалистов', measure: null }]);
    expect(made.finance).toEqual([
      { title: 'Программа «Кадры» на 2020-2024 годы', fromYear: 2020, toYear: 2024 },
      { title: 'Без дополнительных средств', fromYear: null, toYear: null },
    ]);
  });
});
