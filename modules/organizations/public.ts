import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { OrganizationFields, Requisites } from './model.ts';
import * as service from './service.ts';

/** Adds an organisation met in an import, with every check of hand entry. @returns its id */
export function addOrganization(context: Context, fields: OrganizationFields, batchId: string | null): Promise<string> {
  return service.addOrganization(context, fields, batchId);
}

/** Adds all that an import met, in sets. @returns their ids, in the order given */
export function addOrganizations(
  context: Context,
  list: readonly OrganizationFields[],
  batchId: string | null,
): Promise<string[]> {
  return service.addOrganizations(context, list, batchId);
}

export interface NamedOrganization {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
  /** Every name it is known by. */
  readonly names: string[];
}

/** All organisations with all their names: for matching what people write in their lists. */
export async function listNamedOrganizations(context: Context): Promise<NamedOrganization[]> {
  const { rows } = await sql<NamedOrganization>`
    select o.id, o.kind, o.name, o.short_name,
      array[o.name, o.short_name] || coalesce(array_agg(a.alias) filter (where a.alias is not null), '{}') as names
    from organization o left join organization_alias a on a.tenant_id = o.tenant_id and a.organization_id = o.id
    where o.tenant_id = ${context.tenantId} group by o.tenant_id, o.id order by o.id`.execute(context.db);
  return rows;
}

/** Removes organisations that an import made and nothing stands on any more; others stay. */
export async function removeUnusedOrganizations(context: Context, ids: readonly string[]): Promise<void> {
  for (const id of ids) await service.removeUnused(context, id);
}

export interface DocumentOrganization {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly headPost: string | null;
  readonly headName: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly ogrn: string | null;
  readonly requisites: Requisites;
}

/** What a document needs of the organisation that issues it. */
export async function findDocumentOrganization(
  context: Context,
  id: string,
): Promise<DocumentOrganization | undefined> {
  const row = await context.db
    .selectFrom('organization')
    .select(['id', 'name', 'shortName', 'headPost', 'headName', 'address', 'phone', 'email', 'ogrn', 'requisites'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, requisites: row.requisites as Requisites };
}
