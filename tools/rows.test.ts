import { expect, it } from 'vitest';
import { readIds } from './rows.ts';

it.each([
  ["it('[STAFF-08] stays', …)", ['STAFF-08']],
  ["it('[STAFF-08, DIAG-22] stays', …)", ['STAFF-08', 'DIAG-22']],
  ["describe('[DIAG-01 … DIAG-03] order')", ['DIAG-01', 'DIAG-02', 'DIAG-03']],
  ["it('[ROLE-01] [ORG-10] both')", ['ROLE-01', 'ORG-10']],
  ['values[STAFF-08x] and [a-z] and STAFF-08', []],
])('%s names %j', (text, ids) => {
  expect(readIds(text)).toEqual(ids);
});
