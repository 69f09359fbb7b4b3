import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { type BulkRow, deleteMany, insertMany, updateMany } from '#core/db/bulk.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { Day } from '#core/time/day.ts';
import type { IndicatorPassport, TargetDraft } from '../rules/draft.ts';

export interface Indicator extends IndicatorPassport {
  readonly id: string;
  readonly programmeId: string;
  readonly parentId: string | null;
  readonly position: number;
  readonly number: string | null;
  readonly level: string | null;
  readonly criterion: string | null;
  readonly title: string;
  readonly unit: string | null;
  readonly wish: 'up' | 'down' | null;
  readonly isShare: boolean;
  readonly excludedAt: Date | null;
  readonly version: number;
}

const COLUMNS = [
  'id',
  'programmeId',
  'parentId',
  'position',
  'number',
  'level',
  'criterion',
  'title',
  'unit',
  'wish',
  'isShare',
  'population',
  'numeratorWords',
  'denominatorWords',
  'baseValue',
  'baseOn',
  'periodicity',
  'source',
  'responsible',
  'eachOf',
  'excludedAt',
  'version',
] as const;

function indicators(context: Context) {
  return context.db
    .selectFrom('programmeIndicator')
    .select([...COLUMNS])
    .where('tenantId', '=', context.tenantId);
}

/** All of a programme in its own order, excluded ones too. */
export async function listIndicators(context: Context, programmeId: string): Promise<Indicator[]> {
  const rows = await indicators(context)
    .where('programmeId', '=', programmeId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows as unknown as Indicator[];
}

export async function findIndicator(context: Context, id: string): Promise<Indicator | undefined> {
  return (await indicators(context).where('id', '=', id).executeTakeFirst()) as unknown as Indicator | undefined;
}

/** One new indicator at the end. @returns its id */
export async function insertIndicator(
  context: Context,
  programmeId: string,
  indicator: Omit<Indicator, 'id' | 'programmeId' | 'excludedAt' | 'version'>,
): Promise<string> {
  const id = newId();
  await insertMany(context.db, 'programme_indicator', [{ tenantId: context.tenantId, id, programmeId, ...indicator }]);
  return id;
}

export type IndicatorChange = Partial<Omit<Indicator, 'id' | 'programmeId' | 'version'>>;

/** @throws AppError `changed_by_other` when somebody saved in between */
export async function updateIndicator(
  context: Context,
  id: string,
  version: number,
  { eachOf, ...change }: IndicatorChange,
): Promise<number> {
  const row = await context.db
    .updateTable('programmeIndicator')
    .set((eb) => ({
      ...change,
      ...(eachOf !== undefined && { eachOf: eachOf === null ? null : JSON.stringify(eachOf) }),
      version: eb('version', '+', 1),
    }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other);
  return row.version;
}

export async function setExcluded(context: Context, ids: readonly string[], at: Date | null): Promise<void> {
  await context.db
    .updateTable('programmeIndicator')
    .set((eb) => ({ excludedAt: at, version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Positions by the order given. */
export function setOrder(context: Context, ids: readonly string[]): Promise<void> {
  const rows = ids.map((id, position) => ({ id, position }));
  return updateMany(context.db, 'programme_indicator', context.tenantId, rows);
}

export interface StoredTarget extends TargetDraft {
  readonly id: string;
  readonly indicatorId: string;
}

export async function listTargets(context: Context, indicatorIds: readonly string[]): Promise<StoredTarget[]> {
  if (indicatorIds.length === 0) return [];
  const rows = await context.db
    .selectFrom('indicatorTarget')
    .select(['id', 'indicatorId', 'dueOn', 'comparison', 'value', 'words'])
    .where('tenantId', '=', context.tenantId)
    .where('indicatorId', 'in', [...indicatorIds])
    .orderBy('indicatorId')
    .orderBy('dueOn')
    .execute();
  return rows as StoredTarget[];
}

export interface TargetWrite extends TargetDraft {
  readonly indicatorId: string;
}

function targetKeys(places: readonly { indicatorId: string; dueOn: Day }[]) {
  return {
    ids: places.map(({ indicatorId }) => indicatorId),
    days: places.map(({ dueOn }) => dueOn),
  };
}

export async function deleteTargets(
  context: Context,
  places: readonly { indicatorId: string; dueOn: Day }[],
): Promise<void> {
  if (places.length === 0) return;
  const { ids, days } = targetKeys(places);
  await sql`delete from indicator_target t using unnest(${ids}::uuid[], ${days}::date[]) as k (indicator_id, due_on)
    where t.tenant_id = ${context.tenantId} and t.indicator_id = k.indicator_id and t.due_on = k.due_on`.execute(
    context.db,
  );
}

/** One target a day: what is there on the day is replaced. */
export async function writeTargets(context: Context, targets: readonly TargetWrite[]): Promise<void> {
  await deleteTargets(context, targets);
  const rows = targets.map((target) => ({ tenantId: context.tenantId, id: newId(), ...target }));
  await insertMany(context.db, 'indicator_target', rows);
}

export interface StoredValue {
  readonly id: string;
  readonly indicatorId: string;
  readonly asOf: Day;
  readonly organizationId: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly source: string;
  readonly remark: string | null;
  readonly version: number;
}

const VALUE_COLUMNS = [
  'id',
  'indicatorId',
  'asOf',
  'organizationId',
  'numerator',
  'denominator',
  'value',
  'source',
  'remark',
  'version',
] as const;

interface ValueFilter {
  readonly indicatorIds: readonly string[];
  /** Of the whole, or of single organisations. */
  readonly isByOrganization?: boolean;
  readonly asOf?: Day;
  readonly source?: string;
  readonly isLocked?: boolean;
}

export async function listValues(context: Context, filter: ValueFilter): Promise<StoredValue[]> {
  if (filter.indicatorIds.length === 0) return [];
  let query = context.db
    .selectFrom('indicatorValue')
    .select([...VALUE_COLUMNS])
    .where('tenantId', '=', context.tenantId)
    .where('indicatorId', 'in', [...filter.indicatorIds])
    .orderBy('indicatorId')
    .orderBy('asOf')
    .orderBy('source');
  if (filter.isByOrganization !== undefined) {
    query = query.where('organizationId', filter.isByOrganization ? 'is not' : 'is', null);
  }
  if (filter.asOf !== undefined) query = query.where('asOf', '=', filter.asOf);
  if (filter.source !== undefined) query = query.where('source', '=', filter.source);
  return (await (filter.isLocked ? query.forUpdate() : query).execute()) as StoredValue[];
}

export async function findValue(context: Context, id: string): Promise<StoredValue | undefined> {
  const row = await context.db
    .selectFrom('indicatorValue')
    .select([...VALUE_COLUMNS])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row as StoredValue | undefined;
}

/** New ones and changed ones in sets; a changed one keeps its id, and so its evidence. */
export async function writeValues(
  context: Context,
  added: readonly Omit<StoredValue, 'version'>[],
  changed: readonly (BulkRow & { id: string })[],
): Promise<void> {
  const { tenantId, db, actor } = context;
  const rows = added.map((value) => ({ tenantId, ...value, createdBy: actor.accountId }));
  await insertMany(db, 'indicator_value', rows);
  await updateMany(db, 'indicator_value', tenantId, changed);
}

export function deleteValues(context: Context, ids: readonly string[]): Promise<void> {
  return deleteMany(context.db, 'indicator_value', context.tenantId, ids);
}
