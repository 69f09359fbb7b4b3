import { minShownGroup } from '../model.ts';
import {
  type Edge,
  findCheapestPath,
  type Graph,
  labelHiddenEdges,
  listCutCandidates,
  listJoined,
} from './hiding-graph.ts';

/**
 * A group of people behind a figure. `isSensitive` hides a group of any size, for instance when all its members share one level.
 * The same person stands in one cell only, so that lines add up to their margins.
 */
export interface GroupSize {
  readonly people: number;
  readonly isSensitive?: boolean;
}

/**
 * Rows (schools) × columns (subjects) with both margins and the total, over one population. The margins are part of the table:
 * a page by school, a page by subject and the crossed page must take their marks from one call.
 */
export interface GroupTable {
  readonly cells: readonly (readonly GroupSize[])[];
  /** Margins that are sensitive for a reason of their own; sizes come from the cells. */
  readonly sensitiveRows?: ReadonlySet<number>;
  readonly sensitiveColumns?: ReadonlySet<number>;
  readonly isTotalSensitive?: boolean;
}

/** «small»: hidden for its own sake; «cover»: hidden lest another be found by subtraction. */
export type Mark = 'shown' | 'small' | 'cover';

export interface HiddenTable {
  readonly cells: readonly (readonly Mark[])[];
  readonly rows: readonly Mark[];
  readonly columns: readonly Mark[];
  readonly total: Mark;
}

/** Vision 8: a group's figures are for its own members' tutor or the person; for all others from five people on. */
export function canShowGroup(people: number, isTutorOrOwn: boolean, least = minShownGroup): boolean {
  return isTutorOrOwn || people >= least;
}

/**
 * A spread over levels tells everybody's level when all share one; in a group under `smallN` that is kept back although the group is
 * large enough. Pass the answer as `isSensitive` of the table of levels.
 */
export function isRevealingSpread(levels: Readonly<Record<string, number>>, smallN: number): boolean {
  const counts = Object.values(levels).filter((count) => count > 0);
  const people = counts.reduce((sum, count) => sum + count, 0);
  return counts.length === 1 && people < smallN;
}

/** A mean of exactly 0 or 100 tells the score of everybody in the group. */
export function isRevealingMean(mean: number | undefined): boolean {
  return mean === 0 || mean === 100;
}

/** Marks groups of fewer than `least` people and as many more as needed so that no such group follows from what stays shown. */
export function hideSmallGroups(table: GroupTable, least = minShownGroup): HiddenTable {
  const columns = Math.max(0, ...table.cells.map((row) => row.length));
  const figures = [...listFigures(table, columns)];
  const marks = markFigures(figures, table.cells.length + columns + 2, least);
  const markOf = new Map(figures.map((figure, index) => [figure.key, marks[index] ?? 'shown'] as const));
  const read = (row: number | 'all', column: number | 'all'): Mark => markOf.get(`${row}:${column}`) ?? 'shown';
  return {
    cells: table.cells.map((row, r) => row.map((_, c) => read(r, c))),
    rows: table.cells.map((_, r) => read(r, 'all')),
    columns: Array.from({ length: columns }, (_, c) => read('all', c)),
    total: read('all', 'all'),
  };
}

/** The same for one list with a total, such as schools alone. */
export function hideSmallInList(groups: readonly GroupSize[], isTotalSensitive = false, least = minShownGroup) {
  const figures = groups.map((group, index): Figure => ({ ...group, key: String(index), from: 0, to: 1, weight: 1 }));
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  const total: Figure = { key: 'all', people, isSensitive: isTotalSensitive, from: 1, to: 0, weight: totalWeight };
  const marks = markFigures([...figures, total], 2, least);
  return { groups: marks.slice(0, -1), total: marks.at(-1) ?? ('shown' as Mark) };
}

interface Figure extends GroupSize {
  readonly key: string;
  /** Equations: a figure adds to one with plus and to the other with minus. */
  readonly from: number;
  readonly to: number;
  /** How dear it is to hide, per person: a cell is given up before a margin, a margin before the total. */
  readonly weight: number;
}

const marginWeight = 100;
const totalWeight = 10_000;

/** Nodes: rows, then columns, then «all rows», then «all columns». */
function* listFigures(table: GroupTable, columns: number): Generator<Figure> {
  const rows = table.cells.length;
  const allRows = rows + columns;
  const allColumns = allRows + 1;
  const size = (cells: readonly (GroupSize | undefined)[]) => cells.reduce((sum, cell) => sum + (cell?.people ?? 0), 0);
  for (const [r, row] of table.cells.entries()) {
    for (const [c, cell] of row.entries()) yield { ...cell, key: `${r}:${c}`, from: r, to: rows + c, weight: 1 };
    const isSensitive = table.sensitiveRows?.has(r) ?? false;
    yield { key: `${r}:all`, people: size(row), isSensitive, from: allColumns, to: r, weight: marginWeight };
  }
  for (let c = 0; c < columns; c += 1) {
    const people = size(table.cells.map((row) => row[c]));
    const isSensitive = table.sensitiveColumns?.has(c) ?? false;
    yield { key: `all:${c}`, people, isSensitive, from: rows + c, to: allRows, weight: marginWeight };
  }
  const people = size(table.cells.flat());
  const isSensitive = table.isTotalSensitive ?? false;
  yield { key: 'all:all', people, isSensitive, from: allRows, to: allColumns, weight: totalWeight };
}

function markFigures(figures: readonly Figure[], nodes: number, least: number): Mark[] {
  const marks = figures.map(({ people, isSensitive }): Mark => {
    return people > 0 && (people < least || isSensitive) ? 'small' : 'shown';
  });
  for (;;) {
    const more = findCover(makeGraph(figures, marks, nodes), least).filter((index) => marks[index] === 'shown');
    if (more.length === 0) return marks;
    for (const index of more) marks[index] = 'cover';
  }
}

function makeGraph(figures: readonly Figure[], marks: readonly Mark[], nodes: number): Graph {
  const edges = figures.map(({ from, to, people, weight }, index): Edge => {
    const hidden = marks[index] !== 'shown';
    return { from, to, people, hidden, cost: hidden ? 0 : people * weight };
  });
  return { nodes, edges };
}

/** What to hide next: for a single figure that follows, else for a thin line, else for a thin sum. */
function findCover(graph: Graph, least: number): number[] {
  const labels = labelHiddenEdges(graph);
  return coverBridge(graph, labels) ?? coverThinLine(graph, least) ?? coverThinCut(graph, labels, least) ?? [];
}

function coverBridge(graph: Graph, labels: readonly bigint[]): number[] | undefined {
  for (const [index, edge] of graph.edges.entries()) {
    if (!edge.hidden || labels[index] !== 0n) continue;
    const path = findCheapestPath(graph, edge.from, edge.to, new Set([index]));
    if (path) return path;
  }
  return undefined;
}

/** A line whose total is shown gives the sum of its hidden figures: that sum must be a group of `least` people too. */
function coverThinLine({ nodes, edges }: Graph, least: number): number[] | undefined {
  const lines = Array.from({ length: nodes }, () => ({
    hidden: 0,
    directions: new Set<boolean>(),
    open: [] as number[],
  }));
  for (const [index, edge] of edges.entries()) {
    for (const [node, isOut] of [
      [edge.from, true],
      [edge.to, false],
    ] as const) {
      const line = lines[node];
      if (edge.hidden) {
        line?.directions.add(isOut);
        if (line) line.hidden += edge.people;
      } else if (edge.people > 0) line?.open.push(index);
    }
  }
  const thin = lines.find((line) => line.directions.size === 1 && line.hidden < least && line.open.length > 0);
  const cheapest = thin?.open.toSorted((a, b) => (edges[a]?.cost ?? 0) - (edges[b]?.cost ?? 0))[0];
  return cheapest === undefined ? undefined : [cheapest];
}

/** Lines apart, other sums of two to four small figures can follow from several equations: each is a cut of the hidden part. */
function coverThinCut(graph: Graph, labels: readonly bigint[], least: number): number[] | undefined {
  const small = listCutCandidates(graph, largestCut).filter((index) => (graph.edges[index]?.people ?? least) < least);
  for (const cut of listCuts(small, labels, (set) => countPeople(graph, set) < least)) {
    const path = coverCut(graph, cut);
    if (path) return path;
  }
  return undefined;
}

const largestCut = 4;

function countPeople({ edges }: Graph, set: readonly number[]): number {
  return set.reduce((sum, index) => sum + (edges[index]?.people ?? 0), 0);
}

interface LabelledPair {
  readonly set: readonly [a: number, b: number];
  readonly label: bigint;
}

/** Sets of two, three and four edges whose labels cancel out. */
function* listCuts(
  small: readonly number[],
  labels: readonly bigint[],
  isThin: (set: readonly number[]) => boolean,
): Generator<readonly number[]> {
  const pairs = small.flatMap((a, place) =>
    small.slice(place + 1).flatMap((b): LabelledPair[] => {
      return isThin([a, b]) ? [{ set: [a, b], label: (labels[a] ?? 0n) ^ (labels[b] ?? 0n) }] : [];
    }),
  );
  for (const { set, label } of pairs) if (label === 0n) yield set;
  const singles = Map.groupBy(small, (index) => labels[index] ?? 0n);
  for (const { set, label } of pairs) {
    const thirds = singles.get(label)?.filter((c) => c > set[1] && isThin([...set, c])) ?? [];
    yield* thirds.map((c) => [...set, c]);
  }
  for (const [label, twins] of Map.groupBy(pairs, (pair) => pair.label)) {
    // Two pairs that are cuts themselves have been given out above.
    if (label !== 0n) yield* joinPairs(twins, isThin);
  }
}

function* joinPairs(pairs: readonly LabelledPair[], isThin: (set: readonly number[]) => boolean): Generator<number[]> {
  for (const [place, { set }] of pairs.entries()) {
    for (const { set: other } of pairs.slice(place + 1)) {
      const joined = [...set, ...other];
      if (new Set(joined).size === joined.length && isThin(joined)) yield joined;
    }
  }
}

/** All must cross the cut the same way: otherwise a difference follows, which is nobody's figure. */
function coverCut(graph: Graph, cut: readonly number[]): number[] | undefined {
  const except = new Set(cut);
  const edges = cut.flatMap((index) => graph.edges[index] ?? []);
  const [first] = edges;
  if (!first) return undefined;
  const side = listJoined(graph, first.from, except);
  const isOneWay = edges.every((edge) => side.has(edge.from) && !side.has(edge.to));
  return isOneWay ? findCheapestPath(graph, first.from, first.to, except) : undefined;
}
