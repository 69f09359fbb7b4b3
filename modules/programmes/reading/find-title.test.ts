import { describe, expect, it } from 'vitest';
import { readProgramme } from './read-programme.ts';
import { makeDocument, makeParagraph, makeTable } from './testing/build-document.ts';

const PLAN = makeTable([
  ['№', 'Мероприятие', 'Сроки', 'Ответственные'],
  ['1', 'Семинар для наставников', 'март 2027', 'Методист'],
]);
const titleOf = (...lines: string[]) =>
  readProgramme(makeDocument([...lines.map((text) => makeParagraph(text)), PLAN])).title;

describe('[DOC-01] the title of a document', () => {
  it.each([
    'Программа разработана с учётом запросов школ и предложений наставников.',
    'План составлен рабочей группой и определяет работу на год',
    'Программа – это документ, по которому живёт служба.',
    'Концепция предусматривает обновление работы методистов',
    'Программа направлена на поддержку учителей, которые пришли в школу недавно.',
    'Отчёт представляется в управление образования до 20 декабря.',
  ])('is no sentence: «%s»', (sentence) => {
    expect(titleOf(sentence)).toBeNull();
    expect(titleOf(sentence, 'План работы на 2027 год')).toBe('План работы на 2027 год');
  });

  it('ends with its year, unless it goes on in small letters', () => {
    expect(titleOf('План работы на 2027 год', 'Анализ ситуации')).toBe('План работы на 2027 год');
    expect(titleOf('План работы на 2026/27 уч. год', 'методического центра')).toBe(
      'План работы на 2026/27 уч. год методического центра',
    );
  });

  it.each([
    'Программа «Учитель, который растёт» на 2027 год',
    'Программа развития службы на 2026–2028 гг.',
    'Программа поддержки наставников (утверждена приказом от 12.01.2027 № 5)',
    'План мероприятий, направленных на поддержку наставников',
    'Отчёт о реализации программы развития, принятой в 2026 году',
  ])('is a name: «%s»', (name) => {
    expect(titleOf(name)).toBe(name);
  });
});
