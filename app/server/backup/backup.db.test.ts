import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { rebuildSchema } from '#core/db/migrate.ts';
import { withTenant } from '#core/db/tenant.ts';
import { createFileStore } from '#core/files.ts';
import { newId } from '#core/ids.ts';
import { createTestDatabase, createTestServices } from '#tests/database/database.ts';
import { restoreBackup } from './restore.ts';
import { type BackupSummary, writeBackup } from './write.ts';

type Made = Awaited<ReturnType<typeof createTestDatabase>>;

const folders: string[] = [];
const databases: Made[] = [];

afterAll(async () => {
  for (const { app, owner } of databases) await Promise.all([app.destroy(), owner.destroy()]);
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-backup-'));
  folders.push(folder);
  return folder;
}

async function makeInstallation(content: 'migrated' | 'empty') {
  const database = await createTestDatabase(content);
  databases.push(database);
  const dataFolder = await makeFolder();
  return { ...database, dataFolder, filesFolder: join(dataFolder, 'files'), appRole: 'opora_app' };
}

type Installation = Awaited<ReturnType<typeof makeInstallation>>;

function backUp(from: Installation, path: string): Promise<BackupSummary> {
  return writeBackup({ ...from, program: '0.1.0', now: new Date('2026-11-22T09:00:00Z') }, path);
}

/** A superuser's eyes: row-level security hides nothing from them. */
async function readEverything(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const columns = name === 'schema_migration' ? 'name' : '*';
    const { rows } = await client.query<{ line: string }>(
      `select (t.*)::text as line from (select ${columns} from "${name}") t order by 1`,
    );
    found[name] = rows.map((row) => row.line);
  }
  await client.end();
  return found;
}

const NASTY = ['', 'табуляция\tи\nстрока', 'обратная \\ косая \\N', '«ёлочки» 🙂 " \' ;', '\\.', 'null'];

async function addTenant(to: Installation, code: string): Promise<string> {
  const id = newId();
  await to.app
    .insertInto('tenant')
    .values({ id, code, name: `Округ ${code}` })
    .execute();
  return id;
}

async function inInstallation<T>(at: Installation, tenantId: string, work: (context: Context) => Promise<T>) {
  const services = { ...(await createTestServices()), files: createFileStore(at.filesFolder) };
  return withTenant(at.app, tenantId, (db) =>
    work({ db, tenantId, timeZone: 'Europe/Moscow', actor: SYSTEM_ACTOR, requestId: newId(), services }),
  );
}

async function fillTenant(at: Installation, code: string): Promise<string> {
  const tenantId = await addTenant(at, code);
  await inInstallation(at, tenantId, async (context) => {
    for (const [index, text] of NASTY.entries()) {
      const values = { id: newId(), kind: 'school', name: text, shortName: text, nameKey: `school:${index}` };
      await context.db
        .insertInto('organization')
        .values({ tenantId, ...values })
        .execute();
      await recordChange(context, {
        action: 'organization.edited',
        thing: 'organization',
        thingId: values.id,
        before: { name: null },
        after: { name: text, nested: { snake_case: [1, null, 0.1] } },
      });
      const file = { name: `${text || 'файл'}.xlsx`, mediaType: 'text/plain', purpose: 'import' as const };
      await context.services.files.save(context, file, Buffer.alloc(index * 700_000, `${code}${index}`));
    }
    const setting = { key: 'empty', version: 1, validFrom: '2026-09-01' };
    await context.db
      .insertInto('setting')
      .values({ tenantId, ...setting, value: 'null' })
      .execute();
  });
  return tenantId;
}

async function listPaths(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort();
}

describe('a backup put into an empty installation', () => {
  it('gives the same rows and the same files, of every municipality and of what stands above them', async () => {
    const from = await makeInstallation('migrated');
    await fillTenant(from, 'first');
    await fillTenant(from, 'second');
    await writeFile(join(from.dataFolder, 'session-secret'), 'секрет');
    const path = join(await makeFolder(), 'backup.tar.gz');
    const summary = await backUp(from, path);
    expect(summary).toMatchObject({ files: 2 * NASTY.length, missing: [], bytes: (await stat(path)).size });
    expect((await stat(path)).mode & 0o777).toBe(0o600);

    const to = await makeInstallation('empty');
    const restored = await restoreBackup(to, path);
    expect(restored).toMatchObject({ files: 2 * NASTY.length, createdAt: '2026-11-22T09:00:00.000Z' });
    expect(await readEverything(to.superUrl)).toEqual(await readEverything(from.superUrl));
    const paths = await listPaths(from.filesFolder);
    expect(await listPaths(to.filesFolder)).toEqual(paths);
    for (const file of paths) {
      const [left, right] = await Promise.all([from, to].map((at) => readFile(join(at.filesFolder, file))));
      expect(left?.equals(right ?? Buffer.alloc(0))).toBe(true);
    }
    expect(await readFile(join(to.dataFolder, 'session-secret'), 'utf8')).toBe('секрет');
  });

  it('keeps municipalities apart: keys, row-level security and rights stand again', async () => {
    const from = await makeInstallation('migrated');
    const mine = await fillTenant(from, 'mine');
    await fillTenant(from, 'theirs');
    const path = join(await makeFolder(), 'backup.tar.gz');
    await backUp(from, path);
    const to = await makeInstallation('empty');
    await restoreBackup(to, path);
    const seen = await withTenant(to.app, mine, (db) => db.selectFrom('organization').select('tenantId').execute());
    expect(seen.map((row) => row.tenantId)).toEqual(NASTY.map(() => mine));
    const shapes = `select conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
      where connamespace = 'public'::regnamespace union all select c.relname || ' ' || c.relrowsecurity || c.relforcerowsecurity
      || coalesce(c.relacl::text, '') from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`;
    const shapeOf = async (at: Installation) => {
      const client = new pg.Client({ connectionString: at.superUrl });
      await client.connect();
      const { rows } = await client.query<{ line: string }>(shapes);
      await client.end();
      return rows.map((row) => row.line);
    };
    expect(await shapeOf(to)).toEqual(await shapeOf(from));
  });

  it('marks work that was under way as interrupted: the queue is not restored', async () => {
    const from = await makeInstallation('migrated');
    const tenantId = await addTenant(from, 'busy');
    await inInstallation(from, tenantId, ({ db }) =>
      db.insertInto('jobProgress').values({ tenantId, id: newId(), kind: 'import', title: 'Импорт' }).execute(),
    );
    const path = join(await makeFolder(), 'backup.tar.gz');
    await backUp(from, path);
    const to = await makeInstallation('empty');
    await restoreBackup(to, path);
    const rows = await withTenant(to.app, tenantId, (db) => db.selectFrom('jobProgress').select('state').execute());
    expect(rows).toEqual([{ state: 'failed' }]);
  });

  it('is one moment: what is saved while it is written is in it whole or not at all', async () => {
    const from = await makeInstallation('migrated');
    const tenantId = await fillTenant(from, 'alive');
    let isOver = false;
    const writing = (async () => {
      while (!isOver) {
        await inInstallation(from, tenantId, async (context) => {
          const id = newId();
          const values = { id, kind: 'school', name: id, shortName: id, nameKey: id };
          await context.db
            .insertInto('organization')
            .values({ tenantId, ...values })
            .execute();
          const file = { name: id, mediaType: 'text/plain', purpose: 'import' as const };
          await context.services.files.save(context, file, Buffer.from(id));
        });
      }
    })();
    const path = join(await makeFolder(), 'backup.tar.gz');
    const summary = await backUp(from, path);
    isOver = true;
    await writing;
    const to = await makeInstallation('empty');
    await restoreBackup(to, path);
    const names = await withTenant(to.app, tenantId, async (db) => ({
      organizations: (await db.selectFrom('organization').select('name').where('name', 'like', '0%').execute()).length,
      files: (await db.selectFrom('file').select('name').where('name', 'like', '0%').execute()).length,
      ids: (await db.selectFrom('file').select('id').execute()).map((row) => row.id).sort(),
    }));
    expect(names.organizations).toBe(names.files);
    expect(summary.missing).toEqual([]);
    const onDisk = (await listPaths(to.filesFolder)).map((file) => file.split('/').at(-1)).sort();
    expect(onDisk).toEqual(names.ids);
  });

  it('of an older version is brought to this one', async () => {
    const from = await makeInstallation('empty');
    const names = ['0001-accounts.sql', '0002-frame.sql', '0003-organizations.sql'];
    // An older program would have stopped here; this one goes on, so the tables are made by hand.
    const client = new pg.Client({ connectionString: from.ownerUrl });
    await client.connect();
    await client.query(
      'create table schema_migration (name text primary key, digest text not null, applied_at timestamptz)',
    );
    for (const name of names) {
      await client.query(await readFile(new URL(`../../../migrations/${name}`, import.meta.url), 'utf8'));
      await client.query('insert into schema_migration values ($1, $2, now())', [name, 'x']);
    }
    const tenantId = newId();
    await client.query('insert into tenant (id, code, name) values ($1, $2, $3)', [tenantId, 'old', 'Старый округ']);
    await client.query(
      'insert into organization (tenant_id, id, kind, name, short_name, name_key) values ($1, $2, $3, $4, $4, $4)',
      [tenantId, newId(), 'school', 'Школа № 1'],
    );
    await client.end();
    const path = join(await makeFolder(), 'backup.tar.gz');
    await backUp(from, path);
    const to = await makeInstallation('empty');
    await restoreBackup(to, path);
    const found = await readEverything(to.superUrl);
    const current = await readEverything((await makeInstallation('migrated')).superUrl);
    expect(Object.keys(found)).toEqual(Object.keys(current));
    expect(found.schema_migration).toEqual(current.schema_migration);
    const seen = await withTenant(to.app, tenantId, (db) => db.selectFrom('organization').select('name').execute());
    expect(seen).toEqual([{ name: 'Школа № 1' }]);
  });
});

describe('what cannot be restored', () => {
  async function makeBackup(): Promise<string> {
    const from = await makeInstallation('migrated');
    await fillTenant(from, 'first');
    const path = join(await makeFolder(), 'backup.tar.gz');
    await backUp(from, path);
    return path;
  }

  async function expectRefused(path: string, to: Installation, text: RegExp): Promise<void> {
    const before = await readEverything(to.superUrl);
    await expect(restoreBackup(to, path)).rejects.toThrow(text);
    expect(await readEverything(to.superUrl)).toEqual(before);
    expect(await readdir(to.dataFolder)).toEqual([]);
  }

  it('a file cut short, a changed byte, another file and no file leave the installation as it was', async () => {
    const path = await makeBackup();
    const to = await makeInstallation('migrated');
    const whole = await readFile(path);
    const damaged = join(await makeFolder(), 'damaged.tar.gz');
    for (const share of [0.02, 0.5, 0.999]) {
      await writeFile(damaged, whole);
      await truncate(damaged, Math.floor(whole.length * share));
      await expectRefused(damaged, to, /повреждён, оборван/);
    }
    // In the middle, and in the sum at the end that guards what no digest covers.
    for (const place of [Math.floor(whole.length / 2), whole.length - 6]) {
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] ?? 0) ^ 0xff;
      await writeFile(damaged, changed);
      await expectRefused(damaged, to, /повреждён, оборван/);
    }
    await writeFile(damaged, 'не архив');
    await expectRefused(damaged, to, /повреждён, оборван/);
    await expectRefused('/нет/такого.tar.gz', to, /Нет файла/);
  });

  it('an installation with a municipality is never overwritten', async () => {
    const path = await makeBackup();
    const to = await makeInstallation('migrated');
    await addTenant(to, 'mine');
    await expectRefused(path, to, /только в пустую установку/);
  });

  it('a backup of a newer program is refused', async () => {
    const from = await makeInstallation('migrated');
    await from.owner
      .insertInto('schemaMigration' as never)
      .values({ name: '9999-future.sql', digest: 'x' } as never)
      .execute();
    const path = join(await makeFolder(), 'backup.tar.gz');
    await backUp(from, path);
    await expectRefused(path, await makeInstallation('empty'), /более новой версией/);
    await expect(rebuildSchema(from.owner, 'opora_app', ['9999-future.sql'], async () => {})).rejects.toThrow('9999');
  });

  it('a backup that cannot be written leaves nothing behind', async () => {
    const from = await makeInstallation('migrated');
    const folder = await makeFolder();
    const wrong = { ...from, ownerUrl: from.ownerUrl.replace(/opora_owner:[^@]*/, 'opora_owner:wrong'), program: 'x' };
    await expect(
      writeBackup({ ...wrong, ownerUrl: 'postgresql://nobody@127.0.0.1:1/x', now: new Date() }, join(folder, 'b')),
    ).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });
});
