import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { AppError } from '#core/errors.ts';
import { type Part, packArchive } from '#core/office/pack.ts';
import { deskErrors } from '../errors.ts';

/** What a ZIP without extensions holds. */
const LARGEST = 4 * 1024 ** 3 - 64 * 1024 * 1024;

const STORED = 0;

/** Text is packed; workbooks, documents and pictures are packed already. */
const TEXT = /\.(?:json|md)$/;

async function readSum(path: string): Promise<number> {
  let sum = 0;
  for await (const chunk of createReadStream(path)) sum = crc32(chunk as Buffer, sum);
  return sum;
}

async function openPart(folder: string, name: string, size: number): Promise<Part> {
  const path = join(folder, name);
  if (TEXT.test(name)) return { name, content: createReadStream(path, 'utf8') as AsyncIterable<string> };
  return { name, stored: createReadStream(path), compression: STORED, crc: await readSum(path), packed: size, size };
}

/** Packs all files of a folder into a ZIP, streamed. @throws AppError when they are more than a ZIP holds */
export async function packFolder(
  folder: string,
  report: (done: number, total: number) => Promise<void>,
): Promise<AsyncGenerator<Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: { name: string; size: number }[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.push({ name: path.slice(folder.length + 1).replaceAll('\\', '/'), size: (await stat(path)).size });
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST) throw new AppError(deskErrors.export_too_large);
  async function* parts(): AsyncGenerator<Part> {
    for (const [at, { name, size }] of files.entries()) {
      await report(at, files.length);
      yield await openPart(folder, name, size);
    }
  }
  return packArchive(parts());
}
