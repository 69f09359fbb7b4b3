import { describe, expect, it } from 'vitest';
import type { IndicatorAnswer, MatrixAnswer, TargetAnswer } from '../../contract/indicators.ts';
import { makeTargetColumns, makeValueColumns, toTypedTargets, toTypedValue, toValueRow } from './grid-rows.ts';
import { readCell, toMatrixRow, toMatrixValues } from './matrix-rows.ts';
import { badgeOf, currentTarget, EMPTY_FIELDS, fieldsOf, figureOf } from './words.ts';

const value = (asOf: string, numerator: number | null, denominator: number | null, fields: object = {}) => ({
  ...{ id: asOf, asOf, numerator, denominator, value: null, source: 'hand', sourceTitle: null, remark: null },
  ...{ version: 1, evidence: [] },
  ...fields,
});

function target(dueOn: string, fields: Partial<TargetAnswer> = {}): TargetAnswer {
  return {
    ...{ id: dueOn, dueOn, comparison: 'at_least', value: 80, words: null, verdict: 'unknown' },
    ...{ reasons: [], isDue: false, usedId: null, each: null },
    ...fields,
  };
}

function indicator(fields: Partial<IndicatorAnswer> = {}): IndicatorAnswer {
  return {
    ...EMPTY_FIELDS,
    ...{ id: 'i', title: 'Доля', isShare: true, isExcluded: false, version: 1, targets: [], values: [], years: [] },
    ...fields,
  };
}

describe('a row of the grid of values', () => {
  const known = indicator({ values: [value('2026-06-30', 68, 104), value('2026-09-30', 5, 6, { remark: 'мало' })] });
  const columns = makeValueColumns(new Map([['i', known]]));
  const problemOf = (id: string, cells: Record<string, string>) =>
    columns.find((column) => column.id === id)?.check?.(cells[id] ?? '', { id: 'i', cells, isNew: false });

  it('holds the hand value of its day and what was known before', () => {
    expect(toValueRow(known, '2026-09-30').cells).toEqual({
      number: '',
      title: 'Доля',
      before: '65,4\u00a0% на 30.06.2026',
      numerator: '5',
      denominator: '6',
      value: '',
      remark: 'мало',
    });
    expect(toValueRow(known, '2026-06-30').cells.before).toBe('');
  });

  it('is read as people type numbers; empty cells are no zero', () => {
    const cells = { numerator: '1\u00a0200', denominator: '2400', value: '', remark: ' ' };
    expect(toTypedValue({ id: 'i', cells, isNew: false }, 3)).toEqual({
      ...{ indicatorId: 'i', organizationId: null, numerator: 1200, denominator: 2400, value: null },
      ...{ remark: null, version: 3 },
    });
  });

  it('says beside the cell what is wrong', () => {
    expect(problemOf('numerator', { numerator: '9', denominator: '7' })).toBe('Часть больше целого: 9 из 7');
    expect(problemOf('numerator', { numerator: '9' })).toBe('Для доли нужны оба числа: сколько и из скольких');
    expect(problemOf('denominator', { denominator: 'семь' })).toBe('Введите число, например 12,5');
    expect(problemOf('numerator', {})).toBeUndefined();
  });
});

describe('a row of the grid of targets', () => {
  const known = indicator({ targets: [target('2026-12-31', { words: 'не менее 80 %' })] });
  const all = new Map([['i', known]]);
  const days = ['2026-12-31', '2027-12-31'];

  it('is checked as it is typed, words of the document are left alone', () => {
    const [, , first] = makeTargetColumns(all, days);
    const check = (text: string) => first?.check?.(text, { id: 'i', cells: {}, isNew: false });
    expect(check('не менее 80 %')).toBeUndefined();
    expect(check('1000 %')).toBe('Доля бывает от 0 до 100 %: 1\u00a0000 % быть не может');
    expect(check('')).toBeUndefined();
  });

  it('gives the cells that have changed', () => {
    const row = { id: 'i', cells: { '2026-12-31': '', '2027-12-31': ' 90 % ' }, isNew: false };
    expect(toTypedTargets([row], all, days)).toEqual([
      { indicatorId: 'i', dueOn: '2026-12-31', words: '' },
      { indicatorId: 'i', dueOn: '2027-12-31', words: '90 %' },
    ]);
  });
});

describe('a cell of the matrix', () => {
  const NOTHING = { numerator: null, denominator: null, value: null };
  it.each([
    ['', false, NOTHING],
    ['3', false, { ...NOTHING, value: 3 }],
    ['да', false, { ...NOTHING, value: 1 }],
    ['Нет', false, { ...NOTHING, value: 0 }],
    ['ну', false, 'Напишите число, «да» или «нет»'],
    ['68 из 104', true, { ...NOTHING, numerator: 68, denominator: 104 }],
    ['68/104', true, { ...NOTHING, numerator: 68, denominator: 104 }],
    ['105 из 104', true, 'Часть больше целого: 105 из 104'],
    ['65', true, 'Для доли нужны оба числа: сколько и из скольких'],
  ])('[PLAN-17] «%s»', (text, isShare, reading) => {
    expect(readCell(text, isShare)).toEqual(reading);
  });

  it('[PLAN-17] only changed cells go, each with the version it was opened with', () => {
    const row = { organizationId: 'o', organization: 'Школа № 1', cells: [1, null], verdict: 'met' as const };
    const matrix: MatrixAnswer = {
      ...{ indicatorId: 'i', title: 'Участие', required: 1, dueOn: null, verdict: 'met', reasons: [] },
      ...{ met: 1, notMet: 0, unknown: 0, rows: [row] },
      directions: [
        { id: 'a', title: 'Первое', isShare: false },
        { id: 'b', title: 'Второе', isShare: false },
      ],
      typed: [{ indicatorId: 'a', organizationId: 'o', ...NOTHING, value: 1, version: 4 }],
    };
    const shown = toMatrixRow(row, matrix);
    expect(shown.cells).toEqual({ organization: 'Школа № 1', a: '1', b: '' });
    const typed = { ...shown, cells: { ...shown.cells, a: '2' } };
    expect(toMatrixValues([typed], matrix)).toEqual([
      { indicatorId: 'a', organizationId: 'o', ...NOTHING, value: 2, remark: null, version: 4 },
    ]);
  });
});

describe('what is shown of an indicator', () => {
  it('a figure has its parts, its day and a small n; without a value it is unknown', () => {
    expect(figureOf(indicator(), value('2026-09-30', 5, 6))).toMatchObject({
      ...{ unit: '%', digits: 1, numerator: 5, denominator: 6, n: 6, asOf: '2026-09-30' },
    });
    expect(figureOf(indicator(), undefined).value).toBeNull();
  });

  it('works towards the first target that is not past', () => {
    const targets = [target('2025-12-31', { isDue: true }), target('2026-12-31'), target('2027-12-31')];
    expect(currentTarget(indicator({ targets }))?.dueOn).toBe('2026-12-31');
    expect(currentTarget(indicator({ targets: targets.slice(0, 1) }))?.dueOn).toBe('2025-12-31');
  });

  it.each([
    [{ verdict: 'met' }, 'достигнуто'],
    [{ verdict: 'not_met', isDue: true }, 'не достигнуто'],
    [{ verdict: 'not_met' }, 'пока не достигнуто'],
    [{ verdict: 'unknown', isDue: true }, 'нет данных'],
    [{ verdict: 'unknown' }, 'срок не наступил'],
    [{ verdict: 'unknown', usedId: 'v' }, 'не с чем сравнить'],
  ] as const)('%j is «%s»', (fields, text) => {
    expect(badgeOf(target('2026-12-31', fields)).text).toBe(text);
  });

  it('its form holds the passport and nothing else', () => {
    expect(Object.keys(fieldsOf(indicator())).toSorted()).toEqual(Object.keys(EMPTY_FIELDS).toSorted());
  });
});
