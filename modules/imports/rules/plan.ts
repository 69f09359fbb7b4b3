/** What an import would do, in figures and in the shape that `opora import --json` prints. */
export const rowOutcomes = ['new', 'changed', 'unchanged', 'doubtful', 'wrong'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** What to do with doubtful rows that nobody decided: keep them out, or take the one or the other for all. */
export const doubtfulPolicies = ['skip', 'same', 'new'] as const;
export type DoubtfulPolicy = (typeof doubtfulPolicies)[number];

export interface WrongCell {
  readonly sheet: string;
  /** «B7» */
  readonly cell: string;
  readonly value: string;
  readonly message: string;
}

export interface ImportReport {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly doubtful: number;
  readonly missing: number;
  readonly wrong: readonly WrongCell[];
  readonly wrongTotal: number;
  readonly applied: boolean;
}

const MOST_WRONG = 1000;

export interface PlanParts {
  readonly outcomes: Iterable<RowOutcome>;
  readonly missing: number;
  readonly wrongCells: readonly WrongCell[];
  readonly applied: boolean;
}

/** Counts rows by outcome; lists up to 1 000 wrong cells and says how many there are. */
export function reportPlan({ outcomes, missing, wrongCells, applied }: PlanParts): ImportReport {
  const counts: Record<RowOutcome, number> = { new: 0, changed: 0, unchanged: 0, doubtful: 0, wrong: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return {
    new: counts.new,
    changed: counts.changed,
    unchanged: counts.unchanged,
    doubtful: counts.doubtful,
    missing,
    wrong: wrongCells.slice(0, MOST_WRONG),
    wrongTotal: wrongCells.length,
    applied,
  };
}

/** 0 when every row was taken, 2 when rows were left out. */
export function chooseExitCode(report: Pick<ImportReport, 'doubtful' | 'wrongTotal'>): 0 | 2 {
  return report.doubtful > 0 || report.wrongTotal > 0 ? 2 : 0;
}

export interface OpenDoubt {
  readonly candidates: readonly string[];
}

export type DoubtDecision =
  | { readonly kind: 'skip' }
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly personId: string };

/** Applies `--doubtful`. «Same» needs exactly one candidate: of several nobody is chosen by lot. */
export function decideDoubt(doubt: OpenDoubt, policy: DoubtfulPolicy): DoubtDecision {
  if (policy === 'new') return { kind: 'new' };
  const only = doubt.candidates.length === 1 ? doubt.candidates[0] : undefined;
  return policy === 'same' && only !== undefined ? { kind: 'same', personId: only } : { kind: 'skip' };
}
