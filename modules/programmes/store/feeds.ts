import type { Context } from '#core/context.ts';
import type { TenantDb } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';

export interface NewFeed {
  readonly accountId: string;
  readonly secretDigest: string;
  readonly programmeId: string | null;
}

export async function insertFeed({ db, tenantId }: Context, feed: NewFeed): Promise<string> {
  const id = newId();
  await db
    .insertInto('calendarFeed')
    .values({ tenantId, id, ...feed })
    .execute();
  return id;
}

export function findFeed(db: TenantDb, tenantId: string, id: string) {
  return db
    .selectFrom('calendarFeed')
    .select(['accountId', 'secretDigest', 'programmeId'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** @returns whether there was such a feed of the account */
export async function deleteFeed({ db, tenantId }: Context, accountId: string, id: string): Promise<boolean> {
  const row = await db
    .deleteFrom('calendarFeed')
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
