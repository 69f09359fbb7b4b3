import type { Day } from '#core/time/day.ts';
import type { DeficitRule, ResultRow } from '../model.ts';
import { type Deficit, findDeficits } from './deficits.ts';
import { levelCodeOf } from './scoring.ts';

interface CampaignRow extends ResultRow {
  readonly campaignId: string;
}

/**
 * The deficits of one person over campaigns. Within a campaign a repeat with a level stands for its entry even where neither has a
 * day of its own.
 */
export function findNeeds<R extends CampaignRow>(results: readonly R[], rule: DeficitRule, today: Day): Deficit<R>[] {
  const repeated = new Set(
    results
      .filter((row) => row.stage === 'repeat' && levelCodeOf(row.value, row.scale) !== undefined)
      .map((row) => `${row.campaignId}:${row.competence}`),
  );
  const current = results.filter(
    (row) => row.stage === 'repeat' || !repeated.has(`${row.campaignId}:${row.competence}`),
  );
  return findDeficits(rule.latestOnly ? current : results, rule, today);
}

/** The place of a level in its scale as one of three steps, for showing: a scale may have two levels or five. */
export function rankOf(index: number, count: number): 'low' | 'medium' | 'high' {
  if (index <= 0) return 'low';
  return index === count - 1 ? 'high' : 'medium';
}
