import { expect, it } from 'vitest';
import { listFilterSchema } from '../../contract/shapes.ts';
import { ADDRESS, readWish } from './register.ts';

const ID = '01a21c41-dc5a-7004-ada6-6d8a6c9fcec6';

it('[IOM-07] an address becomes a filter the server takes, whatever stands in it', () => {
  const wish = readWish({ ...ADDRESS, states: ['draft', 'gone'], attention: 'overdue', campaignId: ID, tutorId: 'x' });
  expect(wish).toMatchObject({ states: ['draft'], attention: 'overdue', campaignId: ID, tutorId: null });
  expect(listFilterSchema.safeParse(wish).success).toBe(true);
  expect(readWish({ ...ADDRESS, attention: 'nonsense' }).attention).toBe('');
});
