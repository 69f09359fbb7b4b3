import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProgramme } from './read-programme.ts';
import { type CellInput, makeDocument, makeParagraph, makeTable } from './testing/build-document.ts';

const TITLES = [
  '№',
  'Мероприятие',
  'Сроки',
  'Ответственные',
  'Результат',
  'Задача',
  'Этап',
  'Показатель',
  'Значение',
  'Примечание',
  'Форма',
  'Отметка о выполнении',
  'Риск',
  'Цель',
];
/** Each word of a cell is met once in the whole document: where it went can be seen. */
const kinds = ['empty', 'number', 'due', 'owner', 'text', 'small', 'figure'] as const;

function makeText(kind: (typeof kinds)[number], mark: string): string {
  switch (kind) {
    case 'empty':
      return '';
    case 'number':
      return `${mark.length}`;
    case 'due':
      return 'май 2025';
    case 'owner':
      return `Директор ${mark}`;
    case 'text':
      return `Провести ${mark}`;
    case 'small':
      return `и далее ${mark}`;
    case 'figure':
      return '73,5';
  }
}

const table = fc
  .tuple(
    fc.shuffledSubarray(TITLES, { minLength: 2, maxLength: 6 }),
    fc.boolean(),
    fc.array(
      fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 3 })), { minLength: 6, maxLength: 6 }),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([titles, hasTitles, rows]) => {
    const cells = rows.map((row, y) =>
      titles.map((_, x): CellInput => {
        const [kind] = row[x] ?? ['empty', 1];
        return { text: makeText(kind, `примета${'абвгде'[x]}${'абвг'[y]}`), span: 1 };
      }),
    );
    return [...(hasTitles ? [titles] : []), ...cells];
  });

/** Lines that name what follows them: they have no mark, what they say is where the rest is put. */
const NAMES = [
  'Введение',
  'I. Анализ ситуации',
  'Цель программы:',
  'Задачи программы:',
  'Задачи',
  'Сроки реализации программы:',
  'Этапы реализации программы',
  'Ожидаемые результаты:',
  'Целевые показатели',
  'Риски',
  'Финансирование:',
  'Участники программы:',
  'Функции рабочей группы:',
  'Приложение 1',
  'ПРИКАЗ',
  'ПРИКАЗЫВАЮ:',
  'План мероприятий',
] as const;
const MANNERS = [
  (mark: string) => `Провести ${mark} в школах.`,
  (mark: string) => `- обучены ${mark};`,
  (mark: string) => `- обучены ${mark}.`,
  (mark: string) => `1. Собрать ${mark};`,
  (mark: string) => `2. Издать ${mark}.`,
  (mark: string) => `1.1. Изучить ${mark}. 1.2. Свести.`,
  (mark: string) => `и далее ${mark}`,
  (mark: string) => `Школы ${mark} работают устойчиво и`,
  (mark: string) => `Цель: рост ${mark}.`,
  (mark: string) => `Задача: рост ${mark}.`,
  (mark: string) => `Риск: отказ ${mark}.`,
  (mark: string) => `Срок: март 2027, ${mark}.`,
  (mark: string) => `Ответственный: методист ${mark}.`,
  (mark: string) => `Обоснование: отсутствие ${mark}.`,
  (mark: string) => `1. Собрать ${mark}. Срок: май 2027. Отв.: методист.`,
  (mark: string) => `2. Семинар (май, отв. Лесов П.П.), место: ${mark}.`,
  (mark: string) => `- Издать сборник; итог: ${mark}; отв. – методист`,
  (mark: string) => `1 этап (март 2027): опрос ${mark};`,
  (mark: string) => `Директор И.И. ${mark}.`,
] as const;

const PLAN = makeTable([
  ['Мероприятие', 'Срок'],
  ['Семинар', 'март 2027'],
]);

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NAMES).map((name) => () => name) },
  { weight: 7, arbitrary: fc.constantFrom(...MANNERS) },
  { weight: 1, arbitrary: fc.constant(() => null) },
);
/** Lines, few and short enough to be shown whole among the unread, each with a mark of its own where it says something; null: a table. */
const paragraphs = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.map((make, index) => make(`примета${'абвгдежзи'[index]}`)));

describe('nothing is dropped in silence', () => {
  it('[PLAN-02] each word of a table is in what was understood or among what was not', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const reading = readProgramme(makeDocument([makeTable(rows)]));
        // A table that is none of ours is listed as a whole.
        fc.pre(reading.tables.every(({ kind }) => kind !== 'other'));
        const told = JSON.stringify(reading);
        const marks = rows.flatMap((row) =>
          row.flatMap((cell) => /примета\p{L}+/u.exec(typeof cell === 'string' ? cell : cell.text)?.[0] ?? []),
        );
        expect(marks.filter((mark) => !told.includes(mark))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('[PLAN-02] so is each paragraph that says something', () => {
    fc.assert(
      fc.property(paragraphs, (lines) => {
        const told = JSON.stringify(
          readProgramme(makeDocument(lines.map((text) => (text === null ? PLAN : makeParagraph(text))))),
        );
        const marks = lines.flatMap((text) => /примета\p{L}/u.exec(text ?? '')?.[0] ?? []);
        const lost = marks.filter((mark) => !told.includes(mark));
        expect(lost).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
