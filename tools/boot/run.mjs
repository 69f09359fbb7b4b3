import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';
import { at } from './paths.mjs';
import { BootError } from './say.mjs';

const tether = pathToFileURL(at('tools', 'boot', 'tether.mjs')).href;

/**
 * Passes signals on. In a terminal Ctrl-C reaches the child by itself, since it is in the same group: it gets no second one from us.
 */
function forwardSignals(child) {
  const onInterrupt = () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
}

/** npm killed by −9 tells nobody: its child sees only that it has another parent now. */
function watchParent(child) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 250);
  timer.unref();
}

/** Runs a program of ours under that Node, its input and output being ours, and gives its exit code. */
export function runToEnd(node, entry, args, cwd) {
  const child = spawn(node, ['--import', tether, at(entry), ...args], {
    cwd,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  forwardSignals(child);
  watchParent(child);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new BootError(`Не запустился Node.js (${node}): ${error.message}`)));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
