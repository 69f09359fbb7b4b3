import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';
import { at } from './paths.mjs';
import { BootError } from './say.mjs';

const tether = pathToFileURL(at('tools', 'boot', 'tether.mjs')).href;

/** One stop reaches us by several ways at once (npm, the group, npm's death): the child gets one signal for them all. */
function makeStop(child) {
  let last = 0;
  return (signal) => {
    if (Date.now() - last < 3_000) return;
    last = Date.now();
    child.kill(signal);
  };
}

/** In a terminal Ctrl-C reaches the child by itself, since it is in the same group: it gets no second one from us. */
function forwardSignals(stop) {
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) stop('SIGINT');
  });
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGHUP', () => stop('SIGTERM'));
}

/** Parent and command line of a process, «PPID ARGS»; a small Linux has no `ps`, others no /proc. */
function describeProgram(pid) {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'ppid=,args=', '-ww', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return `${parent} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
}

/** The parent's own parent when the parent is only the shell in which npm runs the script; undefined otherwise. */
function findNpm(parent) {
  try {
    const [, pid, command] = /^\s*(\d+)\s+(.*)/s.exec(describeProgram(parent)) ?? [];
    return pid !== undefined && command?.includes('boot.mjs') ? Number(pid) : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** npm killed by −9 tells nobody: its script sees only that npm, or the shell between them, is gone. */
function watchParent(stop) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const npm = findNpm(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    stop('SIGTERM');
  }, 250);
  timer.unref();
}

/** Runs a program of ours under that Node, its input and output being ours, and gives its exit code. */
export function runToEnd(node, entry, args, cwd) {
  const child = spawn(node, ['--import', tether, at(entry), ...args], {
    cwd,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const stop = makeStop(child);
  forwardSignals(stop);
  watchParent(stop);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new BootError(`Не запустился Node.js (${node}): ${error.message}`)));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
