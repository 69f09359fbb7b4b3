import { describe, expect, it } from 'vitest';
import { type Part, type Plan, passport, table, text } from '../testing/build-document.ts';
import { lintParts } from '../testing/lint-parts.ts';

/** What papers are full of and no rule may touch: each line once looked like a fault to a check, or easily could. */
const rules = (parts: readonly Part[], plan: Partial<Plan> = {}) =>
  lintParts(parts, plan)
    .filter(({ severity }) => severity === 'rule')
    .map(({ code, text: said }) => `${code}: ${said}`);
const lines = (...contents: string[]) => contents.map((content) => text(content));

describe('no rule speaks of', () => {
  it.each([
    [
      'a list with one item in bold',
      [text('1. Одно'), text('2. Другое'), text('3. Третье', { isBold: true }), text('4. Четвёртое'), text('5. Пятое')],
    ],
    [
      'a number for two items',
      lines('1. Одно', '2-3. Другое и третье', '4. Четвёртое', '5. Пятое', '6. Шестое', '7. Седьмое', '8. Восьмое'),
    ],
    ['times of a programme of a day', lines('10.15 Регистрация', '10.45 Открытие', '11.15 Секции')],
    ['marks of items of every sort', lines('I) первое; II) второе', '1.) третье', '101) сто первое')],
  ])('numbers: %s', (_, parts) => {
    expect(rules(parts)).toEqual([]);
  });

  const INDICATORS = [
    ['№ школы', 'number'],
    ['Показатель', 'indicator'],
  ] as const;

  it('numbers of schools in a column', () => {
    const rows = ['1', '2', '3', '5', '7', '8', '10'].map((number) => [number, `Итоги школы ${number}`]);
    expect(rules([table('indicators', INDICATORS, ...rows)])).toEqual([]);
  });

  it('a gap where a part of the file could not be read', () => {
    const unread = [{ what: 'text_box', place: 'надпись после абзаца «2»', anchor: null }] as const;
    expect(rules(lines('1. Одно', '2. Другое', '4. Четвёртое', '5. Пятое'), { unread })).toEqual([]);
  });

  it.each([
    ['of a procedure', ['форма по приложению 2 Порядка проведения аттестации', 'Приложение 1']],
    ['of an educational programme', ['перечень в приложении 2 к основной образовательной программе', 'Приложение 1']],
    ['with a part', ['таблица приложения 1.1', 'Приложение 1']],
    ['in sheets', ['Приложение: на 3 л. в 1 экз.', 'Приложение 1']],
  ])('an appendix %s', (_, contents) => {
    expect(rules(lines(...contents))).toEqual([]);
  });

  it('an appendix headed in the first row of its table', () => {
    const columns = [
      ['№', 'number'],
      ['Показатель', 'indicator'],
    ] as const;
    expect(
      rules([
        text('перечень (приложение 2)'),
        text('Приложение 1'),
        table('indicators', columns, 'Приложение 2', ['1', 'Охват']),
      ]),
    ).toEqual([]);
  });

  it.each([
    ['a decree of 1945', 'Указ Президиума Верховного Совета СССР от 08.05.1945 «О празднике Победы»'],
    ['a declaration', 'постановление Генеральной Ассамблеи ООН от 20.11.1959 № 1386'],
    ['codes that look like days', 'по коду 45.11.2020 закупается литература'],
  ])('dates: %s', (_, line) => {
    expect(rules(lines(line))).toEqual([]);
  });

  const PLAN = [
    ['№', 'number'],
    ['Мероприятие', 'title'],
    ['Сроки', 'due'],
    ['Ответственные', 'owner'],
  ] as const;

  it('the number of a page over a whole row', () => {
    const rows = ['март', 'апрель', 'май', 'июнь'].map((due, at) => [
      `${at + 1}`,
      `Встреча ${'абвг'[at]}`,
      due,
      'Центр',
    ]);
    expect(rules([table('activities', PLAN, ...rows.slice(0, 2), '2', ...rows.slice(2))])).toEqual([]);
  });

  it('a heading of a part that was not merged over its row', () => {
    const rows = ['март', 'апрель', 'май', 'июнь'].map((due, at) => [
      `1.${at + 1}`,
      `Встреча ${'абвг'[at]}`,
      due,
      'Центр',
    ]);
    expect(rules([table('activities', PLAN, ['1', 'Организационная работа', '', ''], ...rows)])).toEqual([]);
  });

  it('a room beside a due', () => {
    expect(rules([table('activities', PLAN, ['1', 'Встреча', '12.03.2025, каб. 1205', 'Центр'])])).toEqual([]);
  });

  it.each([
    ['another programme in the title', 'План реализации программы «Школа» на 2019–2025 годы в 2024 году', '2024 год'],
    ['a name within a name', 'План «Роста» в рамках проекта «Учитель» на 2019–2025 годы', '2024 год'],
  ])('years: %s', (_, title, period) => {
    expect(rules([text(title), passport(['Период', period, 'period'])], { title })).toEqual([]);
  });

  const TARGETS = [
    ['Показатель', 'indicator'],
    ['Единица', 'unit'],
    ['Значение', 'target'],
  ] as const;

  it.each([
    ['people reached', 'Охват детей отдыхом', 'чел.', '1250'],
    ['people reached, no unit', 'Охват детей отдыхом', '', '1250'],
    ['money', 'Доля расходов на курсы, тыс. руб.', '', '1500'],
  ])('a number that is no share: %s', (_, title, unit, target) => {
    expect(rules([table('indicators', TARGETS, [title, unit, target])])).toEqual([]);
  });

  it.each([
    ['another group behind a comma', 'участвовали 5 из 10 школ, 20 % педагогов выступили'],
    ['another group in brackets', 'участвовали 5 из 10 школ (20 % педагогов)'],
    ['another group before brackets', 'обучены 80 % педагогов (5 из 10 школ)'],
    [
      'two years',
      'В 2023 году доля педагогов, прошедших курсы, — 10 % (100 чел.). В 2024 году доля педагогов, прошедших курсы, — 20 % (300 чел.).',
    ],
    ['two groups', 'Доля педагогов школ — 10 % (200 чел.). Доля педагогов садов — 10 % (50 чел.).'],
    ['parts within parts', 'высшая категория – 40 %, первая – 35 %, без категории – 25 %, из них молодых – 12 %'],
    ['the year before', 'без категории – 25 % (в 2023 – 30 %), высшая категория – 40 %, первая – 35 %'],
    ['a share of something else', 'Более 50 % учителей математики и химии прошли курсы'],
  ])('shares: %s', (_, line) => {
    expect(rules(lines('– математика – 65 %;', '– химия – 38 %;', '– физика – 23 %.', line))).toEqual([]);
  });

  it.each([
    [
      'items with items',
      ['работают 2 секции:', '1. Математики', '– начальные классы;', '– старшие классы.', '2. Словесники'],
    ],
    [
      'lines broken by a page',
      ['работают 3 секции:', '– математики;', '– словесников и', 'библиотекарей;', '– историков.'],
    ],
    ['an unfinished list', ['работают 3 секции:', '– математики;', '– словесников;']],
    [
      'the main ones',
      ['Проведены 25 мероприятий, самые заметные:', '– конкурсы – 3;', '– семинары – 4;', '– выезды – 2.'],
    ],
    [
      'people of events',
      ['Проведены 12 семинаров с охватом:', '– учителя – 40 чел.;', '– воспитатели – 30 чел.;', '– логопеды – 5 чел.'],
    ],
    ['things counted twice', ['открыты 14 площадок, из них: 9 на базе школ и 8 с углублённым изучением']],
  ])('totals: %s', (_, contents) => {
    expect(rules(lines(...contents))).toEqual([]);
  });

  const RESULTS = [
    ['Школа', 'value'],
    ['Средний балл', 'value'],
    ['Обучено педагогов', 'value'],
  ] as const;

  it.each([
    [
      'a weighted mean',
      [
        ['Лицей', '60', '10'],
        ['Школа', '40', '20'],
        ['В среднем по району', '47', ''],
      ],
    ],
    [
      'people counted once',
      [
        ['Курсы', '1', '30'],
        ['Семинары', '2', '25'],
        ['Всего', '', '41'],
      ],
    ],
    [
      'parts under their whole',
      [
        ['1. Школы', '', '30'],
        ['1.1 городские', '', '20'],
        ['1.2 сельские', '', '10'],
        ['Итого', '', '30'],
      ],
    ],
    [
      'parts under a dash',
      [
        ['Школы', '', '30'],
        ['– городские', '', '20'],
        ['– сельские', '', '10'],
        ['Итого', '', '31'],
      ],
    ],
  ])('rows: %s', (_, rows) => {
    expect(rules([table('other', RESULTS, ...rows)])).toEqual([]);
  });
});
