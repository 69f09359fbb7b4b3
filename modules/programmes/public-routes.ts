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
/** Senders listened to at once: what comes in lies in memory. */
const SENDERS = 6;
/** A sender that takes longer is let go: it keeps others out. */
const SENDING_MS = 60_000;

const TIME_ZONE = 'Europe/Moscow';

function refuse(reply: FastifyReply, entry: ErrorEntry, details: Readonly<Record<string, unknown>> = {}) {
  return reply.code(STATUS_OF_KIND[entry.kind]).send({ code: entry.code, message: errorText(entry, details) });
}

function readName(header: unknown): string {
  try {
    return decodeURIComponent(String(header ?? '')).slice(0, 200) || 'документ';
  } catch {
    return 'документ';
  }
}

/** Runs the work while fewer than so many are at it. @returns undefined: there are that many */
function createPlaces(count: number) {
  let taken = 0;
  return async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (taken >= count) return undefined;
    taken += 1;
    return work().finally(() => {
      taken -= 1;
    });
  };
}

/** Refuses before anything is taken in: who asks too often, and whoever comes while many are sending. */
function guardSenders(server: FastifyInstance, clock: Clock): void {
  const limiter = createLimiter({ attempts: 10, seconds: 60 });
  let senders = 0;
  server.addHook('onRequest', async (request, reply) => {
    if (!limiter.take(request.ip, clock.now())) return refuse(reply, frameErrors.too_many);
    if (senders >= SENDERS) return refuse(reply, programmeErrors.check_busy);
    senders += 1;
    const late = setTimeout(() => request.raw.destroy(), SENDING_MS);
    request.raw.once('close', () => {
      clearTimeout(late);
      senders -= 1;
    });
  });
}

function explainRefusal(error: { statusCode?: number; message: string }, reply: FastifyReply) {
  if (error.statusCode === 413) return refuse(reply, programmeErrors.check_size);
  if (error.statusCode !== undefined && error.statusCode < 500)
    return refuse(reply, frameErrors.bad_input, { what: error.message });
  log.error({ err: error }, 'check failed');
  return refuse(reply, frameErrors.failed);
}

/**
 * «Проверить документ» without an account: what comes in lies in memory while it is read and is gone with the answer. One address may
 * ask ten times a minute.
 */
export async function mountPublicCheck(server: FastifyInstance, { clock }: { readonly clock: Clock }): Promise<void> {
  const inPlace = createPlaces(AT_ONCE);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: LIMIT },
    (_request, body, done) => done(null, body),
  );
  server.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) =>
    explainRefusal(error, reply),
  );
  guardSenders(server, clock);

  function handle(work: (bytes: Uint8Array, name: string) => Promise<object>) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const bytes = (request.body as Buffer | undefined) ?? new Uint8Array();
      try {
        const answer = await inPlace(() => work(bytes, readName(request.headers['x-file-name'])));
        return answer ?? refuse(reply, programmeErrors.check_busy);
      } catch (error) {
        if (error instanceof AppError) return refuse(reply, error.entry, error.details);
        throw error;
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
