import { sql } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';

/** Organisations whose programmes the actor may keep, those that are open. */
export async function listOwnOrganizations(context: Context): Promise<{ id: string; title: string }[]> {
  const reach = reachOf(context.actor, 'programme.edit');
  const { rows } = await sql<{ id: string; title: string }>`
    select o.id, o.short_name as title from organization o
    where o.tenant_id = ${context.tenantId} and not o.is_external and o.closed_before is null
      and (${reach.all}::boolean or o.id = any(${[...reach.organizationIds]}::uuid[]))
    order by o.short_name collate "ru-x-icu", o.id`.execute(context.db);
  return rows;
}
