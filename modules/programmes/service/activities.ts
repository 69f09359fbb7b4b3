import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { ActivityBulk } from '../contract/activities.ts';
import { programmeErrors } from '../errors.ts';
import type { ActivityFields } from '../model.ts';
import { dueSortDay } from '../rules/due-sort.ts';
import { joinDueWords, readDueWords } from '../rules/due-words.ts';
import { nameActivity } from '../rules/name-activity.ts';
import { makeOccurrences, type ProgrammePeriod } from '../rules/occurrences.ts';
import * as store from '../store/activities.ts';
import { insertActivities } from '../store/create.ts';
import { replanOccurrences } from '../store/occurrence-plan.ts';
import type { Programme } from '../store/programmes.ts';
import { type ActivityChanges, checkNamed } from './activity-checks.ts';
import { noteAmendment } from './amend.ts';
import { getForAction, requireVersion } from './load.ts';

/** A row as its fields are edited. */
export function fieldsOf(activity: store.Activity): ActivityFields & { version: number } {
  const { taskId, stageId, number, title, audience, direction, resultKind, expected, executorPersonId, version } =
    activity;
  return {
    ...{ taskId, stageId, number, title, audience, direction, resultKind, expected, executorPersonId, version },
    dueWords: joinDueWords(activity.dues),
    owners: [...activity.owners],
  };
}

/** How a row is named in the history. */

/** @returns the row's id. @throws AppError `not_found`, `programme_state`, `activity_place`, `programme_code_unknown` */
export async function addActivity(
  context: Context,
  programmeId: string,
  fields: ActivityFields,
  afterId: string | null,
): Promise<string> {
  const programme = await getForAction(context, programmeId, 'edit');
  await checkNamed(context, programmeId, fields);
  const position =
    afterId === null ? await store.findEnd(context, programmeId) : await store.makeRoom(context, programmeId, afterId);
  if (position === undefined) throw new AppError(programmeErrors.activity_place);
  const { taskId, stageId, dueWords, ...rest } = fields;
  const dues = readDueWords(dueWords, programme);
  const draft = { ...rest, task: null, stage: null, dues, originId: null, done: null };
  const at = { programmeId, taskId, stageId, position };
  const [id = ''] = await insertActivities(context, [{ draft, at }], programme);
  await noteAmendment(context, programme, [
    { action: 'programme.activity_added', after: { ...nameActivity({ id, ...fields }), ...fields } },
  ]);
  return id;
}

/** The rows with their programmes, all of which the actor may edit now. @throws AppError `not_found`, `programme_state` */
export async function getEditable(
  context: Context,
  ids: readonly string[],
): Promise<{ activities: store.Activity[]; programmes: Map<string, Programme> }> {
  const programmes = new Map<string, Programme>();
  for (const id of await store.listHomes(context, ids)) programmes.set(id, await getForAction(context, id, 'edit'));
  const activities = await store.lockActivities(context, ids);
  if (activities.length !== new Set(ids).size) throw new AppError(frameErrors.not_found);
  return { activities, programmes };
}

async function getOne(context: Context, id: string) {
  const { activities, programmes } = await getEditable(context, [id]);
  const [activity] = activities;
  const programme = activity && programmes.get(activity.programmeId);
  if (!activity || !programme) throw new AppError(frameErrors.not_found);
  return { activity, programme };
}

function planOf(words: string, period: ProgrammePeriod) {
  const dues = readDueWords(words, period);
  return { dues, sortOn: dueSortDay(dues, period), plan: makeOccurrences(dues, period) };
}

function pickChanged(current: ActivityFields, changes: ActivityChanges): (keyof ActivityFields)[] {
  const keys = Object.keys(changes) as (keyof ActivityFields)[];
  return keys.filter(
    (key) => changes[key] !== undefined && JSON.stringify(current[key]) !== JSON.stringify(changes[key]),
  );
}

const pick = (fields: ActivityChanges, keys: readonly (keyof ActivityFields)[]): ActivityChanges =>
  Object.fromEntries(keys.map((key) => [key, fields[key]]));

/** Only the named fields change. @returns the new version. @throws AppError `changed_by_other` with the current values */
export async function editActivity(
  context: Context,
  id: string,
  version: number,
  changes: ActivityChanges,
): Promise<number> {
  const { activity, programme } = await getOne(context, id);
  const current = fieldsOf(activity);
  const keys = pickChanged(current, changes);
  requireVersion(current, version, keys);
  if (keys.length === 0) return version;
  const after = pick(changes, keys);
  await checkNamed(context, programme.id, after);
  const { owners, dueWords, ...plain } = after;
  const due = dueWords === undefined ? undefined : planOf(dueWords, programme);
  const change = { ...plain, ...(due && { dues: due.dues, sortOn: due.sortOn }) } as store.ActivityChange;
  const saved = await store.updateActivity(context, id, version, change);
  if (owners) await store.replaceOwners(context, id, owners);
  if (due) await replanOccurrences(context, new Map([[id, due.plan]]));
  const before = { ...nameActivity(activity), ...pick(current, keys) };
  await noteAmendment(context, programme, [{ action: 'programme.activity_edited', before, after }]);
  return saved;
}

/** @throws AppError `not_found`, `programme_state`, `activity_place` */
export async function placeActivity(context: Context, id: string, afterId: string | null): Promise<void> {
  const { activity, programme } = await getOne(context, id);
  if (afterId === id) return;
  const position = await store.makeRoom(context, programme.id, afterId);
  if (position === undefined) throw new AppError(programmeErrors.activity_place);
  await store.setPosition(context, id, position);
  await noteAmendment(context, programme, [{ action: 'programme.activity_placed', before: nameActivity(activity) }]);
}

async function noteEach(
  context: Context,
  programmes: ReadonlyMap<string, Programme>,
  changed: readonly { readonly activity: store.Activity; readonly before?: object; readonly after?: object }[],
  action: string,
): Promise<void> {
  for (const [id, own] of Map.groupBy(changed, ({ activity }) => activity.programmeId)) {
    const programme = programmes.get(id);
    if (!programme) continue;
    const amendments = own.map(({ activity, before, after }) => ({
      action,
      before: { ...nameActivity(activity), ...before },
      ...(after && { after }),
    }));
    await noteAmendment(context, programme, amendments);
  }
}

/** Rows that are kept and no longer counted, or counted again. @returns how many */
export async function excludeActivities(
  context: Context,
  ids: readonly string[],
  isExcluded: boolean,
): Promise<number> {
  const { activities, programmes } = await getEditable(context, ids);
  const changed = activities.filter((activity) => activity.isExcluded !== isExcluded);
  await store.updateActivities(
    context,
    changed.map(({ id }) => id),
    { excludedAt: isExcluded ? context.services.clock.now() : null },
  );
  const action = isExcluded ? 'programme.activity_excluded' : 'programme.activity_restored';
  await noteEach(
    context,
    programmes,
    changed.map((activity) => ({ activity })),
    action,
  );
  return changed.length;
}

async function replanAll(
  context: Context,
  activities: readonly store.Activity[],
  programmes: ReadonlyMap<string, Programme>,
  dueWords: string,
): Promise<void> {
  for (const [programmeId, own] of Map.groupBy(activities, ({ programmeId: id }) => id)) {
    const programme = programmes.get(programmeId);
    if (!programme) continue;
    const { dues, sortOn, plan } = planOf(dueWords, programme);
    const ids = own.map(({ id }) => id);
    await store.updateActivities(context, ids, { dues, sortOn });
    await replanOccurrences(context, new Map(ids.map((id) => [id, plan])));
  }
}

/** The same values for many rows. @returns how many changed. @throws AppError as `editActivity` */
export async function changeActivities(
  context: Context,
  ids: readonly string[],
  changes: ActivityBulk,
): Promise<number> {
  const { activities, programmes } = await getEditable(context, ids);
  for (const programmeId of programmes.keys()) await checkNamed(context, programmeId, changes);
  const changed = activities
    .map((activity) => ({ activity, keys: pickChanged(fieldsOf(activity), changes) }))
    .filter(({ keys }) => keys.length > 0);
  const { dueWords, ...plain } = changes;
  const touched = changed.map(({ activity }) => activity);
  const values = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  if (Object.keys(values).length > 0) {
    await store.updateActivities(
      context,
      touched.map(({ id }) => id),
      values,
    );
  }
  if (dueWords !== undefined) await replanAll(context, touched, programmes, dueWords);
  const lines = changed.map(({ activity, keys }) => ({
    activity,
    before: pick(fieldsOf(activity), keys),
    after: pick(changes, keys),
  }));
  await noteEach(context, programmes, lines, 'programme.activity_edited');
  return changed.length;
}
