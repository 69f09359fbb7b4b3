import type { Context } from '#core/context.ts';
import type { DirectoryEntry } from './model.ts';

/** Stored versions of one setting, or of all, newest first. */
export async function selectVersions(context: Context, key?: string) {
  let query = context.db
    .selectFrom('setting as s')
    .leftJoin('userAccount as u', 'u.id', 's.createdBy')
    .select(['s.key', 's.version', 's.value', 's.validFrom', 's.act', 's.createdAt', 'u.name as authorName'])
    .where('s.tenantId', '=', context.tenantId)
    .orderBy('s.version', 'desc');
  if (key !== undefined) query = query.where('s.key', '=', key);
  return query.execute();
}

function toEntry<R extends { attributes: unknown }>(row: R) {
  return { ...row, attributes: row.attributes as Record<string, unknown> };
}

/** Entries of a directory in its order, those switched off as well. */
export async function selectEntries(context: Context, directory: string): Promise<DirectoryEntry[]> {
  const rows = await context.db
    .selectFrom('directoryEntry')
    .select(['id', 'code', 'title', 'synonyms', 'position', 'isActive', 'attributes'])
    .where('tenantId', '=', context.tenantId)
    .where('directory', '=', directory)
    .orderBy('position')
    .orderBy('title')
    .execute();
  return rows.map(toEntry);
}

export async function findEntry(
  context: Context,
  id: string,
): Promise<(DirectoryEntry & { directory: string }) | undefined> {
  const row = await context.db
    .selectFrom('directoryEntry')
    .select(['id', 'directory', 'code', 'title', 'synonyms', 'position', 'isActive', 'attributes'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toEntry(row);
}
