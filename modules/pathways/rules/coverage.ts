/** One school: people with deficits, and how many of them have a pathway. */
export interface SchoolCoverage {
  readonly organizationId: string;
  readonly organization: string;
  readonly isLowResults: boolean;
  readonly deficits: number;
  readonly withPathway: number;
}

export interface ShownCoverage extends Omit<SchoolCoverage, 'deficits' | 'withPathway'> {
  /** null: too few people to show. */
  readonly deficits: number | null;
  readonly withPathway: number | null;
  readonly without: number | null;
}

export interface CoverageTotal {
  readonly deficits: number;
  readonly withPathway: number;
  readonly without: number;
}

/** Nobody, or enough: who has a pathway is no secret, so those without one must not be a small group either. */
const isShown = ({ deficits, withPathway }: SchoolCoverage, least: number): boolean => {
  const without = deficits - withPathway;
  return deficits >= least && (without === 0 || without >= least);
};

function sumUp(rows: readonly SchoolCoverage[]): CoverageTotal {
  const deficits = rows.reduce((sum, row) => sum + row.deficits, 0);
  const withPathway = rows.reduce((sum, row) => sum + row.withPathway, 0);
  return { deficits, withPathway, without: deficits - withPathway };
}

/**
 * IOM-09: schools with low results first, then those with more people left without. The total is shown only where the hidden schools
 * together are no small group: else it would tell them. @param least 1 hides nothing
 */
export function showCoverage(
  rows: readonly SchoolCoverage[],
  least: number,
): { rows: ShownCoverage[]; total: CoverageTotal | null } {
  const hidden = rows.filter((row) => !isShown(row, least));
  const rest = sumUp(hidden);
  const isTotalShown =
    hidden.length !== 1 && (hidden.length === 0 || (rest.deficits >= least && rest.without >= least));
  const shown = rows.map((row): ShownCoverage => {
    if (!isShown(row, least)) return { ...row, deficits: null, withPathway: null, without: null };
    return { ...row, without: row.deficits - row.withPathway };
  });
  return {
    rows: shown.toSorted(
      (a, b) =>
        Number(b.isLowResults) - Number(a.isLowResults) ||
        (b.without ?? -1) - (a.without ?? -1) ||
        a.organization.localeCompare(b.organization, 'ru', { numeric: true }),
    ),
    total: isTotalShown ? sumUp(rows) : null,
  };
}

/** Counts by school for who may not know single people; the total only where it does not tell a hidden one. @param least 1 hides nothing */
export function showCounts(
  counts: readonly number[],
  least: number,
): { counts: (number | null)[]; total: number | null } {
  const hidden = counts.filter((count) => count < least);
  const rest = hidden.reduce((sum, count) => sum + count, 0);
  const isTotalShown = hidden.length === 0 || (hidden.length > 1 && rest >= least);
  return {
    counts: counts.map((count) => (count < least ? null : count)),
    total: isTotalShown ? counts.reduce((sum, count) => sum + count, 0) : null,
  };
}
