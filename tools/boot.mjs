/**
 * The way in: `node tools/boot.mjs start|cli|test|check|bench [args]`. Plain JavaScript without dependencies, because it
 * runs on the machine's own Node (20 and newer) before anything is installed. It installs what the lockfile names, makes the browser
 * bundle where it is needed, and hands over to the pinned Node. Everything it says itself goes to standard error.
 */
import { buildBundle } from './boot/bundle.mjs';
import { runChecks } from './boot/checks.mjs';
import { installHooks } from './boot/hooks.mjs';
import { installPackages } from './boot/install.mjs';
import { root } from './boot/paths.mjs';
import { findPinnedNode } from './boot/pinned-node.mjs';
import { runToEnd } from './boot/run.mjs';
import { BootError, say } from './boot/say.mjs';

const entries = { start: 'app/cli/main.ts', cli: 'app/cli/main.ts', test: 'tools/test.ts', bench: 'bench/main.ts' };

const usage = 'Вызов: node tools/boot.mjs start|cli|test|check|bench [аргументы]';

function needsBundle(command, args) {
  return (
    command === 'start' || command === 'bench' || (command === 'cli' && args[0] === 'serve' && !args.includes('--help'))
  );
}

/** The folder the user called from: npm itself goes to the root of the package, and paths of files would be lost. */
function getCallersFolder() {
  return process.env.npm_lifecycle_event === undefined ? process.cwd() : (process.env.INIT_CWD ?? process.cwd());
}

async function boot(command, args) {
  if (command !== 'check' && !Object.hasOwn(entries, command)) throw new BootError(usage);
  const hasInstalled = await installPackages();
  const node = findPinnedNode();
  if (hasInstalled) installHooks(node);
  if (command === 'check') return runChecks(node);
  if (needsBundle(command, args)) await buildBundle(node);
  const words = command === 'start' ? ['start', ...args] : args;
  return runToEnd(node, entries[command], words, command === 'cli' ? getCallersFolder() : root);
}

const [command = '', ...args] = process.argv.slice(2);
try {
  process.exitCode = await boot(command, args);
} catch (error) {
  if (!(error instanceof BootError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
