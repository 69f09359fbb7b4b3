/** One measured figure beside its limit. */
interface Figure {
  readonly part: string;
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'kB' | '×' | 'queries' | 'plans' | 'requests';
  /** None: shown for reference only. */
  readonly limit?: number;
  /** What it is made of. */
  readonly note?: string;
}

/** Something that could not be measured, and why. */
interface Gap {
  readonly part: string;
  readonly why: string;
}

export interface Report {
  readonly figures: Figure[];
  readonly gaps: Gap[];
}

/** The value below which the share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Runs the work and gives its milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function verdictOf({ value, limit }: Figure): string {
  if (limit === undefined) return '';
  return value <= limit ? 'ok' : 'OVER';
}

function show(value: number): string {
  return value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
}

/** The table for the console and the README, in Markdown. */
export function formatTable({ figures, gaps }: Report): string {
  const lines = figures.map((figure) => {
    const limit = figure.limit === undefined ? '' : `≤ ${show(figure.limit)}`;
    return `| ${figure.part} | ${figure.name} | ${show(figure.value)} ${figure.unit} | ${limit} | ${verdictOf(figure)} | ${figure.note ?? ''} |`;
  });
  const head = ['| part | what | measured | limit | | made of |', '|---|---|---|---|---|---|'];
  return [...head, ...lines, ...gaps.map(({ part, why }) => `\nNot measured (${part}): ${why}`)].join('\n');
}

export function hasFailed({ figures }: Report): boolean {
  return figures.some((figure) => figure.limit !== undefined && !(figure.value <= figure.limit));
}
