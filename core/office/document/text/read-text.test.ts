import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '#core/office/document/model.ts';
import { listTableSizes, SEEDS, TABLE_SIZES } from '#core/office/document/testing/seeds.ts';
import { readTextDocument } from '#core/office/document/text/read-text.ts';

/** A block as a test writes it: a paragraph is its text, bold ones with «**»; a table its rows of cells. */
function show(block: Block): string | string[][] {
  if (block.kind === 'paragraph') return block.isBold ? `**${block.text}` : block.text;
  return block.rows.map((row) => row.cells.map((cell) => cell.text));
}
const read = (text: string) => readTextDocument(text).blocks.map(show);

describe('plain text', () => {
  test('lines are paragraphs, consecutive lines with tabs a table of equal rows; the last line counts without its break', () => {
    expect(read('Программа\n\nЭтап\tСрок\nПервый\t2026\tлишнее\n\nИтог\r\nНомер\tИмя')).toEqual([
      'Программа',
      [
        ['Этап', 'Срок', ''],
        ['Первый', '2026', 'лишнее'],
      ],
      'Итог',
      [['Номер', 'Имя']],
    ]);
  });

  test('paragraphs that begin with a tab are no rows of the table they touch', () => {
    expect(read('\tРаботали по плану:\n№\tДело\tИтог\n1\tСмотр\tПриказ\n\tПлан выполнен.')).toEqual([
      'Работали по плану:',
      [
        ['№', 'Дело', 'Итог'],
        ['1', 'Смотр', 'Приказ'],
      ],
      'План выполнен.',
    ]);
  });

  test('[DOC-02] numbers and bullets that Word puts before a tab make a list, and under titles a table', () => {
    const list = ['1.\tУтвердить план.', '2.1.\tПровести семинар.', '–\tсобрать отчёты;', '2)\tПодвести итоги.'];
    expect(read(['ПРИКАЗЫВАЮ:', ...list, 'Начальник\tИ. И. Ильин'].join('\n'))).toEqual([
      'ПРИКАЗЫВАЮ:',
      ...list.map((line) => line.replace('\t', ' ')),
      [['Начальник', 'И. И. Ильин']],
    ]);
    expect(read('№\tДело\n1.\tСмотр\n2.\tСлёт')).toEqual([
      [
        ['№', 'Дело'],
        ['1.', 'Смотр'],
        ['2.', 'Слёт'],
      ],
    ]);
  });

  test('anchors are lines, and cells of lines', () => {
    const [paragraph, table] = readTextDocument('\nСлово\nа\tб\nв').blocks;
    expect(paragraph).toEqual({
      kind: 'paragraph',
      text: 'Слово',
      label: null,
      heading: null,
      isBold: false,
      isCentred: false,
      anchor: 'l2',
    });
    expect(table?.kind === 'table' && table.rows[0]?.cells.map((cell) => [cell.anchor, cell.column])).toEqual([
      ['l3c1', 0],
      ['l3c2', 1],
    ]);
  });

  test('an indent is not a table; a continued row and a row above a ruler are', () => {
    expect(read('\tПервый абзац\n\tВторой абзац')).toEqual(['Первый абзац', 'Второй абзац']);
    expect(read('\tпродолжение\n--\t---')).toEqual([[['', 'продолжение']]]);
    expect(read('\t\t\tРМО\t')).toEqual([[['', '', '', 'РМО', '']]]);
    expect(read('\tконец фразы\nСрок\t2026')).toEqual([
      [
        ['', 'конец фразы'],
        ['Срок', '2026'],
      ],
    ]);
  });

  test.each([
    ['**Паспорт**', ['**Паспорт']],
    ['**ПРОГРАММА\nРАЗВИТИЯ**\nтекст', ['**ПРОГРАММА', '**РАЗВИТИЯ', 'текст']],
    ['**без пары\n\nтекст', ['**без пары', 'текст']],
    ['до **середина** после', ['до середина после']],
    ['приказ ([от 1 мая](#)) и [1](стр. 5)', ['приказ (от 1 мая) и [1](стр. 5)']],
    ['-----\nслово\n___', ['слово', '___']],
    ['не\u00adпре\u00adрыв\u200bно', ['непрерывно']],
    ['\uf0b7 пункт', ['• пункт']],
  ])('marks of converters: %j', (text, expected) => {
    // A lone «**» stays in the text: the helper shows bold by the same sign.
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['<p>Один</p> <p style="text-align: center;">Два</p>', 'Один\nДва'],
    ['<i>4.1</i> &laquo;а&nbsp;б&raquo;', '4.1 «а\u00a0б»'],
    ['<ul><li>а</li><li>б</li></ul>', 'а\nб'],
    [
      '<ol style="list-style-type: none"> 1. Создать. 2. Провести 5 дней.3. Подвести итог.',
      '1. Создать.\n2. Провести 5 дней.\n3. Подвести итог.',
    ],
    ['<ol> 1.1. Создать. 1.2. Провести.', '1.1. Создать. 1.2. Провести.'],
    ['<ol> 1. По приказу. 9. Число не по порядку', '1. По приказу. 9. Число не по порядку'],
    ['<ul style="x"> - первое; - второе и далее --третье', '- первое;\n- второе и далее\n- третье'],
    ['<p><u>Виды:</u></p> <ul> · один; · два', 'Виды:\n· один;\n· два'],
    ['баллов <2 и >5', 'баллов <2 и >5'],
  ])('markup in a cell: %j', (cell, expected) => {
    expect(read(`Поле\t${cell}`)).toEqual([[['Поле', expected]]]);
  });

  test('cells copied out of Excel with line breaks inside stay whole', () => {
    expect(read('№\tЧто\n1\t"первая\nвторая ""в кавычках"""\tконец\n2\t"Школа')).toEqual([
      [
        ['№', 'Что', ''],
        ['1', 'первая\nвторая "в кавычках"', 'конец'],
        ['2', '"Школа', ''],
      ],
    ]);
  });

  test('quotes doubled by Excel on one line are one, a name in quotes keeps its own', () => {
    expect(read('1\t"Семинар ""Новое"""\tмай\n2\t"Форум"\tиюнь')).toEqual([
      [
        ['1', 'Семинар "Новое"', 'май'],
        ['2', '"Форум"', 'июнь'],
      ],
    ]);
  });

  test('a table drawn with «|» and a heading marked with «#», as chats write them', () => {
    const text =
      '## План\n\n| № | Дело |\n|---|:-----|\n| 1 | Семинар<br>и круглый стол |\n| 2 | |\n\nА | Б\n#1 в списке';
    expect(read(text)).toEqual([
      '**План',
      [
        ['№', 'Дело'],
        ['1', 'Семинар\nи круглый стол'],
        ['2', ''],
      ],
      'А | Б',
      '#1 в списке',
    ]);
  });

  test('a report whose cells stand on lines of their own is a table', () => {
    const text = [
      'Отчёт:',
      '',
      '\t№ ',
      '\tСодержание',
      '\tРеализация',
      '',
      '\t1. ',
      '\tСеминары:',
      '- для молодых',
      '\tПроведено 5',
      'в мае',
      '\tи ещё один',
      '',
      '\t2. ',
      '\tКонкурс',
      '\tПроведён.',
      ' \tПосле таблицы',
    ].join('\n');
    expect(read(text)).toEqual([
      'Отчёт:',
      [
        ['№', 'Содержание', 'Реализация'],
        ['1.', 'Семинары:\n- для молодых', 'Проведено 5\nв мае\nи ещё один'],
        ['2.', 'Конкурс', 'Проведён.'],
      ],
      'После таблицы',
    ]);
  });

  test('long runs of spaces, tabs and brackets take no longer than as many letters', () => {
    const many = 200_000;
    for (const text of ['\ta\nb\n', '[', '** a\n', ' ', '\t', '<ol>', '"\t', '\ta\n'])
      readTextDocument(text.repeat(many));
    readTextDocument(`Поле\t<ol>${' '.repeat(many)}1. ${'. '.repeat(many)}`);
  });

  test('any text is read, no word of a line without markup is lost, every table is rectangular', () => {
    const word = fc.stringMatching(/^[а-яё0-9.,]{1,8}$/);
    const line = fc
      .array(fc.oneof(word, fc.constant('\t'), fc.constant(' ')), { maxLength: 9 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const { blocks } = readTextDocument(lines.join('\n'));
        const texts = blocks.flatMap((block) => [show(block)].flat(2));
        const words = (text: string) => text.split(/\s+/).filter((one) => one !== '');
        expect(texts.flatMap(words)).toEqual(lines.flatMap(words));
        for (const block of blocks) {
          if (block.kind === 'table')
            expect(block.rows.every((row) => row.cells.length === block.columnCount)).toBe(true);
        }
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readTextDocument(text)));
  });
});

describe.skipIf(SEEDS.length === 0)('the five documents', () => {
  test.each(SEEDS)('$name: its tables, none lost', ({ name, path }) => {
    expect(listTableSizes(readTextDocument(readFileSync(path, 'utf8')))).toBe(TABLE_SIZES[name.slice(0, 8)]);
  });
});
