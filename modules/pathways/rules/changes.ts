import { formatCount, type PluralForms } from '#core/text/plural.ts';

const WORDS: Readonly<Record<string, { readonly forms: PluralForms; readonly verb: readonly [string, string] }>> = {
  'pathway.item_added': { forms: ['пункт', 'пункта', 'пунктов'], verb: ['добавлен', 'добавлено'] },
  'pathway.filled': { forms: ['пункт', 'пункта', 'пунктов'], verb: ['подобран взамен', 'подобрано взамен'] },
  'pathway.item_edited': { forms: ['пункт', 'пункта', 'пунктов'], verb: ['изменён', 'изменено'] },
  'pathway.item_removed': { forms: ['пункт', 'пункта', 'пунктов'], verb: ['исключён', 'исключено'] },
  'pathway.item_cancel': { forms: ['пункт', 'пункта', 'пунктов'], verb: ['исключён', 'исключено'] },
  'pathway.offer_cancelled': {
    forms: ['пункт', 'пункта', 'пунктов'],
    verb: ['отменён организатором', 'отменено организатором'],
  },
  'pathway.need_added': { forms: ['направление', 'направления', 'направлений'], verb: ['добавлено', 'добавлено'] },
};

/** «добавлен 1 пункт, изменено 2 пункта»: without competences, for an order that all may read. @param actions of the history, in order */
export function describeChanges(actions: readonly string[]): string {
  const counts = Map.groupBy(
    actions.filter((action) => action in WORDS),
    (action) => action,
  );
  const parts = [...counts].map(([action, own]) => {
    const { forms, verb } = WORDS[action] ?? { forms: ['', '', ''], verb: ['', ''] };
    const n = own.length;
    const isOne = n % 10 === 1 && n % 100 !== 11;
    return `${isOne ? verb[0] : verb[1]} ${formatCount(n, forms)}`;
  });
  return parts.length === 0 ? 'уточнены сроки и содержание пунктов' : parts.join(', ');
}
