import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { ReadDocument } from '#core/office/document/model.ts';
import type { ColumnRole, Corrections, TableKind } from '../reading/model.ts';

export interface StoredReading {
  readonly id: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly content: ReadDocument;
  readonly corrections: Corrections;
  readonly state: 'open' | 'applied' | 'dropped';
  readonly createdBy: string | null;
  readonly version: number;
}

export async function insertReading(
  context: Context,
  { fileId, fileName, content }: Pick<StoredReading, 'fileId' | 'fileName' | 'content'>,
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('programmeReading')
    .values({
      ...{ tenantId: context.tenantId, id, fileId, fileName },
      content: JSON.stringify(content),
      createdBy: context.actor.accountId,
    })
    .execute();
  return id;
}

export async function findReading(context: Context, id: string, isLocked = false): Promise<StoredReading | undefined> {
  const query = context.db
    .selectFrom('programmeReading')
    .select(['id', 'fileId', 'fileName', 'content', 'corrections', 'state', 'createdBy', 'version'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id);
  return (await (isLocked ? query.forUpdate() : query).executeTakeFirst()) as StoredReading | undefined;
}

/** @throws AppError `changed_by_other` */
export async function saveCorrections(
  context: Context,
  id: string,
  version: number,
  corrections: Corrections,
): Promise<number> {
  const row = await context.db
    .updateTable('programmeReading')
    .set((eb) => ({ corrections: JSON.stringify(corrections), version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other);
  return row.version;
}

export async function setReadingState(context: Context, id: string, state: StoredReading['state']): Promise<void> {
  await context.db
    .updateTable('programmeReading')
    .set({ state })
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Layouts that people here have put right once. */
export async function listLayouts(context: Context): Promise<Corrections['tables']> {
  const rows = await context.db
    .selectFrom('programmeLayout')
    .select(['signature', 'tableKind', 'roles'])
    .where('tenantId', '=', context.tenantId)
    .execute();
  return rows.map(({ signature, tableKind, roles }) => ({
    signature,
    ...(tableKind !== null && { kind: tableKind as TableKind }),
    roles: roles as Record<number, ColumnRole>,
  }));
}

export async function rememberLayouts(context: Context, tables: Corrections['tables']): Promise<void> {
  for (const { signature, kind, roles } of tables) {
    const layout = { tableKind: kind ?? null, roles: JSON.stringify(roles), changedAt: context.services.clock.now() };
    await context.db
      .insertInto('programmeLayout')
      .values({ tenantId: context.tenantId, signature, ...layout })
      .onConflict((conflict) => conflict.columns(['tenantId', 'signature']).doUpdateSet(layout))
      .execute();
  }
}

export async function listAccepted(context: Context): Promise<Set<string>> {
  const rows = await context.db
    .selectFrom('acceptedFinding')
    .select('fingerprint')
    .where('tenantId', '=', context.tenantId)
    .execute();
  return new Set(rows.map(({ fingerprint }) => fingerprint));
}

export async function setAccepted(context: Context, fingerprint: string, isAccepted: boolean): Promise<void> {
  const { tenantId, actor, db } = context;
  if (isAccepted) {
    await db
      .insertInto('acceptedFinding')
      .values({ tenantId, fingerprint, createdBy: actor.accountId })
      .onConflict((conflict) => conflict.columns(['tenantId', 'fingerprint']).doNothing())
      .execute();
    return;
  }
  await db
    .deleteFrom('acceptedFinding')
    .where('tenantId', '=', tenantId)
    .where('fingerprint', '=', fingerprint)
    .execute();
}

/** The caller's own documents that wait, newest first. */
export async function listOpenReadings(context: Context) {
  return context.db
    .selectFrom('programmeReading')
    .select(['id', 'fileName', 'createdAt'])
    .where('tenantId', '=', context.tenantId)
    .where('state', '=', 'open')
    .where('createdBy', '=', context.actor.accountId)
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute();
}

export async function listProgrammesOf(context: Context, readingId: string) {
  return context.db
    .selectFrom('programme')
    .select(['id', 'state', 'organizationId', 'coordinatorPersonId'])
    .where('tenantId', '=', context.tenantId)
    .where('readingId', '=', readingId)
    .execute();
}

/** A draft programme with all that stands on it. */
export async function deleteProgramme(context: Context, id: string): Promise<void> {
  const { db, tenantId } = context;
  // What points at parts of the programme goes first: activities before the stages and tasks they stand in.
  for (const table of ['activity', 'programmeIndicator'] as const)
    await db.deleteFrom(table).where('tenantId', '=', tenantId).where('programmeId', '=', id).execute();
  await db.deleteFrom('programme').where('tenantId', '=', tenantId).where('id', '=', id).execute();
}
