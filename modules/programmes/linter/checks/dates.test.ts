import { describe, expect, it } from 'vitest';
import type { Finding } from '../model.ts';
import { type Part, type Plan, passport, table, text } from '../testing/build-document.ts';
import { lintLines, lintParts, textsOfCode } from '../testing/lint-parts.ts';

const COLUMNS = [
  ['Мероприятие', 'title'],
  ['Сроки', 'due'],
  ['Ответственные', 'owner'],
] as const;
const plan = (...rows: (readonly [title: string, due: string])[]): Part =>
  table('activities', COLUMNS, ...rows.map(([title, due]) => [title, due, 'Методист']));
const within = (period: string): Part => passport(['Период', period, 'period']);
const pick = (findings: readonly Finding[], ...codes: string[]) => findings.filter(({ code }) => codes.includes(code));
const textsOf = (code: string, parts: readonly Part[], rest: Partial<Plan> = {}) =>
  textsOfCode(lintParts(parts, rest), code);

describe('[PLAN-01] dues against the period', () => {
  it.each([
    ['[3.3] a day before it', '2023-2025', '12.12.2022', 1],
    ['a month behind it', '2023-2025', 'февраль 2026', 1],
    ['a range that runs far over its end', '2025 год', 'сентябрь 2025 – май 2026', 1],
    ['the first and the last day', '2023-2025', '01.01.2023', 0],
    ['a year that is only partly inside', 'сентябрь 2023 – май 2024', '2024 год', 0],
    ['a month without a year', '2023-2025', 'декабрь', 0],
    ['the August before a school year', 'сентябрь 2024 – май 2025', '28.08.2024', 0],
    ['words', '2023-2025', 'в течение всего периода', 0],
    ['a year that is a slip of its own', '2023-2025', '12.12.2204', 0],
  ])('%s', (_, period, due, count) => {
    expect(textsOf('due_outside_period', [within(period), plan(['Встреча', due])])).toHaveLength(count);
  });

  it('lets the report follow the end by three months', () => {
    const parts = (due: string) => [within('2025 год'), plan(['Отчёт об итогах', due])];
    expect(textsOf('due_outside_period', parts('февраль 2026 г.'))).toEqual([]);
    expect(textsOf('due_outside_period', parts('май 2026 г.'))).toHaveLength(1);
  });

  it('takes the years of the title where no period is said', () => {
    const title = 'План работы центра на 2025 год';
    expect(textsOf('due_outside_period', [plan(['Встреча', 'март 2026 г.'])], { title })).toEqual([
      'Срок «март 2026 г.» не попадает в период программы (01.01.2025 – 31.12.2025).',
    ]);
  });
});

describe('[PLAN-01] stages', () => {
  const STAGES = [['Этап', 'stage']] as const;

  it('[3.5] a stage before the programme', () => {
    const stages = table('stages', STAGES, ['Подготовка (ноябрь–декабрь 2020 г.)'], ['Работа (2021–2025 гг.)']);
    expect(textsOf('stage_outside_period', [within('2021–2025 гг.'), stages])).toEqual([
      'Этап «Подготовка (ноябрь–декабрь 2020 г.)» (01.11.2020 – 31.12.2020) лежит вне периода программы (01.01.2021 – 31.12.2025).',
    ]);
  });

  it('stages within the period, overlapping by a year, are let be', () => {
    const stages = table('stages', STAGES, ['Работа (2021–2025 гг.)'], ['Итоги (2025 г.)']);
    expect(textsOf('stage_outside_period', [within('2021–2025 гг.'), stages])).toEqual([]);
  });

  const staged = (due: string) =>
    table(
      'activities',
      COLUMNS,
      'I этап (январь – март 2025 г.)',
      ['Встреча', due, 'Методист'],
      'II этап (апрель – май 2025 г.)',
    );

  it.each([
    ['апрель 2025 г.', 1],
    ['март 2025 г.', 0],
    ['март–апрель 2025 г.', 0],
    ['апрель', 0],
  ])('an activity of the first stage due «%s»', (due, count) => {
    expect(textsOf('due_outside_stage', [staged(due)])).toHaveLength(count);
  });
});

describe('[3.6] two periods in one document', () => {
  it.each([
    ['на 2021/24 уч. год', 'сентябрь 2021 г. – май 2022 года', 1],
    ['на 2021/22 учебный год', 'сентябрь 2021 г. – май 2022 года', 0],
    ['на 2023–2025 годы', '2023-2025', 0],
    ['на 2023–2025 годы', '2023–2026 гг.', 1],
    ['до 2030 года', '2024–2030 годы', 0],
  ])('title «%s», period «%s»', (years, period, count) => {
    const title = `Программа поддержки школ ${years}`;
    expect(textsOf('two_periods', [text(title), within(period)], { title })).toHaveLength(count);
  });
});

describe('[3.8] years and days', () => {
  it.each([
    ['[3.7] an order of 1923', 'приказ комитета от 25.10.1923 № 735', ['year_out_of_range']],
    ['a law of 1992', 'Закон Российской Федерации от 10.07.1992 № 3266-1', []],
    ['the day a school was founded', 'Школа открыта 01.09.1936 и работает', []],
    ['a far year', 'Отчёт сдан 12.03.2205', ['year_out_of_range']],
    ['a strategy', 'Стратегия развития до 2036 года', []],
    ['a day that is not there', 'Совет прошёл 31.04.2025', ['no_such_day']],
    ['the same in words, without a year', 'Итоги подводят 31 ноября', ['no_such_day']],
    ['29 February without a year', 'Итоги подводят 29 февраля', []],
    ['29 February of a short year', 'Итоги подвели 29 февраля 2023 года', ['no_such_day']],
    ['a number of a letter', 'письмо № 12.31.2025', []],
    ['a school year of one number', 'в 2022 уч. году прошли встречи', ['school_year_single']],
    ['a school year of two', 'в 2022/2023 уч. году, 2022–2023 учебном году', []],
  ])('%s', (_, line, expected) => {
    const codes = ['year_out_of_range', 'no_such_day', 'school_year_single'];
    expect(pick(lintLines(line), ...codes).map(({ code }) => code)).toEqual(expected);
  });

  it('proposes the day in a year that can be', () => {
    const [finding] = pick(lintLines('приказ комитета от 25.10.1923 № 735'), 'year_out_of_range');
    expect(finding?.proposal).toBe('Вероятно, 25.10.2023.');
  });

  it('[PLAN-05] a due has no history', () => {
    expect(textsOf('year_out_of_range', [plan(['Встреча', 'май 1924 г.'])])).toEqual([
      'Срок «май 1924 г.»: 1924 года в плане быть не может.',
    ]);
  });

  it('a range that ends before it begins', () => {
    expect(textsOf('range_reversed', [plan(['Встреча', 'октябрь 2025 г. – март 2025 г.'])])).toHaveLength(1);
    expect(textsOf('range_reversed', [plan(['Встреча', 'октябрь 2025 г. – март 2026 г.'])])).toEqual([]);
  });
});

describe('the calendar only asks', () => {
  it.each([
    ['[3.3] a Saturday', 'Изучение документов', '25.02.2023', 1],
    ['a Friday', 'Изучение документов', '24.02.2023', 0],
    ['a contest on a Saturday', 'Конкурс чтецов', '25.02.2023', 0],
    ['a range over a weekend', 'Изучение документов', '24.02.2023 – 28.02.2023', 0],
    ['a deadline on a Sunday', 'Сбор заявок', 'до 26.02.2023', 1],
    ['a day off of the calendar', 'Сбор заявок', '04.11.2025', 1],
  ])('%s', (_, title, due, count) => {
    expect(textsOf('due_on_day_off', [plan([title, due])])).toHaveLength(count);
  });

  it('names many weekends once', () => {
    const days = ['01.02.2025', '02.02.2025', '08.02.2025', '09.02.2025'];
    const parts = [plan(...days.map((due, index) => [`Сбор заявок ${'абвг'[index]}`, due] as const))];
    expect(textsOf('due_on_day_off', parts)).toEqual([
      'На выходные выпадают 4 срока: 01.02.2025, 02.02.2025, 08.02.2025 и 09.02.2025.',
    ]);
  });

  it.each([
    ['four on one day', '27.02.2023', 4, 1],
    ['three on one day', '27.02.2023', 3, 0],
    ['many on the last day of a month', '28.02.2023', 6, 0],
  ])('[3.3] %s', (_, due, rows, count) => {
    const many = Array.from({ length: rows }, (__, index) => [`Дело ${'абвгде'[index]} группы`, due] as const);
    expect(textsOf('many_due_on_one_day', [plan(...many)])).toHaveLength(count);
  });

  it.each([
    ['[3.3] effect before the repeat measurement', 'Анализ эффективности работы', 'декабрь 2023 г.', 1],
    ['effect after it', 'Анализ эффективности работы', 'март 2024 г.', 0],
    ['another analysis', 'Анализ посещённых уроков', 'декабрь 2023 г.', 0],
  ])('%s', (_, title, due, count) => {
    const parts = [plan(['Проведение повторной диагностики педагогов', '27.02.2024'], [title, due])];
    expect(textsOf('analysis_before_measurement', parts)).toHaveLength(count);
  });

  it.each([
    ['[3.6] not held since 2018', 'С 2018 года не проводился мониторинг школ.', 1],
    ['held last year', 'Последний мониторинг прошёл в 2024 году.', 0],
    ['held long ago', 'Последний мониторинг прошёл в 2019 году.', 1],
  ])('%s', (_, line, count) => {
    expect(pick(lintLines(line), 'monitoring_old')).toHaveLength(count);
  });
});
