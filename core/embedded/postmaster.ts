import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { getClusterFolder } from './cluster.ts';
import { EmbeddedError, findErrorCode } from './errors.ts';
import { getCommandLine, getStartMark, isAlive, stopPostmaster } from './liveness.ts';

/** What postmaster.pid says. `socketFolder` is empty where the server listens on loopback (Windows). */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly isReady: boolean;
};

const setting = 'opora.owner';

/** Ties the server to the process that started it: a setting of its command line, which postmaster.opts repeats. */
export async function getOwnerSetting(): Promise<string> {
  return `${setting}=${process.pid}/${await getStartMark(process.pid)}`;
}

/** The process that started this server, when it is still the same and alive. */
async function findLiveOwner(folder: string, postmaster: number): Promise<number | undefined> {
  const isWindows = process.platform === 'win32';
  const options = join(getClusterFolder(folder), 'postmaster.opts');
  const text = isWindows ? await readFile(options, 'utf8').catch(() => '') : await getCommandLine(postmaster);
  const [, pid, mark] = /opora\.owner=(\d+)\/([\w-]+)/.exec(text) ?? [];
  if (pid === undefined || !(await isAlive(Number(pid)))) return undefined;
  return (await getStartMark(Number(pid))) === mark ? Number(pid) : undefined;
}

async function findLockText(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(getClusterFolder(folder), 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (findErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parseLock(text: string): Postmaster | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  return { pid, port: Number(lines[3] ?? '0'), socketFolder: lines[4] ?? '', isReady: lines[7] === 'ready' };
}

/** The lock as it is now, whoever it names; undefined when absent or not yet written. */
export async function findLock(folder: string): Promise<Postmaster | undefined> {
  const text = await findLockText(folder);
  return text === undefined ? undefined : parseLock(text);
}

/** Whether that pid is a PostgreSQL server of this very folder: after a reboot the number may belong to anybody. */
async function isServerOf(folder: string, pid: number): Promise<boolean> {
  if (!(await isAlive(pid))) return false;
  const command = await getCommandLine(pid);
  if (!command.includes('postgres')) return false;
  // The server's working folder is its data folder, whatever name it was started by.
  const [itsFolder, ours] = await Promise.all([
    stat(`/proc/${pid}/cwd`).catch(() => undefined),
    stat(getClusterFolder(folder)).catch(() => undefined),
  ]);
  if (itsFolder !== undefined && ours !== undefined) return itsFolder.ino === ours.ino && itsFolder.dev === ours.dev;
  if (process.platform === 'win32') return true;
  return command.includes(`-D ${getClusterFolder(folder)} `);
}

/** The live server of this folder, whoever started it. */
export async function findPostmaster(folder: string): Promise<Postmaster | undefined> {
  const lock = await findLock(folder);
  return lock !== undefined && (await isServerOf(folder, lock.pid)) ? lock : undefined;
}

/**
 * Takes an empty or foreign lock away. It is moved first and read again: should another process have put a live lock there
 * meanwhile, that one is given back.
 */
async function removeLock(folder: string, seen: string): Promise<void> {
  const path = join(getClusterFolder(folder), 'postmaster.pid');
  const aside = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (findErrorCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) === seen) await rm(aside);
  else await rename(aside, path);
}

/** The lock of a dead server is left to PostgreSQL, which replaces it by itself and without a gap. */
async function removeStaleLock(folder: string): Promise<void> {
  const text = await findLockText(folder);
  if (text === undefined) return;
  const lock = parseLock(text);
  if (text.trim() === '') {
    // A server writes its lock right after making it; one that stays empty is left from a crash.
    await new Promise((resolve) => setTimeout(resolve, 500));
    if ((await findLockText(folder)) !== text) return removeStaleLock(folder);
  } else if (lock !== undefined && (!(await isAlive(lock.pid)) || (await isServerOf(folder, lock.pid)))) {
    return;
  }
  await removeLock(folder, text);
}

/** The server's own sockets in the system's temporary folder outlive a kill −9 of everything: take them away with the lock. */
async function removeSocketFolder(folder: string): Promise<void> {
  if (!basename(folder).startsWith(socketPrefix)) return;
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) await rm(folder, { recursive: true, force: true });
}

/** How the names of socket folders begin. */
export const socketPrefix = 'opora-socket-';

/**
 * Makes way for a new server. A server whose starter is alive stays: `already_running`. One whose starter has died is
 * stopped, if its watcher is not at it already. An empty, dead or foreign lock is removed.
 */
export async function clearWay(folder: string): Promise<void> {
  const lock = await findLock(folder);
  const running = await findPostmaster(folder);
  if (running !== undefined) {
    const owner = await findLiveOwner(folder, running.pid);
    if (owner !== undefined) throw new EmbeddedError('already_running', { folder, pid: owner });
    if (!(await stopPostmaster(running.pid))) {
      throw new EmbeddedError('already_running', { folder, pid: running.pid });
    }
  }
  await removeStaleLock(folder);
  if (lock !== undefined && lock.socketFolder !== '' && dirname(lock.socketFolder) !== folder) {
    await removeSocketFolder(lock.socketFolder);
  }
}
