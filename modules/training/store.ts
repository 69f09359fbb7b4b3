import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { OfferFields, OfferForm, OfferOrigin, OfferState } from './model.ts';
import type { ReadyOffer } from './ready/ready-offer.ts';

interface Source {
  readonly origin: OfferOrigin;
  readonly batchId?: string | null | undefined;
}

export async function insertOffer(context: Context, fields: OfferFields, source: Source): Promise<string> {
  const id = newId();
  const { tenantId } = context;
  await context.db
    .insertInto('offer')
    .values({ ...fields, tenantId, id, origin: source.origin, batchId: source.batchId ?? null })
    .execute();
  return id;
}

/** Those whose code is there already stay as the municipality has them. */
export async function insertReadyOffers(context: Context, offers: readonly ReadyOffer[]): Promise<void> {
  const rows = offers.map(({ code, fields }) => ({
    ...fields,
    ...{ tenantId: context.tenantId, id: newId(), origin: 'ready', readyCode: code },
  }));
  await context.db
    .insertInto('offer')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['tenantId', 'readyCode']).doNothing())
    .execute();
}

export async function findOffer(context: Context, id: string) {
  const row = await context.db
    .selectFrom('offer')
    .selectAll()
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      ...row,
      form: row.form as OfferForm | null,
      state: row.state as OfferState,
      origin: row.origin as OfferOrigin,
    }
  );
}

/** Offers of one first day: few enough to compare their titles by the rule of the house. */
export async function listOffersFrom(context: Context, startsOn: string | null) {
  let query = context.db
    .selectFrom('offer')
    .select(['id', 'title', 'provider', 'startsOn'])
    .where('tenantId', '=', context.tenantId)
    .where('state', '!=', 'archived');
  query = startsOn === null ? query.where('startsOn', 'is', null) : query.where('startsOn', '=', startsOn);
  return query.execute();
}

export async function updateOffer(
  context: Context,
  id: string,
  version: number,
  changes: Partial<OfferFields>,
): Promise<number> {
  const row = await context.db
    .updateTable('offer')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other);
  return row.version;
}

/** @returns whether it still stood in one of the states it may be moved from */
export async function moveOffer(
  context: Context,
  id: string,
  from: readonly OfferState[],
  to: { readonly state: OfferState; readonly cancelReason: string | null },
): Promise<boolean> {
  const row = await context.db
    .updateTable('offer')
    .set((eb) => ({ ...to, version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Two people adding one offer at once wait for each other, so that the second is told of the first. */
export async function lockCatalogue(context: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${context.tenantId}:offer`}, 67))`.execute(context.db);
}
