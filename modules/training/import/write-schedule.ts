import { recordChanges } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { type BulkRow, deleteMany, insertMany, readRows, updateMany } from '#core/db/bulk.ts';
import type { ImportEffect } from '#modules/imports/kind.ts';
import { EMPTY_OFFER, type OfferFields } from '../model.ts';
import type { KnownOffer } from './shapes.ts';

/** What an import decided about one offer; without `known` it is new. */
export interface OfferWrite {
  readonly id: string;
  readonly known?: KnownOffer | undefined;
  readonly fields: Partial<OfferFields>;
}

const THING = 'offer';

function readOffers({ db, tenantId }: Context, ids: readonly string[]): Promise<Map<string, BulkRow>> {
  return readRows(db, THING, tenantId, ids);
}

/** Writes the decisions of an import in sets. @returns every row as it was and as it is, so that the batch can be taken back */
export async function writeOffers(
  context: Context,
  writes: readonly OfferWrite[],
  batchId: string,
): Promise<ImportEffect[]> {
  const { db, tenantId } = context;
  const ids = writes.map(({ id }) => id);
  const before = await readOffers(context, ids);
  const createdAt = context.services.clock.now().toISOString();
  const added = writes.filter(({ known }) => known === undefined);
  await insertMany(
    db,
    THING,
    added.map(({ id, fields }) => ({
      ...EMPTY_OFFER,
      ...{ kind: 'course', ...fields, tenantId, id, batchId, createdAt },
      ...{ state: 'open', origin: 'import', version: 1 },
    })),
  );
  const changed = writes.flatMap(({ id, known, fields }) =>
    known ? [{ id, ...fields, version: known.version + 1 }] : [],
  );
  await updateMany(db, THING, tenantId, changed);
  const after = await readOffers(context, ids);
  await recordChanges(
    context,
    writes.map(({ id, known, fields }) => ({
      ...{ action: known ? 'offer.edited' : 'offer.added', thing: THING, thingId: id, after: fields, batchId },
      ...(known && {
        before: Object.fromEntries(Object.keys(fields).map((key) => [key, known[key as keyof OfferFields]])),
      }),
    })),
  );
  return writes.map(({ id, known }) => ({
    ...{ thing: THING, thingId: id, operation: known ? 'update' : 'insert' },
    ...{ before: before.get(id) ?? null, after: after.get(id) ?? null },
  }));
}

/** Offers that were changed again after the batch: taking it back would lose that. */
export async function findOverwrittenOffers(context: Context, effects: readonly ImportEffect[]): Promise<string[]> {
  const now = await readOffers(
    context,
    effects.map(({ thingId }) => thingId),
  );
  return effects.flatMap(({ thingId, after }) => {
    const wasVersion = (after as BulkRow | null)?.version;
    return now.get(thingId)?.version === wasVersion ? [] : [thingId];
  });
}

function toCamel(row: BulkRow): BulkRow {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

/** What the batch added goes, what it changed is as before. */
export async function revertOffers(context: Context, effects: readonly ImportEffect[], batchId: string): Promise<void> {
  const { db, tenantId } = context;
  const updates = effects.filter(({ operation }) => operation === 'update');
  await updateMany(
    db,
    THING,
    tenantId,
    updates.map(({ thingId, before, after }) => ({
      ...toCamel(before as BulkRow),
      ...{ id: thingId, version: Number((after as BulkRow).version) + 1 },
    })),
  );
  const inserted = effects.filter(({ operation }) => operation === 'insert').map(({ thingId }) => thingId);
  await deleteMany(db, THING, tenantId, inserted);
  await recordChanges(
    context,
    effects.map(({ thingId }) => ({ action: 'offer.import_taken_back', thing: THING, thingId, batchId })),
  );
}
