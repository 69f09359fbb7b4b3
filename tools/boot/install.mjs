import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { holdLock } from './lock.mjs';
import { at, root } from './paths.mjs';
import { BootError, say } from './say.mjs';

const stampPath = at('node_modules', '.opora-stamp');

function getWantedStamp() {
  const hash = createHash('sha256').update(readFileSync(at('package-lock.json')));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** npm notes what it really installed at the very end: the same packages mean there is nothing to do. */
function hasSamePackages() {
  const text = readText(at('node_modules', '.package-lock.json'));
  if (text === '') return false;
  const installed = JSON.parse(text).packages;
  const wanted = JSON.parse(readText(at('package-lock.json'))).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? entry.optional === true : found.version === entry.version && existsSync(at(path));
  });
}

function writeStamp(stamp) {
  try {
    writeFileSync(stampPath, stamp);
  } catch {
    // A checkout of another user's may be read only; the packages are there all the same.
  }
}

function isInstalled(stamp) {
  if (readText(stampPath) === stamp) return true;
  if (!hasSamePackages()) return false;
  writeStamp(stamp);
  return true;
}

/** The npm that called us, run by its own Node; else the one of PATH, without our node_modules, which are about to be replaced. */
function runNpm(args) {
  const { npm_execpath: npm, npm_node_execpath: npmNode } = process.env;
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  if (npm !== undefined && /npm-cli\.c?js$/.test(npm))
    return spawnSync(npmNode ?? process.execPath, [npm, ...args], options);
  const own = at('node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== own);
  const env = { ...process.env, PATH: path.join(delimiter) };
  return spawnSync('npm', args, { ...options, env, shell: process.platform === 'win32' });
}

/** Install scripts stay off: what they would do (links of libraries, hooks) is done by us, the same way everywhere. */
const npmArguments = [
  'ci',
  '--loglevel=error',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
];

/** Installs exactly what the lockfile names, when that is not yet there; true when it had to. Throws BootError. */
export async function installPackages() {
  const stamp = getWantedStamp();
  if (isInstalled(stamp)) return false;
  return holdLock(() => {
    if (isInstalled(stamp)) return false;
    say('Устанавливаю библиотеки по package-lock.json, это займёт минуту-другую…');
    const { status, error } = runNpm(npmArguments);
    if (status !== 0) {
      const reason = error === undefined ? `npm завершился с кодом ${status}` : error.message;
      throw new BootError(
        `Библиотеки не установлены: ${reason}. Проверьте связь с реестром пакетов и запустите снова.`,
      );
    }
    writeStamp(stamp);
    return true;
  });
}
