import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOrganizations, matchOrganization } from './match-organization.ts';
import { readOrganizationName } from './organization-name.ts';

describe('[ORG-01] one organisation under many names', () => {
  it.each([
    'МБОУ СОШ № 5',
    'школа 5',
    'Школа №5',
    '5 школа',
    'сош5',
    'СОШ-5',
    'COШ N 5',
    'МБОУ СОШ № 05',
    'МБОУ "СОШ №5 им. Ю.А. Гагарина"',
    'МБОУ "СОШ № 5" г. Горный',
    'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 5»',
    'МАОУ «Средняя общеобразовательная школа № 5 имени Героя Советского Союза И. И. Иванова»',
    'МБОУ СОШ № 5 с углублённым изучением отдельных предметов',
    'средняя школа № 5 (корпус 2)',
  ])('%s', (text) => {
    expect(readOrganizationName(text).key).toBe('school:5');
  });

  it.each([
    ['МБДОУ детский сад № 5 «Ромашка»', 'kindergarten:5'],
    ['д/с 5', 'kindergarten:5'],
    ['ДОУ 5', 'kindergarten:5'],
    ['МДОУ № 5', 'kindergarten:5'],
    ['ЦРР - детский сад № 5', 'kindergarten:5'],
    ['МБДОУ «Детский сад комбинированного вида № 5 «Ромашка»', 'kindergarten:5'],
    ['Начальная школа - детский сад № 9', 'kindergarten:9'],
    ['детсад Ромашка', 'kindergarten:ромашка'],
    ['МБДОУ «Ромашка»', 'kindergarten:ромашка'],
    ['Гимназия № 2', 'gymnasium:2'],
    ['МАОУ Гимназия №2 имени А. С. Пушкина', 'gymnasium:2'],
    ['Лицей имени Ломоносова', 'lyceum:ломоносова'],
    ['Лицей им. М. В. Ломоносова', 'lyceum:ломоносова'],
    ['Сосновская СОШ', 'school:сосновская'],
    ['МКОУ «Сосновская средняя школа»', 'school:сосновская'],
    ['МКОУ «Сосновская средняя общеобразовательная школа»', 'school:сосновская'],
    ['МКОУ СОШ с. Сосновка', 'school:в сосновка'],
    ['МБОУ "СОШ с. Новая Сосновка"', 'school:в новая сосновка'],
    ['Средняя школа посёлка Первомайский', 'school:в первомайский'],
    ['МБОУ «СОШ № 12а»', 'school:12а'],
    ['школа им. 50-летия ВЛКСМ', 'school:50-летия влксм'],
    ['МБУ ДО "Дом детского творчества"', 'additional:ддт'],
    ['ДДТ', 'additional:ддт'],
    ['МБУДО ДЮСШ №1', 'additional:дюсш 1'],
    ['Детская школа искусств № 1', 'additional:дши 1'],
    ['МБУ ДО «Центр детского творчества «Радуга»', 'additional:радуга'],
    ['Школа-интернат № 3', 'boarding:3'],
    ['Вечерняя школа № 1', 'evening:1'],
    ['РМК', 'methodical:рмк'],
    ['5', '?:5'],
    ['', '?:'],
  ])('%s is %s', (text, key) => {
    expect(readOrganizationName(text).key).toBe(key);
  });

  it('tells the parts of a name', () => {
    expect(readOrganizationName('Филиал МБОУ СОШ № 5 им. Ю. А. Гагарина')).toEqual({
      kind: 'school',
      number: '5',
      honour: 'гагарина',
      isBranch: true,
      key: 'school:5',
    });
    expect(readOrganizationName('МБДОУ «Детский сад № 5 «Ромашка» с. Ольховка')).toEqual({
      kind: 'kindergarten',
      number: '5',
      properName: 'ромашка',
      place: 'ольховка',
      isBranch: false,
      key: 'kindergarten:5',
    });
  });

  it('never throws, and case, ё and spaces change nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[а-яёА-ЯЁ №0-9."«»-]{0,30}$/u), (text) => {
        const { key } = readOrganizationName(text);
        expect(readOrganizationName(`  ${text.toUpperCase()} `).key).toBe(key);
        expect(readOrganizationName(text.replaceAll('ё', 'е')).key).toBe(key);
      }),
    );
  });
});

describe('[ORG-01] which organisation a cell names', () => {
  const index = indexOrganizations([
    {
      id: 'school5',
      names: [
        'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 5»',
        'Пятая',
      ],
    },
    { id: 'garden5', names: ['МБДОУ «Детский сад № 5 «Ромашка»'] },
    { id: 'gymnasium2', names: ['МАОУ «Гимназия № 2»'] },
    { id: 'sosnovka', names: ['МКОУ «Сосновская СОШ»', 'Сосновская школа'] },
    { id: 'olkhovka1', names: ['МБОУ «СОШ № 1 с. Ольховка»'] },
    { id: 'gorny1', names: ['МБОУ «СОШ № 1 г. Горный»'] },
    { id: 'lyceum', names: ['МАОУ «Лицей имени Ломоносова»'] },
    { id: 'house', names: ['МБУ ДО «Дом детского творчества»'] },
  ]);

  it.each([
    ['школа 5', 'school5', 'same_kind_and_number'],
    ['сош5', 'school5', 'same_kind_and_number'],
    ['пятая', 'school5', 'same_name'],
    ['МБОУ СОШ № 5 г. Горный', 'school5', 'same_kind_and_number'],
    ['д/с 5', 'garden5', 'same_kind_and_number'],
    ['детский сад «Ромашка»', 'garden5', 'same_kind_and_name'],
    ['Сосновская средняя школа', 'sosnovka', 'same_kind_and_name'],
    ['СОШ № 1 с. Ольховка', 'olkhovka1', 'same_kind_and_number'],
    ['Лицей им. М. В. Ломоносова', 'lyceum', 'same_kind_and_name'],
    ['ДДТ', 'house', 'same_kind_and_name'],
    ['Гимназия №2 им. Пушкина', 'gymnasium2', 'same_kind_and_number'],
  ])('%s is certainly %s', (text, id, reason) => {
    expect(matchOrganization(text, index)).toEqual({ certain: true, id, reason });
  });

  it.each([
    ['СОШ № 1', ['olkhovka1 several_alike', 'gorny1 several_alike']],
    ['СОШ № 1 с. Берёзовка', ['olkhovka1 other_details', 'gorny1 other_details']],
    ['МБДОУ № 5 «Берёзка»', ['garden5 other_details']],
    ['детсад Рамашка', ['garden5 similar_name']],
    ['СОШ с. Сосновка', ['sosnovka similar_name']],
    ['школа 2', ['gymnasium2 same_number']],
    ['5', ['school5 same_number', 'garden5 same_number']],
    ['лицей', ['lyceum only_of_kind']],
    ['Филиал СОШ № 5', ['school5 branch']],
    ['школа 99', []],
    ['', []],
  ])('%s is asked about', (text, expected) => {
    const match = matchOrganization(text, index);
    expect(match.certain ? match.id : match.candidates.map(({ id, reason }) => `${id} ${reason}`)).toEqual(expected);
  });

  it('finds every organisation by each of its own names, unless two share it', () => {
    const kinds = ['МБОУ СОШ №', 'Гимназия №', 'МБДОУ детский сад №', 'Лицей №'];
    const numbers = fc.uniqueArray(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 300 })), {
      selector: (pair) => pair.join(' '),
      maxLength: 12,
    });
    fc.assert(
      fc.property(numbers, (pairs) => {
        const list = pairs.map((pair) => ({ id: pair.join(' '), names: [pair.join(' ')] }));
        const known = indexOrganizations(list);
        for (const { id } of list) {
          expect(matchOrganization(`${id} г. Горный`, known)).toEqual({
            certain: true,
            id,
            reason: 'same_kind_and_number',
          });
        }
      }),
    );
  });
});
