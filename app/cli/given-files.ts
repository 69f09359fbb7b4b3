import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { UsageError } from './command.ts';

/** Of the system and of an open Excel, no one's list. */
const SERVICE = /(?:^|\/)(?:\.|~\$|__MACOSX|thumbs\.db$|desktop\.ini$)/iu;

export interface NamedFile {
  readonly path: string;
  readonly name: string;
}

/** All files of a folder, those too that are no tables: the import says of each why it is not read. */
async function listFolder(folder: string): Promise<NamedFile[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths
    .map((path) => ({ path, name: relative(folder, path).replaceAll('\\', '/') }))
    .filter(({ name }) => !SERVICE.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The files named in a command, folders opened, each once. @throws UsageError where there is none */
export async function listGiven(words: readonly string[]): Promise<readonly NamedFile[]> {
  const files = new Map<string, NamedFile>();
  for (const path of words) {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) throw new UsageError(`Нет такого файла или папки: ${path}`);
    const given = found.isDirectory() ? await listFolder(path) : [{ path, name: basename(path) }];
    for (const file of given) files.set(file.path, file);
  }
  if (files.size === 0) throw new UsageError('Не указано ни одного файла с таблицей (XLSX, XLS, CSV или ZIP).');
  return [...files.values()];
}
