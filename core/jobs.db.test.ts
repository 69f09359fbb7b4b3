import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createTestServices, createTestTenant, testDatabase } from '#tests/database/database.ts';
import { SYSTEM_ACTOR } from './access/reach.ts';
import type { Context, Services } from './context.ts';
import { frameErrors } from './contract/errors.ts';
import { withTenant } from './db/tenant.ts';
import { AppError } from './errors.ts';
import { newId } from './ids.ts';
import { createInlineJobs, createQueue, type JobRunner } from './jobs.ts';

async function contextIn<T>(tenantId: string, services: Services, work: (context: Context) => Promise<T>): Promise<T> {
  const { app } = await testDatabase();
  return withTenant(app, tenantId, (db) =>
    work({ db, tenantId, timeZone: 'Europe/Moscow', actor: SYSTEM_ACTOR, requestId: newId(), services }),
  );
}

async function readJob(tenantId: string, id: string) {
  const { app } = await testDatabase();
  return withTenant(app, tenantId, (db) =>
    db
      .selectFrom('jobProgress')
      .select(['state', 'done', 'total', 'result', 'errorCode'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}

const newJob = (kind: string) => ({ kind, title: 'Проверка', payload: { size: 2 } });

async function inline(): Promise<{ jobs: JobRunner; services: Services }> {
  const { app } = await testDatabase();
  const services = await createTestServices();
  const jobs = createInlineJobs({ app, services: () => services, timeZoneOf: async () => 'Europe/Moscow' });
  return { jobs, services };
}

describe('jobs in line', () => {
  it('run after their cause is committed, report progress and keep the result', async () => {
    const { jobs, services } = await inline();
    const tenantId = await createTestTenant();
    jobs.define('count', async (run, payload) => {
      await run.report(2, 2, 'готово');
      return run.inTenant(async (context) => ({ tenant: context.tenantId, payload }));
    });
    const id = await contextIn(tenantId, services, (context) => jobs.start(context, newJob('count')));
    expect((await readJob(tenantId, id))?.state).toBe('waiting');
    await jobs.drain();
    expect(await readJob(tenantId, id)).toEqual({
      state: 'done',
      done: 2,
      total: 2,
      errorCode: null,
      result: { tenant: tenantId, payload: { size: 2 } },
    });
  });

  it('fail with the code of what the user can mend, and with a number for a bug', async () => {
    const { jobs, services } = await inline();
    const tenantId = await createTestTenant();
    jobs.define('refuse', async () => {
      throw new AppError(frameErrors.too_large);
    });
    jobs.define('break', async () => {
      throw new Error('secret inside');
    });
    const ids = await contextIn(tenantId, services, async (context) => [
      await jobs.start(context, newJob('refuse')),
      await jobs.start(context, newJob('break')),
    ]);
    await jobs.drain();
    const rows = await Promise.all(ids.map((id) => readJob(tenantId, id)));
    expect(rows.map((row) => [row?.state, row?.errorCode])).toEqual([
      ['failed', 'too_large'],
      ['failed', 'failed'],
    ]);
  });
});

describe('the queue', () => {
  it('works a job that was committed and never sees one that was rolled back', async () => {
    const { app, ownerUrl } = await testDatabase();
    const services = await createTestServices();
    const tenantId = await createTestTenant();
    const queue = await createQueue({
      app,
      ownerUrl,
      appRole: 'opora_app',
      services: () => services,
      timeZoneOf: async () => 'Europe/Moscow',
    });
    try {
      const seen: unknown[] = [];
      queue.define('see', async (run) => void seen.push(run.jobId));
      const lost = contextIn(tenantId, services, async (context) => {
        await queue.start(context, newJob('see'));
        throw new Error('rolled back');
      });
      await expect(lost).rejects.toThrow('rolled back');
      const id = await contextIn(tenantId, services, (context) => queue.start(context, newJob('see')));
      await queue.work();
      await expect.poll(async () => (await readJob(tenantId, id))?.state, { timeout: 15_000 }).toBe('done');
      expect(seen).toEqual([id]);
    } finally {
      await queue.stop();
    }
  });

  it('takes up again what a killed process had begun', async () => {
    const { app, ownerUrl, owner } = await testDatabase();
    const services = await createTestServices();
    const tenantId = await createTestTenant();
    const open = () =>
      createQueue({
        app,
        ownerUrl,
        appRole: 'opora_app',
        services: () => services,
        timeZoneOf: async () => 'Europe/Moscow',
      });
    const killed = await open();
    killed.define('long', async () => 'done at last');
    const id = await contextIn(tenantId, services, (context) => killed.start(context, newJob('long')));
    await sql`update pgboss.job set state = 'active', started_on = now() where name = 'opora' and state = 'created'`.execute(
      owner,
    );
    await killed.stop();
    const next = await open();
    try {
      next.define('long', async () => 'done at last');
      await next.work();
      await expect.poll(async () => (await readJob(tenantId, id))?.result, { timeout: 15_000 }).toBe('done at last');
    } finally {
      await next.stop();
    }
  });
});
