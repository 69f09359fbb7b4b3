import { reachOf } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { StoredFile } from '#core/files.ts';
import type { BatchAction } from '../contract/shapes.ts';
import { importErrors } from '../errors.ts';
import { listImportKinds } from '../kind.ts';
import * as queries from '../queries.ts';
import * as store from '../store/batches.ts';
import { changeSheet, needsColumns, type SheetChange } from './inspect-table.ts';
import { getImportKind, readParameters } from './kinds.ts';
import type { ReadPayload } from './read-batch.ts';
import * as taking from './take-back.ts';

/** A batch is seen by those who may run its kind: one's own, or, with the whole municipality in reach, any. */
export async function getBatch(context: Context, id: string, isLocked = false): Promise<store.Batch> {
  const batch = await store.findBatch(context, id, isLocked);
  if (batch === undefined || !maySee(context, batch)) throw new AppError(frameErrors.not_found);
  return batch;
}

function maySee(context: Context, batch: Pick<store.Batch, 'kind' | 'createdBy'>): boolean {
  const reach = reachOf(context.actor, getImportKind(batch.kind).permission);
  const isOwn = batch.createdBy !== null && batch.createdBy === context.actor.accountId;
  return reach.all || (isOwn && reach.organizationIds.length > 0);
}

/** Scores are for whoever imports them, while the batch is open (vision, promise 8); of other lists all may be seen. */
export function mayShowValues(context: Context, batch: Pick<store.Batch, 'kind' | 'state' | 'createdBy'>): boolean {
  if (!getImportKind(batch.kind).isConfidential) return true;
  const { actor } = context;
  const isOwn = actor.kind === 'system' || (batch.createdBy !== null && batch.createdBy === actor.accountId);
  return isOwn && (OPEN.has(batch.state) || batch.state === 'reading');
}

export function listAllowedKinds(context: Context): string[] {
  return listImportKinds()
    .filter(({ permission }) => {
      const reach = reachOf(context.actor, permission);
      return reach.all || reach.organizationIds.length > 0;
    })
    .map(({ code }) => code);
}

const OPEN: ReadonlySet<string> = new Set(['mapping', 'review', 'failed']);

/** What may be done with a batch in its state; the page shows just these, the service checks by the same. */
export function availableActions(batch: Pick<store.Batch, 'state'>): BatchAction[] {
  const { state } = batch;
  const actions: BatchAction[] = [];
  if (state === 'mapping' || state === 'review') actions.push('setColumns');
  if (state === 'review') actions.push('answer', 'apply');
  if (OPEN.has(state)) actions.push('discard');
  if (state === 'applied') actions.push('takeBack');
  if (state === 'review' || state === 'applied') actions.push('downloadMarked');
  return actions;
}

async function getFor(context: Context, id: string, action: BatchAction, version?: number): Promise<store.Batch> {
  const batch = await getBatch(context, id, true);
  if (!availableActions(batch).includes(action)) throw new AppError(importErrors.wrong_state);
  if (version !== undefined) store.checkVersion(batch, version);
  return batch;
}

async function startReading(
  context: Context,
  batch: { id: string; title: string },
  payload: Omit<ReadPayload, 'batchId'>,
) {
  const jobId = await context.services.jobs.start(context, {
    kind: 'import.read',
    title: `Загрузка «${batch.title}»`,
    payload: { batchId: batch.id, ...payload },
    href: `/imports/${batch.id}`,
  });
  await store.updateBatch(context, batch.id, { state: 'reading', jobId, problem: null });
}

export interface NewBatch {
  readonly kind: string;
  readonly fileIds: readonly string[];
  readonly title: string;
  readonly parameters: Record<string, unknown>;
  readonly mappingName: string | null;
}

/** Begins to read uploaded files. @returns the batch's id */
export async function startBatch(context: Context, input: NewBatch): Promise<string> {
  const kind = getImportKind(input.kind);
  const reach = reachOf(context.actor, kind.permission);
  if (!reach.all && reach.organizationIds.length === 0) throw new AppError(frameErrors.forbidden);
  if (input.fileIds.length === 0) throw new AppError(importErrors.no_files);
  const own = readParameters(kind, input.parameters);
  const names: string[] = [];
  for (const id of input.fileIds) {
    const file = await context.services.files.find(context, id);
    const isOwn = file?.createdBy === context.actor.accountId || context.actor.kind === 'system';
    if (file === undefined || file.purpose !== 'import' || !isOwn) throw new AppError(frameErrors.not_found);
    names.push(file.name);
  }
  const more = names.length > 1 ? ` и ещё ${names.length - 1}` : '';
  const title = input.title || `${names[0] ?? ''}${more}`;
  const parameters = { own, uploads: [...input.fileIds], mappingName: input.mappingName, organizations: {} };
  const id = await store.insertBatch(context, { kind: kind.code, title, parameters });
  await startReading(context, { id, title }, { from: 'files' });
  return id;
}

export async function showBatch(context: Context, id: string) {
  const batch = await getBatch(context, id);
  const kind = getImportKind(batch.kind);
  const files = await store.listFiles(context, id);
  const counted = await queries.countRows(context, id);
  const job = batch.jobId === null ? undefined : await queries.findJob(context, batch.jobId);
  const { parameters, createdBy: _createdBy, jobId: _jobId, ...rest } = batch;
  return {
    ...rest,
    kindTitle: kind.title,
    parameters: parameters.own,
    job: job === undefined ? null : { ...job, state: job.state as 'waiting' | 'running' | 'done' | 'failed' },
    answered: counted.answered,
    open: counted.open,
    files: files.map(({ id: fileId, name, organizationId, problem, sheets }) => ({
      id: fileId,
      name,
      organizationId,
      problem,
      needsColumns: problem === null && needsColumns(sheets),
      rows: counted.byFile.get(fileId) ?? 0,
    })),
    actions: availableActions(batch),
  };
}

async function getBatchFile(context: Context, batchId: string, fileId: string): Promise<store.BatchFile> {
  const file = (await store.listFiles(context, batchId)).find(({ id }) => id === fileId);
  if (file === undefined) throw new AppError(frameErrors.not_found);
  return file;
}

/** The file's sheets with their first rows where they may be shown. */
export async function showFile(context: Context, batchId: string, fileId: string) {
  const batch = await getBatch(context, batchId);
  const kind = getImportKind(batch.kind);
  const file = await getBatchFile(context, batchId, fileId);
  const isShown = mayShowValues(context, batch);
  const fields = await kind.listFields(context);
  return {
    id: file.id,
    name: file.name,
    organizationId: file.organizationId,
    problem: file.problem,
    needsColumns: file.problem === null && needsColumns(file.sheets),
    sheets: file.sheets.map((sheet) => (isShown ? sheet : { ...sheet, sample: [] })),
    fields: fields.map(({ code, title, required }) => ({ code, title, isRequired: required === true })),
  };
}

export interface ColumnsInput {
  readonly id: string;
  readonly version: number;
  readonly fileId: string;
  readonly organizationId?: string | null | undefined;
  readonly sheets: readonly (SheetChange & { readonly name: string })[];
}

/** Keeps what the user said of the columns. While others still wait, nothing is read; then everything is. */
export async function setColumns(context: Context, input: ColumnsInput): Promise<void> {
  const batch = await getFor(context, input.id, 'setColumns', input.version);
  const fields = await getImportKind(batch.kind).listFields(context);
  const file = await getBatchFile(context, batch.id, input.fileId);
  const sheets = file.sheets.map((sheet) => {
    const change = input.sheets.find(({ name }) => name === sheet.name);
    return change === undefined ? sheet : changeSheet(sheet, change, fields);
  });
  const lacking = sheets.find(({ isUsed, missingFields }) => isUsed && missingFields.length > 0);
  if (lacking !== undefined) {
    const titles = fields.filter(({ code }) => lacking.missingFields.includes(code)).map(({ title }) => `«${title}»`);
    throw new AppError(importErrors.unread_columns, { file: file.name, fields: titles.join(', ') });
  }
  const organization = input.organizationId === undefined ? {} : { organizationId: input.organizationId };
  if (input.organizationId) requireAccess(context, 'import.run', { organizationIds: [input.organizationId] });
  await store.updateFile(context, file.id, { sheets, ...organization });
  const files = await store.listFiles(context, batch.id);
  if (files.some(({ problem, sheets: others }) => problem === null && needsColumns(others))) {
    await store.updateBatch(context, batch.id, {});
    return;
  }
  await startReading(context, batch, { from: 'rows' });
}

/** Goes on with the files whose columns are known. */
export async function readOn(context: Context, id: string, version: number): Promise<void> {
  const batch = await getFor(context, id, 'setColumns', version);
  await startReading(context, batch, { from: 'rows', isResolute: true });
}

export async function answerRows(context: Context, id: string, rowIds: readonly string[], answer: string | null) {
  await getFor(context, id, 'answer');
  if (rowIds.length === 0) return 0;
  return store.answerRows(context, id, rowIds, answer);
}

export async function answerReason(
  context: Context,
  id: string,
  reason: string | null,
  answer: 'proposed' | 'new' | 'same' | 'skip',
): Promise<number> {
  await getFor(context, id, 'answer');
  return store.answerReason(context, id, reason === '' ? null : reason, answer);
}

/** Answers about organisations move many rows between verdicts: everything is planned again. */
export async function answerOrganizations(
  context: Context,
  id: string,
  version: number,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const batch = await getFor(context, id, 'answer', version);
  const organizations = { ...batch.parameters.organizations, ...answers };
  await store.updateBatch(context, id, { parameters: { ...batch.parameters, organizations } });
  await startReading(context, batch, { from: 'rows', isResolute: true });
}

export async function applyBatch(context: Context, id: string, version: number): Promise<void> {
  const batch = await getFor(context, id, 'apply', version);
  const { answered } = await queries.countRows(context, id);
  // A list that brings nothing new was sent all the same: it is applied, and the school counts as done.
  const { counts } = batch;
  if (counts.new + counts.changed + counts.unchanged + answered === 0)
    throw new AppError(importErrors.nothing_to_apply);
  const jobId = await context.services.jobs.start(context, {
    kind: 'import.apply',
    title: `Запись «${batch.title}»`,
    payload: { batchId: id },
    href: `/imports/${id}`,
  });
  await store.updateBatch(context, id, { state: 'applying', jobId, problem: null });
}

export async function discardBatch(context: Context, id: string): Promise<void> {
  const batch = await getFor(context, id, 'discard');
  await store.deleteBatch(context, id);
  await recordChange(context, {
    action: 'import.discarded',
    thing: 'import_batch',
    thingId: id,
    before: { title: batch.title },
  });
}

export async function takeBack(context: Context, id: string): Promise<void> {
  await taking.takeBack(context, await getFor(context, id, 'takeBack'));
}

export async function listDependents(context: Context, id: string) {
  const batch = await getBatch(context, id);
  if (batch.state !== 'applied') return [];
  return (await taking.listDependents(context, batch)).map(({ text, href }) => ({ text, href: href ?? null }));
}

/** May the actor read this uploaded file? Its uploader while no batch has it; then as all its batches allow. */
export async function mayReadUpload(context: Context, file: Pick<StoredFile, 'id' | 'createdBy'>): Promise<boolean> {
  const batches = await queries.listBatchesOfFile(context, file.id);
  if (batches.length === 0) return file.createdBy !== null && file.createdBy === context.actor.accountId;
  return batches.every((batch) => maySee(context, batch) && mayShowValues(context, batch));
}
