import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { getClusterFolder } from '#core/embedded/cluster.ts';
import { type DatabaseUser, findDatabaseUser, getCredentials } from '#core/embedded/database-user.ts';
import { launchServer } from '#core/embedded/launch.ts';
import { canInstallPackages, installPackages } from './debian.ts';
import { runChild } from './run-child.ts';

const programs = '/usr/lib/postgresql/15/bin';

/** Debian's package would make and start a cluster of its own; ours is private and short-lived. */
async function installPostgres15(): Promise<void> {
  if (existsSync(`${programs}/postgres`)) return;
  if (!canInstallPackages()) throw new Error('установите его: sudo apt-get install -y postgresql-15');
  const settings = '/etc/postgresql-common/createcluster.conf';
  await mkdir('/etc/postgresql-common', { recursive: true });
  if (!existsSync(settings)) await writeFile(settings, 'create_main_cluster = false\n');
  if (!(await installPackages(['postgresql-15']))) throw new Error('пакет postgresql-15 не установился');
}

async function initialize(data: string, user: DatabaseUser | undefined): Promise<void> {
  // The same collation as the embedded server's: ICU Russian over the system's UTF-8 character classes.
  const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=ru', '--encoding=UTF8'];
  const words = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--no-instructions', ...locale];
  const { code } = await runChild(`${programs}/initdb`, words, { ...getCredentials(user), cwd: '/' });
  if (code !== 0) throw new Error(`initdb завершился с кодом ${code}`);
}

export type TestServer = { readonly url: string; readonly stop: () => Promise<void> };

async function launch(folder: string, user: DatabaseUser | undefined): Promise<TestServer> {
  await initialize(getClusterFolder(folder), user);
  const at = (name: string) => `${programs}/${name}`;
  const binaries = {
    folder: programs,
    major: '15',
    postgres: at('postgres'),
    initdb: at('initdb'),
    pgCtl: at('pg_ctl'),
  };
  const log = () => undefined;
  const launched = await launchServer({ folder, binaries, user, tuning: 'test', socketFolder: folder, log });
  if (!('postmaster' in launched)) throw new Error(launched.log);
  const stop = async () => {
    await launched.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `postgresql://postgres@/postgres?host=${folder}&port=5432&sslmode=disable`, stop };
}

/** A private PostgreSQL 15 on a socket in a folder that only it and root may enter; gone with all its data after `stop`, and when we die. */
export async function startPostgres15(): Promise<TestServer> {
  await installPostgres15();
  const folder = await mkdtemp('/tmp/opora-postgres15-');
  try {
    const user = await findDatabaseUser(getClusterFolder(folder));
    if (user !== undefined) await chown(folder, user.uid, user.gid);
    return await launch(folder, user);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
