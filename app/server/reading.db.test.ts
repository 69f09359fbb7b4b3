import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLargeDocument } from '#core/office/document/testing/large-document.ts';
import { createAuth } from '#modules/accounts/auth.ts';
import { buildUser, signInAs } from '#tests/builders/accounts.ts';
import { createTestApplication } from '#tests/builders/application.ts';
import { createTestTenant } from '#tests/database/database.ts';
import type { Application } from './application.ts';
import { loadConfig } from './config.ts';
import { createHttpServer } from './http.ts';

const SECRET = 'a secret of the tests, thirty-two signs at least';
const DOCUMENT = Buffer.from(makeLargeDocument(50, 5));

let server: FastifyInstance;
let application: Application;
let tenantId: string;
let cookie: string;

beforeAll(async () => {
  application = await createTestApplication();
  const baseUrl = 'http://127.0.0.1:3000';
  const auth = createAuth(application.database.app, {
    ...{ secret: SECRET, baseUrl, isOpenToAnyHost: false, oidc: undefined },
  });
  server = await createHttpServer({ application, auth, config: loadConfig({}) });
  tenantId = await createTestTenant();
  const user = await buildUser(application.database.app, { tenantId, role: 'methodist' });
  cookie = await signInAs(application.database.app, user.accountId, SECRET);
});

afterAll(() => server.close());

const bytesType = { 'content-type': 'application/octet-stream', 'x-file-name': 'plan.docx' };

async function call(path: string, json: unknown) {
  const answer = await server.inject({
    method: 'POST',
    url: `/api/rpc/${path}`,
    headers: { cookie },
    payload: { json },
  });
  return { status: answer.statusCode, json: (answer.json() as { json: unknown }).json };
}

async function upload(): Promise<string> {
  const length = String(DOCUMENT.length);
  const headers = { cookie, ...bytesType, 'x-file-purpose': 'programme', 'content-length': length };
  const answer = await server.inject({ method: 'POST', url: '/api/upload', headers, payload: DOCUMENT });
  return (answer.json() as { id: string }).id;
}

/** Which of the works ends first, after all of them have begun. */
async function findFirst(works: Readonly<Record<string, readonly Promise<unknown>[]>>): Promise<string> {
  const named = Object.entries(works).flatMap(([name, all]) => all.map((work) => work.then(() => name)));
  return Promise.race(named);
}

const search = () => call('desk/search', { query: 'ив' });

async function countKept(): Promise<unknown[]> {
  return application.asSystem(tenantId, async ({ db }) => {
    const [files, readings, entries] = await Promise.all(
      (['file', 'programmeReading', 'auditEntry'] as const).map((table) =>
        db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll().as('count'))
          .executeTakeFirstOrThrow(),
      ),
    );
    return [files?.count, readings?.count, entries?.count];
  });
}

describe('while documents are read', () => {
  it('no connection is held: ten of them leave the pool to the others', async () => {
    const fileId = await upload();
    const opened = Array.from({ length: 10 }, () => call('programmes/openReading', { fileId }));
    expect(await findFirst({ opened, search: [search()] })).toBe('search');
    expect((await Promise.all(opened)).map(({ status }) => status)).toEqual(new Array(10).fill(200));
  });

  it('those who have signed in are answered, and of strangers’ documents nothing is kept', async () => {
    const before = await countKept();
    const checked = Array.from({ length: 20 }, () =>
      server.inject({ method: 'POST', url: '/api/check', headers: bytesType, payload: DOCUMENT }),
    );
    const read = checked.map(async (one) => {
      const { statusCode } = await one;
      // A refusal is no reading: it may well come first.
      return statusCode === 200 ? statusCode : new Promise<never>(() => {});
    });
    expect(await findFirst({ read, search: [search()] })).toBe('search');
    const statuses = (await Promise.all(checked)).map(({ statusCode }) => statusCode);
    expect(new Set(statuses)).toEqual(new Set([200, 429, 503]));
    expect(await countKept()).toEqual(before);
  });

  it('a document that cannot be read leaves no reading, and may be read by its sender only', async () => {
    const { app } = application.database;
    const other = await buildUser(app, { tenantId, role: 'methodist' });
    const fileId = await upload();
    const before = await countKept();
    const headers = { cookie: await signInAs(app, other.accountId, SECRET) };
    const payload = { json: { fileId } };
    const stranger = await server.inject({ method: 'POST', url: '/api/rpc/programmes/openReading', headers, payload });
    expect(stranger.statusCode).toBe(404);
    expect(await call('programmes/openReading', { text: '%PDF-1.7 и ещё несколько слов' })).toMatchObject({
      status: 400,
      json: { code: 'document_unreadable' },
    });
    expect(await countKept()).toEqual(before);
  });
});
