import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folders: string[] = [];

/** An empty folder that goes with the test file. */
export async function makeTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-test-'));
  folders.push(folder);
  return folder;
}

export async function removeTestFolders(): Promise<void> {
  const old = folders;
  folders = [];
  for (const folder of old) await rm(folder, { recursive: true, force: true });
}
