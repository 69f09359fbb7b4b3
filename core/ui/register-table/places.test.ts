import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlacer, type Placed, placeRows } from './places.ts';

const show = (line: readonly Placed[]) => line.map(({ index, place }) => `${index}@${place}`).join(' ');
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

describe('placeRows', () => {
  it.each([
    ['the first drawing', [], [0, 1, 2], false, '0@0 1@1 2@2'],
    ['fresh rows take the places of those that went', [0, 1, 2, 3], [2, 3, 4, 5], true, '4@0 5@1 2@2 3@3'],
    ['at rest the places stand in the order of rows', [0, 1, 2, 3], [2, 3, 4, 5], false, '2@2 3@3 4@0 5@1'],
    ['a leap keeps every place', [0, 1, 2], [70, 71, 72], true, '70@0 71@1 72@2'],
    ['the focused row stays where it is', [0, 1, 2], [0, 70, 71], true, '0@0 70@1 71@2'],
    ['fewer rows leave places', [0, 1, 2], [2], true, '2@2'],
    ['more rows make places', [0, 1], [1, 2, 3], true, '2@0 1@1 3@2'],
  ] as const)('%s', (_what, before, drawn, isScrolling, expected) => {
    const line = before.map((index, at) => ({ index, place: at }));
    expect(show(placeRows(line, drawn, isScrolling))).toBe(expected);
  });

  it('draws every row once, each at a place of its own, and moves none that stays', () => {
    const windows = fc.array(
      fc.record({ from: fc.nat(60), count: fc.integer({ min: 0, max: 12 }), isScrolling: fc.boolean() }),
    );
    fc.assert(
      fc.property(windows, (list) => {
        let line: readonly Placed[] = [];
        for (const { from, count, isScrolling } of list) {
          const drawn = range(from, from + count);
          const next = placeRows(line, drawn, isScrolling);
          expect(next.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(drawn);
          expect(new Set(next.map(({ place }) => place)).size).toBe(count);
          const places = new Map(line.map(({ index, place }) => [index, place]));
          for (const { index, place } of next) expect(places.get(index) ?? place).toBe(place);
          if (!isScrolling) expect(next.map(({ index }) => index)).toEqual(drawn);
          expect(placeRows(next, drawn, isScrolling)).toEqual(next);
          line = next;
        }
      }),
    );
  });
});

describe('createPlacer', () => {
  it('remembers the places from one drawing to the next', () => {
    const place = createPlacer();
    place([0, 1, 2], false);
    expect(show(place([1, 2, 3], true))).toBe('3@0 1@1 2@2');
    expect(show(place([1, 2, 3], true))).toBe('3@0 1@1 2@2');
    expect(show(place([1, 2, 3], false))).toBe('1@1 2@2 3@0');
  });
});
