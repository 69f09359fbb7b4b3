import { describe, expect, it } from 'vitest';
import { cell } from './grid-for-test.ts';
import { isAbsence, isNothing, isRefusal, readLevel, readNumber, readScore, readSnils } from './read-values.ts';

describe('values of cells [STAFF-01]', () => {
  it.each([
    ['112-233-445 95', '11223344595'],
    ['11223344595', '11223344595'],
    ['112-233-445 96', undefined],
    ['08765430300', '08765430300'],
    ['8765430300', '08765430300'],
    ['000-000-000 00', undefined],
    ['123', undefined],
  ])('СНИЛС %s → %s', (text, snils) => {
    expect(readSnils(text)).toBe(snils);
  });

  it.each([
    ['18', 18],
    ['18,5 ч.', 18.5],
    ['0,5 ст.', 0.5],
    ['½', 0.5],
    ['18 + 4', undefined],
    ['много', undefined],
  ])('number %s → %s', (text, value) => {
    expect(readNumber(cell(text))).toBe(value);
  });

  it('reads a percent cell as it is seen, unrounded', () => {
    expect(readScore({ kind: 'number', text: '85,32%', number: 0.8532 })).toBe(85.32);
    expect(readScore({ kind: 'number', text: '100%', number: 1 })).toBe(100);
    expect(readScore({ kind: 'number', text: '85,46', number: 85.46 })).toBe(85.46);
  });

  it.each([
    ['Средний', 'medium'],
    ['высокий уровень', 'high'],
    ['низк.', 'low'],
    ['выше среднего', undefined],
    ['72', undefined],
  ])('level «%s» → %s', (text, level) => {
    expect(readLevel(text)).toBe(level);
  });

  it('tells nothing, a refusal and an absence apart', () => {
    expect(['-', '—', 'нет данных', 'н/д', 'нет'].map(isNothing)).toEqual([true, true, true, true, true]);
    expect(['отказ', 'Отказалась', '-'].map(isRefusal)).toEqual([true, true, false]);
    expect(['н/я', 'не явился', 'болела', '60'].map(isAbsence)).toEqual([true, true, true, false]);
  });
});
