import { sql } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { programmeReachable } from './programmes.ts';

export async function listRisks(context: Context, programmeId: string) {
  return context.db
    .selectFrom('programmeRisk')
    .select(['title', 'measure'])
    .where('tenantId', '=', context.tenantId)
    .where('programmeId', '=', programmeId)
    .orderBy('position')
    .execute();
}

export async function listFinance(context: Context, programmeId: string) {
  return context.db
    .selectFrom('programmeFinance')
    .select(['title', 'fromYear', 'toYear', 'url', 'sourceProgrammeId'])
    .where('tenantId', '=', context.tenantId)
    .where('programmeId', '=', programmeId)
    .orderBy('position')
    .execute();
}

/** Plans made of this one, within reach. */
export async function listFollowers(context: Context, programmeId: string): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select g.id, g.title from programme g
    where g.tenant_id = ${context.tenantId} and g.previous_id = ${programmeId}::uuid and g.state <> 'cancelled'
      and ${programmeReachable(reachOf(context.actor, 'programme.read'))}
    order by g.created_at, g.id`.execute(context.db);
  return rows;
}
