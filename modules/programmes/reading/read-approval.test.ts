import { describe, expect, it } from 'vitest';
import { readProgramme } from './read-programme.ts';
import { makeDocument, makeParagraph, makeTable } from './testing/build-document.ts';

const PLAN = makeTable([
  ['№', 'Мероприятие', 'Срок', 'Ответственный'],
  ['1', 'Провести семинар для наставников', 'март 2027', 'Лотова Н.Н.'],
]);

function readAfter(...lines: string[]) {
  const head = [...lines, 'План работы методической службы на 2027 год'].map((text) => makeParagraph(text));
  const { approval, title, unread } = readProgramme(makeDocument([...head, PLAN]));
  return { approval, title, unread: unread.map(({ text }) => text) };
}

describe('[DOC-01] [PLAN-02] the act a programme was approved by', () => {
  it.each<[string, string[], { number: string; signedOn: string }]>([
    [
      'a stamp on one line',
      ['УТВЕРЖДЕНА приказом управления образования от 12.01.2027 № 15-у'],
      { number: '15-у', signedOn: '2027-01-12' },
    ],
    [
      'a stamp of several lines',
      ['УТВЕРЖДЕНО', 'приказом МКУ «Методический кабинет»', 'от «12» января 2027 г. № 4/2'],
      { number: '4/2', signedOn: '2027-01-12' },
    ],
    [
      'an appendix with a number of its own',
      ['Приложение № 1', 'к приказу отдела образования', '№ 87 от 30.12.2026 г.'],
      { number: '87', signedOn: '2026-12-30' },
    ],
  ])('%s', (_, lines, approval) => {
    expect(readAfter(...lines)).toEqual({
      approval,
      title: 'План работы методической службы на 2027 год',
      unread: [],
    });
  });

  it.each([
    [['УТВЕРЖДЕНО', 'приказом МКУ «Методический кабинет»', 'от «___» _________ 2027 г. № ____']],
    [['УТВЕРЖДАЮ', 'Директор МКУ «Методический кабинет»', '12.01.2027']],
    [['Приложение № 1', 'Отчёт от 12.01.2027']],
  ])('is not there in %j', (lines) => {
    expect(readAfter(...lines).approval).toBeNull();
  });

  it('is no act beside an order of the document’s own', () => {
    const order = ['ПРИКАЗ', 'от 12.01.2027 № 15', 'Об утверждении плана', 'ПРИКАЗЫВАЮ:', '1. Утвердить план.'];
    const { approval } = readAfter(...order, 'Приложение к приказу от 01.02.2026 № 3');
    expect(approval).toBeNull();
  });
});
