import { expect, it } from 'vitest';
import type { Item } from '../words.ts';
import { findNextItem } from './next-item.ts';

const item = (id: string, dueOn: string, state: Item['state'], actions: Item['actions'] = ['confirm']) =>
  ({ id, dueOn, state, actions }) as Item;

it('[IOM-07] the next step is what was asked about, else the nearest date; nothing that cannot be tapped', () => {
  const near = item('near', '2026-02-01', 'planned');
  const far = item('far', '2026-05-01', 'planned');
  const asked = item('asked', '2026-06-01', 'returned');
  const tapped = item('tapped', '2026-01-01', 'confirmed', []);
  expect(findNextItem({ items: [far, near, tapped] })).toBe(near);
  expect(findNextItem({ items: [far, near, asked] })).toBe(asked);
  expect(findNextItem({ items: [tapped] })).toBeUndefined();
});
