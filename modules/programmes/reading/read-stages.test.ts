import { describe, expect, it } from 'vitest';
import type { Block } from '#core/office/document/model.ts';
import { readProgramme } from './read-programme.ts';
import { makeDocument, makeParagraph, makeTable } from './testing/build-document.ts';
import { tall } from './testing/manner.ts';
import { showActivity, showStages, showUnread } from './testing/show-reading.ts';

const read = (...rows: Parameters<typeof makeTable>[0]) => readProgramme(makeDocument([makeTable(rows)]));

describe('[PLAN-01] a table whose rows are stages', () => {
  const YEAR = [
    'Подготовительный: 2027-01-01…2027-03-31',
    'Основной: 2027-04-01…2027-10-31',
    'Итоговый: 2027-11-01…2027-12-31',
  ];

  it('who answers for a stage is kept with its content', () => {
    const reading = read(
      ['Этап', 'Сроки', 'Содержание деятельности', 'Ответственные'],
      ['Подготовительный', 'январь – март 2027', 'Изучить запросы школ', 'Методист'],
      ['Основной', 'апрель – октябрь 2027', 'Провести обучение команд', 'Рабочая группа'],
      ['Итоговый', 'ноябрь – декабрь 2027', 'Подвести итоги', ''],
    );
    expect(showStages(reading)).toEqual(YEAR);
    expect(reading.stages.map(({ content }) => content)).toEqual([
      'Изучить запросы школ\nОтветственные: Методист',
      'Провести обучение команд\nОтветственные: Рабочая группа',
      'Подвести итоги',
    ]);
    expect(reading.activities).toEqual([]);
    expect(showUnread(reading)).toEqual([]);
  });

  it('the column of stages stands behind numbers and dues, tasks of a stage are its content', () => {
    const reading = read(
      ['№', 'Сроки', 'Этап', 'Задачи этапа', 'Результат'],
      ['1', 'январь – март 2027', 'Подготовительный', 'Изучить запросы школ', 'Приказ'],
      ['2', 'апрель – октябрь 2027', 'Основной', 'Провести обучение команд', 'Отчёт'],
      ['3', 'ноябрь – декабрь 2027', 'Итоговый', 'Издать сборник', 'Сборник'],
    );
    expect(showStages(reading)).toEqual(YEAR);
    expect(reading.stages.map(({ content, expected }) => [content, expected])).toEqual([
      ['Изучить запросы школ', 'Приказ'],
      ['Провести обучение команд', 'Отчёт'],
      ['Издать сборник', 'Сборник'],
    ]);
    expect(showUnread(reading)).toEqual([]);
  });

  it.each([['Исполнители'], ['Примечание']])('stage and days share a cell, beside «%s»', (title) => {
    const reading = read(
      ['Этапы и сроки', 'Содержание работы', title],
      ['1 этап – подготовительный (январь – март 2027)', 'Изучить запросы школ', 'Методисты'],
      ['2 этап – основной (апрель – октябрь 2027)', 'Провести обучение команд', 'Методисты'],
      ['3 этап – итоговый (ноябрь 2027)', 'Издать сборник', 'Методисты'],
    );
    expect(showStages(reading)).toEqual([
      '1 этап – подготовительный: 2027-01-01…2027-03-31',
      '2 этап – основной: 2027-04-01…2027-10-31',
      '3 этап – итоговый: 2027-11-01…2027-11-30',
    ]);
    expect(reading.stages[0]?.content).toBe(`Изучить запросы школ\n${title}: Методисты`);
    expect(reading.activities).toEqual([]);
  });

  it('cells name stages under a title that does not', () => {
    const reading = read(
      ['Наименование', 'Сроки', 'Содержание'],
      ['1 этап. Подготовительный', 'январь – март 2027', 'Изучить запросы школ'],
      ['2 этап. Основной', 'апрель – октябрь 2027', 'Провести обучение команд'],
    );
    expect(showStages(reading)).toEqual([
      '1 этап. Подготовительный: 2027-01-01…2027-03-31',
      '2 этап. Основной: 2027-04-01…2027-10-31',
    ]);
    expect(reading.activities).toEqual([]);
  });

  it('without titles: what is done is kept too', () => {
    const reading = read(
      ['I этап (подготовительный)', 'январь – март 2027', 'Изучить запросы школ'],
      ['II этап (основной)', 'апрель – октябрь 2027', 'Провести обучение команд'],
    );
    expect(showStages(reading)).toEqual([
      'I этап (подготовительный): 2027-01-01…2027-03-31',
      'II этап (основной): 2027-04-01…2027-10-31',
    ]);
    expect(reading.stages.map(({ content }) => content)).toEqual(['Изучить запросы школ', 'Провести обучение команд']);
    expect(reading.tables.map(({ reason }) => reason)).toEqual(['ячейки называют этапы']);
  });

  it('rows with days of their own within a stage are activities', () => {
    const reading = read(
      ['Этап', 'Мероприятия', 'Сроки', 'Ответственные'],
      [tall('Подготовительный', 2), 'Изучить запросы школ', 'январь 2027', 'Методист'],
      ['Собрать рабочую группу', 'март 2027', 'Методист'],
      ['Основной', 'Провести обучение команд', 'май 2027', 'Рабочая группа'],
    );
    expect(reading.activities.map(showActivity)).toEqual([
      '–. Изучить запросы школ; этап 0; январь 2027 = 2027-01-01…2027-01-31; [Методист]',
      '–. Собрать рабочую группу; этап 0; март 2027 = 2027-03-01…2027-03-31; [Методист]',
      '–. Провести обучение команд; этап 1; май 2027 = 2027-05-01…2027-05-31; [Рабочая группа]',
    ]);
  });

  it('one activity with a day for each stage stays an activity', () => {
    const reading = read(
      ['Этап', 'Мероприятие', 'Дата', 'Ответственный'],
      ['Подготовительный', 'Совет', '12.01.2027', 'Методист'],
      ['Основной', 'Форум', '20.05.2027', 'Методист'],
    );
    expect(reading.activities.length).toBe(2);
  });
});

describe('[PLAN-01] [DOC-03] stages told in paragraphs', () => {
  const bold = (text: string) => makeParagraph(text, { isBold: true });
  const plan = makeTable([
    ['Мероприятие', 'Сроки', 'Ответственный'],
    ['Приказ о парах', 'сентябрь 2026', 'Методист'],
    ['Итоговая встреча', 'май 2028', 'Методист'],
  ]);
  const tell = (...blocks: Block[]) =>
    readProgramme(makeDocument([makeParagraph('Программа «Рядом» на 2026–2028 годы'), ...blocks, plan]));

  it('headings with days, below each what is done in it', () => {
    const reading = tell(
      bold('Этапы реализации программы'),
      bold('I этап. Подготовительный (сентябрь – октябрь 2026 г.)'),
      makeParagraph('Проводится анкетирование, формируются пары.'),
      makeParagraph('– издаётся приказ;'),
      bold('II этап. Основной (ноябрь 2026 г. – март 2028 г.)'),
      makeParagraph('Наставники посещают уроки.'),
      bold('Кадровые условия'),
      makeParagraph('В школе двенадцать наставников.'),
    );
    expect(showStages(reading)).toEqual([
      'I этап. Подготовительный: 2026-09-01…2026-10-31',
      'II этап. Основной: 2026-11-01…2028-03-31',
    ]);
    expect(reading.stages.map(({ content }) => content)).toEqual([
      'Проводится анкетирование, формируются пары.\n– издаётся приказ;',
      'Наставники посещают уроки.',
    ]);
    expect(reading.activities.map(({ stage }) => stage)).toEqual([0, null]);
    expect(reading.unread.map(({ text }) => text)).toEqual(['В школе двенадцать наставников.']);
  });

  it('with nothing above that says so; days and tasks on lines of their own', () => {
    const reading = tell(
      makeParagraph('Этап 1. Подготовительный', { heading: 2 }),
      makeParagraph('Сроки: сентябрь – октябрь 2026 г.'),
      makeParagraph('Задачи этапа: изучить запросы.'),
      makeParagraph('Этап 2. Основной', { heading: 2 }),
      makeParagraph('Сроки: ноябрь 2026 г. – март 2028 г.'),
    );
    expect(showStages(reading)).toEqual([
      'Этап 1. Подготовительный: 2026-09-01…2026-10-31',
      'Этап 2. Основной: 2026-11-01…2028-03-31',
    ]);
    expect(reading.tasks).toEqual([]);
    expect(showUnread(reading)).toEqual([]);
  });

  it.each([
    'I этап – 2026 год; II этап – 2027 год',
    'I этап: 2026 год;\nII этап: 2027 год',
    'I этап (2026 год)\nII этап (2027 год)',
    '2026–2027 годы.\nI этап – январь – декабрь 2026 г.;\nII этап – январь – декабрь 2027 г.',
  ])('days behind a dash or a colon are no part of the name: %j', (cell) => {
    const passport = makeTable([
      ['Наименование программы', 'Программа «Рядом»'],
      ['Цель', 'Рост учителей'],
      ['Сроки и этапы реализации', cell],
    ]);
    const reading = readProgramme(makeDocument([passport]));
    expect(showStages(reading)).toEqual(['I этап: 2026-01-01…2026-12-31', 'II этап: 2027-01-01…2027-12-31']);
  });

  it('one stage of a competition is none of the programme', () => {
    const reading = tell(
      makeParagraph('Первый этап конкурса прошёл в школах в 2025 году'),
      makeParagraph('В нём участвовали все.'),
    );
    expect(reading.stages).toEqual([]);
    expect(reading.unread.length).toBe(1);
  });
});
