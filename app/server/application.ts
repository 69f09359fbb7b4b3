import { SYSTEM_ACTOR } from '#core/access/reach.ts';
import type { Clock } from '#core/clock.ts';
import { systemClock } from '#core/clock.ts';
import type { Context, Services } from '#core/context.ts';
import { withTenant } from '#core/db/tenant.ts';
import { createEvents } from '#core/events.ts';
import { createFileStore } from '#core/files.ts';
import { registerHooks } from '#core/hooks.ts';
import { newId } from '#core/ids.ts';
import { createInlineJobs, createQueue, type JobRunner } from '#core/jobs.ts';
import { createMailer } from '#core/mail.ts';
import { MODULES } from './composition.ts';
import { type Config, filesFolder, publicUrlOf } from './config.ts';
import { type OpenedDatabase, openDatabase } from './database.ts';

/** The product without its HTTP face: what the server, the command line, the demo and the tests stand on. */
export interface Application {
  readonly database: OpenedDatabase;
  readonly services: Services;
  readonly jobs: JobRunner;
  /** Work as the system in one municipality. */
  asSystem<T>(tenantId: string, work: (context: Context) => Promise<T>): Promise<T>;
  timeZoneOf(tenantId: string): Promise<string>;
  close(): Promise<void>;
}

interface ApplicationSettings {
  readonly config: Config;
  readonly mayJoin: boolean;
  /** `queue`: pg-boss workers of the server; `inline`: the command line runs its jobs itself. */
  readonly jobs: 'queue' | 'inline';
  readonly clock?: Clock;
  readonly log: (line: string) => void;
  readonly onDatabaseExit?: (log: string) => void;
}

function createTimeZones(database: OpenedDatabase) {
  const known = new Map<string, string>();
  return async (tenantId: string): Promise<string> => {
    const cached = known.get(tenantId);
    if (cached) return cached;
    const row = await database.app
      .selectFrom('tenant')
      .select('timeZone')
      .where('id', '=', tenantId)
      .executeTakeFirstOrThrow();
    known.set(tenantId, row.timeZone);
    return row.timeZone;
  };
}

/** Opens the database and wires the modules. */
export async function openApplication(settings: ApplicationSettings): Promise<Application> {
  const { config } = settings;
  const database = await openDatabase(settings);
  const timeZoneOf = createTimeZones(database);
  const events = createEvents();
  const common = { app: database.app, services: () => services, timeZoneOf };
  const jobs =
    settings.jobs === 'queue'
      ? await createQueue({ ...common, ownerUrl: database.ownerUrl, appRole: database.appRole }).catch(
          async (error: unknown) => {
            await database.close();
            throw error;
          },
        )
      : createInlineJobs(common);
  const services: Services = {
    clock: settings.clock ?? systemClock,
    files: createFileStore(filesFolder(config)),
    mail: createMailer(config.OPORA_MAIL_URL, config.OPORA_MAIL_FROM),
    publicUrl: publicUrlOf(config),
    events,
    jobs,
  };
  for (const module of MODULES) {
    if (module.hooks) registerHooks(module.name, module.hooks);
    module.defineJobs?.(jobs);
    module.listen?.(events);
  }
  return {
    database,
    services,
    jobs,
    timeZoneOf,
    async asSystem(tenantId, work) {
      const timeZone = await timeZoneOf(tenantId);
      return withTenant(database.app, tenantId, (db) =>
        work({ db, tenantId, timeZone, actor: SYSTEM_ACTOR, requestId: newId(), services }),
      );
    },
    async close() {
      await jobs.stop();
      await database.close();
    },
  };
}
