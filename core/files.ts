import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from './context.ts';
import { isId, newId } from './ids.ts';

/** Who may read a file is decided by the module of its purpose (app/server/composition). */
export type FilePurpose =
  | 'import'
  | 'marked'
  | 'document'
  | 'template'
  | 'export'
  | 'full_export'
  | 'evidence'
  | 'programme'
  | 'programme_evidence';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly purpose: FilePurpose;
  readonly createdBy: string | null;
}

export interface NewFile {
  readonly name: string;
  readonly mediaType: string;
  readonly purpose: FilePurpose;
}

/** Content that lies on disk and is no file yet: no row names it. */
export interface ReceivedContent {
  readonly tenantId: string;
  readonly id: string;
  readonly size: number;
  readonly sha256: string;
}

/** Files lie on disk under the tenant's folder by id; the table row is written last, in the transaction. */
export interface FileStore {
  /** Takes content in without a database connection: a slow sender would hold one for as long as it sends. */
  receive(tenantId: string, content: Uint8Array | Readable): Promise<ReceivedContent>;
  /** Makes a file of received content. */
  keep(context: Context, file: NewFile, received: ReceivedContent): Promise<StoredFile>;
  save(context: Context, file: NewFile, content: Uint8Array | Readable): Promise<StoredFile>;
  find(context: Context, id: string): Promise<StoredFile | undefined>;
  /** Path on disk, for readers that stream. */
  pathOf(tenantId: string, id: string): string;
  read(tenantId: string, id: string): Readable;
  /** Removes the content; the row is the caller's. */
  remove(tenantId: string, id: string): Promise<void>;
  readonly folder: string;
}

function place(folder: string, tenantId: string, id: string): { directory: string; path: string } {
  if (!isId(tenantId) || !isId(id)) throw new Error('a file is addressed by uuids');
  const directory = join(folder, tenantId, id.slice(-2));
  return { directory, path: join(directory, id) };
}

async function writeWhole(path: string, content: Uint8Array | Readable): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    const source = content instanceof Readable ? content : Readable.from([Buffer.from(content)]);
    await pipeline(source, count, createWriteStream(`${path}.part`, { mode: 0o600, flush: true }));
  } catch (error) {
    await rm(`${path}.part`, { force: true });
    throw error;
  }
  await rename(`${path}.part`, path);
  return { size, sha256: hash.digest('hex') };
}

async function keep(context: Context, file: NewFile, received: ReceivedContent): Promise<StoredFile> {
  const { tenantId, actor } = context;
  // Content received for one municipality never becomes a file of another.
  if (received.tenantId !== tenantId) throw new Error('content was received for another tenant');
  await context.db
    .insertInto('file')
    .values({ ...file, ...received, createdBy: actor.accountId })
    .execute();
  return { id: received.id, size: received.size, createdBy: actor.accountId, ...file };
}

export function createFileStore(folder: string): FileStore {
  const receive: FileStore['receive'] = async (tenantId, content) => {
    const id = newId();
    const { directory, path } = place(folder, tenantId, id);
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return { tenantId, id, ...(await writeWhole(path, content)) };
  };
  return {
    folder,
    receive,
    keep,
    save: async (context, file, content) => keep(context, file, await receive(context.tenantId, content)),
    async find(context, id) {
      const row = await context.db
        .selectFrom('file')
        .select(['id', 'name', 'mediaType', 'size', 'purpose', 'createdBy'])
        .where('tenantId', '=', context.tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && { ...row, purpose: row.purpose as FilePurpose };
    },
    pathOf: (tenantId, id) => place(folder, tenantId, id).path,
    read: (tenantId, id) => createReadStream(place(folder, tenantId, id).path),
    async remove(tenantId, id) {
      const { path } = place(folder, tenantId, id);
      if (await stat(path).catch(() => undefined)) await rm(path);
    },
  };
}
