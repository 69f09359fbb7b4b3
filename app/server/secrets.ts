import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The key that signs sessions: made once, kept beside the data, readable by its owner only. */
export async function loadSessionSecret(folder: string): Promise<string> {
  const path = join(folder, 'session-secret');
  const existing = await readFile(path, 'utf8').catch(() => undefined);
  if (existing && existing.length >= 32) return existing;
  await mkdir(folder, { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  await writeFile(path, secret, { mode: 0o600 });
  return secret;
}
