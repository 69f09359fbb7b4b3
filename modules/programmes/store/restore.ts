import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { type BulkRow, deleteMany, insertMany, updateMany } from '#core/db/bulk.ts';

/** Tables whose rows belong to one programme and are put back as they were. */
export type PartTable = 'programme_stage' | 'programme_task' | 'programme_risk' | 'programme_finance';

async function listIds(context: Context, table: PartTable | 'activity', programmeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
    where tenant_id = ${context.tenantId} and programme_id = ${programmeId}::uuid`.execute(context.db);
  return rows.map(({ id }) => id);
}

/** Rows of the list are there as it says, in its order. @returns ids of those that are not of the list */
export async function putBackParts(
  context: Context,
  table: PartTable,
  programmeId: string,
  rows: readonly (BulkRow & { id: string })[],
): Promise<string[]> {
  const { db, tenantId } = context;
  const there = new Set(await listIds(context, table, programmeId));
  const placed = rows.map((row, position) => ({ ...row, position }));
  await updateMany(
    db,
    table,
    tenantId,
    placed.filter(({ id }) => there.has(id)),
  );
  await insertMany(
    db,
    table,
    placed.filter(({ id }) => !there.has(id)).map((row) => ({ tenantId, programmeId, ...row })),
  );
  const kept = new Set(rows.map(({ id }) => id));
  return [...there].filter((id) => !kept.has(id));
}

/** Stages and tasks that came with the edition leave the rows that stand in them. */
export async function removeParts(context: Context, table: PartTable, ids: readonly string[]): Promise<void> {
  const { db, tenantId } = context;
  const column = { programme_stage: 'stage_id', programme_task: 'task_id' }[
    table as 'programme_stage' | 'programme_task'
  ];
  if (ids.length > 0 && column !== undefined) {
    await sql`update activity set ${sql.ref(column)} = null
      where tenant_id = ${tenantId} and ${sql.ref(column)} = any(${[...ids]}::uuid[])`.execute(db);
  }
  if (ids.length > 0 && table === 'programme_task') {
    await sql`update activity_share set task_id = null
      where tenant_id = ${tenantId} and task_id = any(${[...ids]}::uuid[])`.execute(db);
  }
  await deleteMany(db, table, tenantId, ids);
}
