import { existsSync } from 'node:fs';
import { at } from './paths.mjs';
import { BootError } from './say.mjs';

const neededMajor = 24;

/** The Node that the lockfile pins; where the platform has no such package, the machine's own when it is new enough. */
export function findPinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = at('node_modules', `node-${platform}-${process.arch}`, 'bin', name);
  if (existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= neededMajor) return process.execPath;
  throw new BootError(
    `Для этой системы (${process.platform}-${process.arch}) нужен Node.js ${neededMajor} или новее, а установлен ${process.versions.node}.`,
  );
}
