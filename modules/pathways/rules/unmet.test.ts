import { describe, expect, test } from 'vitest';
import { groupUnmet, hideSmallUnmet, type UnmetNeed } from './unmet.ts';

const need = (personId: string, fields: Partial<UnmetNeed> = {}): UnmetNeed => ({
  personId,
  organizationId: 'school-1',
  competence: 'digital',
  direction: '',
  reason: 'no_offer',
  ...fields,
});

describe('unmet needs', () => {
  test('[IOM-03] are grouped by competence and subject; people and schools count once', () => {
    const needs = [
      need('a'),
      need('b', { organizationId: 'school-2', reason: 'no_places' }),
      need('c', { reason: 'no_places' }),
      need('a', { direction: 'физика' }),
      need('a', { direction: 'физика' }),
    ];
    expect(groupUnmet(needs)).toEqual([
      { competence: 'digital', direction: '', people: 3, organizations: 2, reason: 'no_places' },
      { competence: 'digital', direction: 'физика', people: 1, organizations: 1, reason: 'no_offer' },
    ]);
  });

  test('[IOM-03] groups under the least are hidden and said to be, without their number of people', () => {
    const groups = groupUnmet([...'abcde'].map((id) => need(id)).concat(need('x', { direction: 'химия' })));
    expect(hideSmallUnmet(groups, 5)).toEqual({ groups: [groups[0]], hiddenGroups: 1 });
    expect(hideSmallUnmet(groups, 1)).toEqual({ groups, hiddenGroups: 0 });
  });
});
