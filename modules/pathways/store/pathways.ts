import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { Ground, PathwayState } from '../model.ts';

export interface Pathway {
  readonly id: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly kind: string;
  readonly ground: Ground;
  readonly campaignId: string | null;
  readonly aim: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: PathwayState;
  readonly maker: string | null;
  readonly agreedOn: string | null;
  readonly agreedHow: 'product' | 'paper' | null;
  readonly consideredBy: string | null;
  readonly consideredNumber: string | null;
  readonly consideredOn: string | null;
  readonly approvedOn: string | null;
  readonly orderNumber: string | null;
  readonly amendedAt: Date | null;
  readonly endedOn: string | null;
  readonly endReason: string | null;
  readonly conclusion: string | null;
  readonly createdAt: Date;
  readonly version: number;
}

const COLUMNS = [
  'id',
  'personId',
  'organizationId',
  'kind',
  'ground',
  'campaignId',
  'aim',
  'startsOn',
  'endsOn',
  'state',
  'maker',
  'agreedOn',
  'agreedHow',
  'consideredBy',
  'consideredNumber',
  'consideredOn',
  'approvedOn',
  'orderNumber',
  'amendedAt',
  'endedOn',
  'endReason',
  'conclusion',
  'createdAt',
  'version',
] as const;

/** Locked until the transaction ends when `isLocked`: steps are decided on what is there. Ordered by id. */
export async function listPathways(context: Context, ids: readonly string[], isLocked = false): Promise<Pathway[]> {
  let query = context.db
    .selectFrom('pathway')
    .select([...COLUMNS])
    .where('tenantId', '=', context.tenantId)
    .where('id', 'in', ids.length === 0 ? [''] : [...ids])
    .orderBy('id');
  if (ids.length === 0) return [];
  if (isLocked) query = query.forUpdate();
  return (await query.execute()) as Pathway[];
}

/** The living pathways of people: one each at most. */
export async function listAlive(context: Context, personIds: readonly string[]): Promise<Pathway[]> {
  if (personIds.length === 0) return [];
  const rows = await context.db
    .selectFrom('pathway')
    .select([...COLUMNS])
    .where('tenantId', '=', context.tenantId)
    .where('personId', 'in', [...personIds])
    .where('state', 'not in', ['completed', 'reviewed', 'stopped', 'declined'])
    .orderBy('id')
    .execute();
  return rows as Pathway[];
}

export type PathwayChange = Partial<Omit<Pathway, 'id' | 'personId' | 'createdAt' | 'version'>>;

/** The same change of many, whatever their version: the rows are locked by the caller. */
export async function updatePathways(context: Context, ids: readonly string[], change: PathwayChange): Promise<void> {
  if (ids.length === 0) return;
  await context.db
    .updateTable('pathway')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

/** @throws AppError `changed_by_other` when somebody saved in between */
export async function updatePathway(
  context: Context,
  id: string,
  version: number,
  change: PathwayChange,
): Promise<number> {
  const row = await context.db
    .updateTable('pathway')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other);
  return row.version;
}

export async function deletePathways(context: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await context.db
    .deleteFrom('pathway')
    .where('tenantId', '=', context.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Approved ones whose first day has come are in progress. @returns how many began */
export async function beginDue(context: Context, today: string): Promise<number> {
  const { rows } = await sql`
    update pathway set state = 'in_progress', version = version + 1
    where tenant_id = ${context.tenantId} and state = 'approved' and starts_on <= ${today}::date returning id`.execute(
    context.db,
  );
  return rows.length;
}

/** Moves the pathways of one person to another; ids of those moved. */
export async function movePerson(context: Context, fromId: string, toId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update pathway set person_id = ${toId} where tenant_id = ${context.tenantId} and person_id = ${fromId} returning id`.execute(
    context.db,
  );
  return rows.map(({ id }) => id);
}

export async function movePersonBack(context: Context, ids: readonly string[], toId: string): Promise<void> {
  if (ids.length === 0) return;
  await context.db
    .updateTable('pathway')
    .set({ personId: toId })
    .where('tenantId', '=', context.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}
