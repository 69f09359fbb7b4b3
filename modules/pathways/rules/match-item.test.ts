import { describe, expect, it } from 'vitest';
import { likeness, matchItems, wordsOfTitle } from './match-item.ts';

const item = (id: string, title: string, offerTitle: string | null = null) => ({ id, title, offerTitle });
const idsOf = (event: string, ...items: ReturnType<typeof item>[]) => {
  const { exact, similar } = matchItems(event, items);
  return [exact.map(({ id }) => id).join(), similar.map(({ id }) => id).join()];
};

describe('which item an event is', () => {
  it.each([
    ['the same title', 'Цифровые инструменты урока', 'Цифровые инструменты урока', ['a', '']],
    [
      'quotes, case, ё, the kind in front',
      'Семинар «ЦИФРОВЫЕ ИНСТРУМЕНТЫ урока»',
      'Цифровые инструменты урока',
      ['a', ''],
    ],
    [
      'another case of words',
      'семинаре о цифровых инструментах урока',
      'Семинар «Цифровые инструменты урока»',
      ['a', ''],
    ],
    ['one slip of the keyboard', 'Цифровые интрументы урока', 'Цифровые инструменты урока', ['a', '']],
    [
      'cut short',
      'Современный урок: проектирование по результатам диагностики',
      'Современный урок, проектирование',
      ['', 'a'],
    ],
    ['likely', 'Цифровые инструменты учителя', 'Цифровые инструменты урока', ['', 'a']],
    ['another', 'Финансовая грамотность', 'Цифровые инструменты урока', ['', '']],
    ['one word in common is not enough', 'Современный урок', 'Урок мужества', ['', '']],
  ])('[IOM-07] %s', (_, event, title, expected) => {
    expect(idsOf(event, item('a', title))).toEqual(expected);
  });

  it('[IOM-07] the title of the offer counts where the item was renamed', () => {
    expect(idsOf('Читательская грамотность', item('a', 'Пройти курс до мая', 'Читательская грамотность'))[0]).toBe('a');
  });

  it('two of one title are both exact: somebody must say which', () => {
    expect(idsOf('Посещение уроков', item('a', 'Посещение уроков'), item('b', 'Посещение уроков'))[0]).toBe('a,b');
  });

  it('nothing is like nothing', () => {
    expect(likeness([], wordsOfTitle('урок'))).toBe(0);
  });
});
