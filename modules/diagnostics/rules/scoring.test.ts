import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assessmentCompetence,
  competenceSchema,
  defaultCompetences,
  defaultScale,
  type Scale,
  scaleSchema,
} from '../model.ts';
import { checkScale, findIncomparability, isComparable, isSameScale, levelCodeOf, levelOf } from './scoring.ts';

const scaleOf = (...intervals: [code: string, from: number, to: number][]): Scale => ({
  levels: intervals.map(([code, from, to]) => ({ code, title: code, from, to })),
});

describe('scale', () => {
  it.each([
    [0, 'low'],
    [59.999, 'low'],
    [60, 'medium'],
    [79.5, 'medium'],
    [80, 'high'],
    [100, 'high'],
  ])('[DIAG-04] %d is %s by the default scale', (score, level) => {
    expect(levelOf(score, defaultScale)?.code).toBe(level);
  });

  it.each([-0.1, 100.1, Number.NaN])('[DIAG-04] %d has no level', (score) => {
    expect(levelOf(score, defaultScale)).toBeUndefined();
  });

  it.each([
    [defaultScale, { ok: true }],
    [{ levels: [] }, { ok: false, codes: ['no_levels'] }],
    [scaleOf(['a', 0, 50], ['b', 60, 100]), { ok: false, codes: ['gap'] }],
    [scaleOf(['a', 0, 60], ['b', 50, 100]), { ok: false, codes: ['overlap'] }],
    [scaleOf(['a', 50, 100], ['b', 0, 50]), { ok: false, codes: ['wrong_order', 'starts_above_0', 'ends_below_100'] }],
    [scaleOf(['a', 10, 50], ['b', 50, 90]), { ok: false, codes: ['starts_above_0', 'ends_below_100'] }],
    [scaleOf(['a', -5, 50], ['b', 50, 110]), { ok: false, codes: ['starts_below_0', 'ends_above_100'] }],
    [scaleOf(['a', 0, 50], ['a', 50, 100]), { ok: false, codes: ['duplicate_code'] }],
    [scaleOf(['a', 0, 50], ['b', 50, 50], ['c', 50, 100]), { ok: false, codes: ['empty_interval'] }],
    [scaleOf(['a', 0, Number.NaN], ['b', 50, 100]), { ok: false, codes: ['bad_number'] }],
  ])('[DIAG-04] judges a scale %#', (scale, verdict) => {
    expect(checkScale(scale)).toEqual(verdict);
  });

  it('[DIAG-04] property: a scale that is passed gives every score exactly one level', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 5 });
    fc.assert(
      fc.property(cuts, fc.double({ min: 0, max: 100, noNaN: true }), (inner, score) => {
        const points = [0, ...inner.toSorted((a, b) => a - b), 100];
        const scale = scaleOf(
          ...points.slice(1).map((to, i): [string, number, number] => [`l${i}`, points[i] ?? 0, to]),
        );
        expect(checkScale(scale)).toEqual({ ok: true });
        const holding = scale.levels.filter(
          ({ from, to }) => score >= from && (score < to || (to === 100 && score === 100)),
        );
        expect(holding).toEqual([levelOf(score, scale)]);
      }),
    );
  });

  it('[DIAG-04] a reported word gives the level it names, an unknown value none', () => {
    expect(levelCodeOf({ state: 'reported', word: 'средний', level: 'medium' }, defaultScale)).toBe('medium');
    expect(levelCodeOf({ state: 'reported', word: 'выше среднего' }, defaultScale)).toBeUndefined();
    expect(levelCodeOf({ state: 'unknown' }, defaultScale)).toBeUndefined();
    expect(levelCodeOf({ state: 'known', score: 59.9 }, defaultScale)).toBe('low');
  });

  it('[DIAG-03] compares the same version and the same intervals only', () => {
    const renamed = { levels: defaultScale.levels.map((level) => ({ ...level, title: level.title.toUpperCase() })) };
    const moved = scaleOf(['low', 0, 50], ['medium', 50, 80], ['high', 80, 100]);
    const entry = { instrumentVersion: 'v1', scale: defaultScale };
    expect(isSameScale(defaultScale, renamed)).toBe(true);
    expect(isComparable(entry, { instrumentVersion: 'v1', scale: renamed })).toBe(true);
    expect(findIncomparability(entry, { instrumentVersion: 'v2', scale: defaultScale })).toEqual({
      reason: 'instrument_version',
      text: 'несопоставимо: другая версия инструмента',
    });
    expect(findIncomparability(entry, { instrumentVersion: 'v1', scale: moved })).toEqual({
      reason: 'scale',
      text: 'несопоставимо: другая шкала уровней',
    });
  });

  it('[DIAG-02] [DIAG-20] five competences by default, «оценочная» stands ready', () => {
    expect(defaultCompetences.map(({ title }) => title)).toEqual([
      'предметная',
      'методическая',
      'цифровая',
      'коммуникативная',
      'психолого-педагогическая',
    ]);
    for (const competence of [...defaultCompetences, assessmentCompetence]) {
      expect(competenceSchema.parse(competence)).toEqual(competence);
    }
    expect(assessmentCompetence).toMatchObject({ code: 'assessment', title: 'оценочная' });
    expect(scaleSchema.parse(defaultScale)).toEqual(defaultScale);
  });
});
