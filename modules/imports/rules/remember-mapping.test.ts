import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRemembered, mappingKey, rememberMapping } from './remember-mapping.ts';

const columnsOf = (titles: readonly string[]) => titles.map((title, index) => ({ index, title }));
const mapping = {
  entries: [
    { column: 0, title: 'Ф.И.О.', fields: ['fullName'], confidence: 1, reason: '' },
    { column: 1, title: 'Стаж › общий', fields: ['experienceTotal'], confidence: 1, reason: '' },
    { column: 2, title: 'Кабинет', fields: [], confidence: 0, reason: '' },
  ],
};
const columnFields = (applied: ReturnType<typeof applyRemembered>) =>
  applied.entries.map((entry) => entry.fields.join());

describe('remembered mapping [STAFF-01]', () => {
  it('follows moved columns, other spacing and broken words', () => {
    const applied = applyRemembered(rememberMapping(mapping), columnsOf(['Кабинет', 'Стаж › об щий', 'ФИО']));
    expect(columnFields(applied)).toEqual(['', 'experienceTotal', 'fullName']);
    expect(applied.isExact).toBe(true);
  });

  it('lists what is gone, added and repeated', () => {
    const applied = applyRemembered(rememberMapping(mapping), columnsOf(['ФИО', 'ФИО', 'Разряд', 'Кабинет']));
    expect(columnFields(applied)).toEqual(['fullName', '', '', '']);
    expect(applied.conflicts.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'repeated ФИО',
      'added Разряд',
      'gone Стаж › общий',
    ]);
    expect(applied.isExact).toBe(false);
  });

  it('has a signature that does not depend on the order of columns', () => {
    const titles = ['ФИО', 'Должность', 'Стаж › общий', 'Дата рождения', 'Ёмкость'];
    fc.assert(
      fc.property(fc.shuffledSubarray(titles, { minLength: titles.length }), (shuffled) => {
        expect(mappingKey(columnsOf(shuffled))).toBe(mappingKey(columnsOf(titles)));
      }),
    );
    expect(mappingKey(columnsOf(['Емкость', 'ФИО']))).toBe(mappingKey(columnsOf(['Ф.И.О.', 'Ём-\nкость'])));
    expect(mappingKey(columnsOf(['ФИО', 'Стаж']))).not.toBe(mappingKey(columnsOf(['ФИО', 'Пол'])));
  });
});
