import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

export type Pair = readonly [string, string];

/** Keeps pairs that were said to be two people; the order within a pair does not matter. */
export async function insertApart(context: Context, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  const sorted = pairs.filter(([a, b]) => a !== b).map(([a, b]) => (a < b ? [a, b] : [b, a]));
  await sql`insert into person_apart (tenant_id, first_id, second_id, decided_by)
    select ${context.tenantId}, pair.first_id, pair.second_id, ${context.actor.accountId}
    from unnest(${sorted.map(([first]) => first)}::uuid[], ${sorted.map(([, second]) => second)}::uuid[]) as pair (first_id, second_id)
    join person a on a.tenant_id = ${context.tenantId} and a.id = pair.first_id
    join person b on b.tenant_id = ${context.tenantId} and b.id = pair.second_id
    on conflict do nothing`.execute(context.db);
}

export async function deleteApart(context: Context, [a, b]: Pair): Promise<void> {
  await context.db
    .deleteFrom('personApart')
    .where('tenantId', '=', context.tenantId)
    .where('firstId', '=', a < b ? a : b)
    .where('secondId', '=', a < b ? b : a)
    .execute();
}
