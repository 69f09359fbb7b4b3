import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import type { Db } from './open.ts';
import { relaxTables, secureTables } from './secure.ts';

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

/** The program knows migrations that this database lacks, and may not apply them: a server of another version runs on it. */
export class PendingMigrationError extends Error {
  override readonly name = 'PendingMigrationError';
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

async function listApplied(db: Kysely<unknown>): Promise<Set<string>> {
  await sql`create table if not exists schema_migration
    (name text primary key, digest text not null, applied_at timestamptz not null default now())`.execute(db);
  const { rows } = await sql<{ name: string }>`select name from schema_migration`.execute(db);
  return new Set(rows.map((row) => row.name));
}

async function applyMigrations(db: Kysely<unknown>, migrations: readonly Migration[]): Promise<void> {
  for (const { name, text, digest } of migrations) {
    await sql.raw(text).execute(db);
    await sql`insert into schema_migration (name, digest) values (${name}, ${digest})`.execute(db);
  }
}

async function bringUp(db: Kysely<unknown>, appRole: string, mayApply: boolean): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(7230145)`.execute(db);
  const migrations = await listMigrations();
  const applied = await listApplied(db);
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...applied].filter((name) => !known.has(name));
  if (unknown.length > 0) throw new NewerDatabaseError(unknown.join(', '));
  const pending = migrations.filter((migration) => !applied.has(migration.name));
  if (pending.length === 0) return [];
  if (!mayApply) throw new PendingMigrationError(pending.map((migration) => migration.name).join(', '));
  // A migration that changes rows must see them: the owner is under row-level security too while it is forced.
  await relaxTables(db);
  await applyMigrations(db, pending);
  await secureTables(db, appRole);
  return pending.map((migration) => migration.name);
}

/**
 * Brings the database to this program's version, forward only, in one transaction under a lock.
 * @returns names of the migrations applied now
 * @throws NewerDatabaseError when the database is ahead of the program, PendingMigrationError when it is behind and may not be changed
 */
export async function migrate(owner: Db, appRole: string, { mayApply = true } = {}): Promise<string[]> {
  return owner
    .transaction()
    .execute((transaction) => bringUp(transaction as unknown as Kysely<unknown>, appRole, mayApply));
}

/**
 * Makes the tables anew as an older version of the program had them, fills them, and brings them to this version: all in
 * one transaction. Whatever schema `public` held is gone; while `fill` runs the owner sees every row.
 * @param names migrations that the older version had applied
 * @throws NewerDatabaseError when a name is not known here
 */
export async function rebuildSchema(
  owner: Db,
  appRole: string,
  names: readonly string[],
  fill: (db: Kysely<unknown>) => Promise<void>,
): Promise<void> {
  const migrations = await listMigrations();
  const unknown = names.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) throw new NewerDatabaseError(unknown.join(', '));
  await owner.transaction().execute(async (transaction) => {
    const db = transaction as unknown as Kysely<unknown>;
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    await listApplied(db);
    await applyMigrations(
      db,
      migrations.filter((migration) => names.includes(migration.name)),
    );
    await fill(db);
    await bringUp(db, appRole, true);
    await secureTables(db, appRole);
  });
}
