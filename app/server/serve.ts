import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createAuth } from '#modules/accounts/auth.ts';
import { armFirstRun } from '#modules/accounts/service/entrance.ts';
import { type Application, openApplication } from './application.ts';
import { baseUrlOf, type Config, ConfigError, findOidc, isOpenToAnyHost } from './config.ts';
import { startHousekeeping } from './housekeeping.ts';
import { createHttpServer } from './http.ts';
import { prepareTenants } from './prepare-tenants.ts';
import { loadSessionSecret } from './secrets.ts';

export interface RunningServer {
  readonly application: Application;
  /** What people type. */
  readonly url: string;
  /** Set while no municipality is there. */
  readonly firstRunCode: string | undefined;
  /** Settles when a signal, or the loss of the database, has stopped everything. */
  readonly untilStopped: Promise<void>;
  exitCode(): number;
}

interface ServeSettings {
  readonly out: (text: string) => void;
  /** Filled before the address is printed: the demo loads its municipality here. */
  readonly prepare?: (application: Application) => Promise<void>;
}

async function listenOn<T>(config: Config, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const { code = '' } = error as { code?: string };
    const place = `${config.OPORA_HOST}:${config.OPORA_PORT}`;
    if (code === 'EADDRINUSE')
      throw new ConfigError(`Порт занят: ${place}. Укажите другой в OPORA_PORT или остановите ту программу.`);
    if (['EADDRNOTAVAIL', 'EACCES', 'ENOTFOUND', 'EAI_AGAIN'].includes(code))
      throw new ConfigError(`Нельзя открыть ${place}: проверьте OPORA_HOST и OPORA_PORT.`);
    throw error;
  }
}

/** Asks for the port before anything is started for nothing. */
async function checkPort(config: Config): Promise<void> {
  const probe = createServer();
  try {
    await listenOn(config, () => once(probe.listen({ host: config.OPORA_HOST, port: config.OPORA_PORT }), 'listening'));
  } finally {
    if (probe.listening) await new Promise((resolve) => probe.close(resolve));
  }
}

/** How long requests that are under way may take when the program is asked to stop. */
const PATIENCE = 10_000;

function createStopper(server: FastifyInstance, application: Application, stopHousekeeping: () => void) {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= (async () => {
      stopHousekeeping();
      setTimeout(() => server.server.closeAllConnections(), PATIENCE).unref();
      await server.close();
      await application.close();
    })();
    return stopping;
  };
}

/** The end of the database, which may come before anybody listens for it. */
function watchDatabase() {
  let tell: (log: string) => void = () => {};
  const ended = new Promise<string>((resolve) => {
    tell = resolve;
  });
  return { onDatabaseExit: (log: string) => tell(log), ended };
}

async function openHttp(application: Application, config: Config) {
  const secret = await loadSessionSecret(config.OPORA_DATA);
  const settings = {
    secret,
    baseUrl: baseUrlOf(config),
    isOpenToAnyHost: isOpenToAnyHost(config),
    oidc: findOidc(config),
  };
  const auth = createAuth(application.database.app, settings);
  const firstRunCode = await armFirstRun(application.database.app);
  const server = await createHttpServer({
    application,
    auth,
    config,
    firstRunCode,
  });
  const address = await listenOn(config, () => server.listen({ host: config.OPORA_HOST, port: config.OPORA_PORT }));
  return { server, firstRunCode, url: config.OPORA_PUBLIC_URL ?? address };
}

/**
 * Starts the product: database, jobs, HTTP. SIGINT and SIGTERM stop all of it, nothing stays; a second signal changes nothing.
 * @throws ConfigError, DatabaseError, EmbeddedError: nothing runs then
 */
export async function startServer(config: Config, { out, prepare }: ServeSettings): Promise<RunningServer> {
  await checkPort(config);
  const { onDatabaseExit, ended } = watchDatabase();
  const application = await openApplication({
    config,
    mayJoin: false,
    jobs: 'queue',
    log: () => {},
    onDatabaseExit,
  });
  try {
    await prepareTenants(application);
    await prepare?.(application);
    const { server, firstRunCode, url } = await openHttp(application, config);
    await application.jobs.work();
    const stop = createStopper(server, application, startHousekeeping(application));
    let code = 0;
    const untilStopped = new Promise<void>((resolve, reject) => {
      const end = () => void stop().then(resolve, reject);
      process.on('SIGINT', end);
      process.on('SIGTERM', end);
      void ended.then((reason) => {
        out(`База данных остановилась. ${reason}`.trim().replace(/\s*\n\s*/g, ' '));
        code = 1;
        end();
      });
    });
    return { application, url, firstRunCode, untilStopped, exitCode: () => code };
  } catch (error) {
    await application.close();
    throw error;
  }
}
