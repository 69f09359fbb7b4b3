import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

/** Where a person may stand in this module's tables. */
const PLACES = [
  ['programme', 'coordinator_person_id'],
  ['activity', 'executor_person_id'],
  ['activity_owner', 'person_id'],
] as const;

const keyOf = (table: string, column: string) => `${table}.${column}`;

export async function movePerson(context: Context, fromId: string, toId: string): Promise<Record<string, string[]>> {
  const moved: Record<string, string[]> = {};
  for (const [table, column] of PLACES) {
    const { rows } = await sql<{ id: string }>`
      update ${sql.table(table)} set ${sql.ref(column)} = ${toId}::uuid
      where tenant_id = ${context.tenantId} and ${sql.ref(column)} = ${fromId}::uuid returning id`.execute(context.db);
    if (rows.length > 0) moved[keyOf(table, column)] = rows.map(({ id }) => id);
  }
  return moved;
}

export async function movePersonBack(context: Context, moved: Record<string, string[]>, toId: string): Promise<void> {
  for (const [table, column] of PLACES) {
    const ids = moved[keyOf(table, column)] ?? [];
    if (ids.length === 0) continue;
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${toId}::uuid
      where tenant_id = ${context.tenantId} and id = any(${ids}::uuid[])`.execute(context.db);
  }
}

/** The words of the document stay; who they meant is forgotten. */
export async function erasePerson(context: Context, personId: string): Promise<void> {
  for (const [table, column] of PLACES) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = null
      where tenant_id = ${context.tenantId} and ${sql.ref(column)} = ${personId}::uuid`.execute(context.db);
  }
}
