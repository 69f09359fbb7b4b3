import { describe, expect, it } from 'vitest';
import { ITEM_STEPS, PATHWAY_STEPS } from '../../rules/states.ts';
import { describeEntry, listFields } from './history-words.ts';

const OTHERS = [
  'drafted',
  'edited',
  'filled',
  'need_added',
  'submitted',
  'approved',
  'amendment_signed',
  'order_withdrawn',
  'transferred',
  'offer_cancelled',
  'consulted',
  'consultation_removed',
  'item_added',
  'item_edited',
  'item_removed',
];

describe('the history of a pathway', () => {
  it.each([...OTHERS, ...PATHWAY_STEPS, ...ITEM_STEPS.map((step) => `item_${step}`)])(
    '[IOM-19] says what pathway.%s was in words of its own',
    (action) => {
      expect(describeEntry({ action: `pathway.${action}` })).not.toBe('— ИОМ: изменение');
    },
  );

  it('shows what an entry is about, what became what, and what became empty', () => {
    expect(
      listFields({
        before: { title: 'Семинар', dueOn: '2026-05-01', content: 'Разбор', state: 'planned' },
        after: { dueOn: '2026-06-01', content: null },
      }),
    ).toEqual([
      { label: 'пункт', before: 'Семинар', after: '' },
      { label: 'содержание', before: 'Разбор', after: 'не указано' },
      { label: 'срок', before: '01.05.2026', after: '01.06.2026' },
    ]);
  });

  it('has nothing to show of what is closed', () => {
    expect(listFields({ before: null, after: null })).toEqual([]);
  });
});
