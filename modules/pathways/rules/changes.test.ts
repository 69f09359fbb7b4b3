import { describe, expect, test } from 'vitest';
import { describeChanges } from './changes.ts';

describe('changes of an approved pathway in words', () => {
  test.each([
    [[], 'уточнены сроки и содержание пунктов'],
    [['pathway.item_added'], 'добавлен 1\u00a0пункт'],
    [
      ['pathway.item_edited', 'pathway.item_added', 'pathway.item_edited', 'pathway.agree'],
      'изменено 2\u00a0пункта, добавлен 1\u00a0пункт',
    ],
    [['pathway.offer_cancelled', 'pathway.filled'], 'отменён организатором 1\u00a0пункт, подобран взамен 1\u00a0пункт'],
  ])('[IOM-19] %j is «%s»', (actions, text) => {
    expect(describeChanges(actions)).toBe(text);
  });
});
