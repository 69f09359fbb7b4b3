import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The operating system's user that the server runs as: PostgreSQL refuses to run as root. */
export type DatabaseUser = { readonly name: string; readonly uid: number; readonly gid: number };

type Account = { readonly name: string; readonly uid: number; readonly gid: number };

async function listAccounts(): Promise<readonly Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/**
 * The user to drop to, or undefined when we are not root and run the server as ourselves.
 * A data folder that an ordinary user made stays his: only `postgres` and `nobody` are chosen for a new one.
 */
export async function findDatabaseUser(clusterFolder: string): Promise<DatabaseUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = await listAccounts();
  const owner = await stat(clusterFolder).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) {
    const name = accounts.find((account) => account.uid === owner.uid)?.name ?? String(owner.uid);
    return { name, uid: owner.uid, gid: owner.gid };
  }
  const chosen = ['postgres', 'nobody'].flatMap((name) => accounts.filter((account) => account.name === name))[0];
  return chosen ?? { name: 'nobody', uid: 65_534, gid: 65_534 };
}

/** Options for spawn: nothing when the server runs as ourselves. */
export function getCredentials(user: DatabaseUser | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

async function canEnter(folder: string, user: DatabaseUser): Promise<boolean> {
  return run('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...getCredentials(user), cwd: '/' }).then(
    () => true,
    () => false,
  );
}

function listAncestors(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [...listAncestors(parent), folder];
}

/** The outermost folder on the way that the user may not enter, asked of the system itself (ACLs count); undefined when open. */
export async function findClosedFolder(folder: string, user: DatabaseUser): Promise<string | undefined> {
  if (await canEnter(folder, user)) return undefined;
  for (const ancestor of listAncestors(folder)) {
    if (!(await canEnter(ancestor, user))) return ancestor;
  }
  return folder;
}
