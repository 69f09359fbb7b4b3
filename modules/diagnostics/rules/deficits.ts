import { addMonths, type Day } from '#core/time/day.ts';
import type { DeficitRule, ResultRow } from '../model.ts';
import { levelCodeOf } from './scoring.ts';

export interface Deficit<R extends ResultRow = ResultRow> {
  readonly competence: string;
  readonly level: string;
  /** The row it comes from, so that it opens to its source. */
  readonly source: R;
  readonly ruleVersion: number;
}

/**
 * The deficits of one person on a day, in the order the competences first occur. By default: the latest independent result is low.
 * A competence measured in several directions on its latest day is a deficit when any of them is low: sources are never averaged.
 * A result later than `today` or older than the rule's term does not count; a value without a level decides nothing.
 */
export function findDeficits<R extends ResultRow>(results: readonly R[], rule: DeficitRule, today: Day): Deficit<R>[] {
  const oldest = rule.validMonths === undefined ? undefined : addMonths(today, -rule.validMonths);
  const judged = results.flatMap((row) => {
    const level = findCountedLevel(row, rule);
    const isInTerm = row.heldOn <= today && (oldest === undefined || row.heldOn >= oldest);
    return level !== undefined && isInTerm ? [{ row, level }] : [];
  });
  const byCompetence = Map.groupBy(judged, ({ row }) => row.competence);
  return [...byCompetence].flatMap(([competence, rows]) => {
    const latest = rows
      .map(({ row }) => row.heldOn)
      .toSorted()
      .at(-1);
    const counted = rule.latestOnly ? rows.filter(({ row }) => row.heldOn === latest) : rows;
    const found = counted.findLast(({ level }) => rule.levels.includes(level));
    return found ? [{ competence, level: found.level, source: found.row, ruleVersion: rule.version }] : [];
  });
}

function findCountedLevel(row: ResultRow, rule: DeficitRule): string | undefined {
  if (rule.independentOnly && row.source !== 'independent') return undefined;
  if (row.value.state === 'reported' && !rule.countReported) return undefined;
  return levelCodeOf(row.value, row.scale);
}
