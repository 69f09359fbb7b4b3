import { describe, expect, it } from 'vitest';
import { type Edge, findCheapestPath, labelHiddenEdges, listCutCandidates, listJoined } from './hiding-graph.ts';

const edge = (from: number, to: number, rest: Partial<Edge> = {}): Edge => ({
  from,
  to,
  people: 1,
  cost: 0,
  hidden: true,
  ...rest,
});
const bundle = (from: number, to: number, size: number) => Array.from({ length: size }, () => edge(from, to));

describe('graph of hidden figures', () => {
  it('[DIAG-22] a bridge has the label nought, edges of one ring have equal ones', () => {
    const edges = [
      edge(0, 1),
      edge(1, 2),
      edge(2, 0),
      edge(2, 3),
      edge(3, 4),
      edge(4, 3),
      edge(0, 3, { hidden: false }),
    ];
    const [a, b, c, bridge, d, e, shown] = labelHiddenEdges({ nodes: 5, edges });
    expect([bridge, shown]).toEqual([0n, 0n]);
    expect([b, c]).toEqual([a, a]);
    expect(e).toBe(d);
    expect(new Set([0n, a, d]).size).toBe(3);
  });

  it('[DIAG-22] edges inside thick parts cannot belong to a small cut, those of the neck can', () => {
    const edges = [...bundle(0, 1, 9), ...bundle(1, 2, 3), ...bundle(2, 3, 5), ...bundle(3, 0, 0)];
    expect(listCutCandidates({ nodes: 4, edges }, 4)).toEqual([9, 10, 11]);
    expect(listCutCandidates({ nodes: 4, edges: bundle(0, 1, 5) }, 4)).toEqual([]);
    expect(listCutCandidates({ nodes: 4, edges: bundle(0, 1, 4) }, 4)).toEqual([0, 1, 2, 3]);
  });

  it('[DIAG-22] the cheapest way round goes past empty figures and those left out', () => {
    const edges = [
      edge(0, 1),
      edge(0, 2, { hidden: false, cost: 3 }),
      edge(2, 1, { hidden: false, cost: 4 }),
      edge(0, 1, { hidden: false, cost: 8 }),
      edge(0, 1, { hidden: false, cost: 0, people: 0 }),
    ];
    expect(findCheapestPath({ nodes: 3, edges }, 0, 1, new Set([0]))).toEqual([2, 1]);
    expect(findCheapestPath({ nodes: 3, edges }, 0, 1, new Set([0, 1]))).toEqual([3]);
    expect(findCheapestPath({ nodes: 3, edges }, 0, 1, new Set([0, 1, 3]))).toBeUndefined();
    expect([...listJoined({ nodes: 3, edges }, 0, new Set())]).toEqual([0, 1]);
  });
});
