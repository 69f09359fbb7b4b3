import { describe, expect, it } from 'vitest';
import { readSheet, staffOnly } from './staff-for-test.ts';

describe('rows of tired offices [STAFF-01]', () => {
  it('joins the load of one post that a list spreads over rows', () => {
    const { people } = readSheet(
      [
        'ФИО | Должность | Предмет | Часы в нед. | Вид занятости',
        'Лунина Ася Юрьевна | учитель | математика | 20 | основное',
        ' | | физика | 6 | ',
        ' | | химия | 4 | внешний совместитель',
      ],
      ['A2:A4'],
    );
    expect(
      staffOnly(people)[0]?.posts.map(({ postCode, subjects, weeklyHours, employmentKind }) => [
        postCode,
        subjects.join('+'),
        weeklyHours,
        employmentKind,
      ]),
    ).toEqual([
      ['teacher', 'mathematics+physics', 26, 'main'],
      ['teacher', 'chemistry', 4, 'external_part_time'],
    ]);
  });

  it.each([
    ['18 ч.', [18, undefined]],
    ['1,5 ст.', [undefined, 1.5]],
    ['0,5 ставки', [undefined, 0.5]],
    ['18', [18, undefined]],
  ])('«%s» under «Нагрузка» is what its unit says', (text, load) => {
    const { people } = readSheet(['ФИО | Нагрузка', `Лунина Ася Юрьевна | ${text}`]);
    const [post] = staffOnly(people)[0]?.posts ?? [];
    expect([post?.weeklyHours, post?.rate]).toEqual(load);
  });

  it.each([
    ['1,5', [undefined, 1.5, 0]],
    ['1/2', [undefined, 0.5, 0]],
    ['18 ч.', [18, undefined, 0]],
    ['0', [undefined, undefined, 0]],
    ['18', [undefined, undefined, 1]],
  ])('«%s» under «Ставка» is what its unit says', (text, load) => {
    const { people } = readSheet(['ФИО | Должность | Ставка', `Лунина Ася Юрьевна | учитель | ${text}`]);
    const row = people[0];
    const [post] = row?.kind === 'staff' ? row.posts : [];
    expect([post?.weeklyHours, post?.rate, row?.issues.length]).toEqual(load);
  });

  it('a part-timer named beside the name has no post of that word', () => {
    const { people } = readSheet(['Ф.И.О., должность | Предмет', 'Лунина Ася Юрьевна (совместитель) | химия']);
    expect(staffOnly(people).map(({ posts, issues }) => [posts[0]?.post, issues.map(({ code }) => code)])).toEqual([
      ['', ['employment_unknown']],
    ]);
  });

  it('keeps another table below the first one out, and says so', () => {
    const { people } = readSheet([
      '№ | ФИО | Предмет | Часы в нед.',
      '1 | Лунина Ася Юрьевна | химия | 18',
      '№ | ФИО | Телефон | Дата рождения | Стаж',
      '1 | Ёлкин Пётр Ильич | 22222 | 1.2.1970 | 5',
      '№ | ФИО | Предмет | Часы в нед.',
      '1 | Крапивина Яна Олеговна | физика | 9',
    ]);
    expect(people.map((row) => [row.kind, row.row, ...row.issues.map(({ code }) => code)])).toEqual([
      ['staff', 2],
      ['wrong', 3, 'other_table'],
      ['wrong', 4, 'other_table'],
      ['staff', 6],
    ]);
  });

  it('takes a numbered row without a name for nobody above', () => {
    const { people } = readSheet([
      '№ | ФИО | Должность | Ставка',
      '1 | Лунина Ася Юрьевна | учитель химии | 1',
      ' | | педагог-психолог | 0.5',
      '2 | | учитель физики | 1',
    ]);
    expect(people.map((row) => [row.kind, row.kind === 'staff' ? row.posts.length : row.issues[0]?.message])).toEqual([
      ['staff', 2],
      ['wrong', 'Нет имени. Впишите фамилию, имя и отчество.'],
    ]);
  });

  it.each([
    ['педагог доп. образования, 0,25 ст.', [['additional_teacher', 0.25, undefined]]],
    ['учитель физики (18 ч.)', [['teacher', undefined, 18]]],
    [
      'учитель физики 0,5 ст., педагог-психолог 0,5 ставки',
      [
        ['teacher', 0.5, undefined],
        ['psychologist', 0.5, undefined],
      ],
    ],
  ])('[STAFF-22] the load written in the post «%s» is a load', (text, posts) => {
    const { people } = readSheet(['ФИО | Должность', `Лунина Ася Юрьевна | ${text}`]);
    expect(staffOnly(people)[0]?.posts.map(({ postCode, rate, weeklyHours }) => [postCode, rate, weeklyHours])).toEqual(
      posts,
    );
  });

  it('[STAFF-01] knows a school by its number where the column says that it is one', () => {
    const { people } = readSheet(['№ школы | ФИО', '5 | Лунина Ася Юрьевна', ' | Ёлкин Пётр Ильич']);
    expect(people.map((row) => row.organization)).toEqual(['Школа № 5', 'Школа № 5']);
  });

  it('parts a post from its subjects, and hours from a rate, by their words', () => {
    const { people } = readSheet([
      'ФИО | Должность, предмет | Нагрузка / ставка',
      'Лунина Ася Юрьевна | уч. химии/биологии | 36 ч. / 1 ст.',
    ]);
    expect(
      staffOnly(people)[0]?.posts.map(({ postCode, subjects, weeklyHours, rate }) => [
        postCode,
        subjects.join(),
        weeklyHours,
        rate,
      ]),
    ).toEqual([['teacher', 'chemistry,biology', 36, 1]]);
    expect(people[0]?.issues).toEqual([]);
  });

  it('parts awards from degrees by their words', () => {
    const { people } = readSheet([
      'ФИО | Награды, учёная степень',
      'Лунина Ася Юрьевна | к.п.н.; Почётный работник',
      'Ёлкин Пётр Ильич | Почётная грамота',
    ]);
    expect(staffOnly(people).map(({ awards, degree }) => [awards, degree])).toEqual([
      [['Почётный работник'], 'к.п.н.'],
      [['Почётная грамота'], undefined],
    ]);
  });

  it('leaves notes below the table alone, whatever their column', () => {
    const { people, skipped } = readSheet([
      'Должность | ФИО | Категория',
      'учитель | Лунина Ася Юрьевна | первая',
      '',
      'Примечание: данные на 01.10.2026',
      '* по основному месту работы',
    ]);
    expect([people.length, skipped.signature]).toEqual([1, 2]);
  });

  it('reads a date of birth with an education in one cell', () => {
    const { people } = readSheet([
      'ФИО | Дата рожд., образование',
      'Лунина Ася Юрьевна | 30.08.71г., ср.-спец., педучилище 1990',
    ]);
    expect(
      staffOnly(people).map(({ birthDate, education }) => [birthDate, education[0]?.level, education[0]?.year]),
    ).toEqual([['1971-08-30', 'secondary_vocational', 1990]]);
  });

  it('[STAFF-06] [STAFF-01] says what day it took where a list gives a month or a year', () => {
    const { people } = readSheet([
      'ФИО | Категория | Принят на работу',
      'Лунина Ася Юрьевна | высшая, 2021 | с 01.09.2019',
      'Ёлкин Пётр Ильич | первая, 29.03.2022 | сентябрь 2019',
    ]);
    expect(
      staffOnly(people).flatMap(({ issues }) => issues.map(({ cellRef, message }) => `${cellRef} ${message}`)),
    ).toEqual([
      'B2 День не указан: записано 01.01.2021. Впишите дату целиком: от неё считается срок.',
      'C3 День не указан: записано 01.09.2019. Если он известен, впишите дату целиком.',
    ]);
  });

  it('[STAFF-06] keeps the act of a fitness that stands among categories', () => {
    const { people } = readSheet([
      'ФИО | Категория | Дата присвоения | № приказа',
      'Лунина Ася Юрьевна | СЗД | 15.01.2024 | Пр. № 14',
      'Ёлкин Пётр Ильич | СЗД, 15.01.2024, пр. № 14 | | ',
    ]);
    expect(staffOnly(people).map(({ fitnessOn, fitnessAct }) => [fitnessOn, fitnessAct])).toEqual([
      ['2024-01-15', 'Пр. № 14'],
      ['2024-01-15', '№\u00a014'],
    ]);
  });
});
