import type { Context } from '#core/context.ts';
import { getSetting } from '#modules/settings/public.ts';
import type { CohortRule } from './rules.ts';

/** The cohort rules of the municipality that hold today. */
export async function listCohorts(context: Context): Promise<readonly CohortRule[]> {
  return getSetting(context, 'cohorts');
}

export async function findCohort(context: Context, code: string): Promise<CohortRule | undefined> {
  return code === '' ? undefined : (await listCohorts(context)).find((rule) => rule.code === code);
}
