import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

export async function insertShare(
  context: Context,
  activityId: string,
  programmeId: string,
  taskId: string | null,
): Promise<void> {
  await sql`insert into activity_share (tenant_id, activity_id, programme_id, task_id)
    values (${context.tenantId}, ${activityId}, ${programmeId}, ${taskId})
    on conflict (tenant_id, activity_id, programme_id) do update set task_id = excluded.task_id`.execute(context.db);
}

/** @returns whether there was one */
export async function deleteShare(context: Context, activityId: string, programmeId: string): Promise<boolean> {
  const { numDeletedRows } = await context.db
    .deleteFrom('activityShare')
    .where('tenantId', '=', context.tenantId)
    .where('activityId', '=', activityId)
    .where('programmeId', '=', programmeId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
