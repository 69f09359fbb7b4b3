import { describe, expect, it } from 'vitest';
import { SCHOOL_HELP } from '../reading/testing/twins/school-help.ts';
import { toText } from '../reading/testing/twins/to-text.ts';
import { hasNumber, lacksNumbers, listWarnings, readPopulation, type WarnedIndicator } from './indicator-warnings.ts';

const SHARE: WarnedIndicator = {
  id: '1',
  parentId: null,
  number: '1',
  title: 'Доля педагогов, участвующих в методической работе',
  isShare: true,
  unit: null,
  population: null,
  denominatorWords: null,
  baseValue: 10,
  targets: [{ dueOn: '2026-12-31', comparison: 'at_least', value: 100, words: null }],
  values: [],
};
const share = (id: string, fields: Partial<WarnedIndicator>): WarnedIndicator => ({ ...SHARE, id, ...fields });

describe('of whom a share is taken', () => {
  it.each([
    ['Доля учителей-предметников, прошедших диагностику', 'учителей-предметников'],
    ['доля учителей-предметников ,прошедших диагностику', 'учителей-предметников'],
    ['Доля учителей-предметников имеющих маршрут', 'учителей-предметников'],
    ['Процент педагогических работников, включённых в работу', 'педагогических работников'],
    ['Удельный вес численности молодых педагогов с наставниками', 'молодых педагогов'],
    ['Количество площадок', undefined],
  ])('[MON-19] «%s»', (title, population) => {
    expect(readPopulation(title)).toBe(population);
  });
});

describe('warnings', () => {
  it('[MON-19] four shares of four different wholes', () => {
    const indicators = [
      share('1', { population: 'педагогические работники' }),
      share('2', { population: 'Учителя-предметники' }),
      share('3', { title: 'Доля педагогов, имеющих наставника' }),
      share('4', { denominatorWords: 'педагоги и руководители' }),
      share('5', { population: 'учителя-предметники' }),
    ];
    expect(listWarnings(indicators, [])).toEqual([
      {
        code: 'many_denominators',
        text: 'У долей четыре разных знаменателя: «педагогические работники», «Учителя-предметники», «педагогов», «педагоги и руководители». Доли от разных целых не сравнивают и не складывают.',
        indicatorIds: ['1', '2', '3', '4', '5'],
      },
    ]);
  });

  it('[MON-19] shares of pupils, of schools and of teachers are of different things: that is no fault', () => {
    const indicators = [
      share('1', { title: 'Доля обучающихся, показавших динамику' }),
      share('2', { title: 'Доля учащихся, сдавших работу' }),
      share('3', { title: 'Доля школ, принявших участие' }),
      share('4', {}),
    ];
    expect(listWarnings(indicators, [])).toEqual([]);
  });

  it('[MON-19] a denominator that has become another', () => {
    const value = (asOf: string, numerator: number, denominator: number) => ({
      asOf,
      source: 'hand',
      numerator,
      denominator,
      value: null,
    });
    const values = [value('2026-06-30', 68, 104), value('2025-12-31', 60, 104), value('2026-10-01', 70, 250)];
    expect(listWarnings([share('1', { values })], [])).toEqual([
      {
        code: 'denominator_changed',
        text: 'Знаменатель менялся: 104 на 30.06.2026 → 250 на 01.10.2026. Изменение доли может идти от него.',
        indicatorIds: ['1'],
      },
    ]);
  });

  it('hand and data that differ on one day', () => {
    const value = (source: string, numerator: number) => ({
      asOf: '2026-06-30',
      source,
      numerator,
      denominator: 104,
      value: null,
    });
    const texts = (a: number, b: number) =>
      listWarnings([share('1', { values: [value('hand', a), value('attendance', b)] })], []).map(({ text }) => text);
    expect(texts(70, 68)).toEqual([
      'Введённое вручную и посчитанное по данным расходятся: 30.06.2026. В расчёт идут данные.',
    ]);
    expect(texts(68, 68)).toEqual([]);
  });

  it('a target no share can have, and what is not said', () => {
    const target = { dueOn: '2026-12-31', comparison: 'at_least', value: null, words: '1000 %' } as const;
    const codes = listWarnings(
      [
        share('1', { targets: [target] }),
        share('2', { targets: [] }),
        share('3', { baseValue: null }),
        share('4', { title: 'Охват' }),
      ],
      [],
    ).map(({ code, indicatorIds }) => [code, ...indicatorIds]);
    expect(codes).toEqual([
      ['impossible_target', '1'],
      ['no_target', '2'],
      ['no_base', '3'],
      ['no_population', '4'],
    ]);
  });
});

it('[PLAN-17] directions of «в каждой» need no target and no base of their own', () => {
  const target = { dueOn: '2026-12-31', comparison: 'in_each', value: 1, words: null } as const;
  const count = { isShare: false, baseValue: null };
  const indicators = [
    share('1', { ...count, targets: [target] }),
    share('2', { ...count, parentId: '1', targets: [] }),
    share('3', { ...count, targets: [] }),
  ];
  expect(listWarnings(indicators, []).map(({ code, indicatorIds }) => [code, ...indicatorIds])).toEqual([
    ['no_target', '3'],
  ]);
});

describe('a programme without a single number', () => {
  it.each([
    ['повысится качество работы', false],
    ['1. Повысится качество\n2) Вырастет число', false],
    ['План на 2023–2025 годы, приказ № 16 от 12.01.2022', false],
    ['охват 100 % педагогов', true],
    ['не менее одной площадки', true],
    ['в 2025 году 15 школ', true],
  ])('[PLAN-28] «%s» names one: %s', (text, expected) => {
    expect(hasNumber(text)).toBe(expected);
  });

  it('[PLAN-28] says so, until one target or one result has a number', () => {
    const silent = share('1', { baseValue: null, targets: [] });
    expect(lacksNumbers({ indicators: [], texts: [] })).toBe(true);
    expect(lacksNumbers({ indicators: [silent], texts: ['повысится качество', null] })).toBe(true);
    expect(lacksNumbers({ indicators: [{ ...silent, baseValue: 5 }], texts: [] })).toBe(false);
    expect(lacksNumbers({ indicators: [silent, SHARE], texts: [] })).toBe(false);
    expect(lacksNumbers({ indicators: [silent], texts: ['охват 100 %'] })).toBe(false);
    expect(listWarnings([], [])[0]?.code).toBe('no_numbers');
  });
});

describe('a document as people write it', () => {
  it('[MON-19] takes its shares of teachers from three wholes', () => {
    const titles = [...toText(SCHOOL_HELP).matchAll(/доля[^\n\t;]+/giu)].map(([title]) => title);
    const indicators = titles.map((title, index) => share(`${index}`, { title }));
    expect(listWarnings(indicators, []).map((warning) => warning.text)).toEqual([
      'У долей три разных знаменателя: «педагогических работников», «учителей-предметников», «педагогов». Доли от разных целых не сравнивают и не складывают.',
    ]);
  });
});
