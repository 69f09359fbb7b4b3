import { type RawBuilder, sql } from 'kysely';
import type { Permission } from '#core/access/grants.ts';
import { reachOf } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';

/**
 * The list's twin of `can(actor, permission, about a person)`: a condition on a person's id. A person belongs to the
 * organisations of the posts held today.
 * @param personId reference to the id in the query, e.g. `sql.ref('p.id')`
 */
export function personReachable(
  context: Context,
  permission: Permission,
  personId: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const reach = reachOf(context.actor, permission);
  if (reach.all) return sql<boolean>`true`;
  const { tenantId } = context;
  return sql<boolean>`(${personId} = any(${[...reach.personIds]}::uuid[]) or exists (
    select 1 from post reached where reached.tenant_id = ${tenantId} and reached.person_id = ${personId}
      and reached.organization_id = any(${[...reach.organizationIds]}::uuid[])
      and (reached.starts_on is null or reached.starts_on <= ${todayOf(context)}::date)
      and (reached.ends_before is null or reached.ends_before > ${todayOf(context)}::date)))`;
}
