import { type AuditRecord, recordChanges } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { type BulkRow, readRows, updateMany } from '#core/db/bulk.ts';
import type { ImportEffect } from '#modules/imports/kind.ts';
import type { ClosableItem } from '../queries/closing.ts';

export const ITEM_THING = 'pathway_item';

/** What a list says of one item. */
export interface ItemClosing {
  readonly item: ClosableItem;
  readonly doneOn: string;
  readonly evidence: string;
}

const COLUMNS = ['state', 'doneOn', 'evidence', 'remark'] as const;

const stateOf = (item: Pick<ClosableItem, (typeof COLUMNS)[number]>) =>
  Object.fromEntries(COLUMNS.map((column) => [column, item[column]]));

/** Closes items in sets. @returns what each was and is, so that the batch can be taken back */
export async function closeItems(
  context: Context,
  closings: readonly ItemClosing[],
  batchId: string,
): Promise<ImportEffect[]> {
  const { db, tenantId } = context;
  const rows = closings.map(({ item, doneOn, evidence }) => {
    const after = { state: 'done' as const, doneOn, evidence, remark: null, version: item.version + 1 };
    return { item, after };
  });
  await updateMany(
    db,
    ITEM_THING,
    tenantId,
    rows.map(({ item, after }) => ({ id: item.id, ...after })),
  );
  await recordChanges(
    context,
    closings.map(({ item, evidence }): AuditRecord => {
      const before = { title: item.title, state: item.state };
      return {
        action: 'pathway.item_close',
        thing: 'pathway',
        thingId: item.pathwayId,
        before,
        after: { evidence },
        batchId,
      };
    }),
  );
  return rows.map(({ item, after }) => ({
    ...{ thing: ITEM_THING, thingId: item.id, operation: 'update' as const },
    before: { ...stateOf(item), pathwayId: item.pathwayId, title: item.title },
    after,
  }));
}

/** Items that somebody has changed since the batch: taking it back would lose that. */
export async function findChangedItems(context: Context, effects: readonly ImportEffect[]): Promise<string[]> {
  const { db, tenantId } = context;
  const ids = effects.map(({ thingId }) => thingId);
  const now = await readRows(db, ITEM_THING, tenantId, ids);
  return effects.flatMap(({ thingId, after }) =>
    now.get(thingId)?.version === (after as BulkRow).version ? [] : [thingId],
  );
}

/** The items are open again, as they were. */
export async function reopenItems(context: Context, effects: readonly ImportEffect[], batchId: string): Promise<void> {
  const rows = effects.map(({ thingId, before, after }) => {
    const { pathwayId, title, ...columns } = before as BulkRow;
    return { row: { id: thingId, ...columns, version: Number((after as BulkRow).version) + 1 }, pathwayId, title };
  });
  await updateMany(
    context.db,
    ITEM_THING,
    context.tenantId,
    rows.map(({ row }) => row),
  );
  await recordChanges(
    context,
    rows.map(({ pathwayId, title }): AuditRecord => {
      const thingId = String(pathwayId);
      return { action: 'pathway.item_reopen', thing: 'pathway', thingId, before: { title, state: 'done' }, batchId };
    }),
  );
}
