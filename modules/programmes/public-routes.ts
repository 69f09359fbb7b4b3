import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Clock, dayIn } from '#core/clock.ts';
import { type ErrorEntry, errorText, frameErrors, STATUS_OF_KIND } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { createLimiter } from '#core/http/limiter.ts';
import { log } from '#core/log.ts';
import { programmeErrors } from './errors.ts';
import { checkBytes, markBytes } from './service/check.ts';

const MEGABYTE = 1024 * 1024;
const LIMIT = 20 * MEGABYTE;
/** Documents read at once for people who have not signed in: those who work here go first. */
const AT_ONCE = 2;

const TIME_ZONE = 'Europe/Moscow';

function refuse(reply: FastifyReply, entry: ErrorEntry, details: Readonly<Record<string, unknown>>) {
  return reply.code(STATUS_OF_KIND[entry.kind]).send({ code: entry.code, message: errorText(entry, details) });
}

function readName(header: unknown): string {
  try {
    return decodeURIComponent(String(header ?? '')).slice(0, 200) || 'документ';
  } catch {
    return 'документ';
  }
}

/**
 * «Проверить документ» without an account: what comes in lies in memory while it is read and is gone with the answer. One address may
 * ask ten times a minute.
 */
export async function mountPublicCheck(server: FastifyInstance, { clock }: { readonly clock: Clock }): Promise<void> {
  const limiter = createLimiter({ attempts: 10, seconds: 60 });
  let busy = 0;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: LIMIT },
    (_request, body, done) => done(null, body),
  );
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    if (error.statusCode === 413) return refuse(reply, programmeErrors.check_size, {});
    log.error({ err: error }, 'check failed');
    return refuse(reply, frameErrors.failed, {});
  });

  function handle(work: (bytes: Uint8Array, name: string) => Promise<unknown>) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      if (!limiter.take(request.ip, clock.now())) return refuse(reply, frameErrors.too_many, {});
      if (busy >= AT_ONCE) return refuse(reply, programmeErrors.check_busy, {});
      busy += 1;
      try {
        return await work(request.body as Buffer, readName(request.headers['x-file-name']));
      } catch (error) {
        if (error instanceof AppError) return refuse(reply, error.entry, error.details);
        throw error;
      } finally {
        busy -= 1;
      }
    };
  }
  const today = () => dayIn(TIME_ZONE, clock.now());
  server.post(
    '/api/check',
    handle((bytes, name) => checkBytes(bytes, name, today())),
  );
  server.post(
    '/api/check/marked',
    handle(async (bytes, name) => Buffer.from(await markBytes(bytes, name, today()))),
  );
}
