import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { type Clock, systemClock } from '#core/clock.ts';
import { parseAddress } from '#core/db/address.ts';
import { migrate, NewerDatabaseError, PendingMigrationError } from '#core/db/migrate.ts';
import { type Db, openDb } from '#core/db/open.ts';
import { withTenant } from '#core/db/tenant.ts';
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

export interface Addresses {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly joined: boolean;
  readonly stop: () => Promise<void>;
}

export interface OpenSettings {
  readonly config: Config;
  /** The command line joins a server that runs; the server itself must be the only one. */
  readonly mayJoin: boolean;
  readonly clock?: Clock;
  readonly log: (line: string) => void;
  readonly onDatabaseExit?: (log: string) => void;
}

/** One program a database: the lock lives as long as this connection. */
async function holdDatabase(ownerUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: ownerUrl, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(7230146) as held');
  if (rows[0]?.held) return () => client.end();
  await client.end();
  throw new DatabaseError('С этой базой данных уже работает другой запуск программы. Остановите его.');
}

/** Where the database is: one's own, that of a running server, or the embedded one started now. @throws DatabaseError, EmbeddedError */
export async function findAddresses({ config, mayJoin, log, onDatabaseExit }: OpenSettings): Promise<Addresses> {
  if (config.DATABASE_URL && config.DATABASE_OWNER_URL) {
    await checkConnection(config.DATABASE_URL, 'DATABASE_URL');
    await checkConnection(config.DATABASE_OWNER_URL, 'DATABASE_OWNER_URL');
    const stop = mayJoin ? async () => {} : await holdDatabase(config.DATABASE_OWNER_URL);
    return { appUrl: config.DATABASE_URL, ownerUrl: config.DATABASE_OWNER_URL, joined: false, stop };
  }
  const folder = join(config.OPORA_DATA, 'database');
  const running = mayJoin ? await joinEmbedded({ folder }) : undefined;
  return running ?? (await startEmbedded({ folder, log, ...(onDatabaseExit && { onExit: onDatabaseExit }) }));
}

/** Proves a server of one's own before any pool is made: an unreachable host ends within ten seconds. */
async function checkConnection(url: string, key: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const reason = (error as { code?: string }).code ?? (error as Error).message;
    throw new DatabaseError(
      `Не удалось подключиться по ${key} (${reason}). Проверьте адрес, имя, пароль и что сервер запущен.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

async function checkVersion(owner: Db): Promise<void> {
  const { rows } = await sql<{ version: number }>`
    select current_setting('server_version_num')::int as version`.execute(owner);
  const version = rows[0]?.version ?? 0;
  if (version >= 150000) return;
  throw new DatabaseError(`Нужен PostgreSQL 15 или новее, а на сервере ${Math.floor(version / 10000)}.`);
}

/** Row-level security holds only for a role that may not go round it. */
async function checkAppRole(app: Db, owner: Db): Promise<void> {
  const { rows } = await sql<{ isFree: boolean; place: string }>`
    select rolsuper or rolbypassrls as is_free, current_database() || '/' || rolname as place
    from pg_roles where rolname = current_user`.execute(app);
  const ownerRows = await sql<{ place: string }>`select current_database() || '/' || current_user as place`.execute(
    owner,
  );
  const [database, role] = (rows[0]?.place ?? '').split('/');
  const [ownerDatabase, ownerRole] = (ownerRows.rows[0]?.place ?? '').split('/');
  if (database !== ownerDatabase) throw new DatabaseError('DATABASE_URL и DATABASE_OWNER_URL ведут в разные базы.');
  if (role === ownerRole || rows[0]?.isFree) {
    throw new DatabaseError(
      `Роль ${role} в DATABASE_URL не ограничена правами: муниципалитеты видели бы данные друг друга. Выполните «opora database-script».`,
    );
  }
}

function explain(error: unknown): unknown {
  if (error instanceof NewerDatabaseError) {
    return new DatabaseError(
      'База данных создана более новой версией программы. Обновите программу: git pull, затем запустите снова.',
    );
  }
  if (error instanceof PendingMigrationError) {
    return new DatabaseError('Сервер запущен другой версией программы. Перезапустите его и повторите команду.');
  }
  if ((error as { code?: string }).code === '42501') {
    return new DatabaseError(
      `Роли базы данных не хватает прав (${(error as Error).message}). Выполните «opora database-script».`,
    );
  }
  return error;
}

/** How many of the latest entries are looked at: ids follow the writers' clocks, and those may differ a little. */
const LATEST = 100;

/** The newest audit row may not be a day ahead: a clock set back would break the order of the journal. */
async function checkClock(app: Db, now: Date): Promise<void> {
  for (const { id } of await app.selectFrom('tenant').select('id').execute()) {
    const isAhead = await withTenant(app, id, async (db) => {
      const { rows } = await sql<{ isAhead: boolean | null }>`
        select max(happened_at) > least(${now}::timestamptz, clock_timestamp()) + interval '1 day' as is_ahead
        from (select happened_at from audit_entry where tenant_id = ${id} order by id desc limit ${LATEST}) latest`.execute(
        db,
      );
      return rows[0]?.isAhead ?? false;
    });
    if (isAhead) {
      throw new DatabaseError(
        'Часы компьютера отстают от журнала больше чем на сутки. Установите верную дату и запустите снова.',
      );
    }
  }
}

async function prepare(settings: OpenSettings, addresses: Addresses, { app, owner }: { app: Db; owner: Db }) {
  const appRole = decodeURIComponent(parseAddress(addresses.appUrl).username);
  await checkVersion(owner);
  if (settings.config.DATABASE_URL) await checkAppRole(app, owner);
  await migrate(owner, appRole, { mayApply: !addresses.joined });
  await checkClock(app, (settings.clock ?? systemClock).now());
  return appRole;
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
    const appRole = await prepare(settings, addresses, { app, owner });
    return { app, owner, ownerUrl: addresses.ownerUrl, appRole, joined: addresses.joined, close };
  } catch (error) {
    await close();
    throw explain(error);
  }
}
