import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinBrokenRows } from '#core/office/document/text/broken-rows.ts';
import { splitLines } from '#core/office/document/text/split-lines.ts';

const join = (...lines: string[]): string[] =>
  joinBrokenRows(splitLines(lines.join('\n'))).map(({ text }) => text.replaceAll('\v', '/').replaceAll('\t', '|'));

describe('rows of a table pasted out of Word', () => {
  const HEAD = '№\tДело\tКто\tИтог';

  it.each([
    [
      '[PLAN-02] a second paragraph in a cell inside the row and in the last one',
      [HEAD, '1\tСеминар', 'для всех\tИМЦ', 'школы\tПротокол', 'Отзывы', '2\tСмотр\tИМЦ\tПриказ'],
      ['№|Дело|Кто|Итог', '1|Семинар/для всех|ИМЦ/школы|Протокол/Отзывы', '2|Смотр|ИМЦ|Приказ'],
    ],
    [
      'a row over all columns with a second paragraph stays one of its own',
      [HEAD, '1.\tКопилка', 'Задача: собрать', '1.1.\tСбор\tИМЦ\tПапка', '1.2.\tОбзор\tИМЦ\tСписок'],
      ['№|Дело|Кто|Итог', '1.|Копилка/Задача: собрать', '1.1.|Сбор|ИМЦ|Папка', '1.2.|Обзор|ИМЦ|Список'],
    ],
    [
      'a list in a passport',
      ['Цель\tПомочь школам', 'Задачи\t1. Открыть клуб', '2. Найти наставников', 'Сроки\t2026 год'],
      ['Цель|Помочь школам', 'Задачи|1. Открыть клуб/2. Найти наставников', 'Сроки|2026 год'],
    ],
    [
      'a list of Word in a passport, and none behind it',
      ['Цель\tПомочь', 'Задачи\tтакие:', '1.\tОткрыть', '2.\tНайти', 'Сроки\t2026 год', 'План', '1.\tСмотр'],
      ['Цель|Помочь', 'Задачи|такие:/1. Открыть/2. Найти', 'Сроки|2026 год', 'План', '1.|Смотр'],
    ],
    [
      'titles over rows that are numbered anew, the first above all rows',
      ['На уровне школы', '1\tПлан', '2\tСовет', 'На уровне города', '1\tКлуб', '2\tСмотр'],
      ['На уровне школы|', '1|План', '2|Совет', 'На уровне города|', '1|Клуб', '2|Смотр'],
    ],
    [
      '[PLAN-02] titles over all columns come without a tab: they are no second paragraph of the cell above',
      [
        HEAD,
        'Направление 1. Кадры',
        '1.1\tСеминар\tИМЦ\tПротокол',
        'Отзывы',
        'Направление 2. Дети',
        '2.1\tСмотр\tИМЦ\tПриказ',
      ],
      [
        '№|Дело|Кто|Итог',
        'Направление 1. Кадры|||',
        '1.1|Семинар|ИМЦ|Протокол/Отзывы',
        'Направление 2. Дети|||',
        '2.1|Смотр|ИМЦ|Приказ',
      ],
    ],
    [
      'months, stages, an aim with its task, and numbers that the rows go on with',
      [
        'Дело\tКто\tИтог',
        'Сентябрь',
        'Сбор\tИМЦ\t',
        'ОКТЯБРЬ 2026',
        'Цель: рост',
        'Задача 1. Учить',
        'Смотр\tИМЦ\t',
        '2 этап (май)',
        'Слёт\tИМЦ\tЗал',
      ],
      [
        'Дело|Кто|Итог',
        'Сентябрь||',
        'Сбор|ИМЦ|',
        'ОКТЯБРЬ 2026||',
        'Цель: рост||',
        'Задача 1. Учить||',
        'Смотр|ИМЦ|',
        '2 этап (май)||',
        'Слёт|ИМЦ|Зал',
      ],
    ],
    [
      'a number that the rows below go on with, and one that is an item of the cell',
      [
        HEAD,
        '1. Кадры',
        '1.1\tСбор\tИМЦ\tПапка',
        '2. Дети',
        '2.1\tСмотр\tИМЦ\tПротокол',
        '1. Отчёт',
        '2.2\tСлёт\tИМЦ\tЗал',
      ],
      [
        '№|Дело|Кто|Итог',
        '1. Кадры|||',
        '1.1|Сбор|ИМЦ|Папка',
        '2. Дети|||',
        '2.1|Смотр|ИМЦ|Протокол/1. Отчёт',
        '2.2|Слёт|ИМЦ|Зал',
      ],
    ],
  ])('%s', (_, lines, rows) => {
    expect(join(...lines)).toEqual(rows);
  });

  it.each([
    ['signatures', ['Директор\tИльин И. И.', 'Согласовано.', 'Завуч\tПетров П. П.']],
    ['two tables of one build', [HEAD, '1\tа\tб\tв', 'Итоги 2026 года', HEAD, '1\tг\tд\tе']],
    ['a table and the text behind it', [HEAD, '1\tа\tб\tв', '2\tг\tд\tе', 'Работа шла по плану.', 'И закончилась.']],
    ['numbered rows whose empty cells were cut off', [HEAD, '1\tа', '2\tб\tв', '3\tг\tд\tе']],
    ['rows with a blank line between', [HEAD, '1\tа\tб\tв', 'ещё', '', '2\tг\tд\tе', '3\tж\tз\tи']],
  ])('%s are left as they are', (_, lines) => {
    expect(join(...lines)).toEqual(lines.map((line) => line.replaceAll('\t', '|')));
  });

  it('whole rows are never touched', () => {
    const cell = fc.stringMatching(/^[а-я]{1,5}$/u);
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const lines = rows.map((row) => row.join('\t'));
        expect(join(...lines)).toEqual(lines.map((line) => line.replaceAll('\t', '|')));
      }),
    );
  });
});
