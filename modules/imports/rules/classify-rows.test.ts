import { describe, expect, it } from 'vitest';
import { createRowClassifier, type RowContext } from './classify-rows.ts';
import { indexMerges } from './grid.ts';
import { gridRow, merge } from './grid-for-test.ts';
import { splitBeside } from './split-beside.ts';

const titles = ['№ п/п', 'Ф.И.О.', 'Должность', 'Стаж › общий', 'Ставка'];

function contextWith(areas: readonly string[] = []): RowContext {
  return {
    columns: titles.map((title, index) => ({ index, title })),
    merges: indexMerges(areas.map(merge)),
    nameColumns: [1],
    postColumns: [2],
    numberColumns: [0],
    mappedColumns: new Set([0, 1, 2, 3, 4]),
  };
}

function classify(line: string, areas: readonly string[] = []) {
  const classifyRow = createRowClassifier(contextWith(areas));
  classifyRow(gridRow(4, '1 | Лунина Ася Юрьевна | учитель | 3 | 1'));
  return classifyRow(gridRow(5, line));
}

describe('createRowClassifier [STAFF-01]', () => {
  it.each([
    ['2 | Ёлкин Пётр Ильич | учитель | 12 | 1', 'data'],
    [' | | педагог-организатор | | 0.5', 'data'],
    [' | | директор | | 0.5', 'data'],
    [' | Ёлкин Пётр Ильич', 'data'],
    ['3 | Средний Иван Петрович | сторож | |', 'data'],
    [' | | | |', 'blank'],
    ['17 | | | |', 'blank'],
    ['Итого: | | | 120 | 14.5', 'summary'],
    [' | ВСЕГО педагогов | | 25 |', 'summary'],
    ['Ср. показатель | | | 12 |', 'summary'],
    ['stated | | | 69 | 82', 'summary'],
    ['№ п/п | ФИО | Должность | общий | Ставка', 'header'],
    ['Директор | | | Петухова В.В. |', 'signature'],
    [' | Исп. Галкина | | |', 'signature'],
    [' | Директор школы ________ | | Петухова В.В. |', 'signature'],
  ])('«%s» is %s', (line, kind) => {
    expect(classify(line).kind).toBe(kind);
  });

  it('reads a section and what it names', () => {
    expect(classify('Учителя начальных классов', ['A5:E5'])).toEqual({
      kind: 'section',
      text: 'Учителя начальных классов',
      section: 'post',
    });
    expect(classify('МБОУ «СОШ № 5»')).toEqual({ kind: 'section', text: 'МБОУ «СОШ № 5»', section: 'organization' });
    expect(classify(' | Внешние совместители | | |')).toEqual({
      kind: 'section',
      text: 'Внешние совместители',
      section: 'other',
    });
  });

  it('takes «1 2 3 4 5» for the numbers of columns only below a header', () => {
    const classifyRow = createRowClassifier(contextWith());
    expect(classifyRow(gridRow(4, '1|2|3|4|5')).kind).toBe('numbering');
    expect(classifyRow(gridRow(5, '1|2|3|4|5')).kind).toBe('data');
    expect(classifyRow(gridRow(6, '№ | ФИО | Должность | |')).kind).toBe('header');
    expect(classifyRow(gridRow(7, '1|2|3|4|5')).kind).toBe('numbering');
  });
});

describe('several people in a cell [STAFF-01]', () => {
  it('parts a neighbour cell where its lines agree, else shares it', () => {
    expect(splitBeside('химия\nфизика', 2)).toEqual(['химия', 'физика']);
    expect(splitBeside('1. химия 2. физика', 2)).toEqual(['химия', 'физика']);
    expect(splitBeside('химия', 2)).toEqual(['химия', 'химия']);
  });
});
