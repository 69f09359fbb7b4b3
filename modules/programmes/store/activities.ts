import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { insertMany } from '#core/db/bulk.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { Due } from '#core/time/due/model.ts';
import type { Owner } from '../model.ts';

/** A row as it is stored; its owners stand beside it. */
export interface Activity {
  readonly id: string;
  readonly programmeId: string;
  readonly taskId: string | null;
  readonly stageId: string | null;
  readonly position: number;
  readonly number: string | null;
  readonly title: string;
  readonly audience: string | null;
  readonly direction: string | null;
  readonly resultKind: string | null;
  readonly dues: readonly Due[];
  readonly expected: string | null;
  readonly owners: readonly Owner[];
  readonly executorPersonId: string | null;
  readonly isExcluded: boolean;
  readonly version: number;
}

const ACTIVITY = sql`a.id, a.programme_id, a.task_id, a.stage_id, a.position, a.number, a.title, a.audience, a.direction, a.result_kind,
  a.dues, a.expected, a.executor_person_id, a.excluded_at is not null as is_excluded, a.version,
  coalesce((select json_agg(json_build_object('words', w.words, 'organizationId', w.organization_id, 'personId', w.person_id) order by w.position)
    from activity_owner w where w.tenant_id = a.tenant_id and w.activity_id = a.id), '[]') as owners`;

/** Without a lock. */
export async function findActivity(context: Context, id: string): Promise<Activity | undefined> {
  const { rows } = await sql<Activity>`select ${ACTIVITY} from activity a
    where a.tenant_id = ${context.tenantId} and a.id = ${id}::uuid`.execute(context.db);
  return rows[0];
}

/** The programmes that rows belong to; a row never leaves its own. */
export async function listHomes(context: Context, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ programmeId: string }>`select distinct a.programme_id from activity a
    where a.tenant_id = ${context.tenantId} and a.id = any(${[...ids]}::uuid[]) order by a.programme_id`.execute(
    context.db,
  );
  return rows.map(({ programmeId }) => programmeId);
}

/** Locked until the transaction ends, in the order of their ids. Their programme is locked before them: two who change one plan wait, never for each other. */
export async function lockActivities(context: Context, ids: readonly string[]): Promise<Activity[]> {
  const { rows } = await sql<Activity>`select ${ACTIVITY} from activity a
    where a.tenant_id = ${context.tenantId} and a.id = any(${[...new Set(ids)]}::uuid[]) order by a.id for update of a`.execute(
    context.db,
  );
  return rows;
}

/** All of a programme that is locked. */
export async function lockActivitiesOf(context: Context, programmeId: string): Promise<Activity[]> {
  const { rows } = await sql<Activity>`select ${ACTIVITY} from activity a
    where a.tenant_id = ${context.tenantId} and a.programme_id = ${programmeId}::uuid order by a.id for update of a`.execute(
    context.db,
  );
  return rows;
}

export type ActivityChange = Partial<
  Pick<
    Activity,
    | 'taskId'
    | 'stageId'
    | 'number'
    | 'title'
    | 'audience'
    | 'direction'
    | 'resultKind'
    | 'expected'
    | 'executorPersonId'
  >
> & { readonly sortOn?: string | null; readonly dues?: readonly Due[]; readonly excludedAt?: Date | null };

/** One change of many rows; each gets a new version. */
export async function updateActivities(
  context: Context,
  ids: readonly string[],
  { dues, ...change }: ActivityChange,
): Promise<void> {
  if (ids.length === 0) return;
  await context.db
    .updateTable('activity')
    .set((eb) => ({ ...change, ...(dues && { dues: JSON.stringify(dues) }), version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

/** @throws AppError `changed_by_other` when somebody saved in between */
export async function updateActivity(
  context: Context,
  id: string,
  version: number,
  { dues, ...change }: ActivityChange,
): Promise<number> {
  const row = await context.db
    .updateTable('activity')
    .set((eb) => ({ ...change, ...(dues && { dues: JSON.stringify(dues) }), version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other);
  return row.version;
}

export async function replaceOwners(context: Context, activityId: string, owners: readonly Owner[]): Promise<void> {
  const { db, tenantId } = context;
  await db.deleteFrom('activityOwner').where('tenantId', '=', tenantId).where('activityId', '=', activityId).execute();
  await insertMany(
    db,
    'activity_owner',
    owners.map(({ words, organizationId, personId }, position) => ({
      tenantId,
      id: newId(),
      activityId,
      position,
      words,
      organizationId,
      personId,
    })),
  );
}

/** Makes room for a row behind another one, or before all. @returns its place; undefined: the other one is not of this programme */
export async function makeRoom(
  context: Context,
  programmeId: string,
  afterId: string | null,
): Promise<number | undefined> {
  const own = () =>
    context.db.selectFrom('activity').where('tenantId', '=', context.tenantId).where('programmeId', '=', programmeId);
  const after =
    afterId === null ? { position: -1 } : await own().select('position').where('id', '=', afterId).executeTakeFirst();
  if (!after) return undefined;
  const position = after.position + 1;
  await context.db
    .updateTable('activity')
    .set((eb) => ({ position: eb('position', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('programmeId', '=', programmeId)
    .where('position', '>=', position)
    .execute();
  return position;
}

/** The place behind the last row. */
export async function findEnd(context: Context, programmeId: string): Promise<number> {
  const { rows } = await sql<{ position: number }>`select coalesce(max(position), -1) + 1 as position from activity
    where tenant_id = ${context.tenantId} and programme_id = ${programmeId}::uuid`.execute(context.db);
  return rows[0]?.position ?? 0;
}

export async function setPosition(context: Context, id: string, position: number): Promise<void> {
  await context.db
    .updateTable('activity')
    .set({ position })
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .execute();
}
