import { describe, expect, it } from 'vitest';
import { readProgramme } from './read-programme.ts';
import { makeDocument, makeParagraph, makeTable } from './testing/build-document.ts';
import { showUnread } from './testing/show-reading.ts';

const PLAIN: readonly (readonly [
  name: string,
  caption: string | null,
  rows: Parameters<typeof makeTable>[0],
  string[],
])[] = [
  [
    'numbers, short names and values',
    'Целевые показатели',
    [
      ['1', 'Охват', '80 %'],
      ['2', 'Курсы', '90 %'],
      ['3', 'Уроки', '10 ед.'],
    ],
    ['1 Охват = 80 % %', '2 Курсы = 90 % %', '3 Уроки = 10 ед. ед.'],
  ],
  [
    'a column of units',
    'Показатели программы',
    [
      ['1', 'Доля обученных', '%', '80'],
      ['2', 'Число площадок', 'ед.', '5'],
      ['3', 'Охват школ', '%', '100'],
    ],
    ['1 Доля обученных = 80 %', '2 Число площадок = 5 ед.', '3 Охват школ = 100 %'],
  ],
  [
    'names and values only',
    'Целевые индикаторы',
    [
      ['Охват', '80 %'],
      ['Курсы', '90 %'],
    ],
    ['– Охват = 80 % %', '– Курсы = 90 % %'],
  ],
  [
    'nothing above, but each row names a measure',
    null,
    [
      ['Доля учителей, прошедших обучение', '%', '80'],
      ['Количество открытых площадок', 'ед.', '5'],
      ['Охват школ сопровождением', '%', '100'],
    ],
    [
      '– Доля учителей, прошедших обучение = 80 %',
      '– Количество открытых площадок = 5 ед.',
      '– Охват школ сопровождением = 100 %',
    ],
  ],
];

describe('[PLAN-17] tables of indicators without titles', () => {
  it.each(PLAIN)('%s', (_, caption, rows, expected) => {
    const above = caption === null ? [] : [makeParagraph(caption)];
    const name = makeParagraph('Программа «Ступени» на 2027 год');
    const reading = readProgramme(makeDocument([name, ...above, makeTable(rows)]));
    const shown = reading.indicators.map(
      ({ number, title, target, unit }) => `${number ?? '–'} ${title} = ${target} ${unit}`,
    );
    expect(shown).toEqual(expected);
    expect(reading.title).toBe('Программа «Ступени» на 2027 год');
    expect(showUnread(reading)).toEqual([]);
  });

  it('values of two years without titles are results of somebody, not targets', () => {
    const rows = [
      ['Доля учителей с первой категорией', '40', '45'],
      ['Количество участников конкурса', '12', '15'],
    ];
    expect(readProgramme(makeDocument([makeTable(rows)])).indicators).toEqual([]);
  });
});

it('[PLAN-17] indicators of a report, planned beside reached, are indicators and no report of rows', () => {
  const rows = [
    ['№', 'Показатель', 'Цель', 'Факт', 'Достигнут'],
    ['1', 'Доля учителей с наставником', 'не менее 80 % к 31.12.2026', '33 из 40 = 82,5 % на 01.12.2026', 'да'],
    ['2', 'Описания уроков в фонде', 'не менее 10 к 31.12.2026', '12, на 01.12.2026', 'да'],
  ];
  const { indicators, activities, unread } = readProgramme(makeDocument([makeTable(rows)]));
  expect(activities).toEqual([]);
  expect(indicators.map(({ number, title, target }) => [number, title, target])).toEqual([
    ['1', 'Доля учителей с наставником', 'Цель: не менее 80 % к 31.12.2026; Факт: 33 из 40 = 82,5 % на 01.12.2026'],
    ['2', 'Описания уроков в фонде', 'Цель: не менее 10 к 31.12.2026; Факт: 12, на 01.12.2026'],
  ]);
  expect(unread.map(({ place }) => place)).toEqual(['таблица 1, столбец «Достигнут»']);
});

it('[PLAN-17] [PLAN-18] a list says a value for each year', () => {
  const lines = [
    'Программа «Ступени» на 2026–2028 годы',
    'Цель: рост учителей.',
    'Целевые показатели:',
    '– доля педагогов, прошедших диагностику: 2026 г. – 30 %, 2027 г. – 50 %;',
    '– количество сетевых сообществ (в 2026 году – 3, в 2027 году – 5);',
    '– охват школ к 2028 году – 90 %.',
  ];
  const { indicators } = readProgramme(makeDocument(lines.map((text) => makeParagraph(text))));
  expect(indicators.map(({ title, target, unit }) => `${title} = ${target} ${unit}`)).toEqual([
    'доля педагогов, прошедших диагностику = 2026 г.: 30 %; 2027 г.: 50 % %',
    'количество сетевых сообществ = 2026 году: 3; 2027 году: 5 null',
    'охват школ к 2028 году = 90 % %',
  ]);
});

it('[PLAN-17] a value to begin from and a value that is planned are both values', () => {
  const rows = [
    ['Критерий', 'Показатель', 'Единица', 'Исходное значение на 01.09.2026', 'Планируемое значение на 31.05.2027'],
    ['Вовлечённость', 'Доля педагогов в роли наставников', '%', '10', '18'],
    ['Удовлетворённость', 'Уровень удовлетворённости педагогов', 'балл', '3,8', 'не ниже 4,5'],
  ];
  const reading = readProgramme(makeDocument([makeTable(rows)]));
  expect(reading.indicators.map(({ target }) => target)).toEqual([
    'Исходное значение на 01.09.2026: 10; Планируемое значение на 31.05.2027: 18',
    'Исходное значение на 01.09.2026: 3,8; Планируемое значение на 31.05.2027: не ниже 4,5',
  ]);
  expect(showUnread(reading)).toEqual([]);
});

it('[PLAN-18] quarters are columns of values too', () => {
  const rows = [
    ['№', 'Показатель', 'I кв.', 'II кв.', 'III кв.', 'IV кв.'],
    ['1', 'Доля педагогов в программах наставничества', '10 %', '15 %', '20 %', '30 %'],
    ['2', 'Число базовых школ', '1', '2', '2', '3'],
  ];
  const { indicators } = readProgramme(makeDocument([makeTable(rows)]));
  expect(indicators.map(({ title, target }) => `${title} = ${target}`)).toEqual([
    'Доля педагогов в программах наставничества = I кв.: 10 %; II кв.: 15 %; III кв.: 20 %; IV кв.: 30 %',
    'Число базовых школ = I кв.: 1; II кв.: 2; III кв.: 2; IV кв.: 3',
  ]);
});

it('[PLAN-17] a year that is marked as reached is a value to begin from', () => {
  const rows = [
    ['№', 'Показатель', '2025 (факт)', '2026 (план)', '2027 год'],
    ['1', 'Доля педагогов с наставником', '22', '35', '50'],
  ];
  const reading = readProgramme(makeDocument([makeTable(rows)]));
  expect(reading.indicators[0]?.target).toBe('2025 (факт): 22; 2026 (план): 35; 2027 год: 50');
  expect(showUnread(reading)).toEqual([]);
});

it('[PLAN-20] sources of money by years are financing, whatever stands over them', () => {
  const rows = [
    ['Источник', 'Всего', '2026', '2027'],
    ['Бюджет округа, тыс. руб.', '1000', '500', '500'],
    ['Внебюджетные средства', '50', '0', '50'],
    ['Итого', '1050', '500', '550'],
  ];
  const { financing, tables } = readProgramme(makeDocument([makeTable(rows)]));
  expect(tables.map(({ kind }) => kind)).toEqual(['finance']);
  expect(financing[0]).toBe('Бюджет округа, тыс. руб. — 1000 — 500 — 500');
});
