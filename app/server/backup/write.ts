import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { copyOut } from '#core/db/copy.ts';
import { createFileStore } from '#core/files.ts';
import { isId } from '#core/ids.ts';
import { type BackupTable, createSeal, END_NAME, MANIFEST_NAME, type Manifest, SECRET_NAME } from './manifest.ts';
import { packTar, type TarPart } from './tar.ts';

export interface BackupSource {
  readonly ownerUrl: string;
  /** OPORA_DATA: the session secret lies there. */
  readonly dataFolder: string;
  readonly filesFolder: string;
  readonly program: string;
  readonly now: Date;
}

export interface BackupSummary {
  readonly bytes: number;
  readonly tables: number;
  readonly files: number;
  /** Files that the database names and the disk does not hold. */
  readonly missing: string[];
}

interface KnownTable extends BackupTable {
  readonly isTenants: boolean;
}

/** Bytes of one part of a table; a table is as many parts as it needs. */
const PART_SIZE = 4 * 1024 * 1024;

const FILES_AT_ONCE = 500;

async function listTables(client: pg.Client): Promise<KnownTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; is_tenants: boolean }>(`
    select c.relname::text as name, c.relrowsecurity as is_tenants,
      array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'schema_migration'
    group by c.relname, c.relrowsecurity order by 1`);
  return rows.map(({ name, columns, is_tenants }) => ({ name, columns, isTenants: is_tenants }));
}

async function listNames(client: pg.Client, text: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(text);
  return rows.map((row) => row.name);
}

async function enterTenant(client: pg.Client, tenantId: string): Promise<void> {
  if (!isId(tenantId)) throw new Error('tenant id is not a uuid');
  await client.query(`set local opora.tenant = '${tenantId}'`);
}

async function* readTable(client: pg.Client, table: KnownTable, tenants: readonly string[]): AsyncGenerator<Buffer> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const text = `copy "${table.name}" (${columns}) to stdout`;
  if (!table.isTenants) return yield* copyOut(client, text);
  // Row-level security is forced on the owner too: one municipality after the other, all in the same snapshot.
  for (const tenantId of tenants) {
    await enterTenant(client, tenantId);
    yield* copyOut(client, text);
  }
}

async function* listTableParts(client: pg.Client, table: KnownTable, tenants: readonly string[]) {
  let waiting: Buffer[] = [];
  let size = 0;
  let number = 0;
  const takePart = (): TarPart => {
    const part = { name: `tables/${table.name}/${String(++number).padStart(6, '0')}.copy`, size, content: waiting };
    waiting = [];
    size = 0;
    return part;
  };
  for await (const chunk of readTable(client, table, tenants)) {
    waiting.push(chunk);
    size += chunk.length;
    if (size >= PART_SIZE) yield takePart();
  }
  if (size > 0) yield takePart();
}

interface FileRow {
  readonly id: string;
  readonly size: number;
}

async function* listFileRows(client: pg.Client, tenantId: string): AsyncGenerator<FileRow> {
  await enterTenant(client, tenantId);
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await client.query<FileRow>(
      'select id, size from file where tenant_id = $1 and id > $2 order by id limit $3',
      [tenantId, last, FILES_AT_ONCE],
    );
    yield* rows;
    const final = rows.at(-1);
    if (!final || rows.length < FILES_AT_ONCE) return;
    last = final.id;
  }
}

async function* listFileParts(client: pg.Client, source: BackupSource, tenants: readonly string[], missing: string[]) {
  const store = createFileStore(source.filesFolder);
  for (const tenantId of tenants) {
    for await (const { id, size } of listFileRows(client, tenantId)) {
      const path = store.pathOf(tenantId, id);
      const found = await stat(path).catch(() => undefined);
      const name = `files/${tenantId}/${id.slice(-2)}/${id}`;
      if (found?.size === size) yield { name, size, content: createReadStream(path) };
      else missing.push(id);
    }
  }
}

async function* listSecretParts(folder: string): AsyncGenerator<TarPart> {
  const secret = await readFile(join(folder, SECRET_NAME)).catch(() => undefined);
  if (secret) yield { name: SECRET_NAME, size: secret.length, content: [secret] };
}

function makeTextPart(name: string, value: unknown): TarPart {
  const bytes = Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
  return { name, size: bytes.length, content: [bytes] };
}

async function* sealParts(parts: AsyncIterable<TarPart>): AsyncGenerator<TarPart> {
  const seal = createSeal();
  async function* watch(content: TarPart['content']) {
    for await (const chunk of content) {
      seal.add(chunk);
      yield chunk;
    }
  }
  for await (const part of parts) {
    seal.begin(part.name);
    yield { ...part, content: watch(part.content) };
  }
  yield makeTextPart(END_NAME, seal.close());
}

type Counts = { tables: number; files: number; missing: string[] };

/** Everything as of one moment: tables by one snapshot, and exactly the files that its table `file` names. */
async function* listParts(client: pg.Client, source: BackupSource, counts: Counts): AsyncGenerator<TarPart> {
  await client.query('begin isolation level repeatable read read only');
  const migrations = await listNames(client, 'select name from schema_migration order by name');
  const tenants = await listNames(client, 'select id as name from tenant order by id');
  const tables = await listTables(client);
  counts.tables = tables.length;
  const manifest: Manifest = {
    format: 'opora-backup',
    formatVersion: 1,
    program: source.program,
    createdAt: source.now.toISOString(),
    migrations,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  };
  yield makeTextPart(MANIFEST_NAME, manifest);
  for (const table of tables) yield* listTableParts(client, table, tenants);
  yield* listSecretParts(source.dataFolder);
  for await (const part of listFileParts(client, source, tenants, counts.missing)) {
    counts.files += 1;
    yield part;
  }
  await client.query('commit');
}

/**
 * Writes one file with all tables and files as of one moment, while the product works: a gzipped tar. It gets its name
 * when it is whole and on the disk. Memory does not depend on the amount of data.
 */
export async function writeBackup(source: BackupSource, path: string): Promise<BackupSummary> {
  const part = `${path}.part`;
  const client = new pg.Client({ connectionString: source.ownerUrl });
  client.on('error', () => {});
  const counts: Counts = { tables: 0, files: 0, missing: [] };
  try {
    await client.connect();
    const packed = Readable.from(packTar(sealParts(listParts(client, source, counts))), { objectMode: false });
    await pipeline(packed, createGzip({ level: 3 }), createWriteStream(part, { mode: 0o600, flush: true }));
    const { size: bytes } = await stat(part);
    await rename(part, path);
    return { bytes, ...counts };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}
