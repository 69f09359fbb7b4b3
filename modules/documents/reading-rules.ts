import type { Context } from '#core/context.ts';
import { getSettingVersion } from '#modules/settings/public.ts';
import { isOfService, type ReadingRules } from './rules.ts';

/** What holds today; only the service's reading depends on the act, so that others are spared the query. */
export async function loadReadingRules(context: Context): Promise<ReadingRules> {
  if (context.actor.kind === 'system' || !isOfService(context.actor)) return { serviceReadsConfined: false };
  const { value, act } = await getSettingVersion(context, 'pathway_visibility');
  return { serviceReadsConfined: value.service && act !== null };
}
