/**
 * A table with totals as a graph: every equation (a line that adds up to its total) is a node, every figure that stands in two
 * equations an edge between them. The hidden figures that follow from the shown ones are exactly the bridges of the hidden part,
 * and every sum that follows is one of its cuts. This holds for two-way tables with margins (Gusfield, 1988).
 */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly people: number;
  /** What hiding it would lose; 0 for a figure that is hidden already. */
  readonly cost: number;
  readonly hidden: boolean;
}

export interface Graph {
  readonly nodes: number;
  readonly edges: readonly Edge[];
}

interface Step {
  readonly edge: number;
  readonly node: number;
}

function listSteps({ nodes, edges }: Graph, isOpen: (edge: Edge, index: number) => boolean): Step[][] {
  const steps: Step[][] = Array.from({ length: nodes }, () => []);
  for (const [index, edge] of edges.entries()) {
    if (!isOpen(edge, index)) continue;
    steps[edge.from]?.push({ edge: index, node: edge.to });
    steps[edge.to]?.push({ edge: index, node: edge.from });
  }
  return steps;
}

/**
 * A label per hidden edge (0n for a shown one): a bridge has 0n, and two edges that form a cut have equal labels. Labels are
 * mixed from the edge's number, so equal tables give equal answers; a chance collision (2⁻⁶⁴ a pair) only hides more.
 */
export function labelHiddenEdges(graph: Graph): bigint[] {
  const { edges } = graph;
  const { order, entered } = growForest(graph);
  const treeEdges = new Set(entered.flatMap((step) => step?.edge ?? []));
  const labels = edges.map((edge, index) => (edge.hidden && !treeEdges.has(index) ? mixNumber(index + 1) : 0n));
  const atNode: bigint[] = entered.map(() => 0n);
  const mixIn = (node: number, label: bigint) => {
    atNode[node] = (atNode[node] ?? 0n) ^ label;
  };
  for (const [index, edge] of edges.entries()) {
    mixIn(edge.from, labels[index] ?? 0n);
    mixIn(edge.to, labels[index] ?? 0n);
  }
  for (const node of order.toReversed()) {
    const up = entered[node];
    if (!up) continue;
    const label = atNode[node] ?? 0n;
    labels[up.edge] = label;
    mixIn(up.node, label);
  }
  return labels;
}

/** A spanning tree of each hidden part: nodes from the roots outwards, and the step by which each was entered. */
function growForest({ nodes, edges }: Graph): { order: number[]; entered: (Step | undefined)[] } {
  const steps = listSteps({ nodes, edges }, (edge) => edge.hidden);
  const entered: (Step | undefined)[] = steps.map(() => undefined);
  const order = new Set<number>();
  for (const root of steps.keys()) {
    if (order.has(root)) continue;
    order.add(root);
    // A set gives out what is added to it while it is walked, so this goes breadth first.
    for (const node of order) {
      for (const step of steps[node] ?? []) {
        if (order.has(step.node)) continue;
        entered[step.node] = { edge: step.edge, node };
        order.add(step.node);
      }
    }
  }
  return { order: [...order], entered };
}

/**
 * The hidden edges that may belong to a cut of at most `size` edges. Of `size` forests peeled off one after another, any edge left over
 * has its ends joined in every forest and by itself, which no such cut can part (Nagamochi and Ibaraki, 1992): its ends are merged,
 * and the rest is looked at again.
 */
export function listCutCandidates({ nodes, edges }: Graph, size: number): number[] {
  let rest = edges;
  for (;;) {
    const found = peelForests({ nodes, edges: rest }, size);
    const thick = rest.map((edge, index) => ({ ...edge, hidden: edge.hidden && !found.has(index) }));
    if (!thick.some((edge) => edge.hidden)) return [...found].toSorted((a, b) => a - b);
    const roots = listRoots({ nodes, edges: thick });
    rest = rest.map((edge) => {
      const from = roots[edge.from] ?? edge.from;
      const to = roots[edge.to] ?? edge.to;
      return { ...edge, from, to, hidden: edge.hidden && from !== to };
    });
  }
}

function peelForests({ nodes, edges }: Graph, size: number): Set<number> {
  const found = new Set<number>();
  for (let round = 0; round < size; round += 1) {
    const rest = edges.map((edge, index) => (found.has(index) ? { ...edge, hidden: false } : edge));
    for (const step of growForest({ nodes, edges: rest }).entered) if (step) found.add(step.edge);
  }
  return found;
}

/** For each node the root of its hidden part. */
function listRoots(graph: Graph): number[] {
  const { order, entered } = growForest(graph);
  const roots = entered.map((_, node) => node);
  for (const node of order) roots[node] = roots[entered[node]?.node ?? node] ?? node;
  return roots;
}

/** The finaliser of splitmix64. */
function mixNumber(index: number): bigint {
  const mask = 0xffff_ffff_ffff_ffffn;
  let x = (BigInt(index) * 0x9e37_79b9_7f4a_7c15n) & mask;
  x = ((x ^ (x >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & mask;
  x = ((x ^ (x >> 27n)) * 0x94d0_49bb_1331_11ebn) & mask;
  return x ^ (x >> 31n);
}

/** The cheapest figures to hide more so that `from` and `to` are joined without the `except` edges; undefined when there is no way. */
export function findCheapestPath(
  graph: Graph,
  from: number,
  to: number,
  except: ReadonlySet<number>,
): number[] | undefined {
  const steps = listSteps(graph, (edge, index) => edge.people > 0 && !except.has(index));
  const cost: number[] = steps.map(() => Number.POSITIVE_INFINITY);
  const entered: (Step | undefined)[] = steps.map(() => undefined);
  const open = new Set<number>([from]);
  cost[from] = 0;
  let node: number | undefined = from;
  while (node !== undefined && node !== to) {
    open.delete(node);
    for (const step of steps[node] ?? []) {
      const total = (cost[node] ?? 0) + (graph.edges[step.edge]?.cost ?? 0);
      if (total >= (cost[step.node] ?? 0)) continue;
      cost[step.node] = total;
      entered[step.node] = { edge: step.edge, node };
      open.add(step.node);
    }
    node = findCheapest(open, cost);
  }
  return node === to ? tracePath(entered, from, to) : undefined;
}

function findCheapest(open: ReadonlySet<number>, cost: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const node of open) if (best === undefined || (cost[node] ?? 0) < (cost[best] ?? 0)) best = node;
  return best;
}

function tracePath(entered: readonly (Step | undefined)[], from: number, to: number): number[] {
  const path: number[] = [];
  for (let node = to; node !== from; ) {
    const step = entered[node];
    if (!step) break;
    path.push(step.edge);
    node = step.node;
  }
  return path;
}

/** The nodes that hidden edges join with `start`, without the `except` edges. */
export function listJoined(graph: Graph, start: number, except: ReadonlySet<number>): Set<number> {
  const steps = listSteps(graph, (edge, index) => edge.hidden && !except.has(index));
  const joined = new Set([start]);
  for (const node of joined) for (const step of steps[node] ?? []) joined.add(step.node);
  return joined;
}
