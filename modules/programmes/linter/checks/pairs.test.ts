import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passport } from '../testing/build-document.ts';
import { lintLines, lintParts } from '../testing/lint-parts.ts';

const pairs = (...lines: string[]) =>
  lintLines(...lines)
    .filter(({ code }) => code.startsWith('unbalanced'))
    .map(({ text }) => text);

describe('quotes and brackets', () => {
  it.each([
    [
      '[3.4] a quote that is not closed',
      'Школа «Берёзка вошла в перечень.',
      ['Кавычка открыта и не закрыта: «Берёзка вошла в перечень.».'],
    ],
    [
      '[3.7] a quote too many',
      'Игра «Общение» и пути решения», встреча.',
      ['Лишняя закрывающая кавычка: «Игра „Общение“ и пути решения».'],
    ],
    [
      'a bracket that is not closed',
      'Все школы (и сады участвуют.',
      ['Скобка открыта и не закрыта: «и сады участвуют.».'],
    ],
    ['a bracket too many', 'Все школы и сады) участвуют.', ['Лишняя закрывающая скобка: «Все школы и сады».']],
  ])('%s', (_, line, expected) => {
    expect(pairs(line)).toEqual(expected);
  });

  it.each([
    ['one closing quote for two', ['Учреждение «Центр «Опора» открыто.']],
    ['the same over two lines', ['Постановление «Об утверждении программы', '«Развитие школ» на год.']],
    ['a title over several lines', ['«Об утверждении', 'программы развития', 'методической службы»']],
    ['a list in brackets', ['Участники (кроме тех,', 'кто занят;', 'кто болен) приходят вовремя.']],
    ['marks of items', ['1) одно; 2) другое', 'а) третье; б) четвёртое', 'знак «2)» и слово']],
    ['half-open intervals', ['Уровень (54, 60] и [0; 60) — средний.']],
    ['nothing to pair', ['Просто текст.']],
  ])('says nothing of %s', (_, lines) => {
    expect(pairs(...lines)).toEqual([]);
  });

  it('does not pair a sentence with the next one', () => {
    expect(pairs('Школа «Берёзка вошла в перечень.', 'Школа «Берёзка» работает.')).toHaveLength(1);
  });

  it('does not pair cells of different tables', () => {
    const parts = [passport(['Цель', 'Открыть «клуб', 'goal']), passport(['Цель', 'другое» дело', 'goal'])];
    expect(lintParts(parts).filter(({ code }) => code === 'unbalanced_quotes')).toHaveLength(2);
  });

  const word = fc.constantFrom('школа', 'центр', 'план', 'год');
  const { balanced } = fc.letrec<{ balanced: string }>((tie) => ({
    balanced: fc.oneof(
      { depthSize: 'small' },
      word,
      fc.tuple(tie('balanced'), tie('balanced')).map(([a, b]) => `${a} ${b}`),
      tie('balanced').map((inside) => `«${inside}»`),
      tie('balanced').map((inside) => `(${inside} слова)`),
    ),
  }));

  it('whatever is paired gives nothing', () => {
    fc.assert(
      fc.property(balanced, (line) => {
        expect(pairs(line)).toEqual([]);
      }),
    );
  });

  it('a sign taken from the end of a paired text gives one remark', () => {
    fc.assert(
      fc.property(balanced, fc.constantFrom('«»', '()'), (line, [open, close]) => {
        expect(pairs(`${line} ${close} конец`)).toHaveLength(1);
        expect(pairs(`начало ${line} и ${open} конец`)).toHaveLength(1);
      }),
    );
  });
});
