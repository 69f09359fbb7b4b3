import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findScoreUnit, readScore } from './reading.ts';

describe('cells of a results table', () => {
  it.each([
    ['69', 69],
    ['69,5', 69.5],
    ['69.5', 69.5],
    ['69 %', 69],
    ['69,5\u00a0%', 69.5],
    [' 100 ', 100],
    ['0', 0],
    ['0.69', 0.69],
    ['+5', 5],
  ])('[DIAG-01] «%s» is %d', (text, score) => {
    expect(readScore(text)).toEqual({ kind: 'score', score });
  });

  it.each([
    ['', 'empty'],
    ['\u00a0', 'empty'],
    ['-', 'unknown'],
    ['—', 'unknown'],
    ['–', 'unknown'],
    ['н/д', 'unknown'],
    ['н/я', 'absent'],
    ['Неявка', 'absent'],
    ['не явилась', 'absent'],
    ['не пришёл', 'absent'],
    ['отказ', 'declined'],
    ['Отказалась', 'declined'],
    ['не проводилось', 'not_held'],
  ])('[DIAG-01] «%s» is %s, never zero', (text, kind) => {
    expect(readScore(text)).toEqual({ kind });
  });

  it.each([
    ['низкий', 'low'],
    ['Средний', 'medium'],
    ['высокий уровень', 'high'],
    ['выше среднего', undefined],
    ['ниже среднего', undefined],
    ['повышенный', undefined],
  ])('[DIAG-04] «%s» is kept as reported, level %s', (text, level) => {
    expect(readScore(text)).toEqual({ kind: 'reported', word: text, level });
  });

  it.each([
    ['101', 'out_of_range'],
    ['-5', 'out_of_range'],
    ['690 %', 'out_of_range'],
    ['69 из 100', 'not_a_score'],
    ['хорошо', 'not_a_score'],
    ['=1+1', 'not_a_score'],
    ['1e2', 'not_a_score'],
    ['12,5,5', 'not_a_score'],
  ])('[DIAG-01] «%s» is wrong: %s', (text, reason) => {
    expect(readScore(text)).toEqual({ kind: 'wrong', reason });
  });

  it.each([
    [['0,69', '0,5', '1'], 'fraction'],
    [['0,69', '—', 'н/я', ''], 'fraction'],
    [['0,69', '69'], 'percent'],
    [['0,69', '5 %'], 'percent'],
    [['0', '1'], 'percent'],
    [['0', '0,5', '-1'], 'percent'],
    [[], 'percent'],
    [['69', '70,5'], 'percent'],
  ])('[DIAG-01] the column %j is in %s', (texts, unit) => {
    expect(findScoreUnit(texts)).toBe(unit);
  });

  it('[DIAG-01] a fraction becomes per cent without binary noise, a cell with a sign stays', () => {
    expect(readScore('0,57', 'fraction')).toEqual({ kind: 'score', score: 57 });
    expect(readScore('0,285', 'fraction')).toEqual({ kind: 'score', score: 28.5 });
    expect(readScore('57 %', 'fraction')).toEqual({ kind: 'score', score: 57 });
    expect(readScore('1,2', 'fraction')).toEqual({ kind: 'wrong', reason: 'out_of_range' });
  });

  it('[DIAG-04] the level of a word is the one the instrument’s own scale has', () => {
    const scale = {
      levels: [
        { code: 'base', title: 'базовый', from: 0, to: 50 },
        { code: 'raised', title: 'повышенный', from: 50, to: 100 },
      ],
    };
    expect(readScore('повышенный', 'percent', scale)).toEqual({
      kind: 'reported',
      word: 'повышенный',
      level: 'raised',
    });
    expect(readScore('низкий', 'percent', scale)).toEqual({ kind: 'reported', word: 'низкий', level: undefined });
  });

  it('[DIAG-01] property: a written score is read back; anything at all gives an answer inside 0…100', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        const score = hundredths / 100;
        expect(readScore(String(score).replace('.', ','))).toEqual({ kind: 'score', score });
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String)), (text) => {
        const reading = readScore(text);
        if (reading.kind === 'score') expect(reading.score >= 0 && reading.score <= 100).toBe(true);
      }),
    );
  });
});
