import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canShowGroup,
  type GroupTable,
  hideSmallGroups,
  hideSmallInList,
  isRevealingMean,
  isRevealingSpread,
  type Mark,
} from './hiding.ts';

const tableOf = (people: number[][]): GroupTable => ({ cells: people.map((row) => row.map((n) => ({ people: n }))) });

interface Published {
  people: number;
  mark: Mark;
  /** The cells it is the sum of. */
  cells: number[];
}

/** Every figure of the published table, told as the set of cells it adds up. */
function listPublished(people: readonly (readonly number[])[], columns: number, table: GroupTable): Published[] {
  const hidden = hideSmallGroups(table);
  const at = (r: number, c: number) => r * columns + c;
  const sum = (cells: number[]) =>
    cells.reduce((total, cell) => total + (people[Math.floor(cell / columns)]?.[cell % columns] ?? 0), 0);
  const make = (cells: number[], mark: Mark | undefined): Published => ({
    cells,
    mark: mark ?? 'shown',
    people: sum(cells),
  });
  const rows = people.map((_, r) => r);
  const cols = Array.from({ length: columns }, (_, c) => c);
  return [
    ...rows.flatMap((r) => cols.map((c) => make([at(r, c)], hidden.cells[r]?.[c]))),
    ...rows.map((r) =>
      make(
        cols.map((c) => at(r, c)),
        hidden.rows[r],
      ),
    ),
    ...cols.map((c) =>
      make(
        rows.map((r) => at(r, c)),
        hidden.columns[c],
      ),
    ),
    make(
      rows.flatMap((r) => cols.map((c) => at(r, c))),
      hidden.total,
    ),
  ];
}

const prime = 1_000_003;
const modulo = (x: number) => ((x % prime) + prime) % prime;
function invert(x: number): number {
  let [a, b, u, v] = [modulo(x), prime, 1, 0];
  while (b !== 0) {
    const q = Math.floor(a / b);
    [a, b] = [b, a - q * b];
    [u, v] = [v, u - q * v];
  }
  return modulo(u);
}

/** Plain elimination: a list of reduced rows by leading column; independent of the graph that the rule itself uses. */
function reduce(basis: Map<number, number[]>, vector: number[]): number[] {
  const rest = vector.map(modulo);
  for (const [lead, row] of basis) {
    const factor = rest[lead] ?? 0;
    if (factor !== 0) for (const [i, x] of row.entries()) rest[i] = modulo((rest[i] ?? 0) - factor * x);
  }
  return rest;
}
function span(vectors: number[][]): Map<number, number[]> {
  const basis = new Map<number, number[]>();
  for (const vector of vectors) {
    const rest = reduce(basis, vector);
    const lead = rest.findIndex((x) => x !== 0);
    if (lead < 0) continue;
    const scale = invert(rest[lead] ?? 1);
    const unit = rest.map((x) => modulo(x * scale));
    for (const [key, row] of basis) {
      const factor = row[lead] ?? 0;
      if (factor !== 0)
        basis.set(
          key,
          row.map((x, i) => modulo(x - factor * (unit[i] ?? 0))),
        );
    }
    basis.set(lead, unit);
  }
  return basis;
}
const indicator = (cells: readonly number[], length: number) =>
  Array.from({ length }, (_, i) => (cells.includes(i) ? 1 : 0));

/** Everything that the shown figures and the empty cells give by adding and subtracting. */
function spanOfShown(published: readonly Published[], length: number): Map<number, number[]> {
  const known = published.filter((figure) => figure.mark === 'shown' || figure.people === 0);
  return span(known.map((figure) => indicator(figure.cells, length)));
}
const follows = (basis: Map<number, number[]>, cells: readonly number[], length: number) =>
  reduce(basis, indicator(cells, length)).every((x) => x === 0);

/** Every set of hidden cells with fewer than five people together. */
function listSmallSets(closed: readonly Published[]): number[][] {
  const cells = closed.filter((figure) => figure.cells.length === 1);
  const grow = (from: number, set: number[], people: number): number[][] =>
    cells.slice(from).flatMap((cell, step) => {
      const larger = [...set, ...cell.cells];
      const sum = people + cell.people;
      return sum < 5 ? [larger, ...grow(from + step + 1, larger, sum)] : [];
    });
  return grow(0, [], 0);
}

const peopleTable = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  fc.array(
    fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 30 })), {
      minLength: columns,
      maxLength: columns,
    }),
    { minLength: 1, maxLength: 6 },
  ),
);

describe('small groups', () => {
  it('[DIAG-22] shows a group of five and hides one of four', () => {
    expect(canShowGroup(5, false)).toBe(true);
    expect(canShowGroup(4, false)).toBe(false);
    expect(canShowGroup(1, true)).toBe(true);
  });

  it('[DIAG-22] hides the smallest other school beside a single small one', () => {
    expect(hideSmallInList([{ people: 12 }, { people: 3 }, { people: 7 }, { people: 30 }])).toEqual({
      groups: ['shown', 'small', 'cover', 'shown'],
      total: 'shown',
    });
  });

  it('[DIAG-22] hides a third school when two small ones together are fewer than five', () => {
    expect(hideSmallInList([{ people: 1 }, { people: 2 }, { people: 9 }, { people: 8 }]).groups).toEqual([
      'small',
      'small',
      'shown',
      'cover',
    ]);
  });

  it('[DIAG-22] leaves two small schools alone when together they are five', () => {
    expect(hideSmallInList([{ people: 3 }, { people: 2 }, { people: 9 }])).toEqual({
      groups: ['small', 'small', 'shown'],
      total: 'shown',
    });
  });

  it('[DIAG-22] gives up the total when there is nothing else to hide', () => {
    expect(hideSmallInList([{ people: 3 }])).toEqual({ groups: ['small'], total: 'small' });
    expect(hideSmallInList([{ people: 3 }, { people: 0 }]).total).toBe('small');
    expect(hideSmallInList([{ people: 9, isSensitive: true }]).total).toBe('cover');
  });

  it('[DIAG-22] closes a crossed table by a rectangle of the cheapest cells', () => {
    const table = tableOf([
      [2, 8, 20],
      [9, 6, 20],
      [20, 20, 20],
    ]);
    expect(hideSmallGroups(table)).toEqual({
      cells: [
        ['small', 'cover', 'shown'],
        ['cover', 'cover', 'shown'],
        ['shown', 'shown', 'shown'],
      ],
      rows: ['shown', 'shown', 'shown'],
      columns: ['shown', 'shown', 'shown'],
      total: 'shown',
    });
  });

  it('[DIAG-22] takes a margin of its own as a figure to protect', () => {
    const hidden = hideSmallGroups(
      tableOf([
        [2, 1],
        [10, 10],
        [10, 12],
      ]),
    );
    expect(hidden.rows).toEqual(['small', 'cover', 'shown']);
    expect(hidden.total).toBe('shown');
  });

  it('[DIAG-22] a table without small groups stays open, an empty one too', () => {
    expect(hideSmallGroups(tableOf([[5, 0]])).cells).toEqual([['shown', 'shown']]);
    expect(hideSmallGroups({ cells: [] })).toEqual({ cells: [], rows: [], columns: [], total: 'shown' });
  });

  it('[DIAG-22] a spread that tells everybody the same level is revealing in a small group only', () => {
    expect(isRevealingSpread({ low: 6, medium: 0, high: 0 }, 10)).toBe(true);
    expect(isRevealingSpread({ low: 5, medium: 1, high: 0 }, 10)).toBe(false);
    expect(isRevealingSpread({ low: 0, medium: 0, high: 10 }, 10)).toBe(false);
    expect(isRevealingSpread({ low: 0 }, 10)).toBe(false);
    expect([0, 100, 50, undefined].map(isRevealingMean)).toEqual([true, true, false, false]);
  });

  it('[DIAG-22] property: every group under five is hidden and none follows from what is shown', () => {
    fc.assert(
      fc.property(peopleTable, (people) => {
        const columns = people[0]?.length ?? 0;
        const length = people.length * columns;
        const published = listPublished(people, columns, tableOf(people));
        const basis = spanOfShown(published, length);
        for (const figure of published) {
          if (figure.people === 0) expect(figure.mark).toBe('shown');
          if (figure.people === 0 || figure.people >= 5) continue;
          expect(figure.mark).toBe('small');
          expect(follows(basis, figure.cells, length)).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('[DIAG-22] property: no hidden figure of any size follows, and no sum of cells under five together', () => {
    fc.assert(
      fc.property(peopleTable, (people) => {
        const columns = people[0]?.length ?? 0;
        const length = people.length * columns;
        const published = listPublished(people, columns, tableOf(people));
        const basis = spanOfShown(published, length);
        const closed = published.filter((figure) => figure.mark !== 'shown');
        for (const figure of closed) expect(follows(basis, figure.cells, length)).toBe(false);
        for (const cells of listSmallSets(closed)) expect(follows(basis, cells, length)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('[DIAG-22] property: equal tables give equal marks', () => {
    fc.assert(
      fc.property(peopleTable, (people) => {
        expect(hideSmallGroups(tableOf(people))).toEqual(hideSmallGroups(tableOf(structuredClone(people))));
      }),
    );
  });
});
