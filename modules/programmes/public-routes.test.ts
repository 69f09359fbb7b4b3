import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeLargeDocument } from '#core/office/document/testing/large-document.ts';
import { mountPublicCheck } from './public-routes.ts';

const MEGABYTE = 1024 * 1024;
const ROWS = ['1\tСеминар\tмарт 2026\tРМК', '2\tЯрмарка\tапрель 2026\tРМК', '4\tКонкурс\tмай 2026\tРМК'];
const PLAN = ['№\tМероприятие\tСроки\tОтветственные', ...ROWS].join('\n');

let server: FastifyInstance;
let now: Date;
let temporary: string;
const known = process.env.TMPDIR;

beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'opora-check-test-'));
  process.env.TMPDIR = temporary;
  now = new Date('2026-11-22T09:00:00Z');
  server = Fastify();
  await server.register(async (scope) => mountPublicCheck(scope, { clock: { now: () => now } }));
  await server.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(async () => {
  await server.close();
  if (known === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = known;
  await rm(temporary, { recursive: true, force: true });
});

interface Sent {
  readonly answer: Promise<{ status: number; body: string }>;
  end(bytes?: Uint8Array): void;
}

/** A sender that has said how much there is to come and waits. */
function begin(length: number, path = '/api/check', type = 'application/octet-stream'): Sent {
  const { port } = server.server.address() as AddressInfo;
  const headers = { 'content-type': type, 'content-length': String(length), 'x-file-name': 'plan.txt' };
  const request = ask({ host: '127.0.0.1', port, path, agent: false, method: 'POST', headers });
  const answer = new Promise<{ status: number; body: string }>((resolve, reject) => {
    request.on('response', async (response) =>
      resolve({ status: response.statusCode ?? 0, body: await text(response) }),
    );
    // One that is refused may find the door shut while it still sends.
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
    });
  });
  request.flushHeaders();
  return { answer, end: (bytes) => void request.end(bytes) };
}

async function send(bytes: Uint8Array, path?: string, type?: string) {
  const { answer, end } = begin(bytes.length, path, type);
  end(bytes);
  const { status, body } = await answer;
  return { status, body: JSON.parse(body) as Record<string, unknown> };
}

const passMinute = () => {
  now = new Date(now.getTime() + 60_000);
};

const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).toSorted();

describe('checking a document without an account', () => {
  it('[DOC-17] says what is wrong and keeps nothing', async () => {
    const { status, body } = await send(Buffer.from(PLAN));
    expect([status, body.activities]).toEqual([200, 3]);
    expect((body.findings as { code: string }[]).map(({ code }) => code)).toContain('numbering_gap');
    expect(await readdir(temporary)).toEqual([]);
  });

  it('explains what cannot be read, nothing at all and another kind of content', async () => {
    expect(await send(Buffer.from('%PDF-1.7'))).toMatchObject({ status: 400, body: { code: 'document_unreadable' } });
    expect(await send(new Uint8Array())).toMatchObject({ status: 400, body: { code: 'document_unreadable' } });
    expect(await send(Buffer.from('{}'), '/api/check', 'application/json')).toMatchObject({
      status: 400,
      body: { code: 'bad_input' },
    });
    expect(await send(Buffer.from(PLAN), '/api/check/marked')).toMatchObject({
      status: 400,
      body: { code: 'document_not_markable' },
    });
  });

  it('takes 20 MB and no more, by what is announced', async () => {
    const { answer } = begin(20 * MEGABYTE + 1);
    expect(await answer).toMatchObject({ status: 413, body: expect.stringContaining('check_size') });
  });

  it('lets an address ask ten times a minute', async () => {
    const once = () => send(Buffer.from(PLAN));
    for (let time = 0; time < 10; time += 1) expect((await once()).status).toBe(200);
    expect(await once()).toMatchObject({ status: 429, body: { code: 'too_many' } });
    passMinute();
    expect((await once()).status).toBe(200);
  });

  it('listens to six senders at once, and to the next when one is through', async () => {
    const slow = Array.from({ length: 6 }, () => begin(PLAN.length));
    // The seventh finds out that the six have come.
    const comeAgain = async () => {
      passMinute();
      return (await send(Buffer.from(PLAN))).status;
    };
    await expect.poll(comeAgain, { timeout: 10_000 }).toBe(503);
    for (const sender of slow) sender.end(new Uint8Array(PLAN.length).fill(0x61));
    await Promise.all(slow.map(({ answer }) => answer));
    passMinute();
    expect((await send(Buffer.from(PLAN))).status).toBe(200);
  });

  it('reads two documents at once and asks the others to come again', async () => {
    const bytes = makeLargeDocument(60, 5, { 'word/media/scan.png': randomBytes(5 * MEGABYTE) });
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(bytes)));
    expect(new Set(statuses(answers))).toEqual(new Set([200, 429, 503]));
    const counts = Map.groupBy(answers, ({ status }) => status);
    expect(counts.get(429)?.length).toBe(10);
    expect(counts.get(503)?.every(({ body }) => body.code === 'check_busy')).toBe(true);
    expect(await readdir(temporary)).toEqual([]);
  });
});
