import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipParts } from '#core/office/testing/build.ts';
import { createAuth } from '#modules/accounts/auth.ts';
import { buildUser, signInAs } from '#tests/builders/accounts.ts';
import { createTestApplication } from '#tests/builders/application.ts';
import { buildPerson } from '#tests/builders/people.ts';
import { createTestTenant } from '#tests/database/database.ts';
import type { Application } from './application.ts';
import { MODULES } from './composition.ts';
import { loadConfig } from './config.ts';
import { createHttpServer } from './http.ts';

const SECRET = 'a secret of the tests, thirty-two signs at least';
const BASE = 'http://127.0.0.1:3000';
const MEGABYTE = 1024 * 1024;

let server: FastifyInstance;
let application: Application;
let tenantId: string;
let bundleFolder: string;
let cookie: string;

beforeAll(async () => {
  bundleFolder = await mkdtemp(join(tmpdir(), 'opora-bundle-'));
  await mkdir(join(bundleFolder, 'assets'));
  await writeFile(join(bundleFolder, 'index.html'), '<!doctype html><title>Опора</title>');
  await writeFile(join(bundleFolder, 'assets/main-1.js'), 'plain');
  await writeFile(join(bundleFolder, 'assets/main-1.js.br'), 'brotli');
  await writeFile(join(bundleFolder, 'assets/main-1.js.gz'), 'gzip');
  application = await createTestApplication();
  const auth = createAuth(application.database.app, {
    secret: SECRET,
    baseUrl: BASE,
    isOpenToAnyHost: false,
    oidc: undefined,
  });
  server = await createHttpServer({
    application,
    auth,
    config: loadConfig({ OPORA_BUNDLE: bundleFolder }),
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  tenantId = await createTestTenant();
  const user = await buildUser(application.database.app, { tenantId, role: 'methodist' });
  cookie = await signInAs(application.database.app, user.accountId, SECRET);
});

afterAll(async () => {
  await server.close();
  await rm(bundleFolder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A request over a real socket, its body sent as it is: by length or in chunks. */
function send(path: string, body: Buffer, headers: Record<string, string>): Promise<Answer> {
  const { port } = server.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = ask(
      { host: '127.0.0.1', port, path, agent: false, method: 'POST', headers: { cookie, ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
      },
    );
    // A server that has refused closes before it has read all.
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
    });
    request.end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const LIMITED = ['/api/rpc/desk/search', '/api/v1/desk/search', '/api/auth/sign-in/username', '/api/public/first-run'];

describe('the size of a body', () => {
  const large = Buffer.from(JSON.stringify({ json: { query: 'а'.repeat(3 * MEGABYTE) } }));

  it.each(LIMITED)('is limited by its length: %s', async (path) => {
    const { status } = await send(path, large, { ...JSON_TYPE, 'content-length': String(large.length) });
    expect(status).toBe(413);
  });

  it.each(LIMITED)('is limited when it does not say its length: %s', async (path) => {
    const { status } = await send(path, large, { ...JSON_TYPE, 'transfer-encoding': 'chunked' });
    expect([411, 413]).toContain(status);
  });

  it('of an upload must be said beforehand and is limited too', async () => {
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'a.xlsx' };
    const chunked = await send('/api/upload', Buffer.from('x'), { ...headers, 'transfer-encoding': 'chunked' });
    expect(chunked.status).toBe(413);
    const huge = await send('/api/upload', Buffer.alloc(0), { ...headers, 'content-length': String(400 * MEGABYTE) });
    expect(huge.status).toBe(413);
    const ordinary = Buffer.alloc(5 * MEGABYTE, 'x');
    const taken = await send('/api/upload', ordinary, { ...headers, 'content-length': String(ordinary.length) });
    expect(taken).toMatchObject({ status: 200 });
    expect(JSON.parse(taken.body)).toMatchObject({ name: 'a.xlsx', size: 5 * MEGABYTE });
  });
});

describe('a slow upload', () => {
  const half = Buffer.alloc(1000, 'x');

  /** Sends half of what it has announced and waits. */
  function startSlowly(name: string): { finish(): Promise<Answer>; breakOff(): void } {
    const { port } = server.server.address() as AddressInfo;
    const headers = { cookie, 'content-type': 'application/octet-stream', 'content-length': String(2 * half.length) };
    const request = ask({
      ...{ host: '127.0.0.1', port, path: '/api/upload', agent: false, method: 'POST' },
      headers: { ...headers, 'x-file-name': name },
    });
    const answer = new Promise<Answer>((resolve, reject) => {
      request.on('error', reject).on('response', async (response) => {
        resolve({ status: response.statusCode ?? 0, body: await text(response) });
      });
    });
    answer.catch(() => {});
    request.write(half);
    return {
      async finish() {
        request.end(half);
        return answer;
      },
      breakOff: () => void request.destroy(),
    };
  }

  const countReceived = async () =>
    (await readdir(application.services.files.folder, { recursive: true })).filter((name) => name.endsWith('.part'))
      .length;

  it('holds no database connection: ten of them leave the pool to the others', async () => {
    const uploads = Array.from({ length: 10 }, (_, at) => startSlowly(`${at}.xlsx`));
    await expect.poll(countReceived, { timeout: 10_000 }).toBe(10);
    const started = performance.now();
    const search = { json: { query: 'ив' } };
    const { statusCode } = await server.inject({
      ...{ method: 'POST', url: '/api/rpc/desk/search', headers: { cookie }, payload: search },
    });
    expect(statusCode).toBe(200);
    expect(performance.now() - started).toBeLessThan(5_000);
    const answers = await Promise.all(uploads.map((upload) => upload.finish()));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await countReceived()).toBe(0);
  });

  it('that breaks off leaves nothing behind', async () => {
    const listAll = async () => (await readdir(application.services.files.folder, { recursive: true })).toSorted();
    const upload = startSlowly('broken.xlsx');
    await expect.poll(countReceived, { timeout: 10_000 }).toBe(1);
    const during = await listAll();
    upload.breakOff();
    await expect.poll(countReceived, { timeout: 10_000 }).toBe(0);
    expect(await listAll()).toEqual(during.filter((name) => !name.endsWith('.part')));
  });

  it('of somebody who may not upload is refused before it is taken in', async () => {
    const teacher = await buildUser(application.database.app, { tenantId, role: 'teacher' });
    const headers = {
      cookie: await signInAs(application.database.app, teacher.accountId, SECRET),
      ...{ 'content-type': 'application/octet-stream', 'x-file-name': 'a.xlsx', 'content-length': '1' },
    };
    expect(await send('/api/upload', Buffer.from('x'), headers)).toMatchObject({ status: 403 });
    expect(await countReceived()).toBe(0);
  });
});

describe('a paper that shows an item of a pathway is done', () => {
  const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
  const headersOf = (sender: string, length: number) => ({
    cookie: sender,
    ...{ 'content-type': 'application/octet-stream', 'x-file-purpose': 'evidence', 'content-length': String(length) },
    'x-file-name': encodeURIComponent('Удостоверение.png'),
  });
  let teacher: string;

  beforeAll(async () => {
    const { app } = application.database;
    const personId = await application.asSystem(tenantId, (context) =>
      buildPerson(context, 'Лунёва Анна Петровна', null),
    );
    const user = await buildUser(app, { tenantId, role: 'teacher', personId });
    teacher = await signInAs(app, user.accountId, SECRET);
  });

  it('[IOM-07] is taken from a teacher, under its own kind, and read back', async () => {
    const taken = await send('/api/upload', PNG, headersOf(teacher, PNG.length));
    expect(taken).toMatchObject({ status: 200 });
    const { id } = JSON.parse(taken.body) as { id: string };
    const read = await server.inject({ url: `/api/files/${id}`, headers: { cookie: teacher } });
    expect(read.headers['content-type']).toBe('image/png');
    // Nothing names it yet: it is nobody else's.
    expect((await server.inject({ url: `/api/files/${id}`, headers: { cookie } })).statusCode).toBe(404);
  });

  it('[IOM-07] must be a photograph or PDF, whatever its name, and leaves nothing behind when it is not', async () => {
    const listAll = async () => (await readdir(application.services.files.folder, { recursive: true })).toSorted();
    const before = (await listAll()).filter((name) => name.length > 40);
    const program = Buffer.from('MZ program');
    const refused = await send('/api/upload', program, headersOf(teacher, program.length));
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.body)).toMatchObject({ message: expect.stringContaining('Это не фото и не PDF') });
    expect((await listAll()).filter((name) => name.length > 40)).toEqual(before);
  });

  it('[IOM-07] is at most 20 MB', async () => {
    const refused = await send('/api/upload', Buffer.alloc(0), headersOf(teacher, 21 * MEGABYTE));
    expect(refused.status).toBe(413);
    expect(JSON.parse(refused.body)).toMatchObject({ message: expect.stringContaining('больше 20 МБ') });
  });

  it('[ROLE-04] is not taken from an administrator, who has no pathways', async () => {
    const admin = await buildUser(application.database.app, { tenantId, role: 'administrator' });
    const sender = await signInAs(application.database.app, admin.accountId, SECRET);
    expect(await send('/api/upload', PNG, headersOf(sender, PNG.length))).toMatchObject({ status: 403 });
  });
});

describe('a paper that shows a row of a plan is done', () => {
  const headersOf = (sender: string, name: string, length: number) => ({
    cookie: sender,
    ...{ 'content-type': 'application/octet-stream', 'x-file-purpose': 'programme_evidence' },
    ...{ 'content-length': String(length), 'x-file-name': encodeURIComponent(name) },
  });
  let teacher: string;

  beforeAll(async () => {
    const { app } = application.database;
    const personId = await application.asSystem(tenantId, (context) =>
      buildPerson(context, 'Кедров Борис Ильич', null),
    );
    const user = await buildUser(app, { tenantId, role: 'teacher', personId });
    teacher = await signInAs(app, user.accountId, SECRET);
  });

  it.each<[string, Uint8Array, string | undefined]>([
    ['Протокол.pdf', Buffer.from('%PDF-1.7 text'), 'application/pdf'],
    [
      'Отчёт.docx',
      zipParts({ 'word/document.xml': '<w/>' }),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['Отчёт.docx', Buffer.from('MZ program'), undefined],
    ['Отчёт.docx', zipParts({ 'setup.exe': 'MZ' }), undefined],
    ['Письмо.html', Buffer.from('<html><script>'), undefined],
  ])('[PLAN-02] is taken by its content, not its name: %s %#', async (name, content, type) => {
    const taken = await send('/api/upload', Buffer.from(content), headersOf(teacher, name, content.length));
    if (type === undefined) {
      expect(taken.status).toBe(400);
      expect(JSON.parse(taken.body)).toMatchObject({ message: expect.stringContaining('Такой файл не подойдёт') });
      return;
    }
    expect(taken).toMatchObject({ status: 200 });
    const { id } = JSON.parse(taken.body) as { id: string };
    const read = await server.inject({ url: `/api/files/${id}`, headers: { cookie: teacher } });
    expect(read.headers).toMatchObject({
      'content-type': type,
      'content-disposition': expect.stringMatching(/^attachment/),
    });
    // Nothing names it yet: it is nobody else's.
    expect((await server.inject({ url: `/api/files/${id}`, headers: { cookie } })).statusCode).toBe(404);
  });

  it('[PLAN-02] is at most 20 MB', async () => {
    const refused = await send('/api/upload', Buffer.alloc(0), headersOf(teacher, 'Видео.pdf', 21 * MEGABYTE));
    expect(refused.status).toBe(413);
    expect(JSON.parse(refused.body)).toMatchObject({ message: expect.stringContaining('больше 20 МБ') });
  });
});

describe('a request from another site', () => {
  const search = { json: { query: 'иванова' } };
  const call = (headers: Record<string, string>) =>
    server.inject({
      method: 'POST',
      url: '/api/rpc/desk/search',
      headers: { cookie, host: '127.0.0.1:3000', ...headers },
      payload: search,
    });

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: BASE }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 200],
  ])('%o gets %i', async (headers, status) => {
    expect((await call(headers)).statusCode).toBe(status);
  });
});

it('no answer of the API stays in a cache', async () => {
  const answers = await Promise.all([
    server.inject({
      method: 'POST',
      url: '/api/rpc/desk/search',
      headers: { cookie },
      payload: { json: { query: 'ив' } },
    }),
    server.inject({ url: '/api/auth/get-session', headers: { cookie } }),
    server.inject({ url: '/api/files/not-an-id', headers: { cookie } }),
  ]);
  for (const { headers } of answers) expect(headers['cache-control']).toContain('no-store');
});

describe('an unknown address', () => {
  it.each(['/api/nothing', '/api/rpc/nothing', '/api/rpc/desk/nothing', '/api/v1/nothing', '/api/files/not-an-id'])(
    'of the API is 404 in JSON: %s',
    async (url) => {
      const answer = await server.inject({ url, headers: { cookie } });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toContain('application/json');
      expect(answer.json()).toMatchObject({ code: 'not_found' });
    },
  );

  it('of a page is the application itself', async () => {
    const answer = await server.inject({ url: '/people/01234', headers: { accept: 'text/html' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<title>Опора</title>');
  });
});

describe('the published API', () => {
  it('describes every endpoint of every module', async () => {
    const answer = await server.inject('/api/openapi.json');
    const published = answer.json() as { openapi: string; paths: Record<string, Record<string, { summary?: string }>> };
    expect(published.openapi).toMatch(/^3\.1\./);
    const expected = MODULES.flatMap(({ name, contract }) => Object.keys(contract).map((key) => `/${name}/${key}`));
    expect(Object.keys(published.paths).sort()).toEqual(expected.sort());
    for (const path of Object.values(published.paths)) expect(path.post?.summary).toMatch(/^[A-Z]/);
  });

  it('refers to nothing that is not in it', async () => {
    const { body } = await server.inject('/api/openapi.json');
    const published = JSON.parse(body);
    const references = [...body.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? '');
    const find = (reference: string) =>
      reference
        .split('/')
        .reduce((place: Record<string, unknown> | undefined, key) => place?.[key] as never, published);
    expect(references.filter((reference) => find(reference) === undefined)).toEqual([]);
  });

  it('has a page that needs nothing from outside', async () => {
    const answer = await server.inject('/api');
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain('/api/v1/desk/search');
    expect(answer.body).not.toMatch(/src=|href="http/);
  });
});

describe('the browser bundle', () => {
  it.each([
    ['br, gzip', 'brotli', 'br'],
    ['gzip', 'gzip', 'gzip'],
    ['identity', 'plain', undefined],
  ])('goes out packed for «%s»', async (accepted, body, encoding) => {
    const answer = await server.inject({ url: '/assets/main-1.js', headers: { 'accept-encoding': accepted } });
    expect(answer.body).toBe(body);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['content-type']).toContain('javascript');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('is asked for anew where its name does not change', async () => {
    expect((await server.inject('/')).headers['cache-control']).toBe('no-cache');
  });

  it('does not answer an old script’s address with a page', async () => {
    expect((await server.inject('/assets/gone-2.js')).statusCode).toBe(404);
  });
});

it('every answer carries the headers that keep other sites and scripts out', async () => {
  for (const url of ['/', '/api/health', '/api/nothing', '/assets/main-1.js']) {
    const { headers } = await server.inject(url);
    expect(headers['content-security-policy']).toMatch(/^default-src 'self';.*frame-ancestors 'none'/);
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
  }
});
