import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createTestTenant, inTestTenant, testDatabase } from '#tests/database/database.ts';
import { SYSTEM_ACTOR } from './access/reach.ts';
import { digestOf, recordAccess, recordChange, recordChanges } from './audit.ts';
import type { Context } from './context.ts';
import { withTenant } from './db/tenant.ts';
import { newId } from './ids.ts';
import { findBrokenSeal, sealAudit } from './seal.ts';

const change = (after: unknown) => ({ action: 'person.edited', thing: 'person', thingId: newId(), after });

/** Rows wait half a minute before they are sealed; here they are made older by the owner. */
async function writeOld(tenantId: string, count: number): Promise<void> {
  const { app } = await testDatabase();
  await withTenant(app, tenantId, async (db) => {
    for (let index = 0; index < count; index += 1) {
      await sql`insert into audit_entry (tenant_id, id, happened_at, actor_kind, actor_name, action, thing, salt, digest)
        values (${tenantId}, ${newId()}, now() - interval '1 hour', 'system', 'Система', 'x', 'y', 's', 'd')`.execute(
        db,
      );
    }
  });
}

describe('audit', () => {
  it('writes the entry and its values in one transaction with a digest of both', async () => {
    await inTestTenant(async (context) => {
      await recordChange(context, { ...change({ name: 'Анна' }), before: { name: 'Ана' } });
      const entry = await context.db.selectFrom('auditEntry').selectAll().executeTakeFirstOrThrow();
      const value = await context.db.selectFrom('auditValue').selectAll().executeTakeFirstOrThrow();
      expect({ actor: entry.actorName, action: entry.action }).toEqual({
        actor: SYSTEM_ACTOR.name,
        action: 'person.edited',
      });
      expect(entry.digest).toBe(digestOf(entry.salt, value.before, value.after));
    });
  });

  it('gives one digest whatever the order of keys, and another for another value', () => {
    expect(digestOf('s', null, { a: 1, b: [2, { c: 3, d: 4 }] })).toBe(
      digestOf('s', null, { b: [2, { d: 4, c: 3 }], a: 1 }),
    );
    expect(digestOf('s', null, { a: 1 })).not.toBe(digestOf('s', null, { a: 2 }));
  });

  it('writes many at once', async () => {
    await inTestTenant(async (context) => {
      await recordChanges(
        context,
        Array.from({ length: 300 }, (_, index) => change({ index })),
      );
      const { count } = await context.db
        .selectFrom('auditValue')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      expect(count).toBe(300);
    });
  });

  it('logs a look at another person, not at oneself', async () => {
    await inTestTenant(async (context: Context) => {
      const [me, other] = [newId(), newId()];
      const asMe = { ...context, actor: { ...context.actor, personId: me } };
      await recordAccess(asMe, 'scores', [me, other], 'Карточка');
      const rows = await context.db.selectFrom('accessEntry').select(['personId', 'kind', 'place']).execute();
      expect(rows).toEqual([{ personId: other, kind: 'scores', place: 'Карточка' }]);
    });
  });
});

describe('the chain of seals', () => {
  it('seals what is new, links each seal to the one before, and is whole', async () => {
    const { app } = await testDatabase();
    const tenantId = await createTestTenant();
    await writeOld(tenantId, 3);
    const seal = () => withTenant(app, tenantId, (db) => sealAudit(db, tenantId));
    expect([await seal(), await seal()]).toEqual([3, 0]);
    await writeOld(tenantId, 2);
    expect(await seal()).toBe(2);
    const seals = await withTenant(app, tenantId, (db) =>
      db.selectFrom('auditSeal').selectAll().orderBy('number').execute(),
    );
    expect(seals.map((row) => row.entryCount)).toEqual([3, 2]);
    expect(seals[1]?.previousHash).toBe(seals[0]?.hash);
    expect(await withTenant(app, tenantId, (db) => findBrokenSeal(db, tenantId))).toBeNull();
  });

  it.each([
    [
      'a row changed',
      "update audit_entry set actor_name = 'Другой' where id in (select id from audit_entry order by id limit 1)",
    ],
    ['a row taken out', 'delete from audit_entry where id in (select id from audit_entry order by id limit 1)'],
  ])('tells where it is broken: %s by the owner of the database', async (_, statement) => {
    const { app, owner } = await testDatabase();
    const tenantId = await createTestTenant();
    await writeOld(tenantId, 3);
    await withTenant(app, tenantId, (db) => sealAudit(db, tenantId));
    await withTenant(owner, tenantId, (db) => sql.raw(statement).execute(db));
    expect(await withTenant(app, tenantId, (db) => findBrokenSeal(db, tenantId))).toBe(1);
  });

  it('leaves fresh rows for the next seal: their neighbours may still be uncommitted', async () => {
    await inTestTenant(async (context) => {
      await recordChange(context, change({}));
      expect(await sealAudit(context.db, context.tenantId)).toBe(0);
    });
  });
});
