import { sql } from 'kysely';
import type { TenantDb } from './tenant.ts';

/** Fewer rows are not worth planning anew. */
const MANY = 500;

/**
 * Before many rows are inserted. PostgreSQL keeps the plan of a foreign key's check for the whole session: one made while the other table
 * was small reads that table from end to end, and does so for each row of a set that has made it large.
 */
export async function forgetPlans(db: TenantDb, rows: number): Promise<void> {
  if (rows >= MANY) await sql`discard plans`.execute(db);
}
