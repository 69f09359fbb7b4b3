import { describe, expect, test } from 'vitest';
import { ALIVE_STATES } from '../model/alive.ts';
import { ITEM_STATES, PATHWAY_STATES } from '../model.ts';
import { ITEM_STEPS, ITEM_STEPS_TABLE, isApproved, isEditable, listSteps, PATHWAY_STEPS, STEPS } from './states.ts';

describe('the life of a pathway', () => {
  test.each([
    ['draft', ['agree', 'stop', 'decline']],
    ['agreed', ['unagree', 'stop', 'decline']],
    ['submitted', ['unagree', 'stop', 'decline']],
    ['approved', ['complete', 'stop']],
    ['in_progress', ['complete', 'stop']],
    ['completed', ['reopen', 'review']],
    ['reviewed', []],
    ['stopped', ['resume']],
    ['declined', ['resume']],
  ] as const)('[IOM-07] from «%s» goes on by %j', (state, steps) => {
    expect(listSteps(state)).toEqual(steps);
  });

  test('[IOM-07] no step leads to where it begins, and no button approves', () => {
    for (const step of PATHWAY_STEPS) {
      expect(STEPS[step].from).not.toContain(STEPS[step].to);
      expect(STEPS[step].to).not.toBe('approved');
      expect(STEPS[step].to).not.toBe('submitted');
    }
  });

  test('[IOM-19] items change in every living state and in no other; approved ones need an order', () => {
    expect(PATHWAY_STATES.filter(isEditable)).toEqual(ALIVE_STATES);
    expect(PATHWAY_STATES.filter(isApproved)).toEqual(['approved', 'in_progress']);
  });

  test('[IOM-07] an item can always be taken up again, whatever closed it', () => {
    for (const step of ITEM_STEPS) expect(ITEM_STATES).toContain(ITEM_STEPS_TABLE[step].to);
    expect(ITEM_STEPS_TABLE.reopen.from).toEqual(['done', 'not_done', 'cancelled']);
  });
});
