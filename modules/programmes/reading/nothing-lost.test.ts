import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProgramme } from './read-programme.ts';
import { type CellInput, makeDocument, makeTable } from './testing/build-document.ts';

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
});
