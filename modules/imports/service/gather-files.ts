import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '#core/context.ts';
import { OfficeError } from '#core/office/errors.ts';
import { openTableLimited } from '#core/office/limited/read.ts';
import { describeOfficeError } from '#core/office/messages.ts';
import { openTable } from '#core/office/open.ts';
import type { TableFile } from '#core/office/table.ts';
import { collectTables, type UnpackedFile } from '#core/office/unpack.ts';

/** One table of what was thrown in: where it lies, and what is known of it. */
export interface GatheredTable {
  readonly name: string;
  readonly path: string;
  /** Of the upload it came in, or of its own copy when it came out of an archive. */
  readonly fileId: string | undefined;
  readonly problem: string | null;
}

/** Work that must not fail for one file: its Russian problem, or its result. Our own defects go on up. */
export async function attempt<T>(work: () => Promise<T>): Promise<{ result?: T; problem: string | null }> {
  try {
    return { result: await work(), problem: null };
  } catch (error) {
    if (error instanceof OfficeError) return { problem: describeOfficeError(error) };
    throw error;
  }
}

/** Runs the work with a folder of its own, gone afterwards. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-import-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A file this small unpacks to little by the readers' own limits: a thread of its own would cost more than the reading, and
 * 250 lists of schools come at once.
 */
const SMALL_BYTES = 200_000;

/** Opens a table, apart from the server where it is large, uses it and closes it. */
export async function withTable<T>(path: string, name: string, work: (table: TableFile) => Promise<T>): Promise<T> {
  const { size } = await stat(path);
  const table = await (size <= SMALL_BYTES ? openTable(path, name) : openTableLimited(path, name));
  try {
    return await work(table);
  } finally {
    await table.close();
  }
}

export interface GivenFile {
  readonly name: string;
  readonly path: string;
  readonly fileId?: string | undefined;
}

/** The tables in the given files: archives are unpacked into the folder; one that cannot be opened becomes a problem. */
export async function gatherTables(given: readonly GivenFile[], folder: string): Promise<GatheredTable[]> {
  const tables: GatheredTable[] = [];
  for (const [at, { name, path, fileId }] of given.entries()) {
    const { result, problem } = await attempt(() => collectTables(path, name, join(folder, String(at))));
    if (result === undefined) {
      tables.push({ name, path, fileId, problem });
      continue;
    }
    const isPacked = (file: UnpackedFile) => file.path !== path;
    for (const file of result.files)
      tables.push({ name: file.name, path: file.path, fileId: isPacked(file) ? undefined : fileId, problem: null });
    for (const skipped of result.skipped)
      tables.push({ name: skipped, path, fileId, problem: 'Не таблица: файл пропущен.' });
  }
  return tables;
}

/** Tables out of an archive get a copy of their own, so that each can come back marked. */
export async function keepTable(context: Context, table: GatheredTable): Promise<string> {
  if (table.fileId !== undefined) return table.fileId;
  const file = { name: table.name.split('/').at(-1) ?? table.name, mediaType: 'application/octet-stream' };
  const saved = await context.services.files.save(
    context,
    { ...file, purpose: 'import' },
    createReadStream(table.path),
  );
  return saved.id;
}
