import { createReadStream } from 'node:fs';
import type { Context } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import type { JobRun } from '#core/jobs.ts';
import { importErrors } from '../errors.ts';
import { listFaultyCells, listQuestions } from '../queries.ts';
import * as store from '../store/batches.ts';
import { answerOrganizations, answerReason, applyBatch, readOn, startBatch } from './batches.ts';
import { needsColumns } from './inspect-table.ts';
import type { Preview, PreviewSettings } from './preview-files.ts';

/** Where an import runs whole: transactions of its own, and jobs worked off in line. */
export interface ImportHost extends Pick<JobRun, 'inTenant'> {
  drainJobs(): Promise<void>;
}

async function getBatch(host: ImportHost, id: string): Promise<store.Batch> {
  const batch = await host.inTenant((context) => store.findBatch(context, id));
  if (batch === undefined) throw new AppError(importErrors.wrong_state);
  return batch;
}

async function saveUploads(context: Context, files: PreviewSettings['files']): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, path } of files) {
    const given = { name, mediaType: 'application/octet-stream', purpose: 'import' as const };
    ids.push((await context.services.files.save(context, given, createReadStream(path))).id);
  }
  return ids;
}

/** Reads on past files whose columns nobody is there to name, and answers what the one rule can. */
async function settleQuestions(host: ImportHost, id: string, doubtful: PreviewSettings['doubtful']): Promise<void> {
  if (doubtful === 'skip') return;
  const batch = await getBatch(host, id);
  const answers: Record<string, string> = {};
  for (const { key, state, mayBeNew, candidates } of batch.counts.organizations) {
    if (state !== 'open') continue;
    const only = candidates.length === 1 ? candidates[0] : undefined;
    if (doubtful === 'new' && mayBeNew) answers[key] = 'new';
    if (doubtful === 'same' && only !== undefined) answers[key] = `same:${only.id}`;
  }
  if (Object.keys(answers).length > 0) {
    await host.inTenant((context) => answerOrganizations(context, id, batch.version, answers));
    await host.drainJobs();
  }
  await host.inTenant((context) => answerReason(context, id, null, doubtful));
}

async function readReport(host: ImportHost, id: string): Promise<Preview & { readonly applied: boolean }> {
  return host.inTenant(async (context) => {
    const batch = await store.findBatch(context, id);
    if (batch === undefined) throw new AppError(importErrors.wrong_state);
    const files = await store.listFiles(context, id);
    const names = new Map(files.map(({ id: fileId, name }) => [fileId, name]));
    const { written, ...counts } = batch.counts;
    const nameOf = (fileId: string) => names.get(fileId) ?? '';
    const cells = async (severity: 'wrong' | 'doubt') =>
      (await listFaultyCells(context, id, severity)).map((issue) => ({ ...issue, file: nameOf(issue.fileId) }));
    const questions = await listQuestions(context, id);
    const unread = files.filter(({ problem, sheets }) => problem === null && needsColumns(sheets));
    return {
      applied: batch.state === 'applied',
      counts: { ...counts, ...written },
      wrongCells: await cells('wrong'),
      doubtfulCells: await cells('doubt'),
      questions: questions.map(({ fileId, ...question }) => ({ ...question, file: nameOf(fileId) })),
      problems: [
        ...files.flatMap(({ name, problem }) => (problem === null ? [] : [{ file: name, problem }])),
        ...unread.map(({ name }) => ({
          file: name,
          problem: 'Не узнаны обязательные столбцы. Загрузите файл в браузере и укажите их: программа запомнит.',
        })),
      ],
    };
  });
}

/** The writing is a job: what stopped it stands in the batch. @throws AppError with what it was */
async function refuseFailure(host: ImportHost, id: string): Promise<void> {
  const { state, problem } = await getBatch(host, id);
  if (state !== 'applied' && problem !== null) throw new AppError(importErrors.not_written, { what: problem });
}

/** Reads, decides by one rule and applies: what the command line does. @throws AppError with what failed */
export async function runImport(
  host: ImportHost,
  settings: PreviewSettings,
): Promise<Preview & { readonly applied: boolean }> {
  const { kind, files, parameters, mappingName } = settings;
  const id = await host.inTenant(async (context) => {
    const fileIds = await saveUploads(context, files);
    return startBatch(context, { kind, fileIds, title: '', parameters, mappingName });
  });
  await host.drainJobs();
  const read = await getBatch(host, id);
  if (read.state === 'mapping') {
    await host.inTenant((context) => readOn(context, id, read.version));
    await host.drainJobs();
  }
  const reviewed = await getBatch(host, id);
  if (reviewed.state !== 'review') throw new AppError(importErrors.not_read, { what: reviewed.problem ?? '' });
  await settleQuestions(host, id, settings.doubtful);
  const ready = await getBatch(host, id);
  const { counts } = ready;
  if (counts.new + counts.changed + counts.unchanged + counts.doubtful > 0) {
    await host.inTenant((context) =>
      applyBatch(context, id, ready.version).catch((error: unknown) => {
        if (!(error instanceof AppError && error.code === 'nothing_to_apply')) throw error;
      }),
    );
    await host.drainJobs();
    await refuseFailure(host, id);
  }
  return readReport(host, id);
}
