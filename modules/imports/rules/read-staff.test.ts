import { describe, expect, it } from 'vitest';
import type { StaffRow, WrongRow } from '../model.ts';
import { readSheet, staffOnly } from './staff-for-test.ts';

const named = (row: StaffRow | WrongRow) =>
  [row.name?.surname, row.name?.givenName, row.name?.patronymic].filter((part) => part !== undefined).join(' ');

describe('createStaffReader [STAFF-01]', () => {
  it('reads a usual list with merged header, totals and signature', () => {
    const { people, skipped } = readSheet(
      [
        'Список педагогов МБОУ «СОШ № 5» на 20.09.2025',
        '№ п/п | Ф.И.О. | Дата рождения | Должность | Предмет | Нагрузка, ч | Стаж | | Категория, дата, приказ | E-mail',
        ' | | | | | | общий | пед. | | ',
        '1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10',
        '1 | Лунина (Ветрова) Ася Юрьевна | 29.03.78г. | учитель | химия, биология | 18 | 25 л. 3 мес. | 24 | высшая, 25.12.2023, пр. № 1234 | ASYA@school.ru',
        '2 | ЁЛКИН ПЕТР ИЛЬИЧ | 03.04.1980 | учитель физики | | 20,5 | 12 | 10 | б/к | -',
        'Итого | | | | | 38.5 | | | | ',
        ' | Директор ________ Петухова В.В. | | | | | | | | ',
      ],
      ['A1:J1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3', 'F2:F3', 'G2:H2', 'I2:I3', 'J2:J3'],
    );
    expect(skipped).toEqual({ summary: 1, signature: 1 });
    expect(people).toEqual([
      {
        kind: 'staff',
        row: 5,
        name: {
          surname: 'Лунина',
          givenName: 'Ася',
          patronymic: 'Юрьевна',
          formerSurname: 'Ветрова',
          initialsOnly: false,
        },
        birthDate: '1978-03-29',
        posts: [{ post: 'Учитель', postCode: 'teacher', subjects: ['chemistry', 'biology'], weeklyHours: 18 }],
        education: [],
        experience: { total: { months: 303, asOf: '2025-09-20' }, pedagogical: { months: 288, asOf: '2025-09-20' } },
        category: { code: 'highest', grantedOn: '2023-12-25', act: '№\u00a01234' },
        courses: [],
        awards: [],
        email: 'asya@school.ru',
        issues: [],
      },
      {
        kind: 'staff',
        row: 6,
        name: { surname: 'Ёлкин', givenName: 'Петр', patronymic: 'Ильич', initialsOnly: false },
        birthDate: '1980-04-03',
        posts: [{ post: 'Учитель', postCode: 'teacher', subjects: ['physics'], weeklyHours: 20.5 }],
        education: [],
        experience: { total: { months: 144, asOf: '2025-09-20' }, pedagogical: { months: 120, asOf: '2025-09-20' } },
        category: { code: 'none' },
        courses: [],
        awards: [],
        issues: [],
      },
    ]);
  });

  it('takes rows without a name, and rows under a merged name, for further posts of the person', () => {
    const { people } = readSheet(
      [
        'ФИО | Должность | Ставка | Совместитель',
        'Лунина Ася Юрьевна | учитель химии | 1 | основной',
        ' | педагог-психолог | 0.5 | внутренний совместитель',
        'Ёлкин Пётр Ильич | директор | 1 | ',
        ' | учитель физики | 0.25 | внутр.',
      ],
      ['A4:A5'],
    );
    expect(
      staffOnly(people).map((row) => [
        named(row),
        row.posts.map(({ postCode, rate, employmentKind }) => [postCode, rate, employmentKind]),
      ]),
    ).toEqual([
      [
        'Лунина Ася Юрьевна',
        [
          ['teacher', 1, 'main'],
          ['psychologist', 0.5, 'internal_part_time'],
        ],
      ],
      [
        'Ёлкин Пётр Ильич',
        [
          ['director', 1, undefined],
          ['teacher', 0.25, 'internal_part_time'],
        ],
      ],
    ]);
  });

  it('carries the organisation down: merged, blank or from a section', () => {
    const merged = readSheet(
      [
        'Школа | ФИО | Должность',
        'МБОУ СОШ № 5 | Лунина Ася Юрьевна | учитель',
        ' | Ёлкин Пётр Ильич | учитель',
        'Лицей № 1 | Крапивина Яна Олеговна | завуч',
      ],
      ['A2:A3'],
    );
    expect(merged.people.map((row) => row.organization)).toEqual(['МБОУ СОШ № 5', 'МБОУ СОШ № 5', 'Лицей № 1']);
    const sections = readSheet(
      [
        'ФИО | Должность | Ставка',
        'МБОУ «СОШ № 5»',
        'Лунина Ася Юрьевна | учитель | 1',
        'МБДОУ «Детский сад № 2»',
        'Ёлкин Пётр Ильич | воспитатель | 1',
      ],
      ['A2:C2', 'A4:C4'],
    );
    expect(sections.people.map((row) => row.organization)).toEqual(['МБОУ «СОШ № 5»', 'МБДОУ «Детский сад № 2»']);
  });

  it('splits several people of a cell, with their lines of other cells', () => {
    const { people } = readSheet([
      'ФИО | Предмет | Должность',
      'Лунина Ася Юрьевна\nЁлкин Пётр Ильич | химия\nфизика | учитель',
      'Крапивина Яна Олеговна | | завуч',
    ]);
    expect(staffOnly(people).map((row) => [named(row), row.posts[0]?.subjects])).toEqual([
      ['Лунина Ася Юрьевна', ['chemistry']],
      ['Ёлкин Пётр Ильич', ['physics']],
      ['Крапивина Яна Олеговна', []],
    ]);
  });

  it('joins a name of three columns and parts «Ф.И.О., должность»', () => {
    expect(readSheet(['Фамилия | Имя | Отчество | Пол', 'Лунина | Ася | Юрьевна | ж']).people.map(named)).toEqual([
      'Лунина Ася Юрьевна',
    ]);
    const { people } = readSheet([
      'Ф.И.О., должность | Телефон',
      'Лунина Ася Юрьевна, учитель химии | 8 900 000 00 01',
    ]);
    expect(
      staffOnly(people).map((row) => [named(row), row.posts.map(({ postCode, subjects }) => [postCode, subjects])]),
    ).toEqual([['Лунина Ася Юрьевна', [['teacher', ['chemistry']]]]]);
  });

  it('keeps a wrong row out and says where and why', () => {
    const { people } = readSheet([
      'ФИО | Дата рождения | СНИЛС | Должность',
      'Лунина Ася Юрьевна | 31.02.1980 | 112-233-445 95 | учитель',
      'Ёлкин Пётр Ильич | 03.04.1980 | 112-233-445 96 | учитель',
      'Крапивина | 03.04.1981 | | учитель',
      'Вакансия | | | учитель',
      'Яшина Зоя Львовна | 12.12.2020 | | звездочёт',
    ]);
    expect(
      people.map((row) => [
        row.kind,
        row.row,
        row.issues.map(({ cellRef, value, code, severity }) => `${cellRef} ${value} ${code} ${severity}`),
      ]),
    ).toEqual([
      ['wrong', 2, ['B2 31.02.1980 date_unreadable wrong']],
      ['wrong', 3, ['C3 112-233-445 96 snils_wrong wrong']],
      ['wrong', 4, ['A4 Крапивина name_unreadable wrong']],
      ['wrong', 6, ['B6 12.12.2020 date_out_of_range wrong', 'D6 звездочёт post_unknown doubt']],
    ]);
    expect(people[0]?.issues[0]?.message).toBe('Такого дня нет в календаре. Проверьте число и месяц.');
    expect(people[0]?.name?.surname).toBe('Лунина');
  });

  it('takes a row with doubts, and lists them', () => {
    const { people } = readSheet([
      'ФИО | Должность | Нагрузка | Стаж общий | Совместитель',
      'Лунина А.Ю. | учитель химии | 18 + 4 | 12-3 | совместитель',
    ]);
    expect(people.map((row) => [row.kind, row.issues.map(({ cellRef, code }) => `${cellRef} ${code}`)])).toEqual([
      ['staff', ['A2 name_initials', 'C2 number_unreadable', 'D2 duration_unreadable', 'E2 employment_unknown']],
    ]);
  });

  it('notices a row that slid to the side', () => {
    const { people } = readSheet([
      'ФИО | Дата рождения | Должность | Категория | Телефон',
      'Лунина Ася Юрьевна | 03.04.1980 | учитель | первая | 89000000001',
      'Ёлкин Пётр Ильич | учитель | первая | 89000000002 | ',
    ]);
    expect(people.map((row) => row.kind)).toEqual(['staff', 'wrong']);
    expect(people[1]?.issues.some(({ code, cellRef }) => code === 'row_shifted' && cellRef === 'B3')).toBe(true);
  });

  it('gives the same for the same sheet, read again', () => {
    const lines = [
      'ФИО | Должность | Категория',
      'Лунина Ася Юрьевна | учитель химии | СЗД 12.05.2022',
      'Ёлкин Пётр Ильич | воспитатель | 1 кв. кат. 14.02.2024',
    ];
    expect(readSheet(lines)).toEqual(readSheet(lines));
    expect(
      staffOnly(readSheet(lines).people).map(({ category, fitnessOn }) => [
        category?.code,
        category?.grantedOn,
        fitnessOn,
      ]),
    ).toEqual([
      ['fit', '2022-05-12', '2022-05-12'],
      ['first', '2024-02-14', undefined],
    ]);
  });
});

describe('a course in one cell [STAFF-06]', () => {
  it.each([
    ['«Формирующее оценивание на уроке», 24 ч., 2022', 'Формирующее оценивание на уроке', 24, 2022],
    ['Первая помощь, 16 ч', 'Первая помощь', 16, undefined],
    ['Первая помощь (2024 г.), в объёме 36 часов', 'Первая помощь', 36, 2024],
    ['Подготовка к ОГЭ 2024', 'Подготовка к ОГЭ 2024', undefined, 2024],
    ['«Школа наставника» в ИРО, 18 ч.', '«Школа наставника» в ИРО', 18, undefined],
    ['2023', '2023', undefined, 2023],
  ])('%s', (cell, theme, hours, year) => {
    const { people } = readSheet([
      'Ф.И.О. | Должность | Курсы повышения квалификации',
      `Лунина Ася Юрьевна | учитель | ${cell}`,
    ]);
    const [course] = staffOnly(people).flatMap(({ courses }) => courses);
    expect([course?.theme, course?.hours, course?.year]).toEqual([theme, hours, year]);
  });

  it('ends a message about experience with one point', () => {
    const { people } = readSheet(['Ф.И.О. | Должность | Общий стаж', 'Лунина Ася Юрьевна | учитель | более 10 лет']);
    expect(people.flatMap(({ issues }) => issues.map(({ message }) => message.replaceAll('\u00a0', ' ')))).toEqual([
      'Указан не точный стаж. Укажите годы и месяцы: 12 л. 3 мес.',
    ]);
  });
});
