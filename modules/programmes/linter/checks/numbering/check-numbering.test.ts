import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../model.ts';
import { passport, table, text } from '../../testing/build-document.ts';
import { codesOf, lintLines, lintParts } from '../../testing/lint-parts.ts';

const items = (numbers: readonly (number | string)[], sign = '.') =>
  numbers.map((n) => `${n}${sign} Пункт о работе школы`);
const numbered = (findings: readonly Finding[]) => findings.filter(({ code }) => code.startsWith('numbering'));
const textsOf = (...lines: string[]) => numbered(lintLines(...lines)).map(({ text: said }) => said);

describe('numbers of lists in text', () => {
  it.each([
    ['a gap', [1, 2, 4, 5], ['В нумерации нет пункта 3.']],
    ['a repeat', [1, 2, 2], ['Номер 2 стоит у двух пунктов.']],
    ['a repeat in the middle', [1, 2, 2, 3], ['Номер 2 стоит у двух пунктов.']],
    ['another order', [1, 3, 2, 4], ['Номера идут не по порядку: 1, 3 и 2.']],
    ['two lists', [1, 2, 3, 1, 2], []],
    ['a list that begins later', [4, 5, 6], []],
    ['two items', [1, 3], []],
    ['chosen numbers of another paper', [2, 7, 15], []],
  ])('[3.4] says what is wrong: %s', (_, numbers, expected) => {
    expect(textsOf(...items(numbers))).toEqual(expected);
  });

  it('[3.5] proposes the number of the second «2.»', () => {
    const [finding] = lintLines('1. Утвердить план.', '2. Довести до школ.', '2. Контроль оставляю за собой.');
    expect(finding?.proposal).toBe('Второй из них («Контроль оставляю за собой.») — 3.');
  });

  it('[3.7] tells signs of one list apart: «1.», then «2)»', () => {
    expect(textsOf('1. Провести опрос.', 'Опрос пройдёт в школах.', '2) Обсудить итоги.')).toEqual([
      'После «1.» идёт «2)»: знаки при номерах одного списка разные.',
    ]);
  });

  it.each([
    ['lists inside items', ['1. Школам:', '1) назначить;', '2) сообщить.', '2. Центру:', '1) помочь.', '3. Контроль.']],
    ['sections and their parts', ['1. Общее', '1.1. Одно', '1.2. Другое', '2. Частное', '2.1. Одно', '2.2. Другое']],
    ['dates at the beginning', ['12.04 семинар', '14.04 встреча', '20.04 итоги']],
    ['numbers that belong to words', ['1. По п. 4. Положения', '2. Итоги в 9 кл. Проверка', '3. Отчёт']],
    ['headings between', ['1. Одно', '2. Другое', 'II. Второй раздел', '1. Первое', '2. Второе', '3. Третье']],
  ])('says nothing of %s', (_, lines) => {
    expect(textsOf(...lines)).toEqual([]);
  });

  it('[3.4] reads a list that a converter laid in one line of a cell', () => {
    const list = '1. Изучить запросы.2. Обсудить планы.4. Провести встречи.5. Подвести итоги.';
    const [finding] = lintParts([passport(['Задачи', list, 'tasks'])]);
    expect(finding).toMatchObject({ code: 'numbering_gap', place: 'Паспорт, «Задачи»', severity: 'rule' });
  });

  it('reads printed numbers like typed ones', () => {
    const parts = ['1.', '2.', '4.'].map((label) => text('Пункт о работе', { label }));
    expect(codesOf(lintParts(parts))).toEqual(['numbering_gap']);
  });
});

describe('properties of numbering', () => {
  const signs = fc.constantFrom('.', ')');

  it('consecutive numbers never give anything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 15 }), signs), { minLength: 1, maxLength: 4 }),
        (lists) => {
          const lines = lists.flatMap(([length, sign], part) => [
            `Раздел ${'абвг'[part]}`,
            ...items(
              Array.from({ length }, (_, index) => index + 1),
              sign,
            ),
          ]);
          expect(numbered(lintLines(...lines))).toEqual([]);
        },
      ),
    );
  });

  it('one number left out of the middle is one gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 20 }), fc.nat(), signs, (length, seed, sign) => {
        const lost = 2 + (seed % (length - 2));
        const numbers = Array.from({ length }, (_, index) => index + 1).filter((n) => n !== lost);
        expect(numbered(lintLines(...items(numbers, sign))).map(({ text: said }) => said)).toEqual([
          `В нумерации нет пункта ${lost}.`,
        ]);
      }),
    );
  });

  it('one number twice is one repeat', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 20 }), fc.nat(), (length, seed) => {
        const twice = 2 + (seed % (length - 1));
        const numbers = Array.from({ length }, (_, index) => index + 1).flatMap((n) => (n === twice ? [n, n] : [n]));
        expect(codesOf(numbered(lintLines(...items(numbers))))).toEqual(['numbering_repeat']);
      }),
    );
  });
});

const COLUMNS = [
  ['№', 'number'],
  ['Показатель', 'indicator'],
] as const;
const rowsOf = (...numbers: string[]) =>
  numbers.map((number) => (/^\d/u.test(number) ? [number, `Показатель ${number} школы`] : number));
const tableTexts = (...numbers: string[]) =>
  numbered(lintParts([table('indicators', COLUMNS, ...rowsOf(...numbers))])).map(({ text: said }) => said);

describe('numbers of rows', () => {
  it.each([
    ['[3.5] a repeat in a part', ['1', '2', '9', '9.1', '9.2', '9.2'], ['Номер 9.2 стоит у двух пунктов.']],
    ['a gap', ['1', '2', '4', '5'], ['В нумерации нет пункта 3.']],
    ['parts that count anew', ['На уровне школы', '1', '2', '3', 'На уровне города', '1', '2'], []],
    ['parts within rows', ['1', '1.1', '1.2', '2', '2.1', '2.2', '3'], []],
    ['the same sub-numbers in another part', ['Школа', '1.1', '1.2', 'Город', '1.1', '1.2'], []],
  ])('%s', (_, numbers, expected) => {
    expect(tableTexts(...numbers)).toEqual(expected);
  });

  const PLAN = [
    ['№', 'number'],
    ['Мероприятие', 'title'],
    ['Срок', 'due'],
    ['Кто', 'owner'],
  ] as const;
  const plan = (...numbers: string[]) =>
    lintParts([
      table('activities', PLAN, ...numbers.map((n, at) => [n, `Встреча ${'абвгдежзик'[at]}`, 'март 2025 г.', 'Центр'])),
    ]).filter(({ code }) => code === 'row_without_number');

  it('[3.4] finds one row without a number among numbered ones', () => {
    expect(plan('1', '2', '3', '', '4', '5').map(({ place }) => place)).toEqual(['План мероприятий, строка 5']);
  });

  it('leaves a plan alone whose rows are mostly without numbers', () => {
    expect(plan('1', '', '', '2', '', '')).toEqual([]);
  });
});
