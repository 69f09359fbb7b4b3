import type { FastifyInstance } from 'fastify';
import { baseUrlOf, findOidc, isOpenToAnyHost, loadConfig } from '#app/server/config.ts';
import { createHttpServer } from '#app/server/http.ts';
import { SYSTEM_ACTOR } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { withTenant } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';
import { createAuth } from '#modules/accounts/auth.ts';
import { createTestApplication } from '#tests/builders/application.ts';
import { createTestServices, testDatabase } from './database.ts';

export const SECRET = 'a secret of the tests, thirty-two signs at least';
export const BASE = 'http://127.0.0.1:3000';

interface ProductSettings {
  /** Configuration as in the environment; the address is `BASE` unless it says another. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly firstRunCode?: string;
}

/** The product's HTTP face on the worker's clone, without a port: asked by `inject`. */
export async function openProduct({ environment = {}, firstRunCode }: ProductSettings = {}): Promise<FastifyInstance> {
  const application = await createTestApplication();
  const config = loadConfig({ OPORA_PUBLIC_URL: BASE, ...environment });
  return createHttpServer({
    application,
    auth: createAuth(application.database.app, {
      secret: SECRET,
      baseUrl: baseUrlOf(config),
      isOpenToAnyHost: isOpenToAnyHost(config),
      oidc: findOidc(config),
    }),
    config,
    firstRunCode,
  });
}

/** Work as the system in a municipality of the clone, for good. */
export async function workAsSystem<T>(tenantId: string, work: (context: Context) => Promise<T>): Promise<T> {
  const { app } = await testDatabase();
  const services = await createTestServices();
  return withTenant(app, tenantId, (db) =>
    work({ db, tenantId, timeZone: 'Europe/Moscow', actor: SYSTEM_ACTOR, requestId: newId(), services }),
  );
}

let addresses = 0;

/** A browser of its own; every conversation comes from an address of its own too: the limits are per address. */
export function openVisit(server: FastifyInstance, address = `10.0.0.${++addresses}`) {
  const cookies = new Map<string, string>();
  async function ask(method: 'GET' | 'POST', url: string, body?: object) {
    const answer = await server.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        host: '127.0.0.1:3000',
        origin: BASE,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(body && { payload: body }),
    });
    for (const cookie of answer.cookies) {
      if (cookie.maxAge === 0) cookies.delete(cookie.name);
      else cookies.set(cookie.name, encodeURIComponent(cookie.value));
    }
    return answer;
  }
  return {
    cookies,
    get: (url: string) => ask('GET', url),
    post: (url: string, body: object) => ask('POST', url, body),
    /** A call of the published API; its answer's status and body. */
    async call(name: string, input: object = {}) {
      const answer = await ask('POST', `/api/rpc/accounts/${name}`, { json: input });
      return { status: answer.statusCode, body: answer.json().json };
    },
    signIn: (username: string, password: string) => ask('POST', '/api/auth/sign-in/username', { username, password }),
  };
}
