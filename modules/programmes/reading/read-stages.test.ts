import { describe, expect, it } from 'vitest';
import { readProgramme } from './read-programme.ts';
import { makeDocument, makeTable } from './testing/build-document.ts';
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
