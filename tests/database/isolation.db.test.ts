import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { recordChange } from '#core/audit.ts';
import { describeSchema } from '#core/db/describe-schema.ts';
import { GLOBAL_TABLES } from '#core/db/secure.ts';
import { withTenant } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';
import { createTestTenant, inTestTenant, testDatabase } from './database.ts';

async function insertOrganization(tenantId: string): Promise<void> {
  const { app } = await testDatabase();
  await withTenant(app, tenantId, (db) =>
    db
      .insertInto('organization')
      .values({ tenantId, id: newId(), kind: 'school', name: 'Школа № 1', shortName: 'Школа № 1', nameKey: 'school:1' })
      .execute(),
  );
}

describe('row-level security', () => {
  it('stands with FORCE on every table that has a tenant, but the two global ones', async () => {
    const { owner } = await testDatabase();
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`.execute(owner);
    expect(rows.map((row) => row.name)).toEqual([...GLOBAL_TABLES].sort());
  });

  it('shows nothing of another municipality and refuses to write into it', async () => {
    const { app } = await testDatabase();
    const [mine, theirs] = [await createTestTenant(), await createTestTenant()];
    await insertOrganization(theirs);
    const seen = await withTenant(app, mine, (db) => db.selectFrom('organization').select('id').execute());
    expect(seen).toEqual([]);
    await expect(
      withTenant(app, mine, (db) =>
        db
          .insertInto('organization')
          .values({ tenantId: theirs, id: newId(), kind: 'school', name: 'x', shortName: 'x', nameKey: 'x' })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('shows nothing at all when no municipality is set', async () => {
    const { app } = await testDatabase();
    await insertOrganization(await createTestTenant());
    expect(await app.selectFrom('organization').select('id').execute()).toEqual([]);
  });

  it('has the tenant first in every primary and unique key of tenant data', async () => {
    const { owner } = await testDatabase();
    const { rows } = await sql<{ name: string }>`
      select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
      where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relname not in ('membership', 'invitation')
        and i.indkey[0] <> t.attnum`.execute(owner);
    expect(rows).toEqual([]);
  });
});

describe('the application role', () => {
  it('cannot change or delete what the audit holds', async () => {
    await expect(
      inTestTenant(async (context) => {
        await recordChange(context, { action: 'organization.edited', thing: 'organization', thingId: newId() });
        await context.db.deleteFrom('auditEntry').execute();
      }),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('generated types', () => {
  it('match the migrated database', async () => {
    const { owner } = await testDatabase();
    const committed = await readFile(new URL('../../core/db/schema.gen.ts', import.meta.url), 'utf8');
    expect(await describeSchema(owner)).toBe(committed);
  });
});
