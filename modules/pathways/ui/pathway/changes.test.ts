import { expect, it } from 'vitest';
import { listClashes } from './changes.ts';

it('[IOM-19] two people on one item: both texts of what both have changed, nothing of the rest', () => {
  const words = {
    labels: { title: 'Название', hours: 'Часов' },
    show: (_: 'title' | 'hours', value: string | number | null) => (value === null ? '' : String(value)),
  };
  const theirs: { title: string; hours: number | null } = { title: 'Семинар по оцениванию', hours: null };
  expect(listClashes({ title: 'Семинар', hours: null }, theirs, words)).toEqual([
    { label: 'Название', theirs: 'Семинар по оцениванию', mine: 'Семинар' },
  ]);
});
