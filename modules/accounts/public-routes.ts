import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type ErrorEntry, errorText, frameErrors, STATUS_OF_KIND } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { createLimiter } from '#core/http/limiter.ts';
import { log } from '#core/log.ts';
import { ADDRESS_HEADER, type Auth, type Entrances } from './auth.ts';
import { accountErrors } from './errors.ts';
import {
  accountNameSchema,
  loginSchema,
  municipalityCodeSchema,
  newMunicipalitySchema,
  passwordSchema,
} from './model.ts';
import { acceptInvitation, checkInvitation, completeFirstRun, isFirstRunOpen } from './service/entrance.ts';
import type { Founding } from './service/municipality.ts';

/** Which municipality an account with several works in. */
export const TENANT_COOKIE = 'opora_tenant';

export interface PublicAccountsSettings extends Founding {
  readonly auth: Auth;
  readonly entrances: Entrances;
  /** Printed to the console when nothing is set up yet; without it there is no first run. */
  readonly firstRunCode: string | undefined;
}

const checkSchema = z.object({ code: z.string().max(60) });
const tenantSchema = z.object({ code: municipalityCodeSchema });
const acceptSchema = checkSchema.extend({ password: passwordSchema });
const firstRunSchema = z.object({
  accessCode: z.string().max(60),
  municipality: newMunicipalitySchema,
  name: accountNameSchema,
  login: loginSchema,
  password: passwordSchema,
  leadsService: z.boolean().default(false),
  serviceName: z
    .string()
    .trim()
    .max(300)
    .refine((name) => name === '' || name.length > 1, 'название службы короче двух знаков')
    .default(''),
});

function refuse(reply: FastifyReply, entry: ErrorEntry, details: Readonly<Record<string, unknown>>) {
  return reply.code(STATUS_OF_KIND[entry.kind]).send({ code: entry.code, message: errorText(entry, details), details });
}

function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const what = parsed.error.issues.map((issue) => issue.message).join('; ');
  throw new AppError(frameErrors.bad_input, { what, fields: parsed.error.issues.map((issue) => issue.path.join('.')) });
}

/** Signs in with the password just chosen; with a second step on, the person goes through the sign-in page. */
async function signIn(auth: Auth, request: FastifyRequest, reply: FastifyReply, login: string, password: string) {
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip, 'user-agent': request.headers['user-agent'] ?? '' });
  const answer = await auth.api.signInUsername({ body: { username: login, password }, headers, asResponse: true });
  const cookies = answer.headers.getSetCookie();
  reply.header('set-cookie', cookies);
  return { isSignedIn: cookies.some((cookie) => cookie.includes('session_token=') && !/max-age=0/i.test(cookie)) };
}

/** What people who are not signed in may do: use a printed invitation, set up an empty installation. */
export function mountPublicAccounts(server: FastifyInstance, settings: PublicAccountsSettings): void {
  const { auth, services, firstRunCode } = settings;
  const limiter = createLimiter({ attempts: 10, seconds: 60 });
  const hash = async (password: string) => (await auth.$context).password.hash(password);

  /** One address may try ten times a minute; known errors go out by their code, others are logged. */
  function handle(work: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        if (!limiter.take(request.ip, services.clock.now())) throw new AppError(frameErrors.too_many);
        return await work(request, reply);
      } catch (error) {
        if (error instanceof AppError) return refuse(reply, error.entry, error.details);
        log.error({ err: error, requestId: request.id }, 'request failed');
        return refuse(reply, frameErrors.failed, { requestId: request.id });
      }
    };
  }

  server.post(
    '/api/public/invitation/check',
    handle(async (request) => checkInvitation(settings, readBody(checkSchema, request.body).code)),
  );
  server.post(
    '/api/public/invitation/accept',
    handle(async (request, reply) => {
      const { code, password } = readBody(acceptSchema, request.body);
      const { login } = await acceptInvitation(settings, code, password, hash);
      return signIn(auth, request, reply, login, password);
    }),
  );
  server.post(
    '/api/public/municipality',
    handle(async (request, reply) => {
      // Only a wish: which municipalities are open is decided by the memberships at every request.
      const { code } = readBody(tenantSchema, request.body);
      reply.header('set-cookie', `${TENANT_COOKIE}=${code}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`);
      return { ok: true };
    }),
  );
  server.get('/api/public/entrances', async () => settings.entrances);
  server.get('/api/public/first-run', async (_, reply) => {
    if (await isFirstRunOpen(settings.app, firstRunCode)) return { isOpen: true };
    return refuse(reply, frameErrors.not_found, {});
  });
  server.post(
    '/api/public/first-run',
    handle(async (request, reply) => {
      if (!(await isFirstRunOpen(settings.app, firstRunCode))) throw new AppError(frameErrors.not_found);
      const { accessCode, ...input } = readBody(firstRunSchema, request.body);
      if (accessCode.replace(/\D/g, '') !== firstRunCode) throw new AppError(accountErrors.access_code_wrong);
      await completeFirstRun(settings, input, hash);
      return signIn(auth, request, reply, input.login, input.password);
    }),
  );
}
