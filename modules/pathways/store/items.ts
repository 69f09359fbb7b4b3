import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { insertMany } from '#core/db/bulk.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { ItemFields, ItemState, StatedNeed, UnmetReason } from '../model.ts';

export interface Item extends ItemFields {
  readonly id: string;
  readonly pathwayId: string;
  readonly reason: string | null;
  readonly state: ItemState;
  readonly doneOn: string | null;
  readonly evidence: string | null;
  readonly evidenceFileId: string | null;
  readonly remark: string | null;
  readonly position: number;
  readonly version: number;
}

const COLUMNS = [
  'id',
  'pathwayId',
  'needId',
  'offerId',
  'kind',
  'title',
  'content',
  'output',
  'form',
  'hours',
  'startsOn',
  'dueOn',
  'reason',
  'state',
  'doneOn',
  'evidence',
  'evidenceFileId',
  'remark',
  'position',
  'version',
] as const;

function select(context: Context) {
  return context.db
    .selectFrom('pathwayItem')
    .select([...COLUMNS])
    .where('tenantId', '=', context.tenantId);
}

export async function listItems(context: Context, pathwayIds: readonly string[]): Promise<Item[]> {
  if (pathwayIds.length === 0) return [];
  const rows = await select(context)
    .where('pathwayId', 'in', [...pathwayIds])
    .orderBy('dueOn')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows as Item[];
}

/** Locked until the transaction ends. */
export async function lockItems(context: Context, ids: readonly string[]): Promise<Item[]> {
  if (ids.length === 0) return [];
  const rows = await select(context)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows as Item[];
}

/** Open items of an offer in living pathways, locked. */
export async function lockOpenItemsOfOffer(context: Context, offerId: string): Promise<Item[]> {
  const rows = await select(context)
    .where('offerId', '=', offerId)
    .where('state', 'in', ['planned', 'confirmed', 'returned'])
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows as Item[];
}

/** Placed after what was drafted. */
function toRow(context: Context, pathwayId: string, fields: ItemFields, reason: string | null) {
  return { ...fields, reason, tenantId: context.tenantId, id: newId(), pathwayId, position: 1000 };
}

export async function insertItem(
  context: Context,
  pathwayId: string,
  fields: ItemFields,
  reason: string | null = null,
): Promise<string> {
  const row = toRow(context, pathwayId, fields, reason);
  await context.db.insertInto('pathwayItem').values(row).execute();
  return row.id;
}

/** Items of many pathways, for one reason. */
export async function insertItems(
  context: Context,
  items: readonly { readonly pathwayId: string; readonly fields: ItemFields }[],
  reason: string,
): Promise<void> {
  const rows = items.map(({ pathwayId, fields }) => ({
    ...toRow(context, pathwayId, fields, reason),
    state: 'planned',
    version: 1,
  }));
  await insertMany(context.db, 'pathway_item', rows);
}

/** @throws AppError `changed_by_other` */
export async function updateItem(context: Context, id: string, version: number, fields: ItemFields): Promise<number> {
  const row = await context.db
    .updateTable('pathwayItem')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other);
  return row.version;
}

export interface ItemChange {
  readonly state: ItemState;
  readonly doneOn?: string | null;
  readonly evidence?: string | null;
  readonly evidenceFileId?: string | null;
  readonly remark?: string | null;
}

export async function updateItems(context: Context, ids: readonly string[], change: ItemChange): Promise<void> {
  if (ids.length === 0) return;
  await context.db
    .updateTable('pathwayItem')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

export async function deleteItem(context: Context, id: string): Promise<void> {
  await context.db.deleteFrom('pathwayItem').where('tenantId', '=', context.tenantId).where('id', '=', id).execute();
}

export interface Need {
  readonly id: string;
  readonly pathwayId: string;
  readonly competenceCode: string;
  readonly direction: string;
  readonly since: string | null;
  readonly ruleVersion: number | null;
  readonly unmetReason: UnmetReason | null;
}

export async function listNeeds(context: Context, pathwayIds: readonly string[]): Promise<Need[]> {
  if (pathwayIds.length === 0) return [];
  const rows = await context.db
    .selectFrom('pathwayNeed')
    .select(['id', 'pathwayId', 'competenceCode', 'direction', 'since', 'ruleVersion', 'unmetReason'])
    .where('tenantId', '=', context.tenantId)
    .where('pathwayId', 'in', [...pathwayIds])
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows as Need[];
}

export async function setUnmet(context: Context, ids: readonly string[], reason: UnmetReason | null): Promise<void> {
  if (ids.length === 0) return;
  await context.db
    .updateTable('pathwayNeed')
    .set({ unmetReason: reason })
    .where('tenantId', '=', context.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

export async function insertNeed(context: Context, pathwayId: string, need: StatedNeed): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('pathwayNeed')
    .values({ ...need, tenantId: context.tenantId, id, pathwayId, position: 1000 })
    .execute();
  return id;
}
