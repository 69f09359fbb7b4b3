import { describe, expect, it } from 'vitest';
import { readProgramme } from './read-programme.ts';
import { makeDocument, makeParagraph, makeTable } from './testing/build-document.ts';
import { showUnread } from './testing/show-reading.ts';

const PLAN = makeTable([
  ['№', 'Мероприятие', 'Сроки', 'Ответственные'],
  ['1', 'Семинар для наставников', 'март 2027', 'Методист'],
]);
const read = (...lines: readonly (string | null)[]) =>
  readProgramme(makeDocument(lines.map((text) => (text === null ? PLAN : makeParagraph(text)))));

describe('[PLAN-02] paragraphs that went into nothing', () => {
  it('are listed once for each heading, wherever they stand under it', () => {
    const reading = read(
      'Муниципальный методический центр',
      'План работы на 2027 год',
      'Анализ ситуации',
      'Школы района работают устойчиво.',
      'Учителя учатся:',
      '- на курсах;',
      '- друг у друга.',
      'Цель: рост качества уроков.',
      'Наставников не хватает.',
      'Раздел II. Мероприятия',
      null,
      'План может меняться.',
      'Директор П.П. Лесов',
    );
    expect(showUnread(reading)).toEqual([
      'До первого заголовка, абзац: Муниципальный методический центр',
      'Раздел «Анализ ситуации», абзацев: 5: Школы района работают устойчиво. Учителя учатся: - на курсах; - друг у друга. Наставников не хватает.',
      'Раздел «Раздел II. Мероприятия», абзацев: 2: План может меняться. Директор П.П. Лесов',
    ]);
  });

  it('who approves or signs is the heading of nothing', () => {
    const lines = [
      'УТВЕРЖДАЮ',
      'Директор центра',
      '_____________ Л.В. Тихонова',
      '29 августа 2026 года',
      'План работы на 2027 год',
    ];
    const below = ['Начальник управления В.Г. Соболев', 'Приложение к плану лежит в папке центра.'];
    const reading = read(...lines, null, ...below);
    expect(reading.unread.map(({ place }) => place)).toEqual(['До первого заголовка, абзацев: 6']);
  });

  it('a label with a colon names no more than what stands before the next table', () => {
    const reading = read(
      'План работы на 2027 год',
      'Общие сведения',
      'Школ десять.',
      'Задачи:',
      '1. Изучить запросы.',
      null,
      'План может меняться.',
    );
    expect(showUnread(reading)).toEqual(['Раздел «Общие сведения», абзацев: 2: Школ десять. План может меняться.']);
  });

  it('of the order: its grounds, not its items', () => {
    const reading = read(
      'ПРИКАЗ',
      '12.01.2027 № 5',
      'Об утверждении плана',
      'В целях поддержки учителей района',
      'ПРИКАЗЫВАЮ:',
      '1. Утвердить план.',
      '2. Контроль оставляю за собой.',
      'Директор П.П. Лесов',
    );
    expect(reading.order?.items.length).toBe(2);
    expect(showUnread(reading)).toEqual(['Приказ, абзацев: 2: В целях поддержки учителей района Директор П.П. Лесов']);
  });

  it('a second list of risks, results or money is read with the first, what it repeats once', () => {
    const reading = read(
      'План работы на 2027 год',
      'Риски:',
      '- нехватка учителей;',
      '- отказ школ.',
      'Ожидаемые результаты:',
      '- обучены команды.',
      null,
      'Риски:',
      '- отказ школ;',
      '- сбой связи.',
      'Ожидаемые результаты:',
      '- издан сборник.',
    );
    expect(reading.risks).toEqual(['нехватка учителей', 'отказ школ', 'сбой связи']);
    expect(reading.expectedResults).toEqual(['обучены команды', 'издан сборник']);
    expect(showUnread(reading)).toEqual([]);
  });

  it('a second list of tasks is listed, but for those that the first has', () => {
    const reading = read(
      'План работы на 2027 год',
      'Задачи:',
      '1. Изучить запросы.',
      '2. Издать сборник.',
      null,
      'Задачи:',
      '1. Издать сборник.',
      '2. Открыть площадку.',
    );
    expect(reading.tasks.map(({ title }) => title)).toEqual(['Изучить запросы', 'Издать сборник']);
    expect(showUnread(reading)).toEqual(['Раздел «Задачи», абзац: 2. Открыть площадку.']);
  });

  it('tasks of the text are listed where the plan names others', () => {
    const table = makeTable([
      ['Задача', 'Мероприятие', 'Срок', 'Ответственный'],
      ['Обучить директоров', 'Курсы', 'март 2027', 'Методист'],
    ]);
    const lines = ['План работы на 2027 год', 'Задачи:', '1. Изучить запросы.', '2. Обучить директоров.'];
    const reading = readProgramme(makeDocument([...lines.map((text) => makeParagraph(text)), table]));
    expect(reading.tasks.map(({ title }) => title)).toEqual(['Обучить директоров']);
    expect(showUnread(reading)).toEqual(['До первого заголовка, абзацев: 2: Задачи: 1. Изучить запросы.']);
  });
});
