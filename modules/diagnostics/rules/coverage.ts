import type { ParticipationState } from '../model.ts';

export interface CoverageInput {
  readonly organization: string;
  readonly state: ParticipationState;
}

/** The five counts add up to `invited`. */
export interface CoverageRow {
  readonly organization: string;
  readonly invited: number;
  readonly done: number;
  readonly declined: number;
  readonly absent: number;
  /** Invited or agreed, the work still ahead: neither yes nor no. */
  readonly pending: number;
  readonly noAnswer: number;
  /** done / invited, unrounded; undefined where nobody is invited. */
  readonly share: number | undefined;
}

export interface Coverage {
  readonly rows: readonly CoverageRow[];
  readonly total: CoverageRow;
  /** Organisations of the list that have nobody in the campaign: unknown, not zero. */
  readonly silent: readonly string[];
}

/** DIAG-17, DIAG-09: who of the invited is done, refused, absent, not yet; `organizations` fixes rows and their order. */
export function countCoverage(participations: readonly CoverageInput[], organizations: readonly string[]): Coverage {
  const byOrganization = Map.groupBy(participations, (row) => row.organization);
  const order = [...new Set([...organizations, ...byOrganization.keys()])];
  const rows = order.flatMap((organization) => {
    const own = byOrganization.get(organization);
    return own ? [countStates(organization, own)] : [];
  });
  return {
    rows,
    total: countStates('', participations),
    silent: order.filter((organization) => !byOrganization.has(organization)),
  };
}

function countStates(organization: string, rows: readonly CoverageInput[]): CoverageRow {
  const count = (...states: ParticipationState[]) => rows.filter((row) => states.includes(row.state)).length;
  const done = count('done');
  return {
    organization,
    invited: rows.length,
    done,
    declined: count('declined'),
    absent: count('absent'),
    pending: count('invited', 'consented'),
    noAnswer: count('no_answer'),
    share: rows.length === 0 ? undefined : done / rows.length,
  };
}

type Counts = Omit<CoverageRow, 'organization' | 'share'>;

/** Adds up counts that are grouped already. */
export function sumCounts(rows: readonly Counts[]): Counts {
  const total = (key: keyof Counts) => rows.reduce((sum, row) => sum + row[key], 0);
  return {
    invited: total('invited'),
    done: total('done'),
    declined: total('declined'),
    absent: total('absent'),
    pending: total('pending'),
    noAnswer: total('noAnswer'),
  };
}
