import { sql } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import type { BatchCounts, BatchState, ListedRowState } from './contract/shapes.ts';
import { batchCountsSchema } from './contract/shapes.ts';
import type { PlacedIssue, Question, SourceRow } from './kind.ts';
import type { FieldChange } from './rules/compare-person.ts';

/** Tables whose rows carry the batch that inserted them; facts go before the people they belong to. */
const BATCH_TABLES = [
  'former_name',
  'post',
  'education',
  'experience',
  'category',
  'fitness',
  'training_record',
  'person_record',
  'result',
  'participation',
  'person',
] as const;

export async function listInserted(context: Context, batchId: string): Promise<{ thing: string; id: string }[]> {
  const found: { thing: string; id: string }[] = [];
  for (const table of BATCH_TABLES) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
      where tenant_id = ${context.tenantId} and batch_id = ${batchId}`.execute(context.db);
    for (const { id } of rows) found.push({ thing: table, id });
  }
  return found;
}

/** People that the batch touched and somebody changed afterwards, by the history. What was taken back since changed nobody. */
export async function listLaterChanges(
  context: Context,
  batchId: string,
  thingIds: readonly string[],
  limit: number,
): Promise<{ total: number; people: { id: string; name: string; action: string }[] }> {
  const { db, tenantId } = context;
  const { rows } = await sql<{ id: string; name: string; batch: string | null; total: number }>`
    with own as (
      select thing_id, max(id::text) as last from audit_entry
      where tenant_id = ${tenantId} and batch_id = ${batchId} and thing in ('person', 'participation') group by thing_id
    ), touched as (
      select thing_id from own union select unnest(${[...thingIds]}::uuid[])
    ), later as (
      select distinct on (a.thing_id) a.thing_id, a.batch_id from audit_entry a
      join touched t on t.thing_id = a.thing_id
      where a.tenant_id = ${tenantId} and a.thing in ('person', 'participation')
        and (a.batch_id is null or a.batch_id <> ${batchId}) and a.id::text > (select max(last) from own)
        and not exists (select from import_batch g where g.tenant_id = ${tenantId} and g.id = a.batch_id and g.state = 'taken_back')
      order by a.thing_id, a.id desc
    )
    select coalesce(p.id, l.thing_id) as id, coalesce(nullif(concat_ws(' ', p.surname, p.given_name, p.patronymic), ''),
      'Участник № ' || q.key_number) as name, b.title as batch, (count(*) over ())::int as total
    from later l
    left join participation q on q.tenant_id = ${tenantId} and q.id = l.thing_id
    left join person p on p.tenant_id = ${tenantId} and p.id = coalesce(q.person_id, l.thing_id)
    left join import_batch b on b.tenant_id = ${tenantId} and b.id = l.batch_id
    order by p.surname collate "ru-x-icu", l.thing_id limit ${limit}`.execute(db);
  return {
    total: rows[0]?.total ?? 0,
    people: rows.map(({ id, name, batch }) => ({
      id,
      name,
      action: batch === null ? 'изменено вручную после загрузки' : `изменено более поздней загрузкой «${batch}»`,
    })),
  };
}

export interface BatchLine {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly state: BatchState;
  readonly files: number;
  readonly counts: BatchCounts;
  readonly author: string | null;
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
}

/** Batches that the actor may see: all of the kinds allowed, or one's own. */
export async function listBatches(
  context: Context,
  filter: { kind: string; kinds: readonly string[]; limit: number },
): Promise<BatchLine[]> {
  const { tenantId, actor } = context;
  const kinds = filter.kind === '' ? filter.kinds : filter.kinds.filter((kind) => kind === filter.kind);
  const isAll = reachOf(actor, 'import.run').all;
  const { rows } = await sql<BatchLine>`
    select b.id, b.kind, b.title, b.state, b.counts, b.created_at, b.applied_at, u.name as author,
      (select count(*)::int from import_file f where f.tenant_id = b.tenant_id and f.batch_id = b.id) as files
    from import_batch b left join user_account u on u.id = b.created_by
    where b.tenant_id = ${tenantId} and b.kind = any(${[...kinds]}::text[])
      and (${isAll} or b.created_by = ${actor.accountId})
    order by b.created_at desc, b.id desc limit ${filter.limit}`.execute(context.db);
  return rows.map((row) => ({ ...row, counts: batchCountsSchema.parse(row.counts) }));
}

export interface CoverageLine {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly batchId: string | null;
  readonly appliedAt: Date | null;
}

/** Which organisations have sent a staff list: the last applied batch that named them. Kinds that send none are left out. */
export async function listCoverage(context: Context, organizationId: string | null): Promise<CoverageLine[]> {
  const { db, tenantId, actor } = context;
  const reach = reachOf(actor, 'import.run');
  const today = todayOf(context);
  const { rows } = await sql<CoverageLine>`
    with sent as (
      select distinct on (org ->> 'id') org ->> 'id' as organization_id, b.id, b.applied_at
      from import_batch b, jsonb_array_elements(b.counts -> 'organizations') org
      where b.tenant_id = ${tenantId} and b.kind = 'staff' and b.state = 'applied' and org ->> 'id' is not null
      order by org ->> 'id', b.applied_at desc
    )
    select o.id, o.short_name as name, s.id as batch_id, s.applied_at,
      (select count(distinct q.person_id)::int from post q where q.tenant_id = o.tenant_id and q.organization_id = o.id
        and (q.ends_before is null or q.ends_before > ${today}::date)) as people
    from organization o left join sent s on s.organization_id = o.id::text
    where o.tenant_id = ${tenantId} and not o.is_external
      and (o.closed_before is null or o.closed_before > ${today}::date)
      and (${organizationId}::uuid is null or o.id = ${organizationId}::uuid)
      and (${reach.all} or o.id = any(${[...reach.organizationIds]}::uuid[]))
    order by (s.id is not null), o.short_name collate "ru-x-icu"`.execute(db);
  return rows;
}

export interface RowFilter {
  readonly states: readonly ListedRowState[];
  readonly fileId?: string | undefined;
  readonly search: string;
  readonly onlyOpen: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface StoredRow {
  readonly id: string;
  readonly state: ListedRowState;
  readonly fileId: string;
  readonly file: string;
  readonly sheet: string;
  readonly rowNumber: number;
  readonly label: string;
  readonly decision: string | null;
  readonly thingId: string | null;
  readonly content: readonly SourceRow[];
  readonly changes: readonly FieldChange[] | null;
  readonly issues: readonly PlacedIssue[] | null;
  readonly question: Question | null;
}

/** Rows of a batch by verdict: questions first, then wrong ones, then the rest in the order of the lists. */
export async function listRows(
  context: Context,
  batchId: string,
  filter: RowFilter,
): Promise<{ rows: StoredRow[]; total: number }> {
  const { db, tenantId } = context;
  const like = `%${filter.search.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const where = sql`r.tenant_id = ${tenantId} and r.batch_id = ${batchId}
    and (${filter.states.length === 0} or r.state = any(${[...filter.states]}::text[]))
    and (${filter.fileId ?? null}::uuid is null or r.file_id = ${filter.fileId ?? null}::uuid)
    and (${filter.search.trim() === ''} or r.label ilike ${like})
    and (${!filter.onlyOpen} or (r.state = 'doubtful' and r.decision is null))`;
  const { rows } = await sql<StoredRow>`
    select r.id, r.state, r.file_id, f.name as file, r.sheet, r.row_number, r.label, r.decision, r.thing_id, r.content,
      r.changes, r.issues, r.question
    from import_row r join import_file f on f.tenant_id = r.tenant_id and f.id = r.file_id
    where ${where}
    order by array_position(array['doubtful', 'wrong', 'changed', 'new', 'missing', 'unchanged'], r.state), r.file_id,
      r.row_number, r.id
    offset ${filter.offset} limit ${filter.limit}`.execute(db);
  const counted = await sql<{ total: number }>`select count(*)::int as total from import_row r where ${where}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** Rows of each file; doubtful ones with an answer that will be written, and those without any. */
export async function countRows(
  context: Context,
  batchId: string,
): Promise<{ byFile: Map<string, number>; answered: number; open: number }> {
  const { rows } = await sql<{ fileId: string; rows: number; answered: number; open: number }>`
    select file_id, count(*)::int as rows, (count(*) filter (where state = 'doubtful' and decision is null))::int as open,
      (count(*) filter (where state = 'doubtful' and decision is not null and decision <> 'skip'))::int as answered
    from import_row where tenant_id = ${context.tenantId} and batch_id = ${batchId} group by file_id`.execute(
    context.db,
  );
  return {
    byFile: new Map(rows.map((row) => [row.fileId, row.rows])),
    answered: rows.reduce((sum, row) => sum + row.answered, 0),
    open: rows.reduce((sum, row) => sum + row.open, 0),
  };
}

/** Cells at fault in one file: wrong and doubtful ones. */
export async function listFileIssues(context: Context, batchId: string, fileId: string): Promise<PlacedIssue[]> {
  const { rows } = await sql<{ issues: PlacedIssue[] }>`
    select issues from import_row where tenant_id = ${context.tenantId} and batch_id = ${batchId} and issues is not null
    order by file_id, row_number, id`.execute(context.db);
  return rows.flatMap(({ issues }) => issues).filter((issue) => issue.fileId === fileId);
}

/** Faulty cells of a batch for the command line, in the order of the rows: wrong ones that keep a row out, or doubtful ones. */
export async function listFaultyCells(
  context: Context,
  batchId: string,
  severity: PlacedIssue['severity'],
): Promise<PlacedIssue[]> {
  const { rows } = await sql<{ issues: PlacedIssue[] }>`
    select issues from import_row where tenant_id = ${context.tenantId} and batch_id = ${batchId}
      and (state = 'wrong') = ${severity === 'wrong'} and issues is not null
    order by file_id, row_number, id`.execute(context.db);
  return rows.flatMap(({ issues }) => issues).filter((issue) => issue.severity === severity);
}

/** Rows that wait for an answer, for the command line. */
export async function listQuestions(
  context: Context,
  batchId: string,
): Promise<{ fileId: string; sheet: string; row: number; label: string; text: string }[]> {
  const { rows } = await sql<{ fileId: string; sheet: string; row: number; label: string; text: string }>`
    select file_id, sheet, row_number as row, label, coalesce(question ->> 'text', '') as text from import_row
    where tenant_id = ${context.tenantId} and batch_id = ${batchId} and state = 'doubtful'
    order by file_id, row_number, id`.execute(context.db);
  return rows;
}

export async function findJob(context: Context, id: string) {
  return context.db
    .selectFrom('jobProgress')
    .select(['state', 'done', 'total', 'message'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The batch that a file belongs to: its kind, state and author decide who may read it. */
export async function listBatchesOfFile(context: Context, fileId: string) {
  const rows = await context.db
    .selectFrom('importFile as f')
    .innerJoin('importBatch as b', (join) =>
      join.onRef('b.tenantId', '=', 'f.tenantId').onRef('b.id', '=', 'f.batchId'),
    )
    .select(['b.id', 'b.kind', 'b.state', 'b.createdBy'])
    .where('f.tenantId', '=', context.tenantId)
    .where('f.fileId', '=', fileId)
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as BatchState }));
}
