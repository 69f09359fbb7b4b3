import { type Kysely, sql } from 'kysely';

/** Tables with a tenant_id that are read before the tenant is known; every other one gets row-level security. */
export const GLOBAL_TABLES: readonly string[] = ['membership', 'invitation'];

/** What the application may do beyond reading: everything, but the audit only grows. */
const APPEND_ONLY: readonly string[] = ['audit_entry', 'audit_seal', 'access_entry'];

async function listTenantTables(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition
    order by 1`.execute(db);
  return rows.map((row) => row.name).filter((name) => !GLOBAL_TABLES.includes(name));
}

/** Lets the owner see and write every row, until `secureTables`: for migrations and restoring, inside their transaction. */
export async function relaxTables(db: Kysely<unknown>): Promise<void> {
  for (const table of await listTenantTables(db)) {
    await sql`alter table ${sql.table(table)} no force row level security`.execute(db);
  }
}

/**
 * Puts row-level security with FORCE on every tenant table and grants the application's role its rights.
 * Runs after each migration, so that no table can be forgotten.
 */
export async function secureTables(db: Kysely<unknown>, appRole: string): Promise<void> {
  const role = sql.id(appRole);
  await sql`grant usage on schema public to ${role}`.execute(db);
  await sql`grant select, insert, update, delete on all tables in schema public to ${role}`.execute(db);
  for (const table of APPEND_ONLY) await sql`revoke update, delete on ${sql.table(table)} from ${role}`.execute(db);
  await sql`revoke insert, update, delete on schema_migration from ${role}`.execute(db);
  for (const table of await listTenantTables(db)) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`alter table ${sql.table(table)} force row level security`.execute(db);
    await sql`drop policy if exists tenant_isolation on ${sql.table(table)}`.execute(db);
    await sql`create policy tenant_isolation on ${sql.table(table)}
      using (tenant_id = nullif(current_setting('opora.tenant', true), '')::uuid)`.execute(db);
  }
}
