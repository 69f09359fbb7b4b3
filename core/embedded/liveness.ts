import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function runQuietly(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(command, [...args]).catch(() => ({ stdout: '' }));
  return stdout.trim();
}

/** Fields of /proc/PID/stat after the name, which may itself hold spaces and brackets; undefined where there is no such pid. */
async function findStatFields(pid: number): Promise<readonly string[] | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

function canSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A zombie counts as dead: in a container nobody may ever collect it. */
export async function isAlive(pid: number): Promise<boolean> {
  if (!canSignal(pid)) return false;
  if (process.platform !== 'linux') return true;
  const state = (await findStatFields(pid))?.[0];
  return state !== undefined && state !== 'Z' && state !== 'X';
}

/** Something that differs when the number of a dead process is given to another one; letters, digits and dashes. */
export async function getStartMark(pid: number): Promise<string> {
  if (process.platform === 'win32') return '0';
  if (process.platform === 'linux') {
    const ticks = (await findStatFields(pid))?.[19] ?? '0';
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '0');
    return `${ticks}-${boot.trim()}`;
  }
  return (await runQuietly('ps', ['-o', 'lstart=', '-p', String(pid)])).replace(/[^\w]+/g, '-') || '0';
}

/** The command line of a process, its arguments divided by spaces; empty when unknown. */
export async function getCommandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return text.split('\0').join(' ').trim();
  }
  if (process.platform === 'win32') return runQuietly('tasklist', ['/FI', `PID eq ${pid}`, '/NH']);
  return runQuietly('ps', ['-o', 'command=', '-p', String(pid)]);
}

/** Waits until the process is gone; false when it is still there after the given milliseconds. */
async function waitForDeath(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (await isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone meanwhile, or not ours: the caller looks whether it is still alive.
  }
}

/**
 * Stops a postmaster: first fast (sessions are ended, a checkpoint is made), then at once, then by force.
 * Every step is safe for the data: recovery replays the log. False when even force did not help (not our process).
 */
export async function stopPostmaster(pid: number, patience = 30_000): Promise<boolean> {
  sendSignal(pid, 'SIGINT');
  if (await waitForDeath(pid, patience)) return true;
  sendSignal(pid, 'SIGQUIT');
  if (await waitForDeath(pid, 6_000)) return true;
  sendSignal(pid, 'SIGKILL');
  return waitForDeath(pid, 3_000);
}
