import type { Context } from '#core/context.ts';
import { updateMany } from '#core/db/bulk.ts';
import type { Due } from '#core/time/due/model.ts';
import { dueSortDay } from '../rules/due-sort.ts';
import { joinDueWords, readDueWords } from '../rules/due-words.ts';
import { makeOccurrences, type ProgrammePeriod } from '../rules/occurrences.ts';
import { lockActivitiesOf } from '../store/activities.ts';
import { replanOccurrences } from '../store/occurrence-plan.ts';

function planWithin(words: readonly Due[], period: ProgrammePeriod) {
  const dues = readDueWords(joinDueWords(words), period);
  return { dues, sortOn: dueSortDay(dues, period), plan: makeOccurrences(dues, period) };
}

/**
 * The period has changed, or the day it is kept here from: every due is read within the new one, what people have reported stays. Rows that
 * the change does not touch are left alone: a day given by hand to one without a date is not in the words of its due.
 */
export async function replanProgramme(
  context: Context,
  programmeId: string,
  { from, to }: { readonly from: ProgrammePeriod; readonly to: ProgrammePeriod },
): Promise<void> {
  const plans = (await lockActivitiesOf(context, programmeId)).flatMap(({ id, dues: words }) => {
    const next = planWithin(words, to);
    const isSame = JSON.stringify(next) === JSON.stringify(planWithin(words, from));
    return isSame ? [] : [{ id, ...next }];
  });
  const changed = plans.map(({ id, dues, sortOn }) => ({ id, dues, sortOn }));
  await updateMany(context.db, 'activity', context.tenantId, changed);
  await replanOccurrences(context, new Map(plans.map(({ id, plan }) => [id, plan])));
}
