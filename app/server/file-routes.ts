import type { FastifyInstance } from 'fastify';
import { canSomewhere } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { StoredFile } from '#core/files.ts';
import { mapError } from '#core/http/implement.ts';
import { isId } from '#core/ids.ts';
import type { Auth } from '#modules/accounts/auth.ts';
import type { Application } from './application.ts';
import { MODULES } from './composition.ts';
import { createRequestContext } from './sessions.ts';

/** One workbook or ZIP of a whole district; beyond it the user is told to split. */
const UPLOAD_LIMIT = 300 * 1024 * 1024;

async function mayRead(context: Context, file: StoredFile): Promise<boolean> {
  // An uploaded table is closed by its module to its uploader too, when it holds scores and its batch is over.
  const isMaker = file.createdBy !== null && file.createdBy === context.actor.accountId;
  if (isMaker && file.purpose !== 'import') return true;
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
    const length = Number(request.headers['content-length']);
    if (!Number.isFinite(length) || length > UPLOAD_LIMIT) throw new AppError(frameErrors.too_large);
    return createRequestContext(application, auth, request).open(async (context) => {
      const isAllowed = (['import.run', 'diagnostics.import', 'template.edit'] as const).some((permission) =>
        canSomewhere(context.actor, permission),
      );
      if (!isAllowed) throw new AppError(frameErrors.forbidden);
      const name = readUploadName(request.headers['x-file-name']);
      const purpose = request.headers['x-file-purpose'] === 'template' ? 'template' : 'import';
      const mediaType = 'application/octet-stream';
      const file = await application.services.files.save(context, { name, mediaType, purpose }, request.body as never);
      return { id: file.id, name: file.name, size: file.size };
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
