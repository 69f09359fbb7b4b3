import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbedded } from '../server.ts';

/** A folder with a short path that the database's user may pass through. */
export async function makeTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp('/tmp/opora-embedded-');
  await chmod(folder, 0o755);
  return folder;
}

/** Takes the folder away with everything in it. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Rows of one query on a connection of its own. */
export async function queryRows(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Makes a cluster once, stopped; the copies of it start without initdb. */
export async function makeStoppedCluster(folder: string): Promise<string> {
  const cluster = join(folder, 'template');
  const server = await startEmbedded({ folder: cluster, tuning: 'test', log: () => undefined });
  await server.stop();
  return cluster;
}

/** A copy of the stopped cluster, owners kept. */
export function copyCluster(template: string, target: string): string {
  execFileSync('cp', ['-a', template, target]);
  return target;
}

/** Lines «PID STATE ARGS» of all processes; a small Linux has no `ps`, others no /proc. */
function listProcessLines(): readonly string[] {
  if (process.platform !== 'linux') {
    return execFileSync('ps', ['-eo', 'pid=,stat=,args=', '-ww'], { encoding: 'utf8' }).split('\n');
  }
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const state = stat.slice(stat.lastIndexOf(')') + 2)[0];
      return [`${name} ${state} ${readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')}`];
    } catch {
      // Ended while we were reading.
      return [];
    }
  });
}

/** Numbers of the live processes whose command line holds the text; zombies do not count. */
export function listPids(text: string): readonly number[] {
  return listProcessLines().flatMap((line) => {
    const [, pid, state, command] = /^\s*(\d+)\s+(\S+)\s+(.*)$/s.exec(line) ?? [];
    const isOurs = command?.includes(text) && !state?.startsWith('Z') && !command.startsWith('ps ');
    return pid !== undefined && isOurs ? [Number(pid)] : [];
  });
}

/** Waits until the condition holds, at most the given seconds; gives its last value. */
export async function waitUntil(isTrue: () => boolean, seconds = 15): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  while (!isTrue()) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return true;
}

export type StartedChild = {
  readonly pid: number;
  readonly lines: readonly string[];
  readonly ended: Promise<number | null>;
};

/**
 * Runs start-and-insert.ts in a process of its own, which can be killed.
 */
export function startChild(folder: string): StartedChild {
  const script = fileURLToPath(new URL('./start-and-insert.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { pid: child.pid ?? 0, lines, ended };
}
