import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '#app/server/application.ts';
import { withTenant } from '#core/db/tenant.ts';
import { createTestApplication } from '#tests/builders/application.ts';
import { createTestTenant } from '#tests/database/database.ts';
import { digestReadySets, prepareTenants } from './prepare-tenants.ts';

async function readSets({ database }: Application, tenantId: string) {
  return withTenant(database.app, tenantId, async (db) => {
    const entries = await db
      .selectFrom('directoryEntry')
      .select(['id', 'title'])
      .where('tenantId', '=', tenantId)
      .where('directory', '=', 'pathway_kind')
      .orderBy('position')
      .execute();
    const offers = await db.selectFrom('offer').select('id').where('tenantId', '=', tenantId).execute();
    return { kinds: entries.map(({ title }) => title), entries, offers: offers.map(({ id }) => id).toSorted() };
  });
}

const forget = ({ database }: Application) =>
  database.app.deleteFrom('installation').where('key', '=', 'ready_sets').execute();

describe('ready sets of an upgraded product', () => {
  let application: Application;

  beforeEach(async () => {
    application = await createTestApplication();
    await forget(application);
  });

  it('appear in a municipality that is there already, and only once', async () => {
    const tenantId = await createTestTenant();
    expect((await readSets(application, tenantId)).kinds).toEqual([]);
    expect(await prepareTenants(application)).toBeGreaterThan(0);
    const first = await readSets(application, tenantId);
    expect(first.kinds).toContain('ИОМ педагога');
    expect(first.offers.length).toBeGreaterThan(20);
    expect(await prepareTenants(application)).toBe(0);
    await forget(application);
    await prepareTenants(application);
    expect(await readSets(application, tenantId)).toEqual(first);
  });

  it('leave what the municipality has made of them', async () => {
    const tenantId = await createTestTenant();
    await prepareTenants(application);
    const { database } = application;
    await withTenant(database.app, tenantId, (db) =>
      db
        .updateTable('directoryEntry')
        .set({ title: 'Маршрут педагога', isActive: false })
        .where('tenantId', '=', tenantId)
        .where('directory', '=', 'pathway_kind')
        .where('code', '=', 'iom')
        .execute(),
    );
    await forget(application);
    await prepareTenants(application);
    const { kinds } = await readSets(application, tenantId);
    expect(kinds).toContain('Маршрут педагога');
    expect(kinds).not.toContain('ИОМ педагога');
  });

  it('are known by their content', () => {
    expect(digestReadySets()).toMatch(/^[0-9a-f]{64}$/);
    expect(digestReadySets()).toBe(digestReadySets());
  });
});
