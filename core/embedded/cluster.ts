import { spawn } from 'node:child_process';
import { chown, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, getServerEnvironment } from './binaries.ts';
import { type DatabaseUser, getCredentials } from './database-user.ts';
import { EmbeddedError, findErrorCode } from './errors.ts';
import { createSecrets, findSecrets, type Secrets } from './secrets.ts';
import { explainLog } from './server-log.ts';

/** How sure the server must be: `test` gives up every promise about power loss. */
export type Tuning = 'durable' | 'test';

type Work = {
  readonly folder: string;
  readonly binaries: Binaries;
  readonly user: DatabaseUser | undefined;
  readonly tuning: Tuning;
};

/** Where the data of the server is inside its folder. */
export function getClusterFolder(folder: string): string {
  return join(folder, 'data');
}

type Outcome = { readonly exitCode: number | null; readonly log: string };

async function runProgram(work: Work, program: string, args: readonly string[], input: string): Promise<Outcome> {
  const child = spawn(program, [...args], {
    ...getCredentials(work.user),
    cwd: work.folder,
    env: getServerEnvironment(),
    windowsHide: true,
  });
  let log = '';
  const keep = (chunk: string) => {
    log += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  // A program that ends before it has read all says why in its log; the broken pipe adds nothing.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, log };
}

async function runOrExplain(work: Work, program: string, args: readonly string[], input = ''): Promise<void> {
  const { exitCode, log } = await runProgram(work, program, args, input);
  if (exitCode !== 0) throw explainLog(work.folder, log);
}

/** One statement a line: the single-user server reads a line as a command. */
function listRoleStatements(secrets: Secrets, verb: 'CREATE' | 'ALTER'): readonly string[] {
  const limits = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  return [
    `${verb} ROLE opora_owner ${limits} PASSWORD '${secrets.owner}'`,
    `${verb} ROLE opora_app ${limits} PASSWORD '${secrets.app}'`,
  ];
}

async function runStatements(work: Work, data: string, statements: readonly string[]): Promise<void> {
  const args = ['--single', '-D', data, '-c', 'exit_on_error=true', '-c', 'log_min_messages=error'];
  if (work.tuning === 'test') args.push('-c', 'fsync=off');
  await runOrExplain(work, work.binaries.postgres, [...args, 'postgres'], `${statements.join('\n')}\n`);
}

/**
 * Character classes of the system, best first. ICU sorts and folds, but pg_trgm still asks these what a letter is:
 * under plain C no Cyrillic word has a trigram.
 */
const characterLocales = ['C.UTF-8', 'en_US.UTF-8', 'ru_RU.UTF-8', 'UTF-8'];

async function initialize(work: Work, data: string, passwordFile: string): Promise<void> {
  // ICU Russian: the C locale sorts «ё» after «я».
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=ru', '--encoding=UTF8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const sync = work.tuning === 'test' ? ['--no-sync'] : [];
  const args = ['-D', data, ...locale, ...access, ...sync, '--data-checksums', '--no-instructions'];
  for (const name of characterLocales) {
    const { exitCode, log } = await runProgram(work, work.binaries.initdb, [...args, `--lc-ctype=${name}`], '');
    if (exitCode === 0) return;
    if (!log.includes('invalid locale name')) throw explainLog(work.folder, log);
  }
  await runOrExplain(work, work.binaries.initdb, args);
}

async function fillNewCluster(work: Work, data: string, secrets: Secrets): Promise<void> {
  const passwordFile = `${data}.password`;
  await writeFile(passwordFile, `${secrets.super}\n`, { mode: 0o600, flag: 'wx' });
  try {
    if (work.user !== undefined) {
      await chown(data, work.user.uid, work.user.gid);
      await chown(passwordFile, work.user.uid, work.user.gid);
    }
    await initialize(work, data, passwordFile);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await runStatements(work, data, [
    ...listRoleStatements(secrets, 'CREATE'),
    'CREATE DATABASE opora OWNER opora_owner',
    'REVOKE ALL ON DATABASE opora FROM PUBLIC',
    'GRANT CONNECT, TEMPORARY ON DATABASE opora TO opora_app',
  ]);
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Makes the cluster under another name and gives it its own last: a half-made one is never taken for data. */
async function createCluster(work: Work): Promise<Secrets> {
  const secrets = (await findSecrets(work.folder)) ?? (await createSecrets(work.folder));
  const made = await mkdtemp(join(work.folder, 'new-data-'));
  try {
    await fillNewCluster(work, made, secrets);
    await rename(made, getClusterFolder(work.folder));
    if (work.tuning === 'durable') await syncFolder(work.folder);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    const code = findErrorCode(error);
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    // Another process was quicker: its cluster was made with the same passwords.
  }
  return secrets;
}

/** The major version that made the cluster; undefined when there is none yet. */
async function findClusterVersion(folder: string): Promise<string | undefined> {
  try {
    return (await readFile(join(getClusterFolder(folder), 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (findErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Refuses a cluster of another major version. Throws `newer_version`. */
export async function checkClusterVersion(folder: string, expected: string): Promise<void> {
  const found = await findClusterVersion(folder);
  if (found !== undefined && found !== expected) throw new EmbeddedError('newer_version', { folder, found, expected });
}

/**
 * The cluster and its passwords: made when absent; when only the passwords are lost (a folder copied without them), new ones are set.
 * No server may run on the folder. Throws `disk_full` or `failed_to_start` with the program's reason.
 */
export async function prepareCluster(work: Work): Promise<Secrets> {
  if ((await findClusterVersion(work.folder)) === undefined) return createCluster(work);
  const kept = await findSecrets(work.folder);
  if (kept !== undefined) return kept;
  const secrets = await createSecrets(work.folder);
  await runStatements(work, getClusterFolder(work.folder), [
    `ALTER ROLE postgres PASSWORD '${secrets.super}'`,
    ...listRoleStatements(secrets, 'ALTER'),
  ]);
  return secrets;
}
