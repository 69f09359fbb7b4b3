import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { rewriteAddress } from '#core/db/address.ts';
import { migrate } from '#core/db/migrate.ts';
import { openDb } from '#core/db/open.ts';
import { startEmbedded } from '#core/embedded/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: { superUrl: string; template: string; password: string };
  }
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function openServer(): Promise<{ superUrl: string; stop: () => Promise<void> }> {
  const given = process.env.OPORA_TEST_SERVER_URL;
  if (given) return { superUrl: given, stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'opora-test-'));
  // The database runs as another user where we are root, and has to pass through.
  await chmod(folder, 0o755);
  const server = await startEmbedded({ folder: join(folder, 'database'), tuning: 'test', log: () => {} });
  return {
    superUrl: server.superUrl,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One server per run with fsync off, and a migrated template from which every worker takes its clone. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { superUrl, stop } = await openServer();
  const template = `template_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(8).toString('hex');
  await run(superUrl, [
    `do $$ begin
      if not exists (select from pg_roles where rolname = 'opora_owner') then create role opora_owner; end if;
      if not exists (select from pg_roles where rolname = 'opora_app') then create role opora_app; end if;
    end $$`,
    `alter role opora_owner login password '${password}'`,
    `alter role opora_app login password '${password}'`,
    `create database ${template} owner opora_owner template template0 encoding 'UTF8' locale_provider icu icu_locale 'ru' lc_collate 'C' lc_ctype 'C.UTF-8'`,
  ]);
  const owner = openDb(rewriteAddress(superUrl, { database: template, user: 'opora_owner', password }), { max: 1 });
  await migrate(owner, 'opora_app');
  await owner.destroy();
  project.provide('testServer', { superUrl, template, password });
  return async () => {
    await run(superUrl, [`drop database if exists ${template} with (force)`]);
    await stop();
  };
}
