import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Binaries, getServerEnvironment } from './binaries.ts';
import { getClusterFolder, type Tuning } from './cluster.ts';
import { type DatabaseUser, getCredentials } from './database-user.ts';
import { isAlive, stopPostmaster } from './liveness.ts';
import { findLock, getOwnerSetting, type Postmaster } from './postmaster.ts';
import { keepTail } from './server-log.ts';

export type LaunchOptions = {
  readonly folder: string;
  readonly binaries: Binaries;
  readonly user: DatabaseUser | undefined;
  readonly tuning: Tuning;
  readonly socketFolder: string;
  readonly log: (line: string) => void;
};

/** A server that says it is ready. `exited` is fulfilled with the end of its log when it is gone, for whatever cause. */
export type LaunchedServer = {
  readonly postmaster: Postmaster;
  readonly exited: Promise<string>;
  readonly stop: () => Promise<void>;
};

export type LaunchFailure = { readonly log: string };

/**
 * The watcher: two small shells beside the server, none of which outlives it. The first one waits for the server and so
 * knows at once when it ends. The second waits for the end of the pipe whose other end only we hold: when we die in any
 * way, kill −9 included, it stops the server. Its standard output is our sign that it lives; all three run in a session
 * of their own, so that Ctrl-C in a terminal reaches us alone.
 */
const watcherScript = `
sockets=$1; shift
exec 3<&0
"$@" 3<&- </dev/null >/dev/null &
server=$!
trap '' HUP INT TERM
echo "$server"
( read -r end <&3; kill -INT "$server" ) 2>/dev/null &
reader=$!
exec 3<&- </dev/null >/dev/null 2>/dev/null
wait "$server"
code=$?
kill -KILL "$reader"
rm -rf -- "$sockets"
exit "$code"
`;

const testSettings = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'wal_level=minimal',
  'max_wal_senders=0',
];

async function listServerArguments(options: LaunchOptions): Promise<readonly string[]> {
  // Loopback with passwords on Windows, where the server's sockets are not private. Not tried: there is no Windows here.
  const place =
    options.socketFolder === ''
      ? ['listen_addresses=127.0.0.1', 'port=0']
      : [
          'listen_addresses=',
          'port=5432',
          `unix_socket_directories=${options.socketFolder}`,
          'unix_socket_permissions=0700',
        ];
  const settings = [
    await getOwnerSetting(),
    ...place,
    'cluster_name=opora',
    'log_timezone=UTC',
    'timezone=UTC',
    'jit=off',
    'log_checkpoints=off',
    // One PC or a small server: its disk is an SSD or its cache; with the old cost the planner reads whole tables.
    'random_page_cost=1.1',
    // People's data stays out of the log: no statements, no values of keys.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    ...(options.tuning === 'test' ? testSettings : []),
  ];
  return ['-D', getClusterFolder(options.folder), ...settings.flatMap((setting) => ['-c', setting])];
}

async function spawnWatcher(options: LaunchOptions): Promise<ChildProcess> {
  const args = await listServerArguments(options);
  const common = { cwd: options.folder, env: getServerEnvironment(), stdio: 'pipe', windowsHide: true } as const;
  if (process.platform === 'win32') {
    const watcher = fileURLToPath(new URL('./watch-windows.ts', import.meta.url));
    return spawn(process.execPath, [watcher, options.binaries.pgCtl, ...args], common);
  }
  const words = [
    '-c',
    watcherScript,
    'opora-database-watcher',
    options.socketFolder,
    options.binaries.postgres,
    ...args,
  ];
  return spawn('/bin/sh', words, { ...common, ...getCredentials(options.user), detached: true });
}

async function readServerPid(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(Number.parseInt(text, 10));
    });
    child.once('exit', () => resolve(0));
    child.once('error', () => resolve(0));
  });
}

type Watched = { readonly child: ChildProcess; readonly gone: Promise<void>; readonly getLog: () => string };

function watchChild(child: ChildProcess, log: (line: string) => void): Watched {
  let tail = '';
  const lines = child.stderr === null ? undefined : createInterface({ input: child.stderr });
  lines?.on('line', (line) => {
    tail = keepTail(tail, line);
    log(line);
  });
  child.stdin?.on('error', () => undefined);
  child.on('error', (error) => {
    tail = keepTail(tail, `FATAL:  ${error.message}`);
  });
  const isClosed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const gone = new Promise<void>((resolve) => {
    // Sessions of a killed server may hold its log open for a while: its last words are waited for, not its pipe.
    child.once('exit', () => void Promise.race([isClosed, pause(300)]).then(() => resolve()));
    child.once('error', () => resolve());
  });
  return { child, gone, getLog: () => tail };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits without a limit of time while the server lives: recovery after a crash takes as long as it takes. */
async function waitForReady(folder: string, pid: number, watched: Watched): Promise<Postmaster | undefined> {
  let isGone = false;
  void watched.gone.then(() => {
    isGone = true;
  });
  while (!isGone) {
    const lock = await findLock(folder);
    if (lock?.pid === pid && lock.isReady) return lock;
    await pause(10);
  }
  return undefined;
}

/** A child that nobody waits for must not keep our own event loop alive: a forgotten stop is made good by the watcher. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    if (stream !== null && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}

/** Ends the pipe, which makes the watcher stop the server, and sees to it that the server goes. */
async function endServer(pid: number, watched: Watched): Promise<void> {
  watched.child.ref();
  watched.child.stdin?.end();
  if (await isAlive(pid)) await stopPostmaster(pid);
  await watched.gone;
}

/** Starts the server and waits until it is ready; a failure comes back with the server's own log. */
export async function launchServer(options: LaunchOptions): Promise<LaunchedServer | LaunchFailure> {
  const watched = watchChild(await spawnWatcher(options), options.log);
  const pid = await readServerPid(watched.child);
  const postmaster = pid === 0 ? undefined : await waitForReady(options.folder, pid, watched);
  if (postmaster === undefined) {
    await watched.gone;
    return { log: watched.getLog() };
  }
  letGo(watched.child);
  let ending: Promise<void> | undefined;
  const stop = () => {
    ending ??= endServer(pid, watched);
    return ending;
  };
  // The reader's death closes this pipe and the first shell's ends the child: without both the server is not watched, so it goes too.
  watched.child.stdout?.once('close', () => void stop());
  const exited = watched.gone.then(stop).then(watched.getLog);
  return { postmaster, exited, stop };
}
