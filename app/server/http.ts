import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { RPCHandler } from '@orpc/server/fastify';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { mapError } from '#core/http/implement.ts';
import { newId } from '#core/ids.ts';
import { log } from '#core/log.ts';
import { type Auth, describeEntrances } from '#modules/accounts/auth.ts';
import { mountPublicAccounts } from '#modules/accounts/public-routes.ts';
import { mountPublicCheck } from '#modules/programmes/public-routes.ts';
import { apiPage } from './api-page.ts';
import type { Application } from './application.ts';
import { mountCalendarFeeds } from './calendar-routes.ts';
import { listPreparations, MODULES } from './composition.ts';
import { baseUrlOf, type Config, findOidc } from './config.ts';
import { mountFiles } from './file-routes.ts';
import { foundService } from './found-service.ts';
import { createRequestContext, headersOf } from './sessions.ts';
import { VERSION } from './version.ts';

const BODY_LIMIT = 4 * 1024 * 1024;

const SECURITY_HEADERS: Record<string, string> = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** A browser always tells where a request comes from; a page of another site may not change anything here. */
function isForeign(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const site = request.headers['sec-fetch-site'];
  if (site) return site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  if (origin === undefined) return false;
  // A sandboxed or local page says «null».
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host;
}

function mountApi(server: FastifyInstance, application: Application, auth: Auth): void {
  const router = Object.fromEntries(MODULES.map((module) => [module.name, module.router]));
  const contract = Object.fromEntries(MODULES.map((module) => [module.name, module.contract]));
  const onlyKnown = { interceptors: [mapBadInput] };
  const rpc = new RPCHandler(router as never, onlyKnown as never);
  const openApi = new OpenAPIHandler(router as never, onlyKnown as never);
  server.all('/api/rpc/*', async (request, reply) => {
    const context = createRequestContext(application, auth, request);
    const { matched } = await rpc.handle(request, reply, { prefix: '/api/rpc', context: context as never });
    if (!matched) return reply.code(404).send({ code: 'not_found' });
  });
  server.all('/api/v1/*', async (request, reply) => {
    const context = createRequestContext(application, auth, request);
    const { matched } = await openApi.handle(request, reply, { prefix: '/api/v1', context: context as never });
    if (!matched) return reply.code(404).send({ code: 'not_found' });
  });
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const published = generator.generate(contract as never, {
    info: { title: 'Opora', version: VERSION },
    servers: [{ url: '/api/v1' }],
  });
  server.get('/api/openapi.json', async () => published);
  server.get('/api', async (_, reply) => reply.type('text/html; charset=utf-8').send(apiPage(await published)));
}

/** Input that does not fit the schema is refused before any handler: give it the same shape as every other error. */
async function mapBadInput(options: { next: () => Promise<unknown> }): Promise<unknown> {
  try {
    return await options.next();
  } catch (error) {
    throw mapError(error, newId());
  }
}

function mountAuth(server: FastifyInstance, auth: Auth): void {
  server.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    async handler(request, reply) {
      const url = new URL(request.url, `http://${request.headers.host}`);
      const body = request.body === undefined ? undefined : JSON.stringify(request.body);
      const answer = await auth.handler(
        new Request(url, { method: request.method, headers: headersOf(request), ...(body && { body }) }),
      );
      reply.code(answer.status);
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
      reply.header('set-cookie', answer.headers.getSetCookie());
      return reply.send(await answer.text());
    },
  });
}

async function mountBundle(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await server.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    setHeaders: (reply, path) =>
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  server.setNotFoundHandler((request, reply) =>
    /^\/(api|assets)\//.test(request.url) ? reply.code(404).send({ code: 'not_found' }) : reply.sendFile('index.html'),
  );
}

export interface HttpSettings {
  readonly application: Application;
  readonly auth: Auth;
  readonly config: Config;
  /** Set while no municipality is there: guards the page of the first run. */
  readonly firstRunCode?: string | undefined;
}

/** The HTTP face: API, sign-in, files, the browser bundle. */
export async function createHttpServer({
  application,
  auth,
  config,
  firstRunCode,
}: HttpSettings): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    genReqId: () => newId(),
    trustProxy: config.OPORA_PROXY ?? false,
    routerOptions: { maxParamLength: 500 },
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    // Answers of the API are about people: nothing on the way keeps them.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'private, no-store');
    if (isForeign(request)) return reply.code(403).send({ code: 'forbidden' });
  });
  server.get('/api/health', async () => ({ status: 'ok', version: VERSION }));
  mountApi(server, application, auth);
  mountAuth(server, auth);
  await server.register(async (scope) => mountFiles(scope, application, auth));
  await server.register(async (scope) => mountPublicCheck(scope, application.services));
  mountCalendarFeeds(server, application, baseUrlOf(config));
  mountPublicAccounts(server, {
    auth,
    entrances: describeEntrances({ baseUrl: baseUrlOf(config), oidc: findOidc(config) }),
    firstRunCode,
    app: application.database.app,
    services: application.services,
    prepare: listPreparations(),
    foundService,
  });
  await mountBundle(server, config.OPORA_BUNDLE);
  return server;
}
