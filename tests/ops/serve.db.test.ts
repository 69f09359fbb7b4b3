import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listPids, waitUntil } from '#core/embedded/testing/temporary-server.ts';
import { createTestDatabase, type TestDatabase } from '../database/database.ts';
import { callProgram, findPort, makeFolder, type Outcome, type Program, runProgram, startServing } from './program.ts';

/** Everything here starts the real program: each test takes seconds. */
const LONG = 180_000;

const folders: string[] = [];
const programs: Program[] = [];

async function makeSettings(): Promise<{ OPORA_DATA: string; OPORA_PORT: string }> {
  const folder = await makeFolder();
  folders.push(folder);
  return { OPORA_DATA: folder, OPORA_PORT: String(await findPort()) };
}

let shared: Promise<{ OPORA_DATA: string; OPORA_PORT: string }> | undefined;

/** One installation for all that does not ask for an empty folder: to make its database takes longer than the test itself. */
function useShared(): Promise<{ OPORA_DATA: string; OPORA_PORT: string }> {
  shared ??= makeSettings();
  return shared;
}

async function serve(settings: Record<string, string>): Promise<Program> {
  const program = await startServing(settings);
  programs.push(program);
  return program;
}

afterEach(async () => {
  for (const { child, ended } of programs.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
});

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** One Russian line, an exit code, no stack. */
function expectRefused({ code, err }: Outcome, line: RegExp): void {
  expect(err).toMatch(line);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(err).not.toMatch(/\bat .*:\d+|Error:/);
  expect(code).toBe(1);
}

const addTown = (settings: Record<string, string>, code: string) =>
  callProgram(['municipality', 'add', code, '--name', `Округ ${code}`, '--json'], settings);

const read = (settings: Record<string, string>, file: string) => callProgram(['backup', file, '--json'], settings);

describe('opora serve', () => {
  it(
    'answers when ready, prints address and access code, and stops on either signal with nothing left',
    async () => {
      const settings = await useShared();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        const { child, ended, said } = await startServing(settings);
        const health = await fetch(`http://127.0.0.1:${settings.OPORA_PORT}/api/health`);
        const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
        expect(await health.json()).toEqual({ status: 'ok', version });
        await waitUntil(() => said().includes('код доступа'));
        child.kill(signal);
        child.kill(signal);
        const { code, out, err } = await ended;
        expect({ code, err }).toEqual({ code: 0, err: '' });
        expect(out).toMatch(new RegExp(`^Опора открыта: http://127.0.0.1:${settings.OPORA_PORT}\\n`));
        expect(out).toMatch(/Первый запуск: откройте \S+\/first-run, код доступа \d{8}\n/);
        expect(listPids(settings.OPORA_DATA)).toEqual([]);
      }
    },
    LONG,
  );

  it(
    'comes back after kill −9 of any of its processes with everything that was acknowledged',
    async () => {
      const settings = await useShared();
      let towns = 0;
      for (const victim of ['program', 'database'] as const) {
        const program = await startServing(settings);
        const added = await addTown(settings, `town${++towns}`);
        expect(added.code).toBe(0);
        const postmaster = Number(
          (await readFile(join(settings.OPORA_DATA, 'database/data/postmaster.pid'), 'utf8')).split('\n')[0],
        );
        process.kill(victim === 'program' ? (program.child.pid ?? 0) : postmaster, 'SIGKILL');
        const { code } = await program.ended;
        expect(code).toBe(victim === 'program' ? null : 1);
      }
      await serve(settings);
      const again = await addTown(settings, 'town1');
      expectRefused(again, /town1/);
      const other = await addTown(settings, 'town2');
      expectRefused(other, /town2/);
    },
    LONG,
  );

  it(
    'is refused on a folder where another serve works, and that one goes on',
    async () => {
      const settings = await useShared();
      await serve(settings);
      const second = await callProgram(['serve'], { ...settings, OPORA_PORT: String(await findPort()) });
      expectRefused(second, /уже работает другой запуск программы \(процесс \d+\)/);
      expect((await fetch(`http://127.0.0.1:${settings.OPORA_PORT}/api/health`)).status).toBe(200);
    },
    LONG,
  );

  it(
    'names a busy port',
    async () => {
      const settings = await makeSettings();
      const other = createServer().listen(Number(settings.OPORA_PORT), '127.0.0.1');
      expectRefused(await callProgram(['serve'], settings), /^Порт занят: 127\.0\.0\.1:\d+\. /);
      other.close();
    },
    LONG,
  );

  it.runIf(process.getuid?.() === 0)(
    'names a data folder that is closed to the user of the database',
    async () => {
      const settings = await makeSettings();
      const closed = join(settings.OPORA_DATA, 'closed');
      await mkdir(closed);
      await writeFile(join(closed, 'mine'), '');
      await chmod(closed, 0o700);
      const outcome = await callProgram(['serve'], { ...settings, OPORA_DATA: join(closed, 'data') });
      expectRefused(outcome, /^Папка «.*closed» закрыта для пользователя «\w+»/);
    },
    LONG,
  );

  it(
    'names a data folder that cannot be written',
    async () => {
      const settings = await makeSettings();
      const file = join(settings.OPORA_DATA, 'file');
      await writeFile(file, '');
      expectRefused(await callProgram(['serve'], { ...settings, OPORA_DATA: join(file, 'data') }), /нельзя записать/);
    },
    LONG,
  );

  it(
    'names a wrong setting by its key and never shows a password',
    async () => {
      const settings = await makeSettings();
      expectRefused(
        await callProgram(['serve'], { ...settings, OPORA_PORT: 'восемь' }),
        /OPORA_PORT задана неверно: «восемь»/,
      );
      const outcome = await callProgram(['serve'], { ...settings, DATABASE_URL: 'mysql://root:secret@host/base' });
      expectRefused(outcome, /DATABASE_URL задана неверно\./);
      expect(outcome.err).not.toContain('secret');
    },
    LONG,
  );
});

/** A disk of 60 MB: the cluster alone fills it. */
function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a full disk', () => {
  it.runIf(canMount())(
    'is named in one line, and the folder works when there is room again',
    async () => {
      const settings = await makeSettings();
      const mount = `mount -t tmpfs -o size=20m,mode=755 tmpfs ${settings.OPORA_DATA} && exec "$@"`;
      const program = runProgram(['serve'], settings, ['unshare', '-m', 'sh', '-c', mount, 'sh']);
      expectRefused(await program.ended, /кончилось место/);
      await serve(settings);
    },
    LONG,
  );
});

describe('the command line', () => {
  it(
    'joins a running server, and works alone when there is none',
    async () => {
      const settings = await useShared();
      const alone = await addTown(settings, 'alone');
      expect(alone).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(alone.out)).toMatchObject({ code: 'alone', name: 'Округ alone' });
      expect(listPids(settings.OPORA_DATA)).toEqual([]);
      await serve(settings);
      const joined = await addTown(settings, 'joined');
      expect(joined).toMatchObject({ code: 0, err: '' });
      expect((await fetch(`http://127.0.0.1:${settings.OPORA_PORT}/api/health`)).status).toBe(200);
      expectRefused(await addTown(settings, 'alone'), /alone/);
    },
    LONG,
  );

  it(
    'backs a running installation up and restores it into another, which serves it',
    async () => {
      const settings = await useShared();
      await serve(settings);
      await addTown(settings, 'town');
      const file = join(settings.OPORA_DATA, 'backup.tar.gz');
      const saved = await read(settings, file);
      expect(saved).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(saved.out)).toMatchObject({ file, missing: [] });
      expectRefused(await read(settings, file), /уже есть/);
      const other = await makeSettings();
      const restored = await callProgram(['restore', file, '--json'], other);
      expect(restored).toMatchObject({ code: 0, err: '' });
      expectRefused(await callProgram(['restore', file], other), /только в пустую установку/);
      await serve(other);
      expectRefused(await addTown(other, 'town'), /town/);
      expectRefused(await callProgram(['restore', file], other), /уже работает другой запуск/);
    },
    LONG,
  );

  it(
    'helps in Russian, and refuses what it does not know',
    async () => {
      const help = await callProgram(['--help'], {});
      expect(help).toMatchObject({ code: 0, err: '' });
      const lines = help.out.split('\n').filter((text) => /^ {2}\w/.test(text));
      const checkOwn = async (line: string) => {
        expect(line).toMatch(/^ {2}[a-z -]+ {2,}[А-ЯЁ]/);
        const name = line.trim().split(/ {2,}/)[0] ?? '';
        const own = await callProgram([...name.split(' '), '--help'], {});
        expect(own).toMatchObject({ code: 0, err: '' });
        expect(own.out).toContain(`opora ${name}`);
      };
      for (let at = 0; at < lines.length; at += 2) await Promise.all(lines.slice(at, at + 2).map(checkOwn));
      expect((await callProgram(['nonsense'], {})).err).toMatch(/^Нет команды «nonsense»\./);
      expectRefused(await callProgram(['backup', '--nonsense'], {}), /Не понят ключ «--nonsense»/);
      expectRefused(await callProgram(['backup'], {}), /Не указано: файл резервной копии/);
    },
    LONG,
  );
});

describe('a database of one’s own', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase('migrated');
  });
  afterAll(async () => {
    await Promise.all([database.app.destroy(), database.owner.destroy()]);
  });

  const urlsOf = ({ appUrl, ownerUrl }: TestDatabase) => ({ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl });

  async function changeRows(statement: string): Promise<void> {
    const { superUrl } = database as TestDatabase & { superUrl: string };
    const client = new pg.Client({ connectionString: superUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  }

  it(
    'is served, and a second serve on it is refused',
    async () => {
      const settings = { ...(await makeSettings()), ...urlsOf(database) };
      await serve(settings);
      expect(await readdir(settings.OPORA_DATA)).toEqual(['session-secret']);
      const other = { ...(await makeSettings()), ...urlsOf(database) };
      expectRefused(await callProgram(['serve'], other), /уже работает другой запуск/);
    },
    LONG,
  );

  it(
    'is named when it cannot be reached, with the key and without the password',
    async () => {
      const settings = await makeSettings();
      const wrong = 'postgresql://opora_app:тайна@127.0.0.1:1/opora';
      const outcome = await callProgram(['serve'], { ...settings, DATABASE_URL: wrong, DATABASE_OWNER_URL: wrong });
      expectRefused(outcome, /^Не удалось подключиться по DATABASE_URL \(ECONNREFUSED\)/);
      expect(outcome.err).not.toContain('тайна');
      expectRefused(await callProgram(['serve'], { ...settings, DATABASE_URL: wrong }), /нет DATABASE_OWNER_URL/);
    },
    LONG,
  );

  it(
    'is refused with a role for which row-level security does not hold',
    async () => {
      const settings = await makeSettings();
      const urls = { DATABASE_URL: database.ownerUrl, DATABASE_OWNER_URL: database.ownerUrl };
      expectRefused(await callProgram(['serve'], { ...settings, ...urls }), /не ограничена правами/);
    },
    LONG,
  );

  it(
    'is refused when it is newer than the program',
    async () => {
      const settings = { ...(await makeSettings()), ...urlsOf(database) };
      await changeRows(`insert into schema_migration (name, digest) values ('9999-future.sql', 'x')`);
      expectRefused(await callProgram(['serve'], settings), /более новой версией программы/);
      await changeRows(`delete from schema_migration where name = '9999-future.sql'`);
    },
    LONG,
  );

  it(
    'is refused when the clock is a day behind its journal',
    async () => {
      const settings = { ...(await makeSettings()), ...urlsOf(database) };
      expect((await addTown(settings, 'future')).code).toBe(0);
      await changeRows(`update audit_entry set happened_at = now() + interval '23 hours'`);
      expect((await addTown(settings, 'nearly')).code).toBe(0);
      await changeRows(`update audit_entry set happened_at = now() + interval '25 hours'`);
      expectRefused(await callProgram(['serve'], settings), /Часы компьютера отстают/);
    },
    LONG,
  );
});
