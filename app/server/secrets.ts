import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFolderError } from '#core/embedded/errors.ts';

/** The key that signs sessions: made once, kept beside the data, readable by its owner only. */
export async function loadSessionSecret(folder: string): Promise<string> {
  const path = join(folder, 'session-secret');
  const existing = await readFile(path, 'utf8').catch(() => undefined);
  if (existing && existing.length >= 32) return existing;
  const secret = randomBytes(32).toString('base64url');
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, secret, { mode: 0o600 });
  } catch (error) {
    throw explainFolderError(error, folder);
  }
  return secret;
}
