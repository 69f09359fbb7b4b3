import { can } from '#core/access/reach.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { programmeErrors } from '../errors.ts';
import { listProgrammesServed } from '../queries/activities.ts';
import { nameActivity } from '../rules/name-activity.ts';
import { aboutOf } from '../rules/states.ts';
import { type Activity, findActivity } from '../store/activities.ts';
import { findProgramme } from '../store/programmes.ts';
import { deleteShare, insertShare } from '../store/shares.ts';
import { checkNamed } from './activity-checks.ts';
import { noteAmendment } from './amend.ts';
import { getForAction, getProgramme } from './load.ts';

async function getReadable(context: Context, id: string): Promise<Activity> {
  const activity = await findActivity(context, id);
  if (!activity) throw new AppError(frameErrors.not_found);
  await getProgramme(context, activity.programmeId, 'programme.read');
  return activity;
}

/**
 * One row serves one more programme: its result is entered once and counted in both. It is taken by who edits the other programme and may read the
 * row's own. @throws AppError `not_found`, `programme_state`, `activity_place`
 */
export async function shareActivity(
  context: Context,
  id: string,
  programmeId: string,
  taskId: string | null,
): Promise<void> {
  const activity = await getReadable(context, id);
  const programme = await getForAction(context, programmeId, 'edit');
  if (activity.programmeId === programmeId) throw new AppError(programmeErrors.activity_place);
  await checkNamed(context, programmeId, { taskId });
  await insertShare(context, id, programmeId, taskId);
  await noteAmendment(context, programme, [{ action: 'programme.activity_shared', after: nameActivity(activity) }]);
}

/** Who edits either programme may part them, while the other one still goes on. @throws AppError `not_found`, `programme_state` */
export async function unshareActivity(context: Context, id: string, programmeId: string): Promise<void> {
  const activity = await findActivity(context, id);
  const home = activity && (await findProgramme(context, activity.programmeId));
  const served = await findProgramme(context, programmeId, true);
  if (!activity || !home || !served) throw new AppError(frameErrors.not_found);
  const isHomeEditor = can(context.actor, 'programme.edit', aboutOf(home));
  if (!isHomeEditor) requireAccess(context, 'programme.edit', aboutOf(served));
  if (served.state !== 'draft' && served.state !== 'running') throw new AppError(programmeErrors.programme_state);
  if (!(await deleteShare(context, id, programmeId))) throw new AppError(frameErrors.not_found);
  await noteAmendment(context, served, [{ action: 'programme.activity_unshared', before: nameActivity(activity) }]);
}

/** The other programmes a row serves, those the actor may read. */
export async function listShares(context: Context, id: string) {
  const { served, home } = await listProgrammesServed(context, id);
  if (!home) throw new AppError(frameErrors.not_found);
  requireAccess(context, 'programme.read', aboutOf(home));
  return served;
}
