import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { ReceivedContent, StoredFile } from '#core/files.ts';
import { mapError } from '#core/http/implement.ts';
import { isId } from '#core/ids.ts';
import type { Auth } from '#modules/accounts/auth.ts';
import type { Application } from './application.ts';
import { MODULES } from './composition.ts';
import { createRequestContext } from './sessions.ts';
import { readMediaType, readPurpose, requireSize, requireUploader, UPLOAD_LIMIT } from './uploads.ts';

/** Files whose maker too must be let by the module: rights may have ended since. */
const ASKED_ALWAYS: ReadonlySet<StoredFile['purpose']> = new Set(['import', 'full_export']);

async function mayRead(context: Context, file: StoredFile): Promise<boolean> {
  // An uploaded table is closed by its module to its uploader too, when it holds scores and its batch is over.
  const isMaker = file.createdBy !== null && file.createdBy === context.actor.accountId;
  if (isMaker && !ASKED_ALWAYS.has(file.purpose)) return true;
  for (const module of MODULES) {
    const ask = module.mayReadFile?.[file.purpose];
    if (ask && (await ask(context, file))) return true;
  }
  return false;
}

function readUploadName(header: unknown): string {
  try {
    const name = decodeURIComponent(String(header ?? ''))
      .replace(/[\\/\p{Cc}]/gu, ' ')
      .trim();
    return name.slice(0, 200) || 'файл';
  } catch {
    return 'файл';
  }
}

/** The sender is asked for again: the session may have ended while the file was on its way. */
async function keepUpload(context: Context, { headers }: FastifyRequest, received: ReceivedContent) {
  const purpose = readPurpose(headers['x-file-purpose']);
  requireUploader(context, purpose);
  const name = readUploadName(headers['x-file-name']);
  const { files } = context.services;
  const mediaType = await readMediaType(files.pathOf(received.tenantId, received.id), purpose);
  const given = { name, mediaType, purpose };
  const { id, size } = await files.keep(context, given, received);
  return { id, name, size };
}

/**
 * Uploads and downloads stand apart from the contract: they are streamed. The file's name travels in a header
 * (percent-encoded), never in the address: addresses end up in logs.
 */
export async function mountFiles(server: FastifyInstance, application: Application, auth: Auth): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/octet-stream', { bodyLimit: UPLOAD_LIMIT }, (_request, payload, done) =>
    done(null, payload),
  );
  server.setErrorHandler((error, request, reply) => {
    const mapped = mapError(error, request.id);
    return reply.code(mapped.status).send(mapped.toJSON());
  });
  server.post('/api/upload', async (request) => {
    const purpose = readPurpose(request.headers['x-file-purpose']);
    requireSize(Number(request.headers['content-length']), purpose);
    const { open } = createRequestContext(application, auth, request);
    const tenantId = await open(async (context) => {
      requireUploader(context, purpose);
      return context.tenantId;
    });
    // Between the two transactions no connection is held: ten slow senders would take the whole pool.
    const received = await application.services.files.receive(tenantId, request.body as Readable);
    return open((context) => keepUpload(context, request, received)).catch(async (error: unknown) => {
      await application.services.files.remove(tenantId, received.id);
      throw error;
    });
  });
  server.get<{ Params: { id: string } }>('/api/files/:id', async (request, reply) => {
    const file = await createRequestContext(application, auth, request).open(async (context) => {
      const { id } = request.params;
      const found = isId(id) ? await application.services.files.find(context, id) : undefined;
      if (!found || !(await mayRead(context, found))) throw new AppError(frameErrors.not_found);
      return { ...found, tenantId: context.tenantId };
    });
    return reply
      .type(file.mediaType)
      .header('content-length', file.size)
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .send(application.services.files.read(file.tenantId, file.id));
  });
}
