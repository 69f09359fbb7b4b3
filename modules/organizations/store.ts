import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { insertMany } from '#core/db/bulk.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { OrganizationFields, Requisites, TaskState } from './model.ts';

interface Keys {
  readonly nameKey: string;
  readonly number: string | null;
}

/** jsonb goes in as text. */
function toColumns<T extends Partial<OrganizationFields>>(fields: T): Omit<T, 'requisites'> & { requisites?: string } {
  const { requisites, ...columns } = fields;
  return { ...columns, ...(requisites && { requisites: JSON.stringify(requisites) }) };
}

export async function insertOrganization(
  context: Context,
  fields: OrganizationFields & Keys,
  batchId: string | null = null,
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('organization')
    .values({ ...toColumns(fields), tenantId: context.tenantId, id, batchId })
    .execute();
  return id;
}

export interface NewOrganization extends OrganizationFields, Keys {
  readonly id: string;
}

/** Many at once, as an import meets them. */
export function insertOrganizations(context: Context, list: readonly NewOrganization[], batchId: string | null) {
  const { db, tenantId } = context;
  return insertMany(
    db,
    'organization',
    list.map((fields) => ({ ...fields, tenantId, batchId })),
  );
}

export interface Alias {
  readonly organizationId: string;
  readonly alias: string;
  readonly aliasKey: string;
}

/** The keys must be free. */
export function insertAliases(context: Context, list: readonly Alias[]): Promise<void> {
  const { db, tenantId } = context;
  return insertMany(
    db,
    'organization_alias',
    list.map((alias) => ({ ...alias, tenantId, id: newId() })),
  );
}

/** Every key that leads to an organisation. */
export async function listKeys(
  context: Context,
): Promise<Map<string, { readonly id: string; readonly name: string; readonly shortName: string }>> {
  const { db, tenantId } = context;
  const own = db
    .selectFrom('organization')
    .select(['id', 'name', 'shortName', 'nameKey as key'])
    .where('tenantId', '=', tenantId);
  const others = db
    .selectFrom('organizationAlias as a')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'a.tenantId').onRef('o.id', '=', 'a.organizationId'),
    )
    .select(['o.id', 'o.name', 'o.shortName', 'a.aliasKey as key'])
    .where('a.tenantId', '=', tenantId);
  const rows = await own.unionAll(others).execute();
  return new Map(rows.map(({ key, ...organization }) => [key, organization]));
}

export async function updateOrganization(
  context: Context,
  id: string,
  version: number,
  changes: Partial<OrganizationFields & Keys>,
): Promise<number> {
  const row = await context.db
    .updateTable('organization')
    .set((eb) => ({ ...toColumns(changes), version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other);
  return row.version;
}

export async function deleteOrganization(context: Context, id: string): Promise<void> {
  await context.db.deleteFrom('organization').where('tenantId', '=', context.tenantId).where('id', '=', id).execute();
}

export async function findOrganization(context: Context, id: string) {
  const row = await context.db
    .selectFrom('organization as o')
    .leftJoin('organization as p', (join) =>
      join.onRef('p.tenantId', '=', 'o.tenantId').onRef('p.id', '=', 'o.parentId'),
    )
    .selectAll('o')
    .select('p.shortName as parentName')
    .where('o.tenantId', '=', context.tenantId)
    .where('o.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, requisites: row.requisites as Requisites };
}

/** The organisation that already bears this key, by its own name or another one. */
export async function findByKey(context: Context, key: string) {
  const { db, tenantId } = context;
  const own = await db
    .selectFrom('organization')
    .select(['id', 'name', 'shortName'])
    .where('tenantId', '=', tenantId)
    .where('nameKey', '=', key)
    .executeTakeFirst();
  if (own) return own;
  return db
    .selectFrom('organizationAlias as a')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'a.tenantId').onRef('o.id', '=', 'a.organizationId'),
    )
    .select(['o.id', 'o.name', 'o.shortName'])
    .where('a.tenantId', '=', tenantId)
    .where('a.aliasKey', '=', key)
    .executeTakeFirst();
}

export async function insertAlias(context: Context, organizationId: string, alias: string, aliasKey: string) {
  await context.db
    .insertInto('organizationAlias')
    .values({ tenantId: context.tenantId, id: newId(), organizationId, alias, aliasKey })
    .onConflict((conflict) => conflict.columns(['tenantId', 'aliasKey']).doNothing())
    .execute();
}

export function deleteAlias(context: Context, organizationId: string, id: string) {
  return context.db
    .deleteFrom('organizationAlias')
    .where('tenantId', '=', context.tenantId)
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .returning('alias')
    .executeTakeFirst();
}

interface StatusRow {
  readonly status: string;
  readonly theme: string | null;
  readonly startsOn: string;
  readonly endsBefore: string | null;
  readonly act: string | null;
}

/** @returns false when the line is not of this organisation */
export async function saveStatus(
  context: Context,
  organizationId: string,
  id: string | null,
  fields: StatusRow,
): Promise<boolean> {
  const { db, tenantId } = context;
  if (id === null) {
    await db
      .insertInto('organizationStatus')
      .values({ ...fields, tenantId, id: newId(), organizationId })
      .execute();
    return true;
  }
  const row = await db
    .updateTable('organizationStatus')
    .set({ ...fields })
    .where('tenantId', '=', tenantId)
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What the removed line said; undefined when it is not of this organisation. */
export function deleteStatus(context: Context, organizationId: string, id: string) {
  return context.db
    .deleteFrom('organizationStatus')
    .where('tenantId', '=', context.tenantId)
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .returning(['status', 'theme', 'startsOn', 'endsBefore', 'act'])
    .executeTakeFirst();
}

interface LinkRow {
  readonly otherId: string;
  readonly kind: string;
  readonly aim: string | null;
  readonly act: string | null;
  readonly startsOn: string;
  readonly endsBefore: string | null;
}

/** @returns false when the line is not of this organisation */
export async function saveLink(
  context: Context,
  organizationId: string,
  id: string | null,
  fields: LinkRow,
): Promise<boolean> {
  const { db, tenantId } = context;
  if (id === null) {
    await db
      .insertInto('organizationLink')
      .values({ ...fields, tenantId, id: newId(), organizationId })
      .execute();
    return true;
  }
  const row = await db
    .updateTable('organizationLink')
    .set({ ...fields })
    .where('tenantId', '=', tenantId)
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What the removed line said; undefined when it is not of this organisation. */
export function deleteLink(context: Context, organizationId: string, id: string) {
  return context.db
    .deleteFrom('organizationLink')
    .where('tenantId', '=', context.tenantId)
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .returning(['otherId', 'kind', 'aim', 'act', 'startsOn', 'endsBefore'])
    .executeTakeFirst();
}

export function listStaffing(context: Context, organizationId: string) {
  return context.db
    .selectFrom('staffing')
    .select(['id', 'postCode', 'rates', 'startsOn'])
    .where('tenantId', '=', context.tenantId)
    .where('organizationId', '=', organizationId)
    .where('endsBefore', 'is', null)
    .orderBy('postCode')
    .execute();
}

export async function replaceStaffing(
  context: Context,
  organizationId: string,
  rows: readonly { postCode: string; rates: number; startsOn: string }[],
) {
  const { db, tenantId } = context;
  await db
    .deleteFrom('staffing')
    .where('tenantId', '=', tenantId)
    .where('organizationId', '=', organizationId)
    .execute();
  if (rows.length === 0) return;
  await db
    .insertInto('staffing')
    .values(rows.map((row) => ({ ...row, tenantId, id: newId(), organizationId })))
    .execute();
}

export async function insertTask(
  context: Context,
  task: { title: string; postCode: string | null; dueOn: string },
  organizationIds: readonly string[],
): Promise<string> {
  const { db, tenantId } = context;
  const id = newId();
  await db
    .insertInto('schoolTask')
    .values({ ...task, tenantId, id })
    .execute();
  await db
    .insertInto('schoolTaskState')
    .values([...new Set(organizationIds)].map((organizationId) => ({ tenantId, taskId: id, organizationId })))
    .execute();
  return id;
}

export async function updateTaskStates(
  context: Context,
  taskId: string,
  organizationIds: readonly string[],
  change: { state: TaskState; note: string | null },
): Promise<number> {
  const rows = await context.db
    .updateTable('schoolTaskState')
    .set(change)
    .where('tenantId', '=', context.tenantId)
    .where('taskId', '=', taskId)
    .where('organizationId', 'in', [...organizationIds])
    .returning('organizationId')
    .execute();
  return rows.length;
}

/** @returns the task's title; undefined when there is no such task */
export async function deleteTask(context: Context, id: string): Promise<string | undefined> {
  const row = await context.db
    .deleteFrom('schoolTask')
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .returning('title')
    .executeTakeFirst();
  return row?.title;
}

export async function countExisting(context: Context, ids: readonly string[]): Promise<number> {
  const rows = await context.db
    .selectFrom('organization')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('id', 'in', [...ids])
    .execute();
  return rows.length;
}
