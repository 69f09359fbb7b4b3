import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPersonName } from './person-name.ts';
import { countEdits, type NamedPerson, similarNames } from './similar-names.ts';

function person(text: string, birth?: string): NamedPerson {
  const reading = readPersonName(text);
  if (!reading.ok) throw new Error(`Not a name: ${text}`);
  return { ...reading.name, ...(birth ? { birth } : {}) };
}

describe('edits between two words', () => {
  it.each([
    ['вележанина', 'вележнина', 1],
    ['иванова', 'иваонва', 1],
    ['иванова', 'ивонова', 1],
    ['иванова', 'иванова', 0],
    ['иванова', 'петрова', 4],
    ['', 'аб', 2],
    ['абвг', '', 4],
  ])('%s, %s: %i', (a, b, expected) => {
    expect(countEdits(a, b)).toBe(expected);
  });

  it('stops counting beyond the limit', () => {
    expect(countEdits('иванова', 'петрова', 1)).toBe(2);
    expect(countEdits('а', 'абвгд', 1)).toBe(2);
  });

  it('is the same both ways, and zero only for equal words', () => {
    const word = fc.stringMatching(/^[абв]{0,6}$/u);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(countEdits(a, b, 9)).toBe(countEdits(b, a, 9));
        expect(countEdits(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });
});

describe('[STAFF-01] may two names be one human', () => {
  it.each<[NamedPerson, NamedPerson, string, number]>([
    [person('Семёнова Анна Петровна'), person('СЕМЕНОВА АННА ПЕТРОВНА'), 'same', 1],
    [person('Иванова А.П.'), person('Иванова Анна Петровна'), 'initials', 0.85],
    [person('Иванова А.'), person('Иванова Анна Петровна'), 'initials', 0.7],
    [person('Иванова Анна П.'), person('Иванова Анна Петровна'), 'initials', 0.85],
    [person('Иванова Анна'), person('Иванова Анна Петровна'), 'no_patronymic', 0.9],
    [person('Вележанина Вера Львовна'), person('Вележнина Вера Львовна'), 'typo', 0.91],
    [person('Иванова Анна Петровна'), person('Иванова Анна Перовна'), 'typo', 0.9],
    [person('Иванова (Петрова) Анна Львовна'), person('Петрова Анна Львовна'), 'former_surname', 0.95],
    [person('Иванова Анна Львовна', '1990-05-12'), person('Сидоренко Анна Львовна', '1990-05-12'), 'new_surname', 0.8],
    [person('Иванова Анна Львовна', '1990-05-12'), person('Иванова Анна Львовна', '1971-01-02'), 'namesake', 0.4],
    [person('Иванова Анна Львовна', '1990-05-12'), person('Ивонова Анна Львовна', '1971-01-02'), 'different', 0],
    [person('Иванова Анна Львовна'), person('Сидоренко Анна Львовна'), 'different', 0],
    [person('Иванова Анна Львовна', '1990-05-12'), person('Сидоренко Анна Львовна'), 'different', 0],
    [person('Иванова А.П.'), person('Иванова Ольга Петровна'), 'different', 0],
    [person('Иванова Анна Петровна'), person('Иванова Анна Сергеевна'), 'different', 0],
    [person('Иванова Анна Петровна'), person('Иванова Инна Петровна'), 'typo', 0.9],
    [person('Ким Анна Петровна'), person('Кам Анна Петровна'), 'different', 0],
  ])('%j, %j: %s', (a, b, kind, score) => {
    expect(similarNames(a, b)).toEqual({ kind, score });
    expect(similarNames(b, a)).toEqual({ kind, score });
  });
});
