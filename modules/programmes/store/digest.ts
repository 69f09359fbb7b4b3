import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

/** Takes the week's digest of an account; of two runs only one gets it. */
export async function takeDigest({ db, tenantId }: Context, accountId: string, week: string): Promise<boolean> {
  const row = await db
    .insertInto('programmeDigest')
    .values({ tenantId, accountId, week })
    .onConflict((conflict) => conflict.doNothing())
    .returning('week')
    .executeTakeFirst();
  return row !== undefined;
}

/** Executors were reminded of these rows now; it is no change of the row. */
export async function setReminded(context: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update occurrence set reminded_at = ${context.services.clock.now()}
    where tenant_id = ${context.tenantId} and id = any(${[...ids]}::uuid[])`.execute(context.db);
}
