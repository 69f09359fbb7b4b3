import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import type { Role } from '#core/access/grants.ts';
import { type Actor, SYSTEM_ACTOR } from '#core/access/reach.ts';
import type { Clock } from '#core/clock.ts';
import type { Context, Services } from '#core/context.ts';
import { rewriteAddress } from '#core/db/address.ts';
import { type Db, openDb } from '#core/db/open.ts';
import { createEvents } from '#core/events.ts';
import { createFileStore } from '#core/files.ts';
import type { OpenContext } from '#core/http/implement.ts';
import { newId } from '#core/ids.ts';
import { createInlineJobs } from '#core/jobs.ts';
import { createMailer } from '#core/mail.ts';
import { makeTestFolder } from '../folders.ts';

export interface TestDatabase {
  readonly app: Db;
  readonly owner: Db;
  readonly appUrl: string;
  readonly ownerUrl: string;
}

let opened: Promise<TestDatabase> | undefined;

/** One more database: a migrated clone, or one without any table. The run's server goes with all of them. */
export async function createTestDatabase(content: 'migrated' | 'empty'): Promise<TestDatabase & { superUrl: string }> {
  const { superUrl, template, password } = inject('testServer');
  const name = `test_${randomBytes(5).toString('hex')}`;
  const source =
    content === 'migrated' ? template : `template0 encoding 'UTF8' locale_provider icu icu_locale 'ru' locale 'C'`;
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  await client.query(`create database ${name} owner opora_owner template ${source}`);
  await client.end();
  const urlOf = (user: string) => rewriteAddress(superUrl, { database: name, user, password });
  const [appUrl, ownerUrl] = [urlOf('opora_app'), urlOf('opora_owner')];
  const open = { app: openDb(appUrl, { max: 4 }), owner: openDb(ownerUrl, { max: 2 }) };
  return { ...open, appUrl, ownerUrl, superUrl: rewriteAddress(superUrl, { database: name }) };
}

/** The test file's own clone of the migrated template. */
export function testDatabase(): Promise<TestDatabase> {
  opened ??= createTestDatabase('migrated');
  return opened;
}

/** The next file of the worker takes a clone of its own: what this one has left there is not in its way. */
export async function closeTestDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  if (closing === undefined) return;
  const { app, owner } = await closing;
  await Promise.all([app.destroy(), owner.destroy()]);
}

/** 22 November 2026, noon in Moscow: the day of every test that does not say another. */
export const testClock: Clock = { now: () => new Date('2026-11-22T09:00:00Z') };

export async function createTestServices(): Promise<Services> {
  const { app } = await testDatabase();
  const events = createEvents();
  const jobs = createInlineJobs({ app, services: () => services, timeZoneOf: async () => 'Europe/Moscow' });
  const services: Services = {
    clock: testClock,
    files: createFileStore(await makeTestFolder()),
    mail: createMailer(undefined, undefined),
    publicUrl: null,
    events,
    jobs,
  };
  return services;
}

/** For use cases that work in steps: every step in the test's own transaction. */
export const stepsOf =
  (context: Context): OpenContext =>
  (work) =>
    work(context);

export interface ActorSettings {
  readonly role: Role;
  readonly organizationId?: string;
  readonly personId?: string;
  readonly menteeIds?: readonly string[];
}

/** An actor with one assignment. */
export function actorOf(settings: ActorSettings): Actor {
  return {
    kind: 'user',
    accountId: `account-${settings.role}`,
    name: `Проверяющий (${settings.role})`,
    personId: settings.personId ?? null,
    assignments: [{ role: settings.role, organizationId: settings.organizationId ?? null }],
    menteeIds: settings.menteeIds ?? [],
  };
}

/** A municipality that stays in the clone: for work in several transactions (jobs, HTTP). */
export async function createTestTenant(): Promise<string> {
  const { app } = await testDatabase();
  const id = newId();
  await app
    .insertInto('tenant')
    .values({ id, code: `t${id.replaceAll('-', '').slice(-12)}`, name: 'Проверочный округ' })
    .execute();
  return id;
}

class RolledBack extends Error {}

/** Runs the work in a fresh municipality and rolls everything back. Acts as the system unless an actor is given. */
export async function inTestTenant<T>(work: (context: Context) => Promise<T>, actor: Actor = SYSTEM_ACTOR): Promise<T> {
  const { app } = await testDatabase();
  const services = await createTestServices();
  const tenantId = newId();
  const outcome: { value?: T } = {};
  await app
    .transaction()
    .execute(async (db) => {
      const code = `t${tenantId.replaceAll('-', '').slice(-12)}`;
      await db.insertInto('tenant').values({ id: tenantId, code, name: 'Проверочный округ' }).execute();
      await sql.raw(`set local opora.tenant = '${tenantId}'`).execute(db);
      outcome.value = await work({ db, tenantId, timeZone: 'Europe/Moscow', actor, requestId: newId(), services });
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  return outcome.value as T;
}

/** The same context seen by another actor. */
export function actingAs(context: Context, settings: ActorSettings): Context {
  return { ...context, actor: actorOf(settings) };
}
