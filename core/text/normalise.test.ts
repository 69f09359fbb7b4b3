import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalise, cleanLines, cleanText, fixLookalikes, isTooLong, searchKey, switchLayout } from './normalise.ts';

describe('clean text', () => {
  it.each([
    ['  Иванова\u00a0  Анна ', 'Иванова Анна'],
    ['Ива\u00adно\u200bва', 'Иванова'],
    ['\ufeffФИО', 'ФИО'],
    ['СОШ\n№ 5', 'СОШ № 5'],
    ['МБОУ "СОШ № 5"', 'МБОУ «СОШ № 5»'],
    ['МБОУ “СОШ” („Луч“)', 'МБОУ «СОШ» («Луч»)'],
    ['Д\u0438\u0306ва', 'Дйва'],
    ['а\u0007б', 'а б'],
    ["Д'Артаньян", "Д'Артаньян"],
  ])('%j', (text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it('is clean after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  it('keeps the lines that say something', () => {
    expect(cleanLines(' Иванова А.П. \r\n\r\n Петрова\u00a0В.С.\n')).toEqual(['Иванова А.П.', 'Петрова В.С.']);
    expect(cleanLines(' \n ')).toEqual([]);
  });
});

describe('letters of the wrong alphabet', () => {
  it.each([
    ['Ивaнoв', 'Иванов'],
    ['COШ', 'СОШ'],
    ['Пётp', 'Пётр'],
    ['Семëнов', 'Семёнов'],
    ['Иван0в', 'Иванов'],
    ['Windows', 'Windows'],
    ['XII', 'XII'],
    ['веб-site', 'веб-site'],
    ['Zoзo', 'Zoзo'],
    ['№ 10', '№ 10'],
  ])('%s → %s', (text, expected) => {
    expect(fixLookalikes(text)).toBe(expected);
  });
});

describe('search key', () => {
  it.each([
    ['  ПЁТР  «Ивaнов» ', 'петр иванов'],
    ['Салтыкова–Щедрина', 'салтыкова-щедрина'],
    ['СОШ № 5', 'сош № 5'],
  ])('%s', (text, expected) => {
    expect(searchKey(text)).toBe(expected);
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text));
      }),
    );
  });
});

describe('the wrong keyboard layout', () => {
  it.each([
    ['bdfyjd', 'иванов'],
    ['Gtnhjdf', 'Петрова'],
    ['[hjvjd', 'хромов'],
    [';tkfyjdf', 'желанова'],
    ['руддщ', 'hello'],
    ['СЩЬ', 'COM'],
    ['123', '123'],
  ])('%s → %s', (text, expected) => {
    expect(switchLayout(text)).toBe(expected);
  });

  it('there and back is the same text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[а-яёА-ЯЁ ]*$/u), (text) => {
        expect(switchLayout(switchLayout(text))).toBe(text);
      }),
    );
  });
});

it.each([
  ['а'.repeat(600), false],
  ['а'.repeat(601), true],
])('a text is too long to be a name beyond 600 signs', (text, expected) => {
  expect(isTooLong(text)).toBe(expected);
});

it('capitalise leaves the rest alone', () => {
  expect(capitalise('ёлка МБОУ')).toBe('Ёлка МБОУ');
  expect(capitalise('')).toBe('');
});
