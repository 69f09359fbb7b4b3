import { describe, expect, test } from 'vitest';
import { readDues } from './read-dues.ts';

const PLAN = { from: '2023-09-01', to: '2025-12-31' };

const write = (cell: string, period = {}) =>
  readDues(cell, period).map(({ kind, start, end, recurrence }) =>
    [kind, start ?? '·', end ?? '·', ...(recurrence === null ? [] : [recurrence])].join(' '),
  );

describe('dues as people write them', () => {
  test.each([
    ['12.12.2022', ['day 2022-12-12 2022-12-12']],
    ['2024-03-05', ['day 2024-03-05 2024-03-05']],
    ['1 марта 2023г.', ['day 2023-03-01 2023-03-01']],
    ['27.02.2023 27.02.2024', ['day 2023-02-27 2023-02-27', 'day 2024-02-27 2024-02-27']],
    ['Апрель-май 2023г.', ['months 2023-04-01 2023-05-31']],
    ['Ноябрь – декабрь 2023', ['months 2023-11-01 2023-12-31']],
    ['сентябрь 2024-май 2025', ['range 2024-09-01 2025-05-31']],
    ['Декабрь 2023г. Декабрь 2024г.', ['month 2023-12-01 2023-12-31', 'month 2024-12-01 2024-12-31']],
    ['март, май 2024', ['month 2024-03-01 2024-03-31', 'month 2024-05-01 2024-05-31']],
    ['до 25 декабря 2023', ['range · 2023-12-25']],
    ['не позднее 1 марта 2024 года', ['range · 2024-03-01']],
    ['в период с 10.04.2023', ['range 2023-04-10 ·']],
    ['с 1 сентября 2023 по 31 мая 2024', ['range 2023-09-01 2024-05-31']],
    ['12-15 мая 2023', ['range 2023-05-12 2023-05-15']],
    ['28 декабря – 15 января 2027', ['range 2026-12-28 2027-01-15']],
    ['I квартал 2024', ['quarter 2024-01-01 2024-03-31']],
    ['I-II квартал 2025 года', ['quarter 2025-01-01 2025-06-30']],
    ['I, II квартал 2025 года', ['quarter 2025-01-01 2025-03-31', 'quarter 2025-04-01 2025-06-30']],
    ['II полугодие 2024 г.', ['half_year 2024-07-01 2024-12-31']],
    ['второе полугодие 2023-2024 учебного года', ['half_year 2024-01-01 2024-05-31']],
    ['2024/25 уч. г.', ['school_year 2024-09-01 2025-08-31']],
    ['В течение 2024 года', ['calendar_year 2024-01-01 2024-12-31']],
    ['2021 – 2025 гг.', ['range 2021-01-01 2025-12-31']],
    ['осень 2024', ['months 2024-09-01 2024-11-30']],
  ])('[PLAN-05] [PLAN-07] «%s» has days of its own', (cell, dues) => {
    expect(write(cell)).toEqual(dues);
    expect(write(cell, PLAN)).toEqual(dues);
  });

  test.each([
    ['Февраль', 'month · ·', 'month 2024-02-01 2024-02-29'],
    ['август-сентябрь', 'months · ·', 'months 2023-08-01 2023-09-30'],
    ['второе полугодие', 'half_year · ·', 'half_year 2023-07-01 2023-12-31'],
    ['второе полугодие учебного года', 'half_year · ·', 'half_year 2024-01-01 2024-05-31'],
    ['не позднее 1 марта', 'range · ·', 'range · 2024-03-01'],
    ['в течение учебного года', 'school_year · ·', 'school_year 2023-09-01 2024-08-31'],
    ['в течение года', 'calendar_year · ·', 'calendar_year 2023-01-01 2023-12-31'],
    ['В течение всего периода.', 'whole_period · ·', 'whole_period 2023-09-01 2025-12-31'],
    ['постоянно', 'whole_period · ·', 'whole_period 2023-09-01 2025-12-31'],
  ])('[PLAN-05] «%s» takes its year from the plan, and has no days without one', (cell, alone, planned) => {
    expect(write(cell)).toEqual([alone]);
    expect(write(cell, PLAN)).toEqual([planned]);
  });

  test.each([
    ['ежемесячно до 25 числа', 'FREQ=MONTHLY;BYMONTHDAY=25'],
    ['1 неделя каждого месяца', 'FREQ=MONTHLY;BYDAY=1MO'],
    ['последний четверг месяца', 'FREQ=MONTHLY;BYDAY=-1TH'],
    ['15 числа каждого месяца', 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['ежеквартально, до 10 числа', 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10'],
    ['не реже 1 раза в год', 'FREQ=YEARLY'],
    ['2 раза в год', 'FREQ=MONTHLY;INTERVAL=6'],
    ['раз в две недели', 'FREQ=WEEKLY;INTERVAL=2'],
    ['еженедельно по пятницам', 'FREQ=WEEKLY;BYDAY=FR'],
    ['Ежегодно, сентябрь, май', 'FREQ=YEARLY;BYMONTH=9,5'],
    ['ежегодно до 1 сентября', 'FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1'],
  ])('[PLAN-05] «%s» recurs as %s', (cell, recurrence) => {
    expect(write(cell)).toEqual([`recurring · · ${recurrence}`]);
    expect(write(cell, PLAN)).toEqual([`recurring 2023-09-01 2025-12-31 ${recurrence}`]);
  });

  test.each([
    ['В течение всего периода реализации ИОМ', 'other_plan'],
    ['По плану ОО, МАОУ ДПО ИПК', 'other_plan'],
    ['Согласно графику проведения конкурсов', 'other_plan'],
    ['по отдельному плану', 'other_plan'],
    ['по мере необходимости', 'as_needed'],
    ['в течение 10 дней со дня утверждения', 'as_needed'],
    ['Отчётный период', 'unknown'],
    ['10 дней', 'unknown'],
  ])('[PLAN-05] [PLAN-06] «%s» names no day: %s, its words are kept', (cell, kind) => {
    expect(readDues(cell, PLAN)).toEqual([{ text: cell, kind, start: null, end: null, recurrence: null }]);
  });

  test.each([
    [' – ', []],
    ['до 1 мая 2024 (отчёт); июнь 2024', ['до 1 мая 2024 (отчёт)', 'июнь 2024']],
    ['для ОО – май, для ДОУ – июнь', ['для ОО – май', 'для ДОУ – июнь']],
    ['Регистрация до 01.11.2023, проведение 15.11.2023', ['Регистрация до 01.11.2023', 'проведение 15.11.2023']],
    ['Сентябрь (далее – 1 раз в месяц)', ['Сентябрь', '(далее – 1 раз в месяц)']],
    ['сентябрь 2023, далее ежеквартально', ['сентябрь 2023', 'далее ежеквартально']],
    ['1) до 15.09.2023 2) до 15.05.2024', ['1) до 15.09.2023', '2) до 15.05.2024']],
    ['• октябрь 2023\n• март 2024', ['• октябрь 2023', '• март 2024']],
    ['5, 12 и 19 октября', ['5', '12 и', '19 октября']],
    ['12.02.2027 (1 группа)\n19.02.2027 (2 группа)', ['12.02.2027 (1 группа)', '19.02.2027 (2 группа)']],
    ['март (по приказу), ауд. 15', ['март (по приказу), ауд. 15']],
  ])('[PLAN-05] «%s»: the words around a date go with it', (cell, texts) => {
    expect(readDues(cell).map(({ text }) => text)).toEqual(texts);
  });
});

describe('[PLAN-05] a cell too long for dates', () => {
  test('is one due that is not understood, with all its words', () => {
    const text = 'март 2027; апрель 2027; '.repeat(5000).trim();
    expect(readDues(text, {})).toEqual([{ text, kind: 'unknown', start: null, end: null, recurrence: null }]);
  });

  test('without a word or a figure is empty', () => {
    expect(readDues('– '.repeat(5000), {})).toEqual([]);
  });
});
