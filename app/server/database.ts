import { join } from 'node:path';
import { sql } from 'kysely';
import { parseAddress } from '#core/db/address.ts';
import { migrate, NewerDatabaseError } from '#core/db/migrate.ts';
import { type Db, openDb } from '#core/db/open.ts';
import { joinEmbedded, startEmbedded } from '#core/embedded/server.ts';
import type { Config } from './config.ts';

/** A database that cannot be used: one Russian line that says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

export interface OpenedDatabase {
  readonly app: Db;
  readonly owner: Db;
  readonly ownerUrl: string;
  readonly appRole: string;
  /** True when a running server of ours owns the embedded database and we only joined it. */
  readonly joined: boolean;
  close(): Promise<void>;
}

interface Addresses {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly joined: boolean;
  readonly stop: () => Promise<void>;
}

interface OpenSettings {
  readonly config: Config;
  /** The command line joins a server that runs; the server itself must be the only one. */
  readonly mayJoin: boolean;
  readonly log: (line: string) => void;
  readonly onDatabaseExit?: (log: string) => void;
}

async function findAddresses({ config, mayJoin, log, onDatabaseExit }: OpenSettings): Promise<Addresses> {
  if (config.DATABASE_URL && config.DATABASE_OWNER_URL) {
    return { appUrl: config.DATABASE_URL, ownerUrl: config.DATABASE_OWNER_URL, joined: false, stop: async () => {} };
  }
  const folder = join(config.OPORA_DATA, 'database');
  const running = mayJoin ? await joinEmbedded({ folder }) : undefined;
  return running ?? (await startEmbedded({ folder, log, ...(onDatabaseExit && { onExit: onDatabaseExit }) }));
}

async function checkServer(db: Db): Promise<void> {
  const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`.execute(
    db,
  );
  const version = rows[0]?.version ?? 0;
  if (version < 150000)
    throw new DatabaseError(`Нужен PostgreSQL 15 или новее, а на сервере ${Math.floor(version / 10000)}.`);
}

function explain(error: unknown): unknown {
  if (error instanceof NewerDatabaseError) {
    return new DatabaseError(
      'База данных создана более новой версией программы. Обновите программу: git pull, затем npm start.',
    );
  }
  const code = (error as { code?: string }).code ?? '';
  if (['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT', '28P01', '28000', '3D000'].includes(code)) {
    return new DatabaseError(
      `Не удалось подключиться по DATABASE_URL (${code}). Проверьте адрес, имя, пароль и что сервер запущен.`,
    );
  }
  return error;
}

/** The newest audit row may not be a day ahead: a clock set back would break the order of the journal. */
async function checkClock(owner: Db): Promise<void> {
  const { rows } = await sql<{ ahead: boolean | null }>`
    select (value #>> '{}')::timestamptz > clock_timestamp() + interval '1 day' as ahead
    from installation where key = 'newest_audit'`.execute(owner);
  if (rows[0]?.ahead) {
    throw new DatabaseError(
      'Часы компьютера отстают от журнала больше чем на сутки. Установите верную дату и запустите снова.',
    );
  }
}

/** Opens the embedded database or the one of DATABASE_URL, brings it to this version and checks it. @throws DatabaseError */
export async function openDatabase(settings: OpenSettings): Promise<OpenedDatabase> {
  const addresses = await findAddresses(settings);
  const owner = openDb(addresses.ownerUrl, { max: 3 });
  const app = openDb(addresses.appUrl, { max: 10 });
  async function close(): Promise<void> {
    await Promise.all([app.destroy(), owner.destroy()]);
    await addresses.stop();
  }
  try {
    await checkServer(owner);
    const appRole = decodeURIComponent(parseAddress(addresses.appUrl).username);
    await migrate(owner, appRole);
    await checkClock(owner);
    await sql`select 1 from tenant limit 1`.execute(app);
    return { app, owner, ownerUrl: addresses.ownerUrl, appRole, joined: addresses.joined, close };
  } catch (error) {
    await close();
    throw explain(error);
  }
}
