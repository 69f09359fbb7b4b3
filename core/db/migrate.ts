import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import type { Db } from './open.ts';
import { secureTables } from './secure.ts';

const FOLDER = new URL('../../migrations/', import.meta.url);

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly digest: string;
}

/** The database knows migrations that this program does not: it was opened by a newer version. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, FOLDER), 'utf8');
      return { name, text, digest: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function listApplied(db: Kysely<unknown>): Promise<Map<string, string>> {
  await sql`create table if not exists schema_migration
    (name text primary key, digest text not null, applied_at timestamptz not null default now())`.execute(db);
  const { rows } = await sql<{ name: string; digest: string }>`select name, digest from schema_migration`.execute(db);
  return new Map(rows.map((row) => [row.name, row.digest]));
}

/**
 * Brings the database to this program's version, forward only, in one transaction under a lock.
 * @returns names of the migrations applied now
 * @throws NewerDatabaseError when the database is ahead of the program
 */
export async function migrate(owner: Db, appRole: string): Promise<string[]> {
  const migrations = await listMigrations();
  return owner.transaction().execute(async (transaction) => {
    const db = transaction as unknown as Kysely<unknown>;
    await sql`select pg_advisory_xact_lock(7230145)`.execute(db);
    const applied = await listApplied(db);
    const known = new Set(migrations.map((migration) => migration.name));
    const unknown = [...applied.keys()].filter((name) => !known.has(name));
    if (unknown.length > 0) throw new NewerDatabaseError(unknown.join(', '));
    const pending = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of pending) {
      await sql.raw(migration.text).execute(db);
      await sql`insert into schema_migration (name, digest) values (${migration.name}, ${migration.digest})`.execute(
        db,
      );
    }
    if (pending.length > 0) await secureTables(db, appRole);
    return pending.map((migration) => migration.name);
  });
}
