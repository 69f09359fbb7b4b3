import { rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { prepareBinaries } from './binaries.ts';
import { checkClusterVersion, getClusterFolder, prepareCluster, type Tuning } from './cluster.ts';
import { findClosedFolder, findDatabaseUser } from './database-user.ts';
import { explainFolderError } from './errors.ts';
import { findRealFolder, makeSocketFolder, prepareFolder, removeLeftovers } from './folder.ts';
import { type LaunchedServer, type LaunchOptions, launchServer } from './launch.ts';
import { clearWay, findPostmaster, type Postmaster } from './postmaster.ts';
import { findSecrets, type Secrets } from './secrets.ts';
import { explainLog } from './server-log.ts';

/** A running server. The addresses are connection strings for `pg`, database `opora`. */
export type EmbeddedServer = {
  /** Owner of the database: migrations, jobs. */
  readonly ownerUrl: string;
  /** The role of everyday work: row-level security holds for it, it owns nothing. */
  readonly appUrl: string;
  /** Superuser, for tests (templates and clones) and backups only. */
  readonly superUrl: string;
  /** True when another process of ours runs the server: `stop` then does nothing. */
  readonly joined: boolean;
  readonly stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** A folder of the server's own: it is made, and nothing else is to be kept in it. */
  readonly folder: string;
  readonly tuning?: Tuning;
  readonly log: (line: string) => void;
  /** Called once when the server, or its watcher, ends without `stop`: the server is gone by then. Gets the end of its log. */
  readonly onExit?: (log: string) => void;
};

function makeUrl(postmaster: Postmaster, role: string, password: string): string {
  const isLocal = postmaster.socketFolder !== '';
  const place = isLocal ? postmaster.socketFolder : '127.0.0.1';
  // Everything is said outright: PGPORT and PGSSLMODE of the environment must not bend the way to our own server.
  const query = `host=${encodeURIComponent(place)}&port=${postmaster.port}&sslmode=disable`;
  return `postgresql://${role}:${password}@/opora?${query}`;
}

function describeServer(
  postmaster: Postmaster,
  secrets: Secrets,
  joined: boolean,
  stop: () => Promise<void>,
): EmbeddedServer {
  return {
    ownerUrl: makeUrl(postmaster, 'opora_owner', secrets.owner),
    appUrl: makeUrl(postmaster, 'opora_app', secrets.app),
    superUrl: makeUrl(postmaster, 'postgres', secrets.super),
    joined,
    stop,
  };
}

/** Sessions of a killed server end a moment later than it does; a lock may be left by a start that failed. */
const passing = /pre-existing shared memory block|lock file ".*" already exists|lock file ".*" is empty/;

/** Launches, and launches again while what stands in the way is passing. */
async function launchPatiently(options: LaunchOptions, patience: number): Promise<LaunchedServer> {
  const deadline = Date.now() + patience;
  for (;;) {
    await clearWay(options.folder);
    const launched = await launchServer(options);
    if ('postmaster' in launched) return launched;
    if (!passing.test(launched.log) || Date.now() > deadline) throw explainLog(options.folder, launched.log);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function watchServer(launched: LaunchedServer, socketFolder: string, options: EmbeddedOptions): () => Promise<void> {
  let isStopping = false;
  void launched.exited.then(async (log) => {
    if (!isStopping) options.onExit?.(log);
    if (socketFolder !== '') await rm(socketFolder, { recursive: true, force: true }).catch(() => undefined);
  });
  return async () => {
    isStopping = true;
    await launched.stop();
    if (socketFolder !== '') await rm(socketFolder, { recursive: true, force: true });
  };
}

async function startInFolder(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const tuning = options.tuning ?? 'durable';
  const { folder, user } = await prepareFolder(options.folder);
  const binaries = await prepareBinaries(folder, user);
  await checkClusterVersion(folder, binaries.major);
  await clearWay(folder);
  const secrets = await prepareCluster({ folder, binaries, user, tuning });
  const socketFolder = process.platform === 'win32' ? '' : await makeSocketFolder(folder, user);
  try {
    const launched = await launchPatiently({ folder, binaries, user, tuning, socketFolder, log: options.log }, 15_000);
    const stop = watchServer(launched, socketFolder, options);
    await removeLeftovers(folder, socketFolder).catch(() => undefined);
    return describeServer(launched.postmaster, secrets, false, stop);
  } catch (error) {
    if (socketFolder !== '') await rm(socketFolder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Starts the server on a folder, making its cluster the first time. It stops with `stop()`, and by itself when this process
 * dies in any way. Throws EmbeddedError, whose message is the line to show; nothing is lost or left running then.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  try {
    return await startInFolder(options);
  } catch (error) {
    throw explainFolderError(error, options.folder);
  }
}

/**
 * Joins the server that another process runs on this folder; undefined when none is ready there.
 * Throws `folder_not_writable` when the folder is another user's.
 */
export async function joinEmbedded(options: { readonly folder: string }): Promise<EmbeddedServer | undefined> {
  const folder = await findRealFolder(options.folder);
  if (folder === undefined) return undefined;
  try {
    const postmaster = await findPostmaster(folder);
    const secrets = postmaster?.isReady ? await findSecrets(folder) : undefined;
    if (postmaster === undefined || secrets === undefined) return undefined;
    return describeServer(postmaster, secrets, true, async () => undefined);
  } catch (error) {
    throw explainFolderError(error, folder);
  }
}

/** The folder itself, or the nearest one above that is there: what is not there yet is made passable. */
async function findExisting(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  return found !== undefined || dirname(folder) === folder ? folder : findExisting(dirname(folder));
}

/**
 * Whether a server could work in that folder: false when we are root and the user it would run as may not pass there
 * (a checkout below /root). For choosing a default folder; an existing part of the path is enough.
 */
export async function canServerReach(folder: string): Promise<boolean> {
  const user = await findDatabaseUser(getClusterFolder(folder));
  return user === undefined || (await findClosedFolder(await findExisting(resolve(folder)), user)) === undefined;
}
