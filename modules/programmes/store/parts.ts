import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { type BulkRow, deleteMany, insertMany, updateMany } from '#core/db/bulk.ts';
import { newId } from '#core/ids.ts';

export const PART_TABLES = {
  stages: 'programme_stage',
  tasks: 'programme_task',
  risks: 'programme_risk',
  finance: 'programme_finance',
} as const;
export type PartKind = keyof typeof PART_TABLES;

export type Part = BulkRow & { readonly id: string };

/** Parts of one kind in the programme's own order, as the browser names their fields. */
export async function listPartsOf(context: Context, kind: PartKind, programmeId: string): Promise<Part[]> {
  const { rows } = await sql<Part>`select t.* from ${sql.table(PART_TABLES[kind])} t
    where t.tenant_id = ${context.tenantId} and t.programme_id = ${programmeId}::uuid order by t.position, t.id`.execute(
    context.db,
  );
  return rows.map(({ tenantId: _, programmeId: __, position: ___, ...part }) => part as Part);
}

/** How many rows lie in each of the stages or tasks, shared ones with them. */
export async function countRowsIn(
  context: Context,
  kind: 'stages' | 'tasks',
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const place = kind === 'stages' ? sql.ref('a.stage_id') : sql.ref('a.task_id');
  const shares = sql`union all select h.task_id from activity_share h where h.tenant_id = ${context.tenantId} and h.task_id = any(${[...ids]}::uuid[])`;
  const { rows } = await sql<{ id: string; count: number }>`
    select id, count(*)::int as count from (
      select ${place} as id from activity a where a.tenant_id = ${context.tenantId} and ${place} = any(${[...ids]}::uuid[])
      ${kind === 'tasks' ? shares : sql``}) held group by id`.execute(context.db);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** @returns ids in the order given */
export async function replaceParts(
  context: Context,
  kind: PartKind,
  programmeId: string,
  parts: readonly (BulkRow & { readonly id: string | null })[],
  removedIds: readonly string[],
): Promise<string[]> {
  const { db, tenantId } = context;
  const table = PART_TABLES[kind];
  await deleteMany(db, table, tenantId, removedIds);
  const rows = parts.map((part, position) => ({ ...part, isNew: part.id === null, id: part.id ?? newId(), position }));
  const plain = (isNew: boolean) =>
    rows.filter((row) => row.isNew === isNew).map(({ isNew: _, ...row }) => row as BulkRow & { id: string });
  await updateMany(db, table, tenantId, plain(false));
  await insertMany(
    db,
    table,
    plain(true).map((row) => ({ tenantId, programmeId, ...row })),
  );
  return rows.map(({ id }) => id);
}
