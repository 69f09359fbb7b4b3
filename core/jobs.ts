import { fromKysely, PgBoss } from 'pg-boss';
import type { Actor } from './access/reach.ts';
import { SYSTEM_ACTOR } from './access/reach.ts';
import type { Context, Services } from './context.ts';
import { frameErrors } from './contract/errors.ts';
import type { Db } from './db/open.ts';
import { withTenant } from './db/tenant.ts';
import { AppError } from './errors.ts';
import { newId } from './ids.ts';
import { log } from './log.ts';

/** How a job works: it opens its own transactions, so that progress is seen while it runs. */
export interface JobRun {
  readonly tenantId: string;
  readonly jobId: string;
  readonly actor: Actor;
  /** A transaction of the municipality with the job's actor. */
  inTenant<T>(work: (context: Context) => Promise<T>): Promise<T>;
  /** Written at most five times a second, outside the work's transaction. */
  report(done: number, total: number | null, message?: string): Promise<void>;
}

/** Answers with the result shown to the user (JSON); throws AppError for what the user can mend. */
export type JobHandler = (run: JobRun, payload: unknown) => Promise<unknown>;

export interface NewJob {
  readonly kind: string;
  /** Russian, shown with the progress. */
  readonly title: string;
  readonly payload: Record<string, unknown>;
  /** The page of what it makes: the notice at the end leads there. */
  readonly href?: string;
}

export interface Jobs {
  define(kind: string, handler: JobHandler): void;
  /** Starts with the commit of the context's transaction; rolled back with it. @returns the job's id */
  start(context: Context, job: NewJob): Promise<string>;
}

/** Process-wide part: queue workers in the server, or the same jobs run in line by the command line. */
export interface JobRunner extends Jobs {
  /** Begins to work the queue. */
  work(): Promise<void>;
  /** Runs waiting jobs of this process in line until none is left. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

interface Envelope {
  readonly tenantId: string;
  readonly jobId: string;
  readonly actor: Actor;
}

export interface JobSettings {
  readonly app: Db;
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly services: () => Services;
  readonly timeZoneOf: (tenantId: string) => Promise<string>;
}

const QUEUE = 'opora';

function createRun(settings: JobSettings, envelope: Envelope): JobRun {
  const { tenantId, jobId, actor } = envelope;
  let reportedAt = 0;
  return {
    ...envelope,
    async inTenant(work) {
      const timeZone = await settings.timeZoneOf(tenantId);
      return withTenant(settings.app, tenantId, (db) =>
        work({ db, tenantId, timeZone, actor, requestId: jobId, services: settings.services() }),
      );
    },
    async report(done, total, message) {
      const now = Date.now();
      if (now - reportedAt < 200 && done !== total) return;
      reportedAt = now;
      await withTenant(settings.app, tenantId, (db) =>
        db
          .updateTable('jobProgress')
          .set({ done, total, ...(message && { message }) })
          .where('tenantId', '=', tenantId)
          .where('id', '=', jobId)
          .execute(),
      );
    },
  };
}

interface Ending {
  readonly state: 'done' | 'failed';
  readonly result?: unknown;
  readonly errorCode?: string;
  readonly message?: string;
}

/** Keeps how the job ended and tells the modules, in one transaction. */
async function finish(settings: JobSettings, envelope: Envelope, ending: Ending): Promise<void> {
  const { tenantId, jobId } = envelope;
  await createRun(settings, envelope).inTenant(async (context) => {
    const { title, payload } = await context.db
      .updateTable('jobProgress')
      .set({
        state: ending.state,
        result: ending.result === undefined ? null : JSON.stringify(ending.result),
        errorCode: ending.errorCode ?? null,
        ...(ending.message && { message: ending.message }),
        finishedAt: new Date(),
      })
      .where('tenantId', '=', tenantId)
      .where('id', '=', jobId)
      .returning(['title', 'payload'])
      .executeTakeFirstOrThrow();
    const href = (payload as { href?: string } | null)?.href ?? null;
    await context.services.events.publish(context, 'job.ended', { title, href, isDone: ending.state === 'done' });
  });
}

async function runJob(settings: JobSettings, handlers: Map<string, JobHandler>, envelope: Envelope): Promise<void> {
  const { tenantId, jobId } = envelope;
  const row = await withTenant(settings.app, tenantId, (db) =>
    db
      .updateTable('jobProgress')
      .set({ state: 'running' })
      .where('tenantId', '=', tenantId)
      .where('id', '=', jobId)
      .where('state', 'in', ['waiting', 'running'])
      .returning(['kind', 'payload'])
      .executeTakeFirst(),
  );
  if (!row) return;
  const handler = handlers.get(row.kind);
  if (!handler) throw new Error(`no job of kind ${row.kind}`);
  try {
    const result = await handler(createRun(settings, envelope), row.payload);
    await finish(settings, envelope, { state: 'done', result });
  } catch (error) {
    const known = error instanceof AppError;
    if (!known) log.error({ err: error, jobId, kind: row.kind }, 'job failed');
    const entry = known ? error : new AppError(frameErrors.failed, { requestId: jobId });
    await finish(settings, envelope, { state: 'failed', errorCode: entry.code, message: entry.message });
  }
}

async function grantQueue(owner: PgBoss, appRole: string): Promise<void> {
  const role = `"${appRole.replaceAll('"', '""')}"`;
  const db = owner.getDb();
  await db.executeSql(`grant usage on schema pgboss to ${role}`, []);
  await db.executeSql(`grant select, insert on all tables in schema pgboss to ${role}`, []);
  await db.executeSql(`grant execute on all functions in schema pgboss to ${role}`, []);
}

/** What a killed process was working on begins again: the product is one process, so nobody else can be at it. */
async function takeUpInterrupted(owner: PgBoss): Promise<void> {
  const text = "update pgboss.job set state = 'retry', start_after = now() where name = $1 and state = 'active'";
  await owner.getDb().executeSql(text, [QUEUE]);
}

/** The queue of the server: pg-boss in the same database, so that a job starts with the commit of its cause. */
export async function createQueue(settings: JobSettings): Promise<JobRunner> {
  const boss = new PgBoss({ connectionString: settings.ownerUrl, max: 3 });
  let isStopping = false;
  // The embedded server may go before the queue's last connection has closed: that is no failure of the queue.
  boss.on('error', (error) => {
    if (!isStopping) log.warn({ err: error }, 'queue');
  });
  await boss.start();
  await boss.createQueue(QUEUE, { retryLimit: 2, expireInSeconds: 3600 });
  await grantQueue(boss, settings.appRole);
  await takeUpInterrupted(boss);
  const handlers = new Map<string, JobHandler>();
  return {
    define: (kind, handler) => void handlers.set(kind, handler),
    async start(context, job) {
      const envelope = await insertProgress(context, job);
      await boss.send(QUEUE, envelope, { db: fromKysely(context.db) });
      return envelope.jobId;
    },
    async work() {
      await boss.work<Envelope>(QUEUE, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
        if (job) await runJob(settings, handlers, job.data);
      });
    },
    drain: async () => {},
    stop: () => {
      isStopping = true;
      return boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

async function insertProgress(context: Context, job: NewJob): Promise<Envelope> {
  const { tenantId, actor } = context;
  const jobId = newId();
  await context.db
    .insertInto('jobProgress')
    .values({
      tenantId,
      id: jobId,
      kind: job.kind,
      title: job.title,
      payload: JSON.stringify({ ...job.payload, ...(job.href && { href: job.href }) }),
      createdBy: actor.accountId,
    })
    .execute();
  return { tenantId, jobId, actor: actor.kind === 'system' ? SYSTEM_ACTOR : actor };
}

/** Jobs of the command line and of tests: they wait in memory and `drain` runs them in line. */
export function createInlineJobs(settings: Omit<JobSettings, 'ownerUrl' | 'appRole'>): JobRunner {
  const handlers = new Map<string, JobHandler>();
  const waiting: Envelope[] = [];
  return {
    define: (kind, handler) => void handlers.set(kind, handler),
    async start(context, job) {
      const envelope = await insertProgress(context, job);
      waiting.push(envelope);
      return envelope.jobId;
    },
    work: async () => {},
    async drain() {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await runJob({ ...settings, ownerUrl: '', appRole: '' }, handlers, next);
      }
    },
    stop: async () => {},
  };
}
