import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTracks, formatCell, moveActiveRow, turnSort } from './model.ts';

describe('formatCell', () => {
  it.each([
    [null, 'number', ''],
    [undefined, 'text', ''],
    [0, 'number', '0'],
    [10712, 'number', '10\u00a0712'],
    [0.5, 'number', '0,5'],
    ['2023-12-31', 'date', '31.12.2023'],
    ['2023-12-31T10:00:00Z', 'date', '31.12.2023'],
    ['март 2018', 'date', 'март 2018'],
    ['2023-12-31', 'text', '2023-12-31'],
  ] as const)('%j as %s → «%s»', (value, kind, expected) => {
    expect(formatCell(value, kind)).toBe(expected);
  });
});

describe('moveActiveRow', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['PageDown', 3, 7],
    ['PageUp', 3, 0],
    ['Home', 7, 0],
    ['End', 2, 9],
    ['Enter', 2, undefined],
  ])('%s from %i leads to %s of ten', (key, active, expected) => {
    expect(moveActiveRow(key, active, 10, 4)).toBe(expected);
  });

  it('never leaves the rows', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End');
    fc.assert(
      fc.property(
        keys,
        fc.integer({ min: 1, max: 500 }),
        fc.nat(600),
        fc.integer({ min: 1, max: 40 }),
        (key, count, active, page) => {
          const target = moveActiveRow(key, Math.min(active, count - 1), count, page);
          expect(target !== undefined && target >= 0 && target < count).toBe(true);
        },
      ),
    );
  });

  it('has nowhere to go in an empty list', () => {
    expect(moveActiveRow('ArrowDown', 0, 0, 10)).toBeUndefined();
  });
});

describe('turnSort', () => {
  it.each([
    [undefined, { column: 'name', direction: 'asc' }],
    [
      { column: 'name', direction: 'asc' },
      { column: 'name', direction: 'desc' },
    ],
    [
      { column: 'name', direction: 'desc' },
      { column: 'name', direction: 'asc' },
    ],
    [
      { column: 'age', direction: 'asc' },
      { column: 'name', direction: 'asc' },
    ],
  ] as const)('from %j', (sort, expected) => {
    expect(turnSort(sort, 'name')).toEqual(expected);
  });
});

describe('buildTracks', () => {
  it('gives each column at least its width, in units of the text size', () => {
    const value = () => '';
    const columns = [
      { id: 'name', title: 'Фамилия', value, width: 320 },
      { id: 'rate', title: 'Ставка', value, kind: 'number' as const, width: 80 },
    ];
    expect(buildTracks(columns, true)).toBe('2.5rem minmax(20rem, 320fr) minmax(5rem, 32fr)');
  });
});
