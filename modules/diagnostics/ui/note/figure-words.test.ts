import { describe, expect, it } from 'vitest';
import { makeNoteContent } from '../../note/note-content.ts';
import { makeSixTeachersInput } from '../../note/testing/sample-input.ts';
import { describeKind, nameFigures, splitFigures } from './figure-words.ts';

describe('figures of a sentence', () => {
  it.each([
    ['вырос на\u00a013,2 процентного пункта', ['13,2']],
    ['с 69,0\u00a0% до 82,2\u00a0% (6\u00a0пар: выше\u00a0—\u00a05)', ['69,0\u00a0%', '82,2\u00a0%', '6', '5']],
    ['у\u00a010\u00a0712\u00a0участников из 12\u00a0000', ['10\u00a0712', '12\u00a0000']],
    ['Ни у одного участника результат не снизился.', []],
  ])('[DIAG-06] are found in «%s»', (text, figures) => {
    const pieces = splitFigures(text);
    expect(pieces.join('')).toBe(text);
    expect(pieces.filter((_, index) => index % 2 === 1)).toEqual(figures);
  });

  it('[DIAG-06] are named in words, codes stay out of sight', () => {
    expect(nameFigures({ up: 5, inclusive: 3, n: 6 })).toEqual([
      { name: 'выше', value: 5 },
      { name: 'всего в расчёте', value: 6 },
    ]);
    expect(describeKind('growth')).toBe('Среднее по парам одного участника, из неокруглённых результатов.');
  });

  it('[DIAG-06] every computed sentence of the six teachers that has figures opens to named ones', () => {
    const note = makeNoteContent(makeSixTeachersInput());
    const all = [...note.participation, ...note.findings.flatMap(({ sentences }) => sentences), ...note.conclusions];
    const dumb = all.filter(({ figures }) => Object.keys(figures).length > 0 && nameFigures(figures).length === 0);
    expect(dumb).toEqual([]);
  });
});
