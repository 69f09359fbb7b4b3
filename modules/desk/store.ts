import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';

/** Saving under a name that is there replaces its filters. */
export async function saveView(context: Context, view: { list: string; name: string; query: string }) {
  const row = { tenantId: context.tenantId, id: newId(), userId: context.actor.accountId ?? '', ...view };
  return context.db
    .insertInto('savedView')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'userId', 'list', 'name']).doUpdateSet({ query: view.query }),
    )
    .returning(['id', 'name', 'query'])
    .executeTakeFirstOrThrow();
}

export async function removeView(context: Context, id: string): Promise<void> {
  await context.db
    .deleteFrom('savedView')
    .where('tenantId', '=', context.tenantId)
    .where('userId', '=', context.actor.accountId ?? '')
    .where('id', '=', id)
    .execute();
}

/** One archive of everything is kept for each who makes them. @returns ids of the files whose content may go */
export async function deleteOlderExports(context: Context, keptId: string): Promise<string[]> {
  const rows = await context.db
    .deleteFrom('file')
    .where('tenantId', '=', context.tenantId)
    .where('purpose', '=', 'full_export')
    .where('createdBy', 'is not distinct from', context.actor.accountId)
    .where('id', '<>', keptId)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
