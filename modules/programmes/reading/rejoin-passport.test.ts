import { describe, expect, it } from 'vitest';
import { readTextDocument } from '#core/office/document/text/read-text.ts';
import { readProgramme } from './read-programme.ts';

const read = (text: string) => readProgramme(readTextDocument(text));

describe('[DOC-03] a passport whose cells have fallen out of their table', () => {
  it('sentences and lists go on with their rows', () => {
    const { passport, unread } = read(
      [
        'Программа «Ступени» на 2027 год',
        '',
        'Наименование программы\tПрограмма «Ступени»',
        'Цель программы\tПовышение качества уроков',
        'в школах района и рост',
        'мастерства учителей.',
        'Задачи программы\t1. Изучить запросы школ.',
        '2. Провести обучение',
        'команд школ.',
        '3. Издать сборник.',
        'Сроки реализации\t2027 год',
        'Ожидаемые результаты\tОбучены команды;',
        '- открыты площадки;',
        '- издан сборник.',
      ].join('\n'),
    );
    expect(passport?.fields).toEqual({
      title: 'Программа «Ступени»',
      goal: 'Повышение качества уроков\nв школах района и рост\nмастерства учителей.',
      tasks: '1. Изучить запросы школ.\n2. Провести обучение\nкоманд школ.\n3. Издать сборник.',
      period: '2027 год',
      results: 'Обучены команды;\n- открыты площадки;\n- издан сборник.',
    });
    expect(passport?.tasks?.map(({ title }) => title)).toEqual([
      'Изучить запросы школ',
      'Провести обучение команд школ',
      'Издать сборник',
    ]);
    expect(unread).toEqual([]);
  });

  it('the last row goes on to the end of its sentence and no further', () => {
    const { passport } = read(
      [
        'Наименование программы\tПрограмма «Ступени»',
        'Сроки реализации\t2027 год',
        'Цель программы\tПовышение качества уроков',
        'в школах района.',
        'Введение',
        'школы района работают устойчиво.',
      ].join('\n'),
    );
    expect(passport?.fields.goal).toBe('Повышение качества уроков\nв школах района.');
  });

  it('what stands behind a closed row is not its own', () => {
    const { passport } = read(
      [
        'Наименование программы\tПрограмма «Ступени»',
        'Сроки реализации\t2027 год',
        'Цель программы\tПовышение качества уроков.',
        'Школы района работают устойчиво.',
      ].join('\n'),
    );
    expect(passport?.fields.goal).toBe('Повышение качества уроков.');
  });
});
