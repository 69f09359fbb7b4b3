import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedServer, startEmbedded } from './server.ts';
import {
  copyCluster,
  listPids,
  makeStoppedCluster,
  makeTemporaryFolder,
  queryRows,
  removeFolder,
  startChild,
  waitUntil,
} from './testing/temporary-server.ts';

const log = () => undefined;

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

async function checkAcknowledged(server: EmbeddedServer, acknowledged: readonly string[]): Promise<void> {
  const rows = await queryRows(server.ownerUrl, 'SELECT number FROM acknowledged ORDER BY number');
  const kept = new Set(rows.map((row) => String(row.number)));
  expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
}

describe('kill −9 of the program', () => {
  test.each([20, 200])(
    'after %i commits: the server goes too, and every acknowledged row comes back',
    async (commits) => {
      const folder = makeCopy();
      const child = startChild(folder);
      expect(await waitUntil(() => child.lines.length >= commits, 30)).toBe(true);
      process.kill(child.pid, 'SIGKILL');
      await child.ended;
      const server = await startEmbedded({ folder, log });
      await checkAcknowledged(server, child.lines);
      await server.stop();
      expect(await waitUntil(() => listPids(folder).length === 0)).toBe(true);
    },
  );

  test('the server ends by itself, also when nobody starts the program again', async () => {
    const folder = makeCopy();
    const child = startChild(folder);
    expect(await waitUntil(() => child.lines.length >= 10, 30)).toBe(true);
    process.kill(child.pid, 'SIGKILL');
    await child.ended;
    expect(await waitUntil(() => listPids(folder).length === 0)).toBe(true);
  });

  test('killed together with the watcher, it leaves a server that the next start takes over', async () => {
    const folder = makeCopy();
    const child = startChild(folder);
    expect(await waitUntil(() => child.lines.length >= 10, 30)).toBe(true);
    const watchers = listPids('opora-database-watcher').filter((pid) => listPids(folder).includes(pid));
    expect(watchers.length).toBe(2);
    for (const pid of [child.pid, ...watchers]) process.kill(pid, 'SIGKILL');
    await child.ended;
    const server = await startEmbedded({ folder, log });
    await checkAcknowledged(server, child.lines);
    await server.stop();
    expect(listPids(folder)).toEqual([]);
  });
});

type Part = 'server' | 'first shell' | 'second shell';

/** The first shell of the watcher is the older one. */
function findPart(folder: string, part: Part): number {
  const ours = [...listPids(folder)].sort((left, right) => left - right);
  const watchers = listPids('opora-database-watcher').filter((pid) => ours.includes(pid));
  const [first, second] = [...watchers].sort((left, right) => left - right);
  const server = listPids('/postgres -D ').find((pid) => ours.includes(pid) && !watchers.includes(pid));
  const pid = { server, 'first shell': first, 'second shell': second }[part];
  if (pid === undefined) throw new Error(`no ${part} on ${folder}`);
  return pid;
}

describe('kill −9 of a part', () => {
  test.each<Part>(['server', 'first shell', 'second shell'])(
    '%s: noticed once, nothing stays, it starts again',
    async (part) => {
      const folder = makeCopy();
      let exits = 0;
      const first = await startEmbedded({
        folder,
        log,
        onExit: () => {
          exits += 1;
        },
      });
      await queryRows(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS seven');
      process.kill(findPart(folder, part), 'SIGKILL');
      expect(await waitUntil(() => exits === 1)).toBe(true);
      const second = await startEmbedded({ folder, log });
      expect(await queryRows(second.ownerUrl, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
      await first.stop();
      await second.stop();
      expect(await waitUntil(() => listPids(folder).length === 0)).toBe(true);
      expect(exits).toBe(1);
    },
  );
});
