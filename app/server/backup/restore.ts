import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { copyIn } from '#core/db/copy.ts';
import { NewerDatabaseError, rebuildSchema } from '#core/db/migrate.ts';
import { overClient } from '#core/db/single.ts';
import {
  createSeal,
  END_NAME,
  endSchema,
  MANIFEST_NAME,
  type Manifest,
  manifestSchema,
  SECRET_NAME,
} from './manifest.ts';
import { readTar, TarError, type TarPart } from './tar.ts';

export interface RestoreTarget {
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly dataFolder: string;
  readonly filesFolder: string;
}

export interface RestoreSummary {
  readonly program: string;
  readonly createdAt: string;
  readonly tables: number;
  readonly files: number;
}

/** A backup that cannot be put back: one Russian line. Nothing has been changed then. */
export class RestoreError extends Error {
  override readonly name = 'RestoreError';
}

const FILE_NAME = /^files\/[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f-]{36}$/;

async function checkEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string | null }>(`select to_regclass('public.tenant')::text as name`);
  if (rows[0]?.name == null) return;
  const found = await client.query('select from tenant union all select from user_account limit 1');
  if (found.rowCount === 0) return;
  throw new RestoreError(
    'Восстановить можно только в пустую установку, а в этой уже есть данные. Укажите другую папку в OPORA_DATA или пустую базу.',
  );
}

async function readJson(part: TarPart): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of part.content) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** The sum at the archive's end guards what no digest covers: the whole is read once before anything is touched. */
async function checkSum(path: string): Promise<void> {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(createReadStream(path), createGunzip(), sink);
}

/** Parts with their digest kept, and the next part seen before it is taken. */
async function openParts(path: string) {
  const source = createReadStream(path);
  const unpacked = source.pipe(createGunzip());
  source.on('error', (error) => unpacked.destroy(error));
  const parts = readTar(unpacked);
  const seal = createSeal();
  let next: TarPart | undefined;
  async function* watch(content: TarPart['content']) {
    for await (const chunk of content) {
      seal.add(chunk);
      yield chunk;
    }
  }
  async function advance(): Promise<void> {
    const { done, value } = await parts.next();
    next = undefined;
    if (done) return;
    if (value.name === END_NAME) {
      next = value;
      return;
    }
    seal.begin(value.name);
    next = { ...value, content: watch(value.content) };
  }
  await advance();
  return {
    peek: () => next,
    advance,
    seal,
    close: () => {
      source.destroy();
      unpacked.destroy();
    },
  };
}

type Parts = Awaited<ReturnType<typeof openParts>>;

async function readManifest(parts: Parts): Promise<Manifest> {
  const first = parts.peek();
  if (first?.name !== MANIFEST_NAME) throw new TarError('no manifest');
  const manifest = manifestSchema.parse(await readJson(first));
  await parts.advance();
  return manifest;
}

/** The rows of all parts of one table that stand next in the archive. */
async function* readRows(parts: Parts, prefix: string): AsyncGenerator<Uint8Array> {
  for (let part = parts.peek(); part?.name.startsWith(prefix); part = parts.peek()) {
    yield* part.content;
    await parts.advance();
  }
}

interface ForeignKey {
  readonly place: string;
  readonly name: string;
  readonly definition: string;
}

/** Foreign keys are taken off while rows come in by the alphabet of tables, and put back, which checks them all at once. */
async function dropForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select conrelid::regclass::text as place, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`);
  for (const { place, name } of rows) await client.query(`alter table ${place} drop constraint ${name}`);
  return rows;
}

async function fillTables(client: pg.Client, parts: Parts, manifest: Manifest): Promise<void> {
  const keys = await dropForeignKeys(client);
  const names = manifest.tables.map(({ name }) => `"${name}"`);
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`);
  for (const { name, columns } of manifest.tables) {
    const prefix = `tables/${name}/`;
    if (!parts.peek()?.name.startsWith(prefix)) continue;
    const listed = columns.map((column) => `"${column.replaceAll('"', '')}"`).join(', ');
    await copyIn(client, `copy "${name}" (${listed}) from stdin`, readRows(parts, prefix));
  }
  for (const { place, name, definition } of keys) {
    await client.query(`alter table ${place} add constraint ${name} ${definition}`);
  }
  // The queue itself is not in the backup: what waited or ran then will never end.
  await client.query(`update job_progress set state = 'failed', error_code = 'interrupted', finished_at = now(),
    message = 'Прервано: данные восстановлены из резервной копии' where state in ('waiting', 'running')`);
}

async function stageFiles(parts: Parts, stage: string): Promise<{ files: number; secret: Buffer | undefined }> {
  let files = 0;
  let secret: Buffer | undefined;
  for (let part = parts.peek(); part && part.name !== END_NAME; part = parts.peek()) {
    if (part.name === SECRET_NAME) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of part.content) chunks.push(chunk);
      secret = Buffer.concat(chunks);
    } else if (FILE_NAME.test(part.name)) {
      const path = join(stage, part.name.slice('files/'.length));
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await pipeline(part.content, createWriteStream(path, { mode: 0o600, flush: true }));
      files += 1;
    } else {
      throw new TarError(`unexpected part ${part.name}`);
    }
    await parts.advance();
  }
  return { files, secret };
}

async function checkEnd(parts: Parts): Promise<void> {
  const last = parts.peek();
  if (!last) throw new TarError('no end');
  const end = endSchema.parse(await readJson(last));
  const own = parts.seal.close();
  await parts.advance();
  if (end.parts !== own.parts || end.sha256 !== own.sha256) throw new TarError('digest differs');
}

/** Files of an earlier life of the folder are kept aside: rows for them there are none, but they are not ours to delete. */
async function placeFiles(stage: string, folder: string): Promise<void> {
  await mkdir(stage, { recursive: true, mode: 0o700 });
  if (await stat(folder).catch(() => undefined)) await rename(folder, `${folder}.before-${Date.now()}`);
  await rename(stage, folder);
}

function explainDamage(error: unknown, path: string): unknown {
  if (error instanceof NewerDatabaseError) {
    return new RestoreError(
      'Резервная копия сделана более новой версией программы. Обновите программу: git pull, затем повторите.',
    );
  }
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ENOENT' && (error as { path?: string }).path === path) return new RestoreError(`Нет файла «${path}».`);
  const isDamaged = error instanceof TarError || error instanceof SyntaxError || code.startsWith('Z_');
  if (isDamaged || (error as Error).name === 'ZodError') {
    return new RestoreError(`Файл «${path}» повреждён, оборван или не является резервной копией Опоры.`);
  }
  return error;
}

/**
 * Puts a backup into an empty installation. An older backup is put into the tables of its own time and these are then migrated.
 * All or nothing: the tables in one transaction, the files under another name until it ends.
 * @throws RestoreError
 */
export async function restoreBackup(target: RestoreTarget, path: string): Promise<RestoreSummary> {
  const client = new pg.Client({ connectionString: target.ownerUrl });
  client.on('error', () => {});
  const stage = `${target.filesFolder}.restoring`;
  let parts: Parts | undefined;
  try {
    await client.connect();
    await checkEmpty(client);
    await rm(stage, { recursive: true, force: true });
    await checkSum(path);
    parts = await openParts(path);
    const opened = parts;
    const manifest = await readManifest(opened);
    let files = 0;
    await rebuildSchema(overClient(client), target.appRole, manifest.migrations, async () => {
      await fillTables(client, opened, manifest);
      const staged = await stageFiles(opened, stage);
      await checkEnd(opened);
      await placeFiles(stage, target.filesFolder);
      if (staged.secret) await writeFile(join(target.dataFolder, SECRET_NAME), staged.secret, { mode: 0o600 });
      files = staged.files;
    });
    const { program, createdAt, tables } = manifest;
    return { program, createdAt, tables: tables.length, files };
  } catch (error) {
    await rm(stage, { recursive: true, force: true });
    throw explainDamage(error, path);
  } finally {
    parts?.close();
    await client.end();
  }
}
