import type { FastifyInstance } from 'fastify';
import { createAuth } from '#modules/accounts/auth.ts';
import { armFirstRun } from '#modules/accounts/service/entrance.ts';
import { type Application, openApplication } from './application.ts';
import { baseUrlOf, type Config, ConfigError } from './config.ts';
import { startHousekeeping } from './housekeeping.ts';
import { createHttpServer } from './http.ts';
import { loadSessionSecret } from './secrets.ts';

export interface RunningServer {
  readonly application: Application;
  readonly address: string;
  /** Settles when a signal, or the loss of the database, has stopped everything. */
  readonly untilStopped: Promise<void>;
  exitCode(): number;
  stop(): Promise<void>;
}

interface ServeSettings {
  readonly out: (text: string) => void;
  /** Filled before the address is printed: the demo loads its municipality here. */
  readonly prepare?: (application: Application) => Promise<void>;
}

async function listen(server: FastifyInstance, config: Config): Promise<string> {
  try {
    return await server.listen({ host: config.OPORA_HOST, port: config.OPORA_PORT });
  } catch (error) {
    const { code } = error as { code?: string };
    const place = `${config.OPORA_HOST}:${config.OPORA_PORT}`;
    if (code === 'EADDRINUSE')
      throw new ConfigError(`Порт занят: ${place}. Укажите другой в OPORA_PORT или остановите ту программу.`);
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES')
      throw new ConfigError(`Нельзя открыть ${place}: проверьте OPORA_HOST и OPORA_PORT.`);
    throw error;
  }
}

function createStopper(server: FastifyInstance, application: Application, stopHousekeeping: () => void) {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= (async () => {
      stopHousekeeping();
      await server.close();
      await application.close();
    })();
    return stopping;
  };
}

/** Starts the product: database, jobs, HTTP. SIGINT and SIGTERM stop all of it, nothing stays. */
export async function startServer(config: Config, { out, prepare }: ServeSettings): Promise<RunningServer> {
  let onDatabaseExit: (log: string) => void = () => {};
  const application = await openApplication({
    config,
    mayJoin: false,
    jobs: 'queue',
    log: () => {},
    onDatabaseExit: (text) => onDatabaseExit(text),
  });
  try {
    await prepare?.(application);
    const secret = await loadSessionSecret(config.OPORA_DATA);
    const oidc =
      config.OPORA_OIDC_CLIENT_ID && config.OPORA_OIDC_CLIENT_SECRET && config.OPORA_OIDC_DISCOVERY_URL
        ? {
            clientId: config.OPORA_OIDC_CLIENT_ID,
            clientSecret: config.OPORA_OIDC_CLIENT_SECRET,
            discoveryUrl: config.OPORA_OIDC_DISCOVERY_URL,
          }
        : undefined;
    const auth = createAuth(application.database.app, { secret, baseUrl: baseUrlOf(config), oidc });
    const firstRunCode = await armFirstRun(application.database.app);
    const server = await createHttpServer({ application, auth, config, firstRunCode });
    const address = await listen(server, config);
    await application.jobs.work();
    const stop = createStopper(server, application, startHousekeeping(application));
    let code = 0;
    const untilStopped = new Promise<void>((resolve) => {
      const end = () => void stop().then(resolve);
      process.once('SIGINT', end);
      process.once('SIGTERM', end);
      onDatabaseExit = (text) => {
        out(`База данных остановилась. ${text}`.trim());
        code = 1;
        end();
      };
    });
    const url = config.OPORA_PUBLIC_URL ?? address;
    out(`Опора открыта: ${url}`);
    if (firstRunCode) out(`Первый запуск: откройте ${url}/first-run, код доступа ${firstRunCode}`);
    return { application, address, untilStopped, exitCode: () => code, stop };
  } catch (error) {
    await application.close();
    throw error;
  }
}
