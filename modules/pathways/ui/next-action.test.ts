import { describe, expect, it } from 'vitest';
import { findNextAction } from './next-action.ts';
import type { Item, PathwayAnswer } from './words.ts';

type Known = Parameters<typeof findNextAction>[0];

const item = (id: string, state: Item['state'], actions: Item['actions']) => ({ id, state, actions }) as Item;
const pathway = (state: PathwayAnswer['state'], actions: PathwayAnswer['actions'], items: Item[] = []): Known => ({
  state,
  actions,
  maker: null,
  content: { items, needs: [], consultations: [], hours: 0 },
});

describe('[IOM-07] the one next action', () => {
  it.each([
    ['draft', ['agree', 'stop'], { kind: 'step', step: 'agree' }],
    ['completed', ['review', 'reopen'], { kind: 'step', step: 'review' }],
    ['stopped', ['resume'], { kind: 'step', step: 'resume' }],
    ['agreed', ['unagree'], { kind: 'order', title: 'Подготовить приказ' }],
    ['submitted', ['unagree'], { kind: 'order', title: 'Внести номер и дату приказа' }],
    ['reviewed', [], null],
    ['draft', [], null],
  ] as const)('of %s with %o is %o', (state, actions, expected) => {
    expect(findNextAction(pathway(state, [...actions]), true)).toEqual(expected);
  });

  it('offers no order to who makes none', () => {
    expect(findNextAction(pathway('agreed', ['unagree']), false)).toBeNull();
  });

  it('while it runs: what was tapped, else a consultation, at the end to complete it', () => {
    const planned = item('a', 'planned', ['close']);
    const confirmed = item('b', 'confirmed', ['close', 'return']);
    const done = item('c', 'done', ['return', 'reopen']);
    const may: PathwayAnswer['actions'] = ['complete', 'consult'];
    expect(findNextAction(pathway('in_progress', may, [planned, confirmed, done]), true)).toEqual({
      kind: 'accept',
      itemIds: ['b'],
    });
    expect(findNextAction(pathway('in_progress', may, [planned, done]), true)).toEqual({ kind: 'consult' });
    expect(findNextAction(pathway('in_progress', may, [done]), true)).toEqual({ kind: 'step', step: 'complete' });
    expect(findNextAction({ ...pathway('in_progress', []), content: null }, true)).toBeNull();
  });
});
