import { describe, expect, it } from 'vitest';
import { listAttentions } from './attention.ts';
import type { Item, Need } from './words.ts';

const calm: Parameters<typeof listAttentions>[0] = {
  state: 'in_progress',
  hasLeft: false,
  isAmended: false,
  isOwn: false,
  progress: { items: 2, done: 0, overdue: 0 },
  content: { items: [], needs: [], consultations: [], hours: 0 },
};
const over = { title: 'цифровая', direction: '', isOver: true } as Need;
const keysOf = (pathway: typeof calm) => listAttentions(pathway).map(({ key }) => key);

describe('what of a pathway needs attention', () => {
  it('nothing while it goes its way', () => {
    expect(keysOf(calm)).toEqual([]);
  });

  it('[IOM-19] who has left, an amendment, overdue and returned items, a need that is over', () => {
    const content = { ...calm.content, items: [{ state: 'returned' } as Item], needs: [over] } as typeof calm.content;
    expect(
      keysOf({ ...calm, hasLeft: true, isAmended: true, progress: { items: 2, done: 0, overdue: 2 }, content }),
    ).toEqual(['left', 'amended', 'overdue', 'returned', 'over']);
  });

  it('an ended pathway asks nothing about who has left', () => {
    expect(keysOf({ ...calm, state: 'completed', hasLeft: true })).toEqual([]);
  });

  it('[ROLE-04] never speaks of a deficit to the person', () => {
    const content = { ...calm.content, needs: [over] } as typeof calm.content;
    expect(listAttentions({ ...calm, isOwn: true, content })).toEqual([]);
  });
});
