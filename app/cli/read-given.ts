import { readFile } from 'node:fs/promises';
import { UsageError } from './command.ts';

/** The one file that a command names. @throws UsageError */
export async function readGiven(words: readonly string[]): Promise<{ path: string; bytes: Uint8Array }> {
  const [path, ...more] = words;
  if (path === undefined || more.length > 0) throw new UsageError('Укажите один файл.');
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) throw new UsageError(`Нет такого файла: ${path}`);
  return { path, bytes };
}
