import { sql } from 'kysely';
import type { TenantDb } from './tenant.ts';

/** Fewer rows are not worth planning anew. */
const MANY = 500;

const known = new WeakMap<TenantDb, Set<string>>();

/**
 * Before many rows are inserted into a table for the first time in a transaction. PostgreSQL keeps the plan of a foreign key's check for the
 * whole session: one made while the other table was small reads that table from end to end, and does so for each row of a set that has
 * made it large.
 */
export async function forgetPlans(db: TenantDb, table: string, rows: number): Promise<void> {
  const tables = known.get(db) ?? new Set();
  if (rows < MANY || tables.has(table)) return;
  known.set(db, tables.add(table));
  await sql`discard plans`.execute(db);
}
