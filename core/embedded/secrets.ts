import { randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findErrorCode } from './errors.ts';

/** Passwords of the three database roles, letters, digits, `-` and `_` only: safe inside SQL and addresses. */
export type Secrets = { readonly super: string; readonly owner: string; readonly app: string };

const fileName = 'passwords.json';

function makePassword(): string {
  return randomBytes(24).toString('base64url');
}

function parseSecrets(text: string): Secrets | undefined {
  const safe = /^[\w-]{16,64}$/;
  let value: Partial<Secrets>;
  try {
    value = JSON.parse(text) as Partial<Secrets>;
  } catch {
    return undefined;
  }
  const { super: superuser = '', owner = '', app = '' } = value;
  return [superuser, owner, app].every((password) => safe.test(password))
    ? { super: superuser, owner, app }
    : undefined;
}

/** The passwords kept in the folder; undefined when there are none or the file is damaged. */
export async function findSecrets(folder: string): Promise<Secrets | undefined> {
  try {
    return parseSecrets(await readFile(join(folder, fileName), 'utf8'));
  } catch (error) {
    if (findErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(path, 0o600);
}

/**
 * Makes passwords and keeps them in a file of mode 0600. When two processes make them at once, both get those of the first:
 * the file gets its name by a link, which fails where a file is.
 */
export async function createSecrets(folder: string): Promise<Secrets> {
  const secrets: Secrets = { super: makePassword(), owner: makePassword(), app: makePassword() };
  const target = join(folder, fileName);
  const made = `${target}.${randomBytes(6).toString('hex')}`;
  await writeDurably(made, `${JSON.stringify(secrets, undefined, 2)}\n`);
  try {
    await link(made, target);
    return secrets;
  } catch (error) {
    if (findErrorCode(error) !== 'EEXIST') throw error;
    const earlier = await findSecrets(folder);
    if (earlier !== undefined) return earlier;
    await rm(target);
    await link(made, target);
    return secrets;
  } finally {
    await rm(made, { force: true });
  }
}
