import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import type { ReadyEntry } from './ready-entries.ts';

interface NewVersion {
  readonly key: string;
  readonly version: number;
  readonly value: unknown;
  readonly validFrom: string;
  readonly act: string | null;
}

export async function insertVersion(context: Context, version: NewVersion): Promise<void> {
  const { db, tenantId, actor } = context;
  await db
    .insertInto('setting')
    .values({ tenantId, ...version, value: JSON.stringify(version.value), createdBy: actor.accountId })
    .execute();
}

interface PlacedEntry extends ReadyEntry {
  readonly directory: string;
  readonly position: number;
}

/** Many at once; those whose code is there already are left as the municipality has them. */
export async function insertEntries(context: Context, entries: readonly PlacedEntry[]): Promise<void> {
  const { db, tenantId } = context;
  const rows = entries.map(({ directory, position, code, title, synonyms = [], attributes = {} }) => ({
    tenantId,
    id: newId(),
    directory,
    code,
    title,
    position,
    synonyms: [...synonyms],
    attributes: JSON.stringify(attributes),
  }));
  await db
    .insertInto('directoryEntry')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['tenantId', 'directory', 'code']).doNothing())
    .execute();
}

export async function insertEntry(context: Context, entry: PlacedEntry): Promise<string> {
  const id = newId();
  const { directory, position, code, title, synonyms = [] } = entry;
  await context.db
    .insertInto('directoryEntry')
    .values({ tenantId: context.tenantId, id, directory, position, code, title, synonyms: [...synonyms] })
    .execute();
  return id;
}

interface EntryChange {
  readonly title?: string | undefined;
  readonly synonyms?: readonly string[] | undefined;
  readonly isActive?: boolean | undefined;
  readonly position?: number | undefined;
}

export async function updateEntry(context: Context, id: string, change: EntryChange): Promise<void> {
  const { title, synonyms, isActive, position } = change;
  await context.db
    .updateTable('directoryEntry')
    .set({
      ...(title !== undefined && { title }),
      ...(synonyms !== undefined && { synonyms: [...synonyms] }),
      ...(isActive !== undefined && { isActive }),
      ...(position !== undefined && { position }),
    })
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Versions are numbered one after another: those who save the same setting at once wait for each other. */
export async function lockSetting(context: Context, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${context.tenantId}:${key}`}, 67))`.execute(context.db);
}
