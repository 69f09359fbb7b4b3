import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { at, root } from './paths.mjs';

const mark = 'LEFTHOOK';

function hasHook() {
  const hook = at('.git', 'hooks', 'pre-commit');
  return existsSync(hook) && readFileSync(hook, 'utf8').includes(mark);
}

/** Whose checkout it is by right: root must not leave files of his in another's .git. */
function isOurs() {
  return process.getuid === undefined || statSync(at('.git')).uid === process.getuid();
}

/** Sets the git hooks of lefthook.yml in a developer's checkout, once and without a word. A failure is no reason to stop. */
export function installHooks(node) {
  if (process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false') return;
  if (!existsSync(at('.git', 'hooks')) || hasHook() || !isOurs()) return;
  try {
    const folder = dirname(createRequire(at('package.json')).resolve('lefthook/package.json'));
    const env = { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}` };
    spawnSync(node, [join(folder, 'bin', 'index.js'), 'install'], { cwd: root, stdio: 'ignore', env });
  } catch {
    // No lefthook for this platform: the checks run in `npm test` all the same.
  }
}
