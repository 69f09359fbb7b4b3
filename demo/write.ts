import type { Context } from '#core/context.ts';
import { insertMany } from '#core/db/bulk.ts';
import { FILLED_TABLES, type Plan } from './plan.ts';

/** Writes the gathered rows in sets, table by table in the order of their references. @returns rows written */
export async function writePlan(context: Context, plan: Plan): Promise<number> {
  let written = 0;
  for (const table of FILLED_TABLES) {
    const rows = plan.rows.get(table) ?? [];
    await insertMany(context.db, table, rows);
    written += rows.length;
  }
  return written;
}
