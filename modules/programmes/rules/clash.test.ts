import { expect, it, test } from 'vitest';
import { listClashing, pickUnsaved } from './clash.ts';

test.each([
  ['nobody else was there', { title: 'Б' }, { title: 'А' }, { title: 'А' }, []],
  ['another field was changed', { title: 'Б' }, { title: 'А' }, { title: 'А', number: '2' }, []],
  ['the same field was changed', { title: 'Б' }, { title: 'А' }, { title: 'В' }, ['title']],
  ['both wrote the same', { title: 'Б' }, { title: 'А' }, { title: 'Б' }, []],
  ['a list counts by what it holds', { owners: ['РМК'] }, { owners: [] }, { owners: [] }, []],
])('a clash: %s', (_, mine, began, theirs, keys) => {
  expect(listClashing(mine as object, began as object, theirs as object)).toEqual(keys);
});

it('what is typed back to the old value needs no saving', () => {
  expect(pickUnsaved({ title: 'А', number: '2' }, { title: 'А', number: '1' })).toEqual({ number: '2' });
});
