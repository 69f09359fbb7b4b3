import { describe, expect, it } from 'vitest';
import { readProgramme } from './read-programme.ts';
import { makeDocument, makeParagraph, makeTable } from './testing/build-document.ts';

const PLAN = makeTable([
  ['№', 'Мероприятие', 'Сроки', 'Ответственные'],
  ['1', 'Семинар для наставников', 'март 2027', 'Методист'],
]);

describe('functions of the working group', () => {
  it.each(['Функции рабочей группы', 'Основные функции рабочей группы программы', 'Полномочия рабочей группы:'])(
    '[PLAN-12] «%s»: each sentence below is one',
    (heading) => {
      const below = [heading, 'Группа собирает сведения.', 'Группа готовит отчёт.'];
      const reading = readProgramme({
        format: 'text',
        blocks: [makeParagraph('План на 2027 год'), PLAN, ...below.map((text) => makeParagraph(text))],
        unread: [],
      });
      expect(reading.groupFunctions).toEqual(['Группа собирает сведения', 'Группа готовит отчёт']);
    },
  );
});

it.each([
  ['Программа помощи школам города (далее – Программа) говорит, кто за что отвечает.', null],
  ['Программа помощи школам города (далее – Программа)', 'Программа помощи школам города (далее – Программа)'],
])('[DOC-03] a sentence about the programme is not its name: %s', (line, title) => {
  const body = makeParagraph('Работа шла по плану, утверждённому приказом управления образования:');
  expect(readProgramme(makeDocument([makeParagraph(line), body])).title).toBe(title);
});

it('[PLAN-08] each sentence below «Риски» is one, and no more than that belongs to the heading above', () => {
  const bold = (text: string) => makeParagraph(text, { isBold: true });
  const reading = readProgramme(
    makeDocument([
      makeParagraph('Программа «Ступени» на 2027 год'),
      bold('Формы работы'),
      makeParagraph('Тренинги и мастер-классы.'),
      bold('Риски и пути их преодоления'),
      makeParagraph('Перегрузка наставников – снижение иной нагрузки.'),
      makeParagraph('Отток кадров – меры поддержки.'),
      bold('Ожидаемые результаты'),
      makeParagraph('Рост мастерства учителей.'),
      makeParagraph('Программа обсуждена с учителями школы.'),
    ]),
  );
  expect(reading.risks.length).toBe(2);
  expect(reading.unread.map(({ place, text }) => `${place}: ${text}`)).toEqual([
    'Раздел «Формы работы», абзац: Тренинги и мастер-классы.',
    'Раздел «Ожидаемые результаты», абзац: Программа обсуждена с учителями школы.',
  ]);
});

it('[DOC-03] a sentence with a colon is no field of a passport', () => {
  const { passport, unread } = readProgramme(
    makeDocument(
      [
        'Программа «Ступени» на 2027 год',
        'Цель: рост учителей.',
        'Срок реализации: 2027 год.',
        'Методическая тема: урок без оценок.',
        'В конкурсах участвовали 118 педагогов: в районных – 86, в областных – 32.',
      ].map((text) => makeParagraph(text)),
    ),
  );
  expect(passport?.other).toEqual([{ title: 'Методическая тема', text: 'урок без оценок.' }]);
  expect(unread.length).toBe(1);
});
