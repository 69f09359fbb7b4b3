import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRow,
  type EditColumn,
  listChangedRows,
  listProblems,
  moveCell,
  parseClipboard,
  pasteBlock,
  removeNewRow,
  setCell,
  startEditing,
  undoEdit,
} from './model.ts';

const columns: EditColumn[] = [
  { id: 'name', title: 'Фамилия', check: (text) => (text === '' ? 'Введите фамилию' : undefined) },
  { id: 'post', title: 'Должность', choices: ['учитель', 'методист'] },
  { id: 'code', title: 'Код', isReadOnly: true },
];

const start = () =>
  startEditing([
    { id: 'a', cells: { name: 'Петрова', post: 'учитель', code: '1' }, isNew: false },
    { id: 'b', cells: { name: 'Орлов', post: '', code: '2' }, isNew: false },
  ]);

const counter = () => {
  let last = 0;
  return () => `new-${++last}`;
};

describe('parseClipboard', () => {
  it.each([
    ['', []],
    ['один', [['один']]],
    [
      'а\tб\nв\tг\n',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    [
      'а\tб\r\nв\tг',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    [
      'а\t\n\tг',
      [
        ['а', ''],
        ['', 'г'],
      ],
    ],
    ['а\t', [['а', '']]],
    ['"две\nстроки"\t"с ""кавычками"""', [['две строки', 'с "кавычками"']]],
    ['МБОУ "Школа"\tб', [['МБОУ "Школа"', 'б']]],
    ['  лишние   пробелы\u00a0', [['лишние пробелы']]],
    ['а\n\nб', [['а'], [''], ['б']]],
  ])('%j', (text, expected) => {
    expect(parseClipboard(text)).toEqual(expected);
  });

  it('reads back any plain block', () => {
    const cell = fc.stringMatching(/^[а-яё0-9]{1,6}$/);
    const block = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseClipboard(rows.map((row) => row.join('\t')).join('\r\n'))).toEqual(rows);
      }),
    );
  });
});

describe('paste from Excel', () => {
  it('fills to the right and down, adds rows, leaves read-only columns alone, fits choices', () => {
    const block = [
      ['Орлова', 'МЕТОДИСТ', '9', 'лишнее'],
      ['Зимин', 'сторож'],
    ];
    const after = pasteBlock(start(), { row: 1, column: 0 }, block, columns, counter());
    expect(after.rows.slice(1)).toEqual([
      { id: 'b', cells: { name: 'Орлова', post: 'методист', code: '2' }, isNew: false },
      { id: 'new-1', cells: { name: 'Зимин', post: 'сторож' }, isNew: true },
    ]);
    expect(listProblems(after, columns)).toEqual([
      { rowId: 'new-1', columnId: 'post', text: 'Выберите значение из списка' },
    ]);
  });

  it('is one step for undo', () => {
    const before = start();
    const after = pasteBlock(before, { row: 0, column: 0 }, [['А'], ['Б'], ['В']], columns, counter());
    expect(undoEdit(after)).toEqual(before);
  });
});

describe('changes', () => {
  it('knows a changed row, and that changing back is no change', () => {
    const changed = setCell(start(), 'a', 'name', 'Петрова-Водкина');
    expect(listChangedRows(changed, columns).map((row) => row.id)).toEqual(['a']);
    expect(listChangedRows(setCell(changed, 'a', 'name', 'Петрова'), columns)).toEqual([]);
  });

  it('the same text is not a step', () => {
    const state = start();
    expect(setCell(state, 'a', 'name', 'Петрова')).toBe(state);
  });

  it('an added row counts once something stands in it, and only added rows can be taken out', () => {
    const state = addRow(start(), 'x');
    expect(listChangedRows(state, columns)).toEqual([]);
    expect(listProblems(setCell(state, 'x', 'post', 'учитель'), columns)).toEqual([
      { rowId: 'x', columnId: 'name', text: 'Введите фамилию' },
    ]);
    expect(removeNewRow(state, 'x').rows.map((row) => row.id)).toEqual(['a', 'b']);
    expect(removeNewRow(state, 'a')).toBe(state);
  });

  it('undo walks back through any changes to the beginning', () => {
    const edits = fc.array(
      fc.record({ row: fc.constantFrom('a', 'b'), column: fc.constantFrom('name', 'post'), text: fc.string() }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(edits, (list) => {
        let state = list.reduce((now, edit) => setCell(now, edit.row, edit.column, edit.text), start());
        while (state.past.length > 0) state = undoEdit(state);
        expect(state).toEqual(start());
      }),
    );
  });
});

describe('moveCell', () => {
  it.each([
    ['ArrowDown', { row: 2, column: 1 }],
    ['ArrowUp', { row: 0, column: 1 }],
    ['ArrowRight', { row: 1, column: 2 }],
    ['ArrowLeft', { row: 1, column: 0 }],
    ['Home', { row: 1, column: 0 }],
    ['End', { row: 1, column: 2 }],
    ['Enter', undefined],
  ])('%s', (key, expected) => {
    expect(moveCell(key, { row: 1, column: 1 }, 3, 3)).toEqual(expected);
  });
});
