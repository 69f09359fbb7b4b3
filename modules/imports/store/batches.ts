import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { insertMany } from '#core/db/bulk.ts';
import { runAhead } from '#core/db/run-ahead.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { BatchCounts, BatchParameters, BatchState, SheetState } from '../contract/shapes.ts';
import { batchCountsSchema, batchParametersSchema } from '../contract/shapes.ts';
import type { Doubt, ImportEffect, PlannedRow, SourceRow } from '../kind.ts';

export interface Batch {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly state: BatchState;
  readonly parameters: BatchParameters;
  readonly counts: BatchCounts;
  readonly problem: string | null;
  readonly jobId: string | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
  readonly takenBackAt: Date | null;
  readonly version: number;
}

export async function insertBatch(
  context: Context,
  batch: { kind: string; title: string; parameters: BatchParameters },
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('importBatch')
    .values({
      tenantId: context.tenantId,
      id,
      kind: batch.kind,
      title: batch.title,
      state: 'reading',
      parameters: JSON.stringify(batch.parameters),
      counts: '{}',
      createdBy: context.actor.accountId,
    })
    .execute();
  return id;
}

export async function findBatch(context: Context, id: string, isLocked = false): Promise<Batch | undefined> {
  let query = context.db
    .selectFrom('importBatch')
    .selectAll()
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id);
  if (isLocked) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) return undefined;
  const { tenantId: _tenantId, errorCode, ...rest } = row;
  return {
    ...rest,
    problem: errorCode,
    state: row.state as BatchState,
    parameters: batchParametersSchema.parse(row.parameters),
    counts: batchCountsSchema.parse(row.counts),
  };
}

export interface BatchChange {
  readonly state?: BatchState;
  readonly parameters?: BatchParameters;
  readonly counts?: BatchCounts;
  /** Russian, shown to the user. */
  readonly problem?: string | null;
  readonly jobId?: string;
  readonly appliedAt?: Date;
  readonly takenBackAt?: Date;
}

/** Changes a batch; its version goes up, so that two people at one batch notice each other. */
export async function updateBatch(context: Context, id: string, change: BatchChange): Promise<void> {
  const { parameters, counts, problem, ...columns } = change;
  await context.db
    .updateTable('importBatch')
    .set((eb) => ({
      ...columns,
      ...(parameters && { parameters: JSON.stringify(parameters) }),
      ...(counts && { counts: JSON.stringify(counts) }),
      ...(problem !== undefined && { errorCode: problem }),
      version: eb('version', '+', 1),
    }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .execute();
}

export function checkVersion(batch: Batch, version: number): void {
  if (batch.version !== version) throw new AppError(frameErrors.changed_by_other, { current: batch.version });
}

export interface BatchFile {
  readonly id: string;
  readonly fileId: string;
  readonly name: string;
  readonly organizationId: string | null;
  readonly sheets: readonly SheetState[];
  /** Russian: why the file could not be read. */
  readonly problem: string | null;
}

export async function insertFile(context: Context, batchId: string, file: Omit<BatchFile, 'id'>): Promise<string> {
  const id = newId();
  const { sheets, problem, ...columns } = file;
  await context.db
    .insertInto('importFile')
    .values({ ...columns, tenantId: context.tenantId, id, batchId, sheets: JSON.stringify(sheets), errorCode: problem })
    .execute();
  return id;
}

export async function updateFile(
  context: Context,
  id: string,
  change: { sheets?: readonly SheetState[]; organizationId?: string | null; problem?: string | null },
): Promise<void> {
  const { sheets, problem, ...columns } = change;
  await context.db
    .updateTable('importFile')
    .set({
      ...columns,
      ...(sheets && { sheets: JSON.stringify(sheets) }),
      ...(problem !== undefined && { errorCode: problem }),
    })
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function listFiles(context: Context, batchId: string): Promise<BatchFile[]> {
  const rows = await context.db
    .selectFrom('importFile')
    .select(['id', 'fileId', 'name', 'organizationId', 'sheets', 'errorCode'])
    .where('tenantId', '=', context.tenantId)
    .where('batchId', '=', batchId)
    .orderBy('id')
    .execute();
  return rows.map(({ errorCode, ...row }) => ({ ...row, sheets: row.sheets as SheetState[], problem: errorCode }));
}

export async function deleteFiles(context: Context, batchId: string): Promise<void> {
  await context.db
    .deleteFrom('importFile')
    .where('tenantId', '=', context.tenantId)
    .where('batchId', '=', batchId)
    .execute();
}

export async function deleteRows(context: Context, batchId: string): Promise<void> {
  await context.db
    .deleteFrom('importRow')
    .where('tenantId', '=', context.tenantId)
    .where('batchId', '=', batchId)
    .execute();
}

/** `rowKey` of a stored row. */
const storedKey = sql<string>`file_id || '|' || row_number || '|' || sheet || coalesce('|' || (content -> 0 ->> 'part'), '')`;

/** Answers given before, by row key: a batch that is planned again keeps them. */
export async function listAnswers(context: Context, batchId: string): Promise<Map<string, string>> {
  const rows = await context.db
    .selectFrom('importRow')
    .select([storedKey.as('key'), 'decision'])
    .where('tenantId', '=', context.tenantId)
    .where('batchId', '=', batchId)
    .where('decision', 'is not', null)
    .execute();
  return new Map(rows.map(({ key, decision }) => [key, decision ?? '']));
}

/** Rows written at once: what is made for them is gone before the next ones. */
const ROWS_AT_ONCE = 2000;

/** Rows of a plan in sets; what is unchanged is only counted. */
export async function insertRows(
  context: Context,
  batchId: string,
  rows: readonly PlannedRow[],
  answers: ReadonlyMap<string, string>,
): Promise<void> {
  const { tenantId } = context;
  const toRow = (row: PlannedRow) => ({
    tenantId,
    id: newId(),
    batchId,
    fileId: row.fileId,
    sheet: row.sheet,
    rowNumber: row.row,
    state: row.state,
    label: row.label,
    decision: row.state === 'doubtful' ? (answers.get(row.key) ?? (row.recalled === 'skip' ? 'skip' : null)) : null,
    thingId: row.thingId ?? null,
    content: row.rows,
    changes: row.changes.length > 0 ? row.changes : null,
    issues: row.issues.length > 0 ? row.issues : null,
    question: row.question === undefined ? null : { ...row.question, doubts: row.doubts ?? [] },
  });
  function* listSteps() {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      yield () => insertMany(context.db, 'import_row', rows.slice(at, at + ROWS_AT_ONCE).map(toRow));
  }
  await runAhead(listSteps());
}

export interface AcceptedRow {
  readonly id: string;
  readonly key: string;
  readonly decision: string | null;
  readonly content: readonly SourceRow[];
}

/** Rows that are to be written: new, changed, and doubtful ones with an answer other than «skip». */
export async function listAccepted(context: Context, batchId: string): Promise<AcceptedRow[]> {
  const { rows } = await sql<AcceptedRow>`
    select id, ${storedKey} as key, decision, content from import_row
    where tenant_id = ${context.tenantId} and batch_id = ${batchId}
      and (state in ('new', 'changed') or (state = 'doubtful' and decision is not null and decision <> 'skip'))
    order by id`.execute(context.db);
  return rows;
}

/** Doubts about rows that are not to be loaded. */
export async function listSkipped(context: Context, batchId: string): Promise<Doubt[]> {
  const { rows } = await sql<{ doubts: Doubt[] | null }>`
    select question -> 'doubts' as doubts from import_row
    where tenant_id = ${context.tenantId} and batch_id = ${batchId} and state = 'doubtful' and decision = 'skip'
    order by id`.execute(context.db);
  return rows.flatMap(({ doubts }) => doubts ?? []);
}

/** Ties rows to what they became, and says what became of them, in one statement. */
export async function updateWritten(
  context: Context,
  rows: readonly { id: string; state: string; thingId: string | null }[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 10_000) {
    const part = rows.slice(at, at + 10_000);
    await sql`update import_row r set state = w.state, thing_id = coalesce(w.thing_id, r.thing_id)
      from unnest(${part.map((row) => row.id)}::uuid[], ${part.map((row) => row.state)}::text[],
        ${part.map((row) => row.thingId)}::uuid[]) as w (id, state, thing_id)
      where r.tenant_id = ${context.tenantId} and r.id = w.id and (r.state <> w.state or w.thing_id is not null)`.execute(
      context.db,
    );
  }
}

export async function answerRows(
  context: Context,
  batchId: string,
  rowIds: readonly string[],
  answer: string | null,
): Promise<number> {
  const result = await context.db
    .updateTable('importRow')
    .set({ decision: answer })
    .where('tenantId', '=', context.tenantId)
    .where('batchId', '=', batchId)
    .where('state', '=', 'doubtful')
    .where('id', 'in', [...rowIds])
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** One answer for all open questions of a reason; «same» and «proposed same» need exactly one candidate. */
export async function answerReason(
  context: Context,
  batchId: string,
  reason: string | null,
  answer: 'proposed' | 'new' | 'same' | 'skip',
): Promise<number> {
  const wanted = sql`case when ${answer} = 'proposed' then question ->> 'proposal' else ${answer} end`;
  const { numAffectedRows } = await sql`
    update import_row set decision = case ${wanted}
      when 'same' then 'same:' || (question -> 'candidates' -> 0 ->> 'id') else ${wanted} end
    where tenant_id = ${context.tenantId} and batch_id = ${batchId} and state = 'doubtful' and decision is null
      and question is not null and (${reason}::text is null or question ->> 'reason' = ${reason})
      and (${wanted} <> 'same' or jsonb_array_length(question -> 'candidates') = 1)
      and (${wanted} <> 'new' or (question ->> 'mayBeNew')::boolean)`.execute(context.db);
  return Number(numAffectedRows ?? 0);
}

export async function insertEffects(
  context: Context,
  batchId: string,
  effects: readonly ImportEffect[],
): Promise<void> {
  const { tenantId } = context;
  await insertMany(
    context.db,
    'import_effect',
    effects.map(({ thing, thingId, operation, before, after }) => ({
      tenantId,
      id: newId(),
      batchId,
      thing,
      thingId,
      operation,
      before: before ?? null,
      after: after ?? null,
    })),
  );
}

export async function listEffects(context: Context, batchId: string): Promise<ImportEffect[]> {
  const rows = await context.db
    .selectFrom('importEffect')
    .select(['thing', 'thingId', 'operation', 'before', 'after'])
    .where('tenantId', '=', context.tenantId)
    .where('batchId', '=', batchId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, operation: row.operation as ImportEffect['operation'] }));
}

export async function deleteEffects(context: Context, batchId: string): Promise<void> {
  await context.db
    .deleteFrom('importEffect')
    .where('tenantId', '=', context.tenantId)
    .where('batchId', '=', batchId)
    .execute();
}

export async function deleteBatch(context: Context, id: string): Promise<void> {
  await context.db.deleteFrom('importBatch').where('tenantId', '=', context.tenantId).where('id', '=', id).execute();
}
