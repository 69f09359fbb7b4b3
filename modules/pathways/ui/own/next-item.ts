import type { Content, Item } from '../words.ts';

/** What the teacher does next: what was asked to be made clear, else the nearest date. */
export function findNextItem({ items }: Pick<Content, 'items'>): Item | undefined {
  const mine = items.filter(({ actions }) => actions.includes('confirm'));
  const rank = ({ state, dueOn }: Item) => `${state === 'returned' ? 0 : 1} ${dueOn}`;
  return mine.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}
