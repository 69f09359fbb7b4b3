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
