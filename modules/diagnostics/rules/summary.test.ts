import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundHalfUp } from '#core/text/plural.ts';
import { defaultCompetences, defaultScale, type ResultRow, type ResultValue } from '../model.ts';
import { listSixTeachersRows, sixTeachers, statedMeans } from './fixtures/six-teachers.ts';
import { countHighLevel } from './high-level.ts';
import { listCountedRows, pairRows } from './pairs.ts';
import { type CompetenceSummary, isAboveBar, summarise } from './summary.ts';

const six = summarise(listSixTeachersRows());

function rowOf(row: Partial<Omit<ResultRow, 'value'>> & { score?: number; value?: ResultValue }): ResultRow {
  const { score, ...rest } = row;
  return {
    participant: 'p1',
    competence: 'subject',
    stage: 'entry',
    value: score === undefined ? { state: 'unknown' } : { state: 'known', score },
    instrumentVersion: 'v1',
    scale: defaultScale,
    heldOn: '2024-02-27',
    source: 'independent',
    ...rest,
  };
}

const only = (rows: ResultRow[]): CompetenceSummary => {
  const [first, ...others] = summarise(rows).competences;
  expect(others).toEqual([]);
  if (!first) throw new Error('No competence in the summary');
  return first;
};

describe('six teachers of test-cases 3.1', () => {
  it.each([
    ['subject', 414, 493, 414 / 6, 493 / 6, 79 / 6, 65, 77.5],
    ['methodical', 337, 496, 337 / 6, 496 / 6, 26.5, 56.5, 80.5],
    ['digital', 426, 510, 71, 85, 14, 70.5, 86],
    ['communicative', 462, 485, 77, 485 / 6, 23 / 6, 78.5, 81],
    ['psycho_pedagogical', 490, 488, 490 / 6, 488 / 6, -2 / 6, 86.5, 79],
  ])(
    '[DIAG-05] %s: sums %d and %d, exact means, medians and change',
    (code, sumIn, sumRep, meanIn, meanRep, change, medianIn, medianRep) => {
      const found = six.competences.find(({ competence }) => competence.code === code);
      expect(found?.entry).toMatchObject({
        n: 6,
        sum: sumIn,
        mean: meanIn,
        median: medianIn,
        isSmall: true,
        instruments: 1,
      });
      expect(found?.repeat).toMatchObject({ n: 6, sum: sumRep, mean: meanRep, median: medianRep, isSmall: true });
      expect(found?.change).toMatchObject({
        n: 6,
        sum: sumRep - sumIn,
        mean: change,
        incomparable: 0,
        entryOnly: 0,
        repeatOnly: 0,
      });
    },
  );

  it('[DIAG-05] the stated means are the exact ones rounded half up', () => {
    const shown = six.competences.map(({ entry, repeat }) => [
      roundHalfUp(entry.mean ?? -1),
      roundHalfUp(repeat.mean ?? -1),
    ]);
    expect(shown).toEqual(statedMeans);
  });

  it.each([
    ['subject', [2, 2, 2], [0, 3, 3], [5, 0, 1]],
    ['methodical', [3, 3, 0], [0, 3, 3], [6, 0, 0]],
    ['digital', [1, 4, 1], [0, 1, 5], [6, 0, 0]],
    ['communicative', [0, 3, 3], [1, 2, 3], [3, 0, 3]],
    ['psycho_pedagogical', [0, 2, 4], [0, 3, 3], [2, 1, 3]],
  ])('[DIAG-04] %s: levels at entry and repeat, up, same and down', (code, entry, repeat, [up, same, down]) => {
    const found = six.competences.find(({ competence }) => competence.code === code);
    const levels = ([low, medium, high]: number[]) => ({ low, medium, high });
    expect(found?.entry.levels).toEqual(levels(entry));
    expect(found?.repeat.levels).toEqual(levels(repeat));
    expect(found?.change).toMatchObject({ up, same, down });
  });

  it('[DIAG-03] 30 pairs: 22 up, 1 the same, 7 down, with the grand means', () => {
    expect(six.overall).toEqual({
      entry: { n: 30, mean: 2129 / 30 },
      repeat: { n: 30, mean: 2472 / 30 },
      change: { n: 30, mean: 343 / 30, up: 22, same: 1, down: 7 },
      entryParticipants: 6,
      repeatParticipants: 6,
      pairedParticipants: 6,
      declinedParticipants: 4,
    });
  });

  it('[DIAG-03] names the seven declines', () => {
    const down = pairRows(listSixTeachersRows()).pairs.filter(
      (pair) => pair.repeat.value.score < pair.entry.value.score,
    );
    expect(
      down.map((pair) => `${pair.participant} ${pair.competence} ${pair.entry.value.score}→${pair.repeat.value.score}`),
    ).toEqual([
      '3 subject 90→70',
      '3 communicative 76→71',
      '3 psycho_pedagogical 97→75',
      '4 communicative 86→76',
      '4 psycho_pedagogical 67→65',
      '5 communicative 62→57',
      '6 psycho_pedagogical 83→75',
    ]);
  });

  it('[DIAG-06] of six low results three became high and three medium; one new low appeared', () => {
    const moves = six.competences.map(({ change }) => change.moves);
    expect(moves.map((move) => move.low)).toEqual([
      { low: 0, medium: 1, high: 1 },
      { low: 0, medium: 2, high: 1 },
      { low: 0, medium: 0, high: 1 },
      { low: 0, medium: 0, high: 0 },
      { low: 0, medium: 0, high: 0 },
    ]);
    expect(moves[3]?.medium).toEqual({ low: 1, medium: 1, high: 1 });
  });

  it.each([
    ['any', 5, 'высокий уровень хотя бы по одной компетенции'],
    ['newly', 5, 'высокий уровень хотя бы по одной компетенции, по которой при входной диагностике уровень был другим'],
    ['all', 1, 'высокий уровень по всем 5\u00a0компетенциям'],
    ['mean', 3, 'среднее по всем 5\u00a0компетенциям не менее 80\u00a0%'],
  ] as const)('[DIAG-07] high by the rule «%s»: %d of 6', (rule, count, text) => {
    expect(countHighLevel(listSixTeachersRows(), { rule })).toEqual({ rule, count, undetermined: 0, of: 6, text });
  });

  it('[DIAG-07] by the mean of five, five people from a bar in (71,2; 76,8]', () => {
    const counts = [71.2, 71.3, 76.8, 76.9].map(
      (meanBar) => countHighLevel(listSixTeachersRows(), { rule: 'mean', meanBar }).count,
    );
    expect(counts).toEqual([6, 5, 5, 4]);
  });

  it('[DIAG-08] the fixture is numbers only, six by five pairs', () => {
    expect(sixTeachers.map(([no, ...pairs]) => [no, pairs.length])).toEqual(
      ['1', '2', '3', '4', '5', '6'].map((no) => [no, 5]),
    );
  });
});

describe('summary', () => {
  it('[DIAG-15] «более 80 %» leaves 80 out, «не менее» takes it in', () => {
    expect([79.9, 80, 80.1].map((score) => isAboveBar(score, { percent: 80, strict: true }))).toEqual([
      false,
      false,
      true,
    ]);
    expect([79.9, 80, 80.1].map((score) => isAboveBar(score, { percent: 80, strict: false }))).toEqual([
      false,
      true,
      true,
    ]);
    const rows = [80, 90, 50].map((score, i) => rowOf({ participant: String(i), score }));
    expect(only(rows).entry).toMatchObject({ above: 1, aboveShare: 1 / 3 });
    const soft = summarise(rows, { bar: { percent: 80, strict: false } }).competences[0];
    expect(soft?.entry).toMatchObject({ above: 2, aboveShare: 2 / 3 });
  });

  it('[DIAG-03] unknown, not held and reported are neither zero nor part of n', () => {
    const found = only([
      rowOf({ participant: 'a', score: 70 }),
      rowOf({ participant: 'b' }),
      rowOf({ participant: 'c', value: { state: 'not_held' } }),
      rowOf({ participant: 'd', value: { state: 'reported', word: 'средний', level: 'medium' } }),
    ]);
    expect(found.entry).toMatchObject({ n: 1, mean: 70, unknown: 1, notHeld: 1, reported: { средний: 1 } });
    expect(found.entry.levels).toEqual({ low: 0, medium: 1, high: 0 });
    expect(found.repeat).toMatchObject({ n: 0, mean: undefined, median: undefined, aboveShare: undefined });
    expect(found.change).toMatchObject({ n: 0, mean: undefined, entryOnly: 1 });
  });

  it('[DIAG-03] another instrument version or scale is incomparable, not a change', () => {
    const scale = {
      levels: defaultScale.levels.map((level) =>
        level.code === 'low' ? { ...level, to: 50 } : level.from === 60 ? { ...level, from: 50 } : level,
      ),
    };
    const found = only([
      rowOf({ participant: 'a', score: 70 }),
      rowOf({ participant: 'a', stage: 'repeat', score: 90, instrumentVersion: 'v2' }),
      rowOf({ participant: 'b', score: 70 }),
      rowOf({ participant: 'b', stage: 'repeat', score: 60, scale }),
      rowOf({ participant: 'c', stage: 'repeat', score: 60 }),
    ]);
    expect(found.change).toMatchObject({ n: 0, up: 0, same: 0, down: 0, incomparable: 2, entryOnly: 0, repeatOnly: 1 });
    expect(found.isOneScale).toBe(false);
    expect(found.repeat.instruments).toBe(2);
  });

  it('[DIAG-03] of a work taken twice at a stage the latest counts; self-diagnostics stays apart', () => {
    const rows = [
      rowOf({ score: 90, heldOn: '2024-03-02' }),
      rowOf({ score: 40, heldOn: '2024-02-01' }),
      rowOf({ score: 10, heldOn: '2024-04-01', source: 'self' }),
    ];
    expect(only(rows).entry).toMatchObject({ n: 1, mean: 90 });
    expect(summarise(rows, { source: 'self' }).competences[0]?.entry).toMatchObject({ n: 1, mean: 10 });
    expect(listCountedRows(rows)).toHaveLength(1);
  });

  it('[DIAG-02] keeps the order of the model and puts an unknown code last', () => {
    const rows = ['assessment', 'digital', 'subject'].map((competence) => rowOf({ competence, score: 50 }));
    expect(summarise(rows).competences.map(({ competence }) => competence.code)).toEqual([
      'subject',
      'digital',
      'assessment',
    ]);
  });

  it('[DIAG-07] a missing competence leaves the answer open unless it cannot matter', () => {
    const rows = [
      rowOf({ participant: 'a', stage: 'repeat', score: 90 }),
      rowOf({ participant: 'b', stage: 'repeat', score: 50 }),
      rowOf({ participant: 'c', score: 90 }),
    ];
    const competences = defaultCompetences.slice(0, 2);
    const answers = (['any', 'newly', 'all', 'mean'] as const).map((rule) => {
      const { count, undetermined, of } = countHighLevel(rows, { rule, competences });
      return [rule, count, undetermined, of];
    });
    expect(answers).toEqual([
      ['any', 1, 1, 2],
      ['newly', 0, 2, 2],
      ['all', 0, 1, 2],
      ['mean', 0, 2, 2],
    ]);
  });

  it('[DIAG-05] decimals add up without binary noise', () => {
    const rows = [0.1, 0.2, 0.3].map((score, i) => rowOf({ participant: String(i), score }));
    expect(only(rows).entry).toMatchObject({ sum: 0.6, mean: 0.2, median: 0.2 });
  });

  it('[DIAG-03] property: up + same + down = n, levels add up to n, change is the difference of paired means', () => {
    const score = fc.integer({ min: 0, max: 1000 }).map((x) => x / 10);
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 30 }), (pairs) => {
        const rows = pairs.flatMap(([entry, repeat], i) => [
          rowOf({ participant: String(i), score: entry }),
          rowOf({ participant: String(i), stage: 'repeat', score: repeat }),
        ]);
        const { entry, repeat, change } = only(rows);
        expect(change.up + change.same + change.down).toBe(pairs.length);
        for (const stage of [entry, repeat]) {
          expect(Object.values(stage.levels).reduce((sum, n) => sum + n, 0)).toBe(pairs.length);
        }
        expect(change.mean).toBeCloseTo((repeat.mean ?? 0) - (entry.mean ?? 0), 9);
        expect(entry.sum).toBe(pairs.reduce((sum, [x]) => sum + Math.round(x * 10), 0) / 10);
      }),
    );
  });

  it('[DIAG-05] property: the order of rows changes nothing', () => {
    const rows = listSixTeachersRows();
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(summarise(shuffled)).toEqual(six);
      }),
      { numRuns: 30 },
    );
  });
});
