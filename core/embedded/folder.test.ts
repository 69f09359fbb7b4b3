import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeLinks } from './binaries.ts';
import { canServerReach, startEmbedded } from './server.ts';
import {
  copyCluster,
  listPids,
  makeStoppedCluster,
  makeTemporaryFolder,
  queryRows,
  removeFolder,
} from './testing/temporary-server.ts';

const log = () => undefined;
const isRoot = process.getuid?.() === 0;

let base: string;
let template: string;
let copies = 0;

beforeAll(async () => {
  base = await makeTemporaryFolder();
  template = await makeStoppedCluster(base);
});

afterAll(async () => {
  await removeFolder(base);
});

function makeCopy(): string {
  copies += 1;
  return copyCluster(template, join(base, `copy-${copies}`));
}

describe('a lock left from a crash', () => {
  test.each([
    ['of a dead server', '4194000\n/nowhere\n1700000000\n5432\n\n\n  0  0\nready\n'],
    ['that is empty', ''],
    ['whose number now belongs to another program', `${process.pid}\n/nowhere\n1700000000\n5432\n\n\n  0  0\nready\n`],
  ])('%s does not stop a start', async (_, text) => {
    const folder = makeCopy();
    await writeFile(join(folder, 'data', 'postmaster.pid'), text, { mode: 0o600 });
    const owner = await stat(join(folder, 'data'));
    if (isRoot) execFileSync('chown', [`${owner.uid}:${owner.gid}`, join(folder, 'data', 'postmaster.pid')]);
    const server = await startEmbedded({ folder, tuning: 'test', log });
    expect(await queryRows(server.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(listPids(folder)).toEqual([]);
  });
});

describe('a folder that will not do', () => {
  test('a file in its place: not writable', async () => {
    const folder = join(base, 'file');
    await writeFile(folder, 'мой файл');
    await expect(startEmbedded({ folder, log })).rejects.toMatchObject({ code: 'folder_not_writable' });
    await expect(startEmbedded({ folder: join(folder, 'below'), log })).rejects.toMatchObject({
      code: 'folder_not_writable',
    });
    expect(await readFile(folder, 'utf8')).toBe('мой файл');
  });

  test('a folder without the right to write: not writable, and nothing is put there', async () => {
    // Root may write anywhere but where the system itself forbids it.
    const folder = isRoot ? '/sys/kernel' : join(base, 'read-only');
    if (!isRoot) await mkdir(folder, { mode: 0o555 });
    const before = await readdir(folder);
    await expect(startEmbedded({ folder: join(folder, 'opora'), log })).rejects.toMatchObject({
      code: 'folder_not_writable',
    });
    expect(await readdir(folder)).toEqual(before);
  });

  test('below a folder closed to the user of the database: root is told which one, an ordinary user is that user', async () => {
    const closed = join(base, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const folder = join(closed, 'data');
    expect(await canServerReach(folder)).toBe(!isRoot);
    expect(await canServerReach(join(base, 'not', 'yet', 'there'))).toBe(true);
    const started = startEmbedded({ folder, tuning: 'test', log }).then(
      async (server) => {
        await server.stop();
        return 'started';
      },
      (error: { code: string; details: { folder: string } }) => `${error.code} ${error.details.folder}`,
    );
    expect(await started).toBe(isRoot ? `folder_closed ${closed}` : 'started');
  });

  test('data of another version of PostgreSQL: refused, untouched', async () => {
    const folder = makeCopy();
    await writeFile(join(folder, 'data', 'PG_VERSION'), '99\n');
    const before = await readdir(join(folder, 'data'));
    await expect(startEmbedded({ folder, log })).rejects.toMatchObject({
      code: 'newer_version',
      details: { found: '99', expected: '18' },
    });
    expect(await readdir(join(folder, 'data'))).toEqual(before);
  });

  test('broken data: the reason out of the log is in the line, no process stays', async () => {
    const folder = makeCopy();
    await rm(join(folder, 'data', 'global', 'pg_control'));
    const error = await startEmbedded({ folder, log }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'failed_to_start' });
    const control = `"${folder}/data/global/pg_control"`;
    expect(String(error)).toContain(`could not open file ${control}: No such file or directory`);
    expect(listPids(folder)).toEqual([]);
  });
});

describe('a folder that will do', () => {
  test('a long path: the socket goes where its address fits', async () => {
    const folder = copyCluster(template, join(base, 'очень длинное имя папки с данными муниципалитета'.repeat(2)));
    const server = await startEmbedded({ folder, tuning: 'test', log });
    const [row] = await queryRows(server.superUrl, "SELECT current_setting('unix_socket_directories') AS place");
    await server.stop();
    expect(String(row?.place)).toMatch(/^\/\w+\/opora-socket-\w{6}$/);
    await expect(stat(String(row?.place))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('a copy without its passwords gets new ones and keeps its data', async () => {
    const folder = makeCopy();
    const before = await readFile(join(folder, 'passwords.json'), 'utf8');
    await rm(join(folder, 'passwords.json'));
    const server = await startEmbedded({ folder, tuning: 'test', log });
    expect(await queryRows(server.ownerUrl, 'SELECT current_user::text AS role')).toEqual([{ role: 'opora_owner' }]);
    await server.stop();
    expect(await readFile(join(folder, 'passwords.json'), 'utf8')).not.toBe(before);
  });
});

test('the libraries get their links, those that are there stay', async () => {
  const folder = join(base, 'native');
  await mkdir(join(folder, 'lib'), { recursive: true });
  const links = ['liba.so', 'liba.so.1'].map((name) => ({
    source: 'native/lib/liba.so.1.2',
    target: `native/lib/${name}`,
  }));
  await writeFile(join(folder, 'pg-symlinks.json'), JSON.stringify(links));
  await makeLinks(folder);
  await makeLinks(folder);
  expect(await readlink(join(folder, 'lib', 'liba.so'))).toBe('liba.so.1.2');
  expect(await readlink(join(folder, 'lib', 'liba.so.1'))).toBe('liba.so.1.2');
});
