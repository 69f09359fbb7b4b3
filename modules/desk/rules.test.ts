import { describe, expect, it } from 'vitest';
import { listSteps } from './rules.ts';

const nothing = { users: 1, organizations: 0, people: 0, campaign: 0, note: 0 };

describe('first steps', () => {
  it('lead a methodist from an empty register to the note', () => {
    const steps = listSteps(nothing, (permission) => permission !== 'account.manage');
    expect(steps.map((step) => [step.code, step.isDone])).toEqual([
      ['organizations', false],
      ['people', false],
      ['campaign', false],
      ['note', false],
    ]);
  });

  it('are gone when all are done, and never shown to those who cannot make them', () => {
    const all = { users: 3, organizations: 12, people: 600, campaign: 2, note: 1 };
    expect(listSteps(all, () => true)).toEqual([]);
    expect(listSteps(nothing, () => false)).toEqual([]);
  });
});
