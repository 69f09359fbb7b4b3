import { describe, expect, it } from 'vitest';
import { findEvent } from './find-event.ts';
import { readMark } from './read-mark.ts';

describe('a mark of a list of those present', () => {
  it.each([
    ['+', 'present'],
    ['Был', 'present'],
    ['была', 'present'],
    ['да', 'present'],
    ['присутствовала', 'present'],
    ['V', 'present'],
    ['✓', 'present'],
    ['н', 'absent'],
    ['Н', 'absent'],
    ['не был', 'absent'],
    ['-', 'absent'],
    ['–', 'absent'],
    ['нет', 'absent'],
    ['отсутствовал', 'absent'],
    ['больничный', 'absent'],
    ['', 'unmarked'],
    ['  ', 'unmarked'],
    ['опоздал на час', undefined],
  ])('[IOM-07] «%s» is %s', (text, mark) => {
    expect(readMark(text)).toBe(mark);
  });
});

describe('the event in the rows above a table', () => {
  const of = (...above: string[]) => findEvent(above, '2027-04-01');
  it.each([
    [
      'Лист присутствия на семинаре «Цифровые инструменты урока», 12.03.27г.',
      { title: 'семинаре «Цифровые инструменты урока»', heldOn: '2027-03-12' },
    ],
    ['Лист регистрации участников', undefined],
    ['Курс «Современный урок» 36 ч.', { title: 'Курс «Современный урок» 36 ч', heldOn: undefined }],
    ['Список слушателей: «Финансовая грамотность»', { title: 'Финансовая грамотность', heldOn: undefined }],
    ['МБОУ СОШ № 5', undefined],
  ])('[IOM-07] %s', (line, found) => {
    expect(of(line)).toEqual(found);
  });

  it('[IOM-07] a day in another row is the day of the event', () => {
    expect(of('Вебинар «Безопасный интернет»', 'Дата проведения: 5 марта 2027 г.')).toEqual({
      title: 'Вебинар «Безопасный интернет»',
      heldOn: '2027-03-05',
    });
  });
});
