import { describe, expect, it } from 'vitest';
import { readProgramme } from './read-programme.ts';
import { makeMannerDocument, wide } from './testing/manner.ts';

const datesOf = (name: string, rows: Parameters<typeof makeMannerDocument>[0]['rows'] & object) =>
  readProgramme(makeMannerDocument({ manner: '', name, rows, activities: [] })).activities.map(({ due }) =>
    due.map(({ start, end }) => `${start ?? ''}…${end ?? ''}`).join(' + '),
  );
const HEAD = ['Мероприятие', 'Срок', 'Ответственный'];
const YEAR = 'План работы РМО на 2026-2027 учебный год';

describe('[PLAN-05] «август» in a plan of a school year', () => {
  it('opens the plan: the councils before September', () => {
    const rows = [
      HEAD,
      ['Педагогический совет', '28–29 августа', 'Директор'],
      ['Заявки на курсы', 'до 31 августа', 'Методист'],
      ['Составление планов', 'август, январь', 'Методист'],
      ['Заседание', 'сентябрь', 'Методист'],
    ];
    expect(datesOf(YEAR, rows)).toEqual([
      '2026-08-28…2026-08-29',
      '…2026-08-31',
      '2026-08-01…2026-08-31 + 2027-01-01…2027-01-31',
      '2026-09-01…2026-09-30',
    ]);
  });

  it('closes it behind May, and opens the next part anew', () => {
    const rows = [
      HEAD,
      [wide('Работа с кадрами', 3)],
      ['Заседание', 'сентябрь', 'Методист'],
      ['Итоги года', 'май', 'Методист'],
      ['Летняя школа', 'август', 'Методист'],
      [wide('Аттестация', 3)],
      ['Списки', 'август', 'Методист'],
      ['Приём заявлений', 'сентябрь', 'Методист'],
    ];
    expect(datesOf(YEAR, rows)).toEqual([
      '2026-09-01…2026-09-30',
      '2027-05-01…2027-05-31',
      '2027-08-01…2027-08-31',
      '2026-08-01…2026-08-31',
      '2026-09-01…2026-09-30',
    ]);
  });

  it('months as headings: «Август» above September', () => {
    const rows = [
      HEAD,
      [wide('Август', 3)],
      ['Совещание', '', 'Методист'],
      [wide('Сентябрь', 3)],
      ['Заседание', '', 'Методист'],
    ];
    expect(datesOf(YEAR, rows)).toEqual(['2026-08-01…2026-08-31', '2026-09-01…2026-09-30']);
  });

  it.each([
    ['with a year of its own', YEAR, 'август 2027 г.', '2027-08-01…2027-08-31'],
    ['in a plan of a calendar year', 'План работы на 2027 год', 'август', '2027-08-01…2027-08-31'],
  ])('is left alone %s', (_, name, due, expected) => {
    expect(datesOf(name, [HEAD, ['Совет', due, 'Директор'], ['Форум', 'октябрь', 'Директор']])[0]).toBe(expected);
  });
});
