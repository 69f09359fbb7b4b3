import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DeficitRule,
  defaultDeficitRule,
  defaultScale,
  deficitRuleSchema,
  type ResultRow,
  type ResultValue,
} from '../model.ts';
import { findDeficits } from './deficits.ts';
import { listSixTeachersRows } from './fixtures/six-teachers.ts';

const known = (score: number): ResultValue => ({ state: 'known', score });
const rowOf = (value: ResultValue, heldOn: string, rest: Partial<ResultRow> = {}): ResultRow => ({
  participant: 'p1',
  competence: 'subject',
  stage: 'entry',
  value,
  instrumentVersion: 'v1',
  scale: defaultScale,
  heldOn,
  source: 'independent',
  ...rest,
});
const today = '2024-06-01';
const find = (rows: ResultRow[], rule: Partial<DeficitRule> = {}) =>
  findDeficits(rows, { ...defaultDeficitRule, ...rule }, today).map(
    ({ competence, level }) => `${competence} ${level}`,
  );

describe('deficits', () => {
  it('[DIAG-22] after the repeat of the six teachers one deficit stands: teacher 5, communicative', () => {
    const byTeacher = Map.groupBy(listSixTeachersRows(), (row) => row.participant);
    const found = [...byTeacher].flatMap(([no, rows]) => find(rows).map((deficit) => `${no} ${deficit}`));
    expect(found).toEqual(['5 communicative low']);
  });

  it('[DIAG-22] between the two works there were six', () => {
    const byTeacher = Map.groupBy(listSixTeachersRows(), (row) => row.participant);
    const found = [...byTeacher].flatMap(([no, rows]) => {
      return findDeficits(rows, defaultDeficitRule, '2023-09-01').map(({ competence }) => `${no} ${competence}`);
    });
    expect(found).toEqual(['1 methodical', '2 subject', '4 methodical', '5 methodical', '5 digital', '6 subject']);
  });

  it('[DIAG-04] the latest result decides, however the rows are ordered', () => {
    const rows = [rowOf(known(90), '2024-02-01'), rowOf(known(30), '2023-02-01')];
    expect(find(rows)).toEqual([]);
    expect(find(rows.toReversed())).toEqual([]);
    expect(find(rows, { latestOnly: false })).toEqual(['subject low']);
  });

  it('[DIAG-13] of two directions on one day a low one counts', () => {
    const rows = [rowOf(known(30), '2024-02-01'), rowOf(known(90), '2024-02-01', { instrumentVersion: 'v2' })];
    expect(find(rows)).toEqual(['subject low']);
  });

  it('[DIAG-18] self-diagnostics neither makes nor lifts a deficit by default', () => {
    const self = { source: 'self' as const };
    expect(find([rowOf(known(30), '2024-02-01', self)])).toEqual([]);
    expect(find([rowOf(known(30), '2024-02-01'), rowOf(known(90), '2024-03-01', self)])).toEqual(['subject low']);
    expect(find([rowOf(known(30), '2024-02-01', self)], { independentOnly: false })).toEqual(['subject low']);
  });

  it('[DIAG-22] a reported word counts by setting; a word without a level and a missing value decide nothing', () => {
    const reported = rowOf({ state: 'reported', word: 'низкий', level: 'low' }, '2024-02-01');
    expect(find([reported])).toEqual(['subject low']);
    expect(find([reported], { countReported: false })).toEqual([]);
    const later = [
      rowOf({ state: 'reported', word: 'выше среднего' }, '2024-03-01'),
      rowOf({ state: 'unknown' }, '2024-03-02'),
    ];
    expect(find([rowOf(known(30), '2024-02-01'), ...later])).toEqual(['subject low']);
  });

  it('[DIAG-22] results past their term or ahead of the day do not count', () => {
    expect(find([rowOf(known(30), '2023-06-01')], { validMonths: 12 })).toEqual(['subject low']);
    expect(find([rowOf(known(30), '2023-05-31')], { validMonths: 12 })).toEqual([]);
    expect(find([rowOf(known(30), '2024-06-02')])).toEqual([]);
  });

  it('[DIAG-22] the rule is a versioned setting, and its version goes with each deficit', () => {
    expect(deficitRuleSchema.parse(defaultDeficitRule)).toEqual(defaultDeficitRule);
    const rule: DeficitRule = { ...defaultDeficitRule, version: 7, levels: ['low', 'medium'] };
    const source = rowOf(known(70), '2024-02-01');
    expect(findDeficits([source], rule, today)).toEqual([
      { competence: 'subject', level: 'medium', source, ruleVersion: 7 },
    ]);
  });

  it('[DIAG-22] property: at most one deficit a competence, and only where some result is low', () => {
    const row = fc
      .record({
        competence: fc.constantFrom('subject', 'digital'),
        score: fc.integer({ min: 0, max: 100 }),
        month: fc.integer({ min: 1, max: 5 }),
      })
      .map(({ competence, score, month }) => rowOf(known(score), `2024-0${month}-01`, { competence }));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const deficits = findDeficits(rows, defaultDeficitRule, today);
        expect(new Set(deficits.map(({ competence }) => competence)).size).toBe(deficits.length);
        for (const { competence, source } of deficits) {
          const own = rows.filter((each) => each.competence === competence);
          expect(own.every((each) => each.heldOn <= source.heldOn)).toBe(true);
          expect(source.value.state === 'known' && source.value.score < 60).toBe(true);
        }
      }),
    );
  });
});
