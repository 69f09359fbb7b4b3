import { type Context, todayOf } from '#core/context.ts';
import type { ActivityRow } from '../contract/activities.ts';
import { type ListedActivity, listActivityRows } from '../queries/activities.ts';
import { activityProgress } from '../rules/activity-state.ts';
import { joinDueWords } from '../rules/due-words.ts';
import { getProgramme } from './load.ts';

function showActivity(row: ListedActivity, today: string): ActivityRow {
  const { occurrences, homeState, dues, owners, ...rest } = row;
  const progress = activityProgress(occurrences, homeState === 'running' && !row.isExcluded ? today : null);
  return { ...rest, dues: [...dues], owners: [...owners], dueWords: joinDueWords(dues), ...progress };
}

/** The road map: own rows and those shared into it. @throws AppError `not_found` */
export async function listActivities(context: Context, programmeId: string): Promise<ActivityRow[]> {
  await getProgramme(context, programmeId, 'programme.read');
  const today = todayOf(context);
  return (await listActivityRows(context, programmeId)).map((row) => showActivity(row, today));
}
