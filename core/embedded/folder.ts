import { constants } from 'node:fs';
import { access, chmod, chown, mkdir, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getClusterFolder } from './cluster.ts';
import { type DatabaseUser, findClosedFolder, findDatabaseUser } from './database-user.ts';
import { EmbeddedError, explainFolderError } from './errors.ts';
import { socketPrefix } from './postmaster.ts';

/** Room for a socket's address, in bytes, on the tightest system (macOS has 104), less the name `/.s.PGSQL.5432`. */
const longestSocketFolder = 103 - 14;

/** What a crash may leave in the folder. */
const leftover = /^(?:new-data-|new-binaries-|opora-socket-)/;

async function isEmpty(folder: string): Promise<boolean> {
  return (await readdir(folder)).length === 0;
}

/** An empty folder of root's guards nothing yet: the database's user gets the right to pass through it. */
async function openEmptyFolder(folder: string): Promise<void> {
  const found = await stat(folder);
  if (found.uid === 0 && (found.mode & 0o001) === 0 && (await isEmpty(folder))) await chmod(folder, 0o711);
}

async function checkAccess(folder: string): Promise<void> {
  const wanted = constants.R_OK | constants.W_OK | constants.X_OK;
  try {
    await access(folder, wanted);
    const cluster = getClusterFolder(folder);
    const found = await stat(cluster).catch(() => undefined);
    if (found !== undefined) await access(cluster, wanted);
  } catch (error) {
    throw explainFolderError(error, folder);
  }
}

export type PreparedFolder = { readonly folder: string; readonly user: DatabaseUser | undefined };

/** Every name of a folder is one name from here on: locks are compared by it. Undefined when there is no such folder. */
export async function findRealFolder(folder: string): Promise<string | undefined> {
  return realpath(resolve(folder)).catch(() => undefined);
}

/**
 * Makes the folder where it is absent and proves that we may write to it and the database's user may pass.
 * Throws `folder_not_writable`, `folder_closed` (with the folder that is closed), `disk_full`.
 */
export async function prepareFolder(path: string): Promise<PreparedFolder> {
  const wanted = resolve(path);
  try {
    await mkdir(wanted, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (error) {
    throw explainFolderError(error, wanted);
  }
  await checkAccess(wanted);
  const folder = await realpath(wanted);
  const user = await findDatabaseUser(getClusterFolder(folder));
  if (user !== undefined) {
    await openEmptyFolder(folder).catch(() => undefined);
    const closed = await findClosedFolder(folder, user);
    if (closed !== undefined) throw new EmbeddedError('folder_closed', { folder: closed, user: user.name });
  }
  return { folder, user };
}

/** A folder of mode 0700 for the server's socket: beside the data, or in the temporary folder where that path is too long. */
export async function makeSocketFolder(folder: string, user: DatabaseUser | undefined): Promise<string> {
  const candidates = [folder, user === undefined ? tmpdir() : '/tmp', '/tmp'];
  const isShort = (candidate: string) =>
    Buffer.byteLength(join(candidate, `${socketPrefix}XXXXXX`)) <= longestSocketFolder;
  const made = await mkdtemp(join(candidates.find(isShort) ?? '/tmp', socketPrefix));
  if (user !== undefined) await chown(made, user.uid, user.gid);
  return made;
}

/** Takes away what earlier crashes left; young things may belong to a start that is under way. */
export async function removeLeftovers(folder: string, keep: string): Promise<void> {
  const oldest = Date.now() - 600_000;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!leftover.test(name) || path === keep) continue;
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && found.mtimeMs < oldest) await rm(path, { recursive: true, force: true });
  }
}
