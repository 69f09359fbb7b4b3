import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../model.ts';
import { basesOf } from '../source/shares.ts';
import { table } from '../testing/build-document.ts';
import { lintLines, lintParts, textsOfCode } from '../testing/lint-parts.ts';

const pick = (findings: readonly Finding[], code: string) => findings.filter((finding) => finding.code === code);
const textsOf = (code: string, ...lines: string[]) => textsOfCode(lintLines(...lines), code);

describe('shares recomputed', () => {
  it.each([
    ['[3.7] 68 of 104', 'охвачены 68 молодых специалистов из 104 или 65,4%', []],
    ['15 of 15', 'охвачены 15 из 15 или 100 % команд', []],
    ['a wrong one', 'охвачены 68 из 104 (75,4 %)', ['«68 из 104 (75,4 %)»: 68 из 104 — это 65,4 %.']],
    ['the percent first', 'сдали 61 % школ (17 из 30)', ['«61 % школ (17 из 30)»: 17 из 30 — это 56,7 %.']],
    ['another manner of rounding', 'охвачены 2 из 3 (66 %)', []],
    ['a bound, not a share', 'более 50 % (64 из 100)', []],
    ['part and whole far apart', 'из 30 школ 17 прислали отчёт, 5 % опоздали', []],
  ])('%s', (_, line, expected) => {
    expect(textsOf('share_wrong', line)).toEqual(expected);
  });

  it('any share that is rounded rightly gives nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(),
        fc.integer({ min: 0, max: 2 }),
        (whole, seed, digits) => {
          const part = seed % (whole + 1);
          const percent = ((part * 100) / whole).toFixed(digits).replace('.', ',');
          expect(textsOf('share_wrong', `охвачены ${part} из ${whole} (${percent} %)`)).toEqual([]);
        },
      ),
    );
  });

  it('[3.7] tells from what numbers a rounded share may be', () => {
    const share = { index: 0, words: '', digits: 0 };
    expect(basesOf({ ...share, percent: 10, count: 1072 })).toEqual({ least: 10_210, most: 11_284 });
    expect(basesOf({ ...share, percent: 15, count: 1672 })).toEqual({ least: 10_788, most: 11_531 });
  });

  const TEN = 'Доля педагогов, получивших помощь, составляет 10%  (1072 чел.).';

  it('[3.7] asks for the base and says which one is possible', () => {
    expect(textsOf('share_without_base', TEN, 'Доля педагогов на консультациях — 15% (1672 чел.).')).toEqual([
      'Не названо число, от которого взяты доли: 10% (1072 чел.) и 15% (1672 чел.). Общим могло быть только число от 10 788 до 11 284.',
    ]);
  });

  it('is sure when no base fits both', () => {
    expect(
      textsOf('share_bases_disagree', TEN, 'Доля педагогов, получивших консультации, — 20% (1672 чел.).'),
    ).toHaveLength(1);
  });

  it('two shares of one base never disagree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 20_000 }), fc.nat(), fc.nat(), (whole, first, second) => {
        const line = (seed: number) => {
          const part = 10 + (seed % (whole - 20));
          return `Доля педагогов — ${((part * 100) / whole).toFixed(1).replace('.', ',')} % (${part} чел.).`;
        };
        expect(textsOf('share_bases_disagree', line(first), line(second))).toEqual([]);
      }),
    );
  });

  it.each([
    ['[3.3] 68 + 17 + 15', 'высшая категория – 68%, первая – 17%, 15% - без категории', 0],
    ['thirds', 'высшая – 33,3 %, первая – 33,3 %, без категории – 33,3 %', 0],
    ['92', 'высшая категория – 42 %, первая – 31 %, без категории – 19 %', 1],
    ['other groups among them', 'без категории – 20 %, стаж до 3 лет – 30 %, возраст до 35 лет – 40 %', 0],
  ])('parts of all: %s', (_, line, count) => {
    expect(textsOf('shares_do_not_sum', line)).toHaveLength(count);
  });

  const LIST = ['– математика – 65 % участников;', '– русский язык - 50 % участников;', '– химия – 38 % участников.'];

  it.each([
    ['[3.7] exactly half by the complement', 'Дефициты по русскому языку и химии выявлены у более 50 % участников.', 1],
    ['a true one', 'Дефициты по химии и математике выявлены у более 30 % участников.', 0],
    ['half of the counted', 'Уроки дали более 50 % учителей (30 из 60).', 1],
    ['more than half of the counted', 'Уроки дали более 50 % учителей (31 из 60).', 0],
  ])('«more than»: %s', (_, claim, count) => {
    expect(textsOf('not_more_than', ...LIST, claim)).toHaveLength(count);
  });
});

describe('[3.8] totals', () => {
  it.each([
    ['[3.3] 7 associations', 'работают 7 школьных объединений:', 7, 0],
    ['6 listed', 'работают 7 школьных объединений:', 6, 1],
    ['a bound', 'работают более 7 школьных объединений:', 6, 0],
    ['a list of something else', 'проведены 3 семинара для следующих групп:', 5, 0],
    ['years', 'за 3 года:', 5, 0],
  ])('%s', (_, head, length, count) => {
    const items = Array.from(
      { length },
      (__, index) => `– объединение ${'абвгдежз'[index]}${index === length - 1 ? '.' : ';'}`,
    );
    expect(textsOf('count_differs_from_list', head, ...items)).toHaveLength(count);
  });

  it('a list with an open end is let be', () => {
    expect(textsOf('count_differs_from_list', 'есть 4 секции:', '– математики;', '– химии и др.')).toEqual([]);
  });

  it('[3.6] «13 объединений» and 16 by commas', () => {
    const names = 'учителей математики, учителей химии, логопедов, воспитателей, психологов';
    expect(textsOf('count_differs_from_list', `Есть 4 методических объединения. Работают РМО ${names}.`)).toEqual([
      'Названо «4 методических объединения», а перечислено 5, если считать по запятым.',
    ]);
  });

  const PEOPLE = ['– математика – 20 человек;', '– химия – 30 человек;', '– русский язык – 15 человек.'];

  it('[3.7] people and participations, with the text that explains them', () => {
    const lines = ['участвовали 60 педагогов по направлениям:', ...PEOPLE, 'Некоторые прошли два вида диагностики.'];
    expect(textsOf('people_and_participations', ...lines)).toEqual([
      'Людей 60, участий 65: разница 5 — те, кого посчитали дважды.',
    ]);
  });

  it('without it asks', () => {
    expect(textsOf('people_and_participations', 'участвовали 60 педагогов:', ...PEOPLE)).toEqual([
      'Людей названо 60, а по строкам их 65: 5 лишних. Возможно, это участия: один человек учтён дважды.',
    ]);
  });

  it.each([
    ['[3.7] 14 = 9 + 5', 'открыты 14 площадок, из них: 9 на базе школ и 5 на базе садов', []],
    [
      'more parts than all',
      'открыты 12 площадок, из них: 9 на базе школ и 5 на базе садов',
      ['9 и 5 вместе — 14, а всего названо 12.'],
    ],
  ])('%s', (_, line, expected) => {
    expect(textsOf('sum_differs', line)).toEqual(expected);
  });

  it('a list of people that adds up gives nothing', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(parts, (counts) => {
        const sum = counts.reduce((all, count) => all + count, 0);
        const items = counts.map((count, index) => `– направление ${'абвгдежзи'[index]} – ${count} человек;`);
        const findings = lintLines(`участвовали ${sum} педагогов по направлениям:`, ...items);
        expect(findings.filter(({ code }) => /sum_differs|people_and/u.test(code))).toEqual([]);
      }),
    );
  });

  const COLUMNS = [
    ['Школа', 'value'],
    ['Обучено', 'value'],
  ] as const;
  const totalOf = (counts: readonly number[], total: number) =>
    pick(
      lintParts([
        table('other', COLUMNS, ...counts.map((count, at) => [`Школа ${'абвгдежзи'[at]}`, String(count)]), [
          'Итого',
          String(total),
        ]),
      ]),
      'total_row_differs',
    );

  it('a row «Итого» that is the sum gives nothing, one more gives one remark', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(parts, (counts) => {
        const sum = counts.reduce((all, count) => all + count, 0);
        // 1, 2, 3 … is a column of numbers and has no sum.
        fc.pre(!counts.every((count, index) => count === index + 1));
        expect(totalOf(counts, sum)).toEqual([]);
        expect(totalOf(counts, sum + 1)).toHaveLength(1);
      }),
    );
  });

  it('[3.1] means in their rounding give nothing', () => {
    const columns = [
      ['№', 'value'],
      ['Вход', 'value'],
    ] as const;
    const rows = ['53', '60', '73', '47', '40', '64'].map((value, index) => [String(index + 1), value]);
    const means = (mean: string) =>
      pick(lintParts([table('other', columns, ...rows, ['Ср. показатель', mean])]), 'mean_row_differs');
    expect(means('56')).toEqual([]);
    expect(means('56,2')).toEqual([]);
    expect(means('58')).toHaveLength(1);
  });

  it('[3.2] the same fine value in the tables of two years', () => {
    const columns = [
      ['Предмет', 'value'],
      ['Литература', 'value'],
    ] as const;
    const year = (value: string) => table('other', columns, ['По школе', value]);
    expect(pick(lintParts([year('68,67'), year('54,75'), year('68,67')]), 'equal_values')).toHaveLength(1);
    expect(pick(lintParts([year('68'), year('68')]), 'equal_values')).toEqual([]);
  });
});
