import { type Day, yearOf } from '#core/time/day.ts';
import type { Due } from '#core/time/due/model.ts';

interface Span {
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
}

function isOutside({ start, end }: Pick<Due, 'start' | 'end'>, { startsOn, endsOn }: Span): boolean {
  const tooEarly = startsOn !== null && (start ?? end ?? startsOn) < startsOn;
  const tooLate = endsOn !== null && (end ?? start ?? endsOn) > endsOn;
  return tooEarly || tooLate;
}

/**
 * Of a row: a due that leaves its stage or the programme; said beside it, never refused (PLAN-01). What recurs or names no day is measured by
 * nothing.
 */
export function findDueFault(
  dues: readonly Due[],
  stage: Span | undefined,
  programme: { readonly startsOn: Day; readonly endsOn: Day },
): 'outside_stage' | 'outside_programme' | null {
  const fixed = dues.filter(({ kind }) => kind !== 'recurring' && kind !== 'whole_period');
  if (fixed.some((due) => isOutside(due, programme))) return 'outside_programme';
  return stage !== undefined && fixed.some((due) => isOutside(due, stage)) ? 'outside_stage' : null;
}

/** Of a stage: it leaves the programme's period. */
export function isStageOutside({ startsOn, endsOn }: Span, programme: { startsOn: Day; endsOn: Day }): boolean {
  return isOutside({ start: startsOn, end: endsOn }, programme);
}

export interface Money {
  readonly fromYear: number | null;
  readonly toYear: number | null;
}

/** Years of the programme that no source of money covers (PLAN-09); with no source at all nothing is said. */
export function findUnfundedYears(
  sources: readonly Money[],
  { startsOn, endsOn }: { readonly startsOn: Day; readonly endsOn: Day },
): number[] {
  if (sources.length === 0) return [];
  const [first, last] = [yearOf(startsOn), yearOf(endsOn)];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years.filter(
    (year) => !sources.some(({ fromYear, toYear }) => (fromYear ?? first) <= year && year <= (toYear ?? last)),
  );
}
