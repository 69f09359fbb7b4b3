import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOutsideAddress, readAddressState, readAddressValue, splitAddress, writeAddressState } from './address.ts';

describe('splitAddress', () => {
  it.each([
    ['/people', { path: '/people', search: '', hash: '' }],
    ['/people?tab=posts', { path: '/people', search: '?tab=posts', hash: '' }],
    ['/people?a=1&b=2#top', { path: '/people', search: '?a=1&b=2', hash: 'top' }],
    ['?tab=history', { path: '.', search: '?tab=history', hash: '' }],
    ['/a#x?y', { path: '/a', search: '', hash: 'x?y' }],
  ])('%s', (href, expected) => {
    expect(splitAddress(href)).toEqual(expected);
  });
});

describe('isOutsideAddress', () => {
  it.each([
    ['https://example.ru', true],
    ['//example.ru', true],
    ['mailto:a@example.ru', true],
    ['/api/files/1', true],
    ['/api', true],
    ['/apiary', false],
    ['/people', false],
    ['?tab=a:b', false],
  ])('%s → %s', (href, expected) => {
    expect(isOutsideAddress(href)).toBe(expected);
  });
});

describe('state in the address', () => {
  const defaults = { tab: 'main', page: 1, part: false, organizations: [] as readonly string[] };

  it.each([
    [5, 'a', '5'],
    ['7', 1, 7],
    ['семь', 1, 1],
    [{ a: 1 }, 'main', 'main'],
    ['true', false, true],
    ['no', true, false],
    ['one', [], ['one']],
    [[1, 'two', { three: 3 }], [], ['1', 'two']],
  ])('reads %j by the default %j as %j', (raw, fallback, expected) => {
    expect(readAddressValue(raw, fallback)).toEqual(expected);
  });

  it('leaves others parameters alone and drops values equal to the default', () => {
    const search = { tab: 'posts', other: 'kept', organizations: ['a'] };
    expect(writeAddressState(search, defaults, { tab: 'main', organizations: ['a', 'b'], page: 2 })).toEqual({
      other: 'kept',
      organizations: ['a', 'b'],
      page: 2,
    });
  });

  it('what was written is read back, whatever it is', () => {
    const state = fc.record({
      tab: fc.string(),
      page: fc.integer(),
      part: fc.boolean(),
      organizations: fc.array(fc.string()),
    });
    fc.assert(
      fc.property(state, (value) => {
        expect(readAddressState(writeAddressState({}, defaults, value), defaults)).toEqual(value);
      }),
    );
  });
});
