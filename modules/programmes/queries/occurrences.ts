import { type RawBuilder, sql } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import type { Due } from '#core/time/due/model.ts';
import type { OccurrenceFilter } from '../contract/occurrences.ts';
import type { OccurrenceState, ProgrammeState } from '../model/states.ts';
import { ATTENTION_KINDS, type AttentionKind, type BoardBucket, SOON_DAYS } from '../rules/attention.ts';
import { OPEN_STATES, programmeReachable } from './programmes.ts';

/** An occurrence `o` of an activity `a`: the twins of `isInBucket` and `listAttention` (rules/attention.ts). */
const HAS_EVIDENCE = sql`exists (select 1 from activity_evidence e where e.tenant_id = o.tenant_id
  and e.occurrence_id = o.id and e.removed_at is null)`;

function isOverdue(today: string): RawBuilder<boolean> {
  return sql<boolean>`(o.state in ${OPEN_STATES} and o.due_on < ${today}::date)`;
}

function isSoon(today: string): RawBuilder<boolean> {
  return sql<boolean>`(o.state in ${OPEN_STATES} and o.due_on >= ${today}::date
    and o.due_on <= ${today}::date + ${SOON_DAYS}::int)`;
}

export function bucketCondition(bucket: BoardBucket, today: string): RawBuilder<boolean> {
  switch (bucket) {
    case 'all':
      return sql<boolean>`o.state <> 'unmarked'`;
    case 'due':
      return sql<boolean>`(o.state <> 'unmarked' and o.due_on <= ${today}::date)`;
    case 'overdue':
      return isOverdue(today);
    case 'soon':
      return isSoon(today);
    case 'moved':
      return sql<boolean>`o.moves > 0`;
    case 'without_date':
      return sql<boolean>`(o.state in ${OPEN_STATES} and o.due_on is null)`;
    default:
      return sql<boolean>`o.state = ${bucket}`;
  }
}

function attentionCondition(kind: AttentionKind, today: string): RawBuilder<boolean> {
  switch (kind) {
    case 'overdue':
      return isOverdue(today);
    case 'soon':
      return isSoon(today);
    case 'no_evidence':
      return sql<boolean>`(o.state = 'done' and not ${HAS_EVIDENCE})`;
    case 'no_executor':
      return sql<boolean>`(o.state in ${OPEN_STATES} and a.executor_person_id is null)`;
    case 'moved_twice':
      return sql<boolean>`(o.state in ${OPEN_STATES} and o.moves >= 2)`;
  }
}

/** Within reach by its own programme `g`, or by one it is shared into. */
function isReadable(context: Context): RawBuilder<boolean> {
  const reach = reachOf(context.actor, 'programme.read');
  if (reach.all) return sql<boolean>`true`;
  return sql<boolean>`(${programmeReachable(reach)} or exists (
    select 1 from activity_share r join programme g on g.tenant_id = r.tenant_id and g.id = r.programme_id
    where r.tenant_id = o.tenant_id and r.activity_id = a.id and ${programmeReachable(reach)}))`;
}

const NO_PROGRAMME = '00000000-0000-0000-0000-000000000000';

/** Its own and those shared into it: two ways by index, where «or» would read every activity there is. */
function activityIdsOf({ tenantId }: Context, programmeId: string): RawBuilder<unknown> {
  return sql`select y.id from activity y where y.tenant_id = ${tenantId} and y.programme_id = ${programmeId}::uuid
    union select y.activity_id from activity_share y where y.tenant_id = ${tenantId} and y.programme_id = ${programmeId}::uuid`;
}

/** Occurrences `o` that count, their activity `a`, its own programme `g`; `h`: its share in the one programme asked about. */
export function occurrencesOf(
  context: Context,
  programmeId: string | null,
  programmes: RawBuilder<unknown> = sql`programme`,
): RawBuilder<unknown> {
  const { tenantId } = context;
  return sql`occurrence o
    join activity a on a.tenant_id = o.tenant_id and a.id = o.activity_id and a.excluded_at is null
    join ${programmes} g on g.tenant_id = a.tenant_id and g.id = a.programme_id
    left join activity_share h on h.tenant_id = a.tenant_id and h.activity_id = a.id
      and h.programme_id = ${programmeId ?? NO_PROGRAMME}::uuid and h.programme_id <> a.programme_id
    where o.tenant_id = ${tenantId}
      and ${programmeId === null ? sql`true` : sql`a.id in (${activityIdsOf(context, programmeId)})`}`;
}

/** The task in the programme asked about; stages are only those of the activity's own. */
export const TASK_ID = sql`case when h.programme_id is null then a.task_id else h.task_id end`;

function isOf(column: RawBuilder<unknown>, wish: string | null): RawBuilder<boolean> {
  if (wish === null) return sql<boolean>`true`;
  return wish === 'none' ? sql<boolean>`${column} is null` : sql<boolean>`${column} = ${wish}::uuid`;
}

const single = ({ programmeIds }: OccurrenceFilter) => (programmeIds.length === 1 ? (programmeIds[0] ?? null) : null);

function conditionOf(context: Context, filter: OccurrenceFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [
    isReadable(context),
    isOf(TASK_ID, filter.taskId),
    isOf(sql.ref('a.stage_id'), filter.stageId),
    isOf(sql.ref('a.executor_person_id'), filter.executorPersonId),
    isOf(sql.ref('a.id'), filter.activityId),
  ];
  const today = todayOf(context);
  if (filter.isRunning) parts.push(sql<boolean>`g.state = 'running'`);
  if (filter.programmeIds.length > 1)
    parts.push(sql<boolean>`(a.programme_id = any(${filter.programmeIds}::uuid[]) or exists (
      select 1 from activity_share s where s.tenant_id = a.tenant_id and s.activity_id = a.id
        and s.programme_id = any(${filter.programmeIds}::uuid[])))`);
  if (filter.organizationIds.length > 0)
    parts.push(sql<boolean>`g.organization_id = any(${filter.organizationIds}::uuid[])`);
  if (filter.states.length > 0) parts.push(sql<boolean>`o.state = any(${filter.states}::text[])`);
  if (filter.bucket !== null) parts.push(bucketCondition(filter.bucket, today));
  const search = filter.search.trim();
  if (search !== '') {
    const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    parts.push(sql<boolean>`(a.title ilike ${like} or a.number ilike ${like} or exists (select 1 from activity_owner w
      where w.tenant_id = a.tenant_id and w.activity_id = a.id and w.words ilike ${like}))`);
  }
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

export interface ListedOccurrence {
  readonly id: string;
  readonly version: number;
  readonly activityId: string;
  readonly programmeId: string;
  readonly programme: string;
  readonly number: string | null;
  readonly title: string;
  readonly task: string | null;
  readonly stage: string | null;
  readonly expected: string | null;
  readonly dues: readonly Due[];
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly firstDueOn: string | null;
  readonly moves: number;
  readonly state: OccurrenceState;
  readonly doneOn: string | null;
  readonly report: string | null;
  readonly amount: number | null;
  readonly amountWords: string | null;
  readonly amountSource: string;
  readonly fedAmount: number | null;
  readonly fedWords: string | null;
  readonly fedSource: string | null;
  readonly reason: string | null;
  readonly executorPersonId: string | null;
  readonly executor: string | null;
  readonly owners: string;
  readonly evidenceCount: number;
  readonly remindedAt: Date | null;
  readonly programmeState: ProgrammeState;
  readonly organizationId: string | null;
  readonly coordinatorPersonId: string | null;
}

const COLUMNS = sql`o.id, o.version, a.id as activity_id, g.id as programme_id, g.title as programme, a.number, a.title,
  t.title as task, st.title as stage, a.expected, a.dues, o.starts_on, o.due_on, o.first_due_on, o.moves, o.state, o.done_on,
  o.report, o.amount, o.amount_words, o.amount_source, o.fed_amount, o.fed_words, o.fed_source, o.reason, a.executor_person_id,
  nullif(concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')), '') as executor,
  coalesce((select string_agg(w.words, ', ' order by w.position) from activity_owner w
    where w.tenant_id = a.tenant_id and w.activity_id = a.id), '') as owners,
  (select count(*)::int from activity_evidence e
    where e.tenant_id = o.tenant_id and e.occurrence_id = o.id and e.removed_at is null) as evidence_count,
  o.reminded_at, g.state as programme_state, g.organization_id, g.coordinator_person_id`;

const IN_ONE = sql`o.due_on nulls last, a.position, o.position, o.id`;
const AMONG_MANY = sql`o.due_on nulls last, g.place, a.position, o.position, o.id`;
const NEWEST_MARK = sql`o.reported_at desc nulls last, o.id`;

/** Programmes with their place by title: each is compared once, not once for each of its rows. */
function rankedProgrammes({ tenantId }: Context): RawBuilder<unknown> {
  return sql`(select y.*, row_number() over (order by y.title collate "ru-x-icu", y.id) as place
    from programme y where y.tenant_id = ${tenantId})`;
}

export type AttentionCounts = Record<AttentionKind, number>;

interface Page {
  readonly condition: RawBuilder<boolean>;
  /** Only what asks for attention for one of these is listed, the rest is counted only; null: everything is listed. */
  readonly wish?: readonly AttentionKind[] | null;
  readonly order: RawBuilder<unknown>;
  readonly programmeId: string | null;
  readonly offset: number;
  readonly limit: number;
}

interface CountedPage {
  readonly rows: ListedOccurrence[];
  /** All that are listed, on whatever page. */
  readonly total: number;
  /** Of all under the condition, listed or not. */
  readonly attention: AttentionCounts;
}

/** A page with its counts, in one reading of what is under the condition. */
async function selectPage(
  context: Context,
  { condition, wish = null, programmeId, offset, limit, order }: Page,
): Promise<CountedPage> {
  const { tenantId } = context;
  const today = todayOf(context);
  const flags = ATTENTION_KINDS.map((kind) => sql`${attentionCondition(kind, today)} as ${sql.ref(kind)}`);
  const counts = ATTENTION_KINDS.map((kind) => sql`${sql.lit(kind)}::text, count(*) filter (where ${sql.ref(kind)})`);
  const isListed = wish === null ? sql`true` : sql`(${sql.join(wish.map(sql.ref), sql` or `)})`;
  const programmes = order === AMONG_MANY ? rankedProgrammes(context) : sql`programme`;
  const { rows } = await sql<ListedOccurrence & Omit<CountedPage, 'rows'>>`
    with found as materialized (
      select o.id, ${TASK_ID} as task_id, row_number() over (order by ${order}) as place, ${sql.join(flags)}
      from ${occurrencesOf(context, programmeId, programmes)} and ${condition}),
    page as (select id, task_id, place from found where ${isListed} order by place limit ${limit} offset ${offset}),
    counted as (select (count(*) filter (where ${isListed}))::int as total, jsonb_build_object(${sql.join(counts)}) as attention from found)
    select ${COLUMNS}, counted.total, counted.attention
    from counted left join page on true
    left join occurrence o on o.tenant_id = ${tenantId} and o.id = page.id
    left join activity a on a.tenant_id = o.tenant_id and a.id = o.activity_id
    left join programme g on g.tenant_id = a.tenant_id and g.id = a.programme_id
    left join programme_task t on t.tenant_id = o.tenant_id and t.id = page.task_id
    left join programme_stage st on st.tenant_id = a.tenant_id and st.id = a.stage_id
    left join person p on p.tenant_id = a.tenant_id and p.id = a.executor_person_id
    order by page.place`.execute(context.db);
  const [{ total, attention } = { total: 0, attention: {} as AttentionCounts }] = rows;
  // Where nothing is listed the counts stand in a row of their own.
  return { rows: rows.flatMap(({ total: _, attention: __, ...row }) => (row.id ? [row] : [])), total, attention };
}

export function listOccurrenceRows(context: Context, filter: OccurrenceFilter): Promise<CountedPage> {
  const { attention, offset, limit } = filter;
  const wish = attention === 'any' ? ATTENTION_KINDS : attention && [attention];
  const condition = conditionOf(context, filter);
  const programmeId = single(filter);
  const order = programmeId === null ? AMONG_MANY : IN_ONE;
  return selectPage(context, { condition, wish, programmeId, offset, limit, order });
}

/** Whoever asks: access is the caller's to check. */
export async function findOccurrenceRow(context: Context, id: string): Promise<ListedOccurrence | undefined> {
  const condition = sql<boolean>`o.id = ${id}::uuid`;
  return (await selectPage(context, { condition, programmeId: null, offset: 0, limit: 1, order: IN_ONE })).rows[0];
}

/** The times of one activity in their order. */
export async function listOfActivity(context: Context, activityId: string): Promise<ListedOccurrence[]> {
  const condition = sql<boolean>`a.id = ${activityId}::uuid`;
  return (await selectPage(context, { condition, programmeId: null, offset: 0, limit: 500, order: IN_ONE })).rows;
}

/** All of a programme, those shared into it too, in the order of the dues. */
export async function listOfProgramme(context: Context, programmeId: string): Promise<ListedOccurrence[]> {
  const condition = sql<boolean>`true`;
  return (await selectPage(context, { condition, programmeId, offset: 0, limit: 100_000, order: IN_ONE })).rows;
}

/** What a person has marked of the own rows is shown so many back. */
const SHOWN_MARKS = 10;

/** Of a person by the running programmes: open ones due by the day or without a date, and the newest marks since a day. */
export async function listOwn(
  context: Context,
  personId: string,
  { until, since }: { until: string; since: string },
): Promise<{ rows: ListedOccurrence[]; marked: ListedOccurrence[]; later: number }> {
  const own = sql`g.state = 'running' and a.executor_person_id = ${personId}::uuid`;
  const open = sql<boolean>`(${own} and o.state in ${OPEN_STATES})`;
  const isNear = sql`(o.due_on is null or o.due_on <= ${until}::date)`;
  const whole = { programmeId: null, offset: 0, order: AMONG_MANY };
  const { rows } = await selectPage(context, {
    ...whole,
    condition: sql<boolean>`(${open} and ${isNear})`,
    limit: 300,
  });
  const condition = sql<boolean>`(${own} and o.state in ('done', 'not_done') and o.reported_at >= ${since}::date)`;
  const { rows: marked } = await selectPage(context, { ...whole, condition, order: NEWEST_MARK, limit: SHOWN_MARKS });
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::int as count from ${occurrencesOf(context, null)} and ${open} and o.due_on > ${until}::date`.execute(
    context.db,
  );
  return { rows, marked, later: counted[0]?.count ?? 0 };
}

/** May the actor read the programme of the occurrence, or one it is shared into? */
export async function isOccurrenceReadable(context: Context, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select o.id from ${occurrencesOf(context, null)} and o.id = ${id}::uuid and ${isReadable(context)}`.execute(
    context.db,
  );
  return rows.length > 0;
}
