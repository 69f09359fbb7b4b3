import { describe, expect, it } from 'vitest';
import { passport } from '../testing/build-document.ts';
import { lintParts, textsOfCode } from '../testing/lint-parts.ts';

const lint = (said: string, period = '2021–2025 гг.') =>
  lintParts([passport(['Период', period, 'period'], ['Финансирование', said, 'financing'])]);

describe('[PLAN-09] financing', () => {
  it.each([
    ['[3.5] both sources end early', 'программа на 2019-2024 годы и программа на 2020–2024 годы', 1],
    ['one reaches the end', 'программа на 2019-2024 годы и программа на 2025–2027 годы', 0],
    ['it will be prolonged', 'программа на 2019-2024 годы с последующим продлением', 0],
    ['no years are said', 'в пределах средств учреждения', 0],
    ['sums by year that end early', '2021 год – 40 тыс. руб., 2022 год – 60 тыс. руб.', 1],
    ['sums by year to the end', '2024 г.: 40; 2025 г.: 60 тыс. руб.', 0],
    ['sums by year that go on', '2021 год – 40, 2022 год – 60, далее в пределах бюджета', 0],
    ['one sum of one year', '2021 год – 40 тыс. руб.', 0],
    ['acts with years', 'по закону от 2012 года № 273 и письму 2019 года – 07', 0],
  ])('%s', (_, said, count) => {
    expect(textsOfCode(lint(said), 'financing_ends_early')).toHaveLength(count);
  });

  it('names the years that are left', () => {
    const finding = lint('программа на 2019–2023 годы').find(({ code }) => code === 'financing_ends_early');
    expect(finding?.proposal).toBe('Назовите источник на 2024 и 2025 год.');
  });

  const total = (said: string) => textsOfCode(lint(said, '2026–2027 гг.'), 'sum_differs');

  it('adds the years up', () => {
    expect(total('Всего 120 тыс. руб., в том числе: 2026 год – 40 тыс. руб.; 2027 год – 60 тыс. руб.')).toEqual([
      'Всего на программу названо 120, а по годам вместе выходит 100.',
    ]);
    expect(total('Общий объём на 2026–2027 годы – 1 500 тыс. руб.: 2026 год – 700, 2027 год – 600')).toEqual([
      'Всего на программу названо 1 500, а по годам вместе выходит 1 300.',
    ]);
  });

  it.each([
    ['they do', 'Всего 100 тыс. руб.: 2026 год – 40; 2027 год – 60'],
    ['rounded parts', 'Всего 100,5 тыс. руб.: 2026 год – 40; 2027 год – 60'],
    [
      'two sources by year',
      'Всего 120 тыс. руб.: район 2026 год – 40, 2027 год – 60; край 2026 год – 10, 2027 год – 10',
    ],
    ['other units', 'Всего 1 млн руб.: 2026 год – 400 тыс. руб., 2027 год – 500 тыс. руб.'],
    ['no total', '2026 год – 40 тыс. руб., 2027 год – 60 тыс. руб.'],
  ])('keeps silent: %s', (_, said) => {
    expect(total(said)).toEqual([]);
  });
});
