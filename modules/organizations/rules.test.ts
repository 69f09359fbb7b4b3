import { describe, expect, it } from 'vitest';
import { compareStaffing, isInn, isOgrn, keyBeside, keyOfOrganization } from './rules.ts';

describe('INN and OGRN', () => {
  it.each([
    ['7707083893', true],
    ['7707083892', false],
    ['770708389', false],
    ['500100732259', false],
    ['', false],
  ])('INN %s of an organisation: %s', (text, expected) => {
    expect(isInn(text)).toBe(expected);
  });

  it.each([
    ['1027700132195', true],
    ['1027700132196', false],
    ['102770013219', false],
  ])('OGRN %s: %s', (text, expected) => {
    expect(isOgrn(text)).toBe(expected);
  });
});

describe('the key of a name', () => {
  it.each([
    ['МБОУ СОШ № 5', 'школа 5', true],
    ['Гимназия № 5', 'школа 5', false],
    ['Управление образования', 'Отдел образования администрации', false],
    ['Управление образования', 'управление  образования', true],
  ])('[ORG-03] «%s» and «%s» are one organisation: %s', (a, b, expected) => {
    expect(keyOfOrganization(a).key === keyOfOrganization(b).key).toBe(expected);
  });

  it.each([
    ['СОШ 11 (с. Ильинка)', 'СОШ № 11 с. Покровка', 'school:11@ильинка'],
    ['СОШ 11 (с. Покровка)', 'СОШ № 11 с. Покровка', undefined],
    ['СОШ 11', 'СОШ № 11 с. Покровка', undefined],
    ['СОШ 11 (с. Ильинка)', 'СОШ № 11', undefined],
  ])('[ORG-03] «%s» beside «%s» has the key %s', (name, other, key) => {
    expect(keyBeside(name, other)).toBe(key);
  });

  it('keeps the number for sorting', () => {
    expect(keyOfOrganization('МБОУ СОШ № 12').number).toBe('12');
  });
});

describe('[STAFF-13] the staffing table beside what is filled', () => {
  it('tells vacancies from rates beyond the table and posts without a line', () => {
    const table = [
      { postCode: 'teacher', rates: 10.5 },
      { postCode: 'librarian', rates: 1 },
      { postCode: 'psychologist', rates: 0.5 },
    ];
    const filled = new Map([
      ['teacher', 9.25],
      ['librarian', 1.5],
      ['tutor', 0.25],
    ]);
    expect(compareStaffing(table, filled)).toEqual([
      { postCode: 'teacher', rates: 10.5, filled: 9.25, vacant: 1.25, over: 0 },
      { postCode: 'librarian', rates: 1, filled: 1.5, vacant: 0, over: 0.5 },
      { postCode: 'psychologist', rates: 0.5, filled: 0, vacant: 0.5, over: 0 },
      { postCode: 'tutor', rates: null, filled: 0.25, vacant: null, over: 0 },
    ]);
  });
});
