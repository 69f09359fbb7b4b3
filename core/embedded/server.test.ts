import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EmbeddedError } from './errors.ts';
import { type EmbeddedServer, joinEmbedded, startEmbedded } from './server.ts';
import { listPids, makeTemporaryFolder, queryRows, removeFolder } from './testing/temporary-server.ts';

const log = () => undefined;

let base: string;
let folder: string;
let server: EmbeddedServer;
let exits = 0;

beforeAll(async () => {
  base = await makeTemporaryFolder();
  folder = join(base, 'данные школы');
  server = await startEmbedded({
    folder,
    log,
    onExit: () => {
      exits += 1;
    },
  });
});

afterAll(async () => {
  await server.stop();
  await removeFolder(base);
});

describe('a running embedded server', () => {
  test('has two roles without any special right, and the owner owns the database', async () => {
    const roles = await queryRows(
      server.superUrl,
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
              rolname = (SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'opora') AS is_owner
       FROM pg_roles WHERE rolname LIKE 'opora%' ORDER BY rolname`,
    );
    const rights = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: true,
    };
    expect(roles).toEqual([
      { rolname: 'opora_app', ...rights, is_owner: false },
      { rolname: 'opora_owner', ...rights, is_owner: true },
    ]);
  });

  test('gives each address its own role, all on the database opora', async () => {
    const sql = 'SELECT current_user AS role, current_database() AS database';
    const found = [
      ...(await queryRows(server.ownerUrl, sql)),
      ...(await queryRows(server.appUrl, sql)),
      ...(await queryRows(server.superUrl, sql)),
    ];
    expect(found.map((row) => `${row.role} ${row.database}`)).toEqual([
      'opora_owner opora',
      'opora_app opora',
      'postgres opora',
    ]);
  });

  test('the everyday role makes no tables', async () => {
    await expect(queryRows(server.appUrl, 'CREATE TABLE t (i integer)')).rejects.toThrow(
      'permission denied for schema public',
    );
  });

  test('a wrong password is refused', async () => {
    const url = server.appUrl.replace(/:[^:@]+@/, ':wrong@');
    await expect(queryRows(url, 'SELECT 1')).rejects.toThrow('password authentication failed for user "opora_app"');
  });

  test('sorts «ё» as «е» and not after «я», folds case and cuts Cyrillic into trigrams', async () => {
    await queryRows(server.ownerUrl, 'CREATE EXTENSION pg_trgm');
    const rows = await queryRows(
      server.ownerUrl,
      `SELECT (SELECT string_agg(word, ' ' ORDER BY word) FROM unnest(ARRAY['яма', 'ёлка', 'ель', 'жук', 'Ель']) word) AS sorted,
              lower('ЁЖ') AS lowered, similarity('УЧИТЕЛЬ', 'учитель')::float8 AS similarity`,
    );
    expect(rows).toEqual([{ sorted: 'ёлка ель Ель жук яма', lowered: 'ёж', similarity: 1 }]);
  });

  test('promises durability, checks its pages and listens to no network', async () => {
    const rows = await queryRows(
      server.superUrl,
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit',
         'data_checksums', 'listen_addresses', 'server_encoding', 'TimeZone') ORDER BY name COLLATE "C"`,
    );
    expect(rows.map((row) => `${row.name}=${row.setting}`)).toEqual([
      'TimeZone=UTC',
      'data_checksums=on',
      'fsync=on',
      'full_page_writes=on',
      'listen_addresses=',
      'server_encoding=UTF8',
      'synchronous_commit=on',
    ]);
  });

  test('never runs as root; passwords and socket are closed to others', async () => {
    const [lock, passwords] = await Promise.all([stat(join(folder, 'data')), stat(join(folder, 'passwords.json'))]);
    const own = process.getuid?.() ?? 0;
    expect(own === 0 ? lock.uid !== 0 : lock.uid === own).toBe(true);
    expect(passwords.mode & 0o777).toBe(0o600);
    expect(lock.mode & 0o777).toBe(0o700);
    const [socket] = await queryRows(server.superUrl, "SELECT current_setting('unix_socket_directories') AS place");
    expect((await stat(String(socket?.place))).mode & 0o777).toBe(0o700);
  });

  test('a second start on the folder is refused and does not disturb the first', async () => {
    const second = startEmbedded({ folder, log });
    await expect(second).rejects.toMatchObject({ code: 'already_running', details: { pid: process.pid } });
    await expect(second).rejects.toBeInstanceOf(EmbeddedError);
    expect(await queryRows(server.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('is joined by the command line, whose stop leaves it running', async () => {
    const joined = await joinEmbedded({ folder });
    expect(joined).toMatchObject({
      ownerUrl: server.ownerUrl,
      appUrl: server.appUrl,
      superUrl: server.superUrl,
      joined: true,
    });
    await joined?.stop();
    expect(await queryRows(server.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('stops without a trace, twice is once, and starts again with what was written', async () => {
    await queryRows(server.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await Promise.all([server.stop(), server.stop()]);
    expect(listPids(base)).toEqual([]);
    expect(await joinEmbedded({ folder })).toBeUndefined();
    expect(exits).toBe(0);
    server = await startEmbedded({ folder, log });
    expect(await queryRows(server.ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });
});

test('nothing is joined where there is no folder', async () => {
  expect(await joinEmbedded({ folder: '/tmp/opora-embedded-absent' })).toBeUndefined();
});
