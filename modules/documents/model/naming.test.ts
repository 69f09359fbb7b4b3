import { describe, expect, it } from 'vitest';
import { plain } from '#modules/pathways/papers/testing/print-paper.ts';
import { makeColleague } from '#modules/pathways/papers/testing/sample-input.ts';
import { createNaming } from './naming.ts';

describe('names and posts in papers', () => {
  it.each([
    ['Бондарь Юлия Яковлевна', {}, 'Бондарь Юлии Яковлевне', 0],
    ['Соболев Пётр Ильич', {}, 'Соболеву Петру Ильичу', 0],
    ['Мамедов Али Гасан оглы', {}, 'Мамедову Али Гасан оглы', 0],
    // The patronymic is silent, the register is not.
    ['Ким Саша', { sex: 'male' as const }, 'Киму Саше', 0],
    ['Ким Саша', {}, 'Ким Саша', 1],
    ['Кравец Олег Иванович', {}, 'Кравцу Олегу Ивановичу', 1],
    ['Кравец Олег Иванович', { nameCases: { dative: 'Кравецу Олегу Ивановичу' } }, 'Кравецу Олегу Ивановичу', 0],
  ])('[IOM-04] %s %j is written «%s», doubts: %i', (name, fields, shown, doubts) => {
    const naming = createNaming();
    expect(naming.name(makeColleague(name, 'учитель', fields), 'dative')).toBe(shown);
    expect(naming.listDoubts().length).toBe(doubts);
  });

  it('[IOM-04] a form set by hand serves beside initials too, double names included', () => {
    const { name } = createNaming();
    const nameCases = { accusative: 'Кравеца Олега Ивановича', dative: 'Салтыковой Щедриной Анне Гасан кызы' };
    expect(plain(name(makeColleague('Кравец Олег Иванович', '', { nameCases }), 'accusative', 'short'))).toBe(
      'Кравеца О. И.',
    );
    const double = { surname: 'Салтыкова Щедрина', givenName: 'Анна', patronymic: 'Гасан кызы', nameCases };
    expect(plain(name(makeColleague('', '', double), 'dative', 'short'))).toBe('Салтыковой Щедриной А. Г.');
  });

  it('[IOM-04] what should be looked at is told once, with the person and the form', () => {
    const naming = createNaming();
    const shaman = makeColleague('Ким Саша', 'Шаман школы');
    for (const _ of [1, 2]) {
      naming.name(shaman, 'dative');
      expect(naming.post(shaman, 'dative')).toBe('шаман школы');
    }
    expect(naming.nameOf('О. Н. Кравцова', 'dative', 'short').replaceAll('\u00a0', ' ')).toBe('Кравцова О. Н.');
    expect(naming.listDoubts()).toEqual([
      { personId: 'Ким', name: 'Ким Саша', shown: 'Ким Саша' },
      { personId: 'Ким', name: 'шаман школы', shown: 'шаман школы' },
      { personId: '', name: 'Кравцова\u00a0О.\u00a0Н.', shown: 'Кравцова\u00a0О.\u00a0Н.' },
    ]);
  });
});
