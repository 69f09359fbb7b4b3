import type { Context } from '#core/context.ts';
import { updateMany } from '#core/db/bulk.ts';
import { dueSortDay } from '../rules/due-sort.ts';
import { joinDueWords, readDueWords } from '../rules/due-words.ts';
import { makeOccurrences, type ProgrammePeriod } from '../rules/occurrences.ts';
import { lockActivitiesOf } from '../store/activities.ts';
import { replanOccurrences } from '../store/occurrence-plan.ts';

/** The period has changed, or the day it is kept here from: every due is read within the new one, what people have reported stays. */
export async function replanProgramme(context: Context, programmeId: string, period: ProgrammePeriod): Promise<void> {
  const plans = (await lockActivitiesOf(context, programmeId)).map(({ id, dues: words }) => {
    const dues = readDueWords(joinDueWords(words), period);
    return { id, dues, sortOn: dueSortDay(dues, period), plan: makeOccurrences(dues, period) };
  });
  const changed = plans.map(({ id, dues, sortOn }) => ({ id, dues, sortOn }));
  await updateMany(context.db, 'activity', context.tenantId, changed);
  await replanOccurrences(context, new Map(plans.map(({ id, plan }) => [id, plan])));
}
