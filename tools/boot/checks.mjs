import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { at, root } from './paths.mjs';

const folders = ['app', 'core', 'modules', 'demo', 'tests', 'bench', 'tools'];

/** A dependency check of nothing passes silently: a broken set-up cruises 0 modules and is content. */
function hasCruised(output) {
  return Number(/\((\d+) modules/.exec(output)?.[1] ?? 0) > 0;
}

function listChecks() {
  const cruised = folders.filter((folder) => existsSync(at(folder)));
  return [
    { name: 'типы (tsc)', words: ['node_modules/typescript7/bin/tsc', '--noEmit'] },
    { name: 'правила и оформление (biome)', words: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
    {
      name: 'границы модулей (dependency-cruiser)',
      words: [
        'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
        '--config',
        '.dependency-cruiser.cjs',
        ...cruised,
      ],
      isSound: hasCruised,
    },
    { name: 'лишнее (knip)', words: ['node_modules/knip/bin/knip.js'] },
  ];
}

function runCheck(node, check) {
  const { status, stdout, stderr } = spawnSync(node, check.words, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  const output = `${stdout ?? ''}${stderr ?? ''}`;
  const hasPassed = status === 0 && (check.isSound?.(output) ?? true);
  process.stdout.write(hasPassed ? `${check.name}: чисто\n` : `${output.trimEnd()}\n${check.name}: НЕ ПРОШЛО\n`);
  return hasPassed;
}

/** Runs all the checks, each to its end, says which did not pass, and gives the exit code. */
export function runChecks(node) {
  const failed = listChecks().filter((check) => !runCheck(node, check));
  if (failed.length > 0) process.stdout.write(`Не прошло: ${failed.map((check) => check.name).join('; ')}\n`);
  return failed.length === 0 ? 0 : 1;
}
