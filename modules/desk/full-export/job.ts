import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { can } from '#core/access/reach.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import type { ReceivedContent, StoredFile } from '#core/files.ts';
import type { JobRun } from '#core/jobs.ts';
import { formatDay } from '#core/time/format.ts';
import { deskErrors } from '../errors.ts';
import { EXPORT_JOB, findExportFile, findExportJob, isExportRunning } from '../queries.ts';
import { deleteOlderExports } from '../store.ts';
import { packFolder } from './pack-folder.ts';
import { readAsOfOneMoment } from './table-queries.ts';
import { exportEverything } from './write.ts';

/** Begins the full export; one at a time in a municipality, since each reads everything. @returns the job's id */
export async function startExport(context: Context): Promise<string> {
  requireAccess(context, 'full.export');
  if (await isExportRunning(context)) throw new AppError(deskErrors.export_running);
  return context.services.jobs.start(context, {
    kind: EXPORT_JOB,
    title: 'Полная выгрузка',
    payload: {},
    href: '/settings?tab=export',
  });
}

/** One's own export: the job of the last one, and the archive that is there to be fetched. */
export async function showExport(context: Context) {
  requireAccess(context, 'full.export');
  return { job: (await findExportJob(context)) ?? null, file: (await findExportFile(context)) ?? null };
}

/** Everything of the municipality is for the one who made the archive, while they may make one. */
export async function mayReadExport(context: Context, file: StoredFile): Promise<boolean> {
  return file.createdBy !== null && file.createdBy === context.actor.accountId && can(context.actor, 'full.export');
}

async function keepArchive(context: Context, received: ReceivedContent): Promise<{ fileId: string; older: string[] }> {
  const name = `Полная выгрузка ${formatDay(todayOf(context))}.zip`;
  const file = { name, mediaType: 'application/zip', purpose: 'full_export' as const };
  const { id } = await context.services.files.keep(context, file, received);
  return { fileId: id, older: await deleteOlderExports(context, id) };
}

/** The job: the folder of the command line's `export` as one ZIP. The former archive of the same person goes. */
export async function runExport(run: JobRun): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-full-export-'));
  try {
    const summary = await run.inTenant(async (context) => {
      await readAsOfOneMoment(context);
      return exportEverything(context, folder, (done, total, title) =>
        run.report(done, total, `Пишем таблицу «${title}»`),
      );
    });
    const archive = await packFolder(folder, (done, total) => run.report(done, total, 'Складываем в архив'));
    const { files, tenantId } = await run.inTenant(async ({ services, tenantId: id }) => ({
      ...services,
      tenantId: id,
    }));
    const received = await files.receive(tenantId, Readable.from(archive));
    const { fileId, older } = await run.inTenant((context) => keepArchive(context, received));
    for (const id of older) await files.remove(tenantId, id);
    return { fileId, rows: summary.rows, files: summary.files };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
