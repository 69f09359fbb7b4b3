import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { say } from './say.mjs';

const lockPath = join(tmpdir(), `opora-boot-${createHash('sha256').update(root).digest('hex').slice(0, 12)}.lock`);

function tryLock() {
  try {
    writeFileSync(lockPath, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isHolderAlive() {
  try {
    process.kill(Number.parseInt(readFileSync(lockPath, 'utf8'), 10), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function waitForLock() {
  let hasSaid = false;
  while (!tryLock()) {
    if (!isHolderAlive()) {
      // A holder that has just made the file has not yet written its number.
      await sleep(200);
      if (!isHolderAlive()) rmSync(lockPath, { force: true });
      continue;
    }
    if (!hasSaid) say('Другой запуск уже устанавливает программу, жду его.');
    hasSaid = true;
    await sleep(300);
  }
}

/** Runs the work while no other boot of this checkout installs or builds; a lock of a dead process does not count. */
export async function holdLock(work) {
  await waitForLock();
  try {
    return await work();
  } finally {
    rmSync(lockPath, { force: true });
  }
}
