import { describe, expect, test } from 'vitest';
import { type ActivityFact, suggestLeaders } from './leaders.ts';

const fact = (personId: string, kind: string, on: string | null = '2026-01-10'): ActivityFact => ({
  personId,
  kind,
  on,
});
const TODAY = '2026-11-22';

describe('suggesting innovators by recorded activity', () => {
  test('[STAFF-16] two kinds of activity in three years suggest a person and say why', () => {
    const facts = [fact('a', 'publication'), fact('a', 'publication'), fact('a', 'expert'), fact('b', 'publication')];
    expect(suggestLeaders(facts, new Set(), TODAY)).toEqual([
      { personId: 'a', facts: 3, why: '2\u00a0публикации, 1\u00a0работа экспертом' },
    ]);
  });

  test('[STAFF-16] old, undated and other facts do not count; who is known as a leader is not suggested', () => {
    const old = [fact('a', 'publication', '2023-11-22'), fact('a', 'expert'), fact('c', 'degree'), fact('c', 'expert')];
    expect(suggestLeaders([...old, fact('d', 'expert', null), fact('d', 'practice')], new Set(), TODAY)).toEqual([]);
    expect(suggestLeaders([fact('e', 'practice'), fact('e', 'expert')], new Set(['e']), TODAY)).toEqual([]);
  });
});
