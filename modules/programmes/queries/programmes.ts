import { type RawBuilder, sql } from 'kysely';
import { type Reach, reachOf } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import { searchKey } from '#core/text/normalise.ts';
import type { ProgrammeFilter, Progress } from '../contract/programmes.ts';
import type { ProgrammeState } from '../model/states.ts';

/** The list's twin of `can(actor, permission, about a programme)`: a condition on a programme `g`. */
export function programmeReachable(reach: Reach): RawBuilder<boolean> {
  if (reach.all) return sql<boolean>`true`;
  return sql<boolean>`(g.organization_id = any(${[...reach.organizationIds]}::uuid[])
    or g.coordinator_person_id = any(${[...reach.personIds]}::uuid[]))`;
}

/** An occurrence `o` that waits: neither done nor answered. */
export const OPEN_STATES = sql`('planned', 'in_progress', 'moved')`;

const SOON_DAYS = 30;

/** Activities that count in a programme `g`: its own and those shared into it, without excluded ones. */
export function activitiesOf(context: Context): RawBuilder<unknown> {
  return sql`(select a.id, a.title, a.executor_person_id from activity a where a.tenant_id = ${context.tenantId} and a.programme_id = g.id
      and a.excluded_at is null
    union all select a.id, a.title, a.executor_person_id from activity_share h
      join activity a on a.tenant_id = h.tenant_id and a.id = h.activity_id
      where h.tenant_id = ${context.tenantId} and h.programme_id = g.id and a.excluded_at is null)`;
}

/** What waits is late or soon only while the programme runs. */
const RUNS = sql`g.state = 'running'`;

/**
 * Progress of a programme `g` in one row, columns as in `Progress`; besides, of its rows: how many are late, without a date, without an executor, and what
 * comes next.
 */
export function progressOf(context: Context): RawBuilder<unknown> {
  const today = sql`${todayOf(context)}::date`;
  return sql`(select count(*)::int as activities,
      coalesce(sum(c.occurrences), 0)::int as occurrences, coalesce(sum(c.done), 0)::int as done,
      coalesce(sum(c.not_done), 0)::int as not_done, coalesce(sum(c.in_progress), 0)::int as in_progress,
      coalesce(sum(c.overdue), 0)::int as overdue, coalesce(sum(c.soon), 0)::int as soon,
      coalesce(sum(c.without_date), 0)::int as without_date, coalesce(sum(c.unmarked), 0)::int as unmarked,
      (count(*) filter (where c.overdue > 0))::int as overdue_rows, (count(*) filter (where c.without_date > 0))::int as undated_rows,
      (count(*) filter (where c.open > 0 and a.executor_person_id is null))::int as unassigned_rows,
      min(c.next_on) as next_on, (array_agg(a.title order by c.next_on, a.id) filter (where c.next_on is not null))[1] as next,
      (array_agg(a.id order by c.next_on, a.id) filter (where c.next_on is not null))[1] as next_id
    from ${activitiesOf(context)} a
    cross join lateral (select
      count(*) filter (where o.state <> 'unmarked') as occurrences,
      count(*) filter (where o.state = 'done') as done, count(*) filter (where o.state = 'not_done') as not_done,
      count(*) filter (where o.state = 'in_progress') as in_progress,
      count(*) filter (where ${RUNS} and o.state in ${OPEN_STATES} and o.due_on < ${today}) as overdue,
      count(*) filter (where ${RUNS} and o.state in ${OPEN_STATES} and o.due_on >= ${today} and o.due_on <= ${today} + ${SOON_DAYS}::int) as soon,
      count(*) filter (where o.state in ${OPEN_STATES} and o.due_on is null) as without_date,
      count(*) filter (where o.state = 'unmarked') as unmarked,
      count(*) filter (where o.state in ${OPEN_STATES}) as open,
      min(o.due_on) filter (where ${RUNS} and o.state in ${OPEN_STATES} and o.due_on >= ${today}) as next_on
      from occurrence o where o.tenant_id = ${context.tenantId} and o.activity_id = a.id) c)`;
}

export const COORDINATOR = sql`coalesce(nullif(concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')), ''), g.coordinator_words)`;

/** The head of a list's statement and of a page's: a programme `g` with its kind, organisation, coordinator and progress. */
export const ROW = sql`g.id, g.kind, coalesce(e.title, g.kind) as kind_title, g.title, g.organization_id, o.short_name as organization, g.state,
  g.starts_on, g.ends_on, ${COORDINATOR} as coordinator, g.act_number, g.act_on, progress.*`;

export function joinRow(context: Context): RawBuilder<unknown> {
  return sql`left join directory_entry e on e.tenant_id = g.tenant_id and e.directory = 'programme_kind' and e.code = g.kind
    left join organization o on o.tenant_id = g.tenant_id and o.id = g.organization_id
    left join person p on p.tenant_id = g.tenant_id and p.id = g.coordinator_person_id
    join lateral ${progressOf(context)} progress on true`;
}

export interface ListedProgramme extends Progress {
  readonly id: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly title: string;
  readonly organizationId: string | null;
  readonly organization: string | null;
  readonly state: ProgrammeState;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly coordinator: string | null;
  readonly actNumber: string | null;
  readonly actOn: string | null;
  readonly overdueRows: number;
  readonly undatedRows: number;
  readonly unassignedRows: number;
  readonly nextOn: string | null;
  readonly next: string | null;
  readonly nextId: string | null;
}

function attentionCondition(context: Context, attention: ProgrammeFilter['attention']): RawBuilder<boolean> {
  const occurrences = (condition: RawBuilder<unknown>) =>
    sql<boolean>`exists (select 1 from ${activitiesOf(context)} a join occurrence o on o.tenant_id = ${context.tenantId}
      and o.activity_id = a.id where o.state in ${OPEN_STATES} and ${condition})`;
  switch (attention) {
    case 'overdue':
      return sql<boolean>`(${RUNS} and ${occurrences(sql`o.due_on < ${todayOf(context)}::date`)})`;
    case 'no_dates':
      return occurrences(sql`o.due_on is null`);
    case 'no_executor':
      return occurrences(sql`a.executor_person_id is null`);
    case '':
      return sql<boolean>`true`;
  }
}

/** Each word somewhere in the title, the school's name, the coordinator or the act: in any order, ё as е. */
function searchCondition(search: string): RawBuilder<boolean>[] {
  const text = sql`replace(lower(concat_ws(' ', g.title, o.name, o.short_name, p.surname, g.coordinator_words, g.act_number)), 'ё', 'е')`;
  return searchKey(search)
    .split(/[\s.,«»"]+/u)
    .filter(Boolean)
    .map((word) => sql<boolean>`${text} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
}

function filterCondition(context: Context, filter: ProgrammeFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [
    sql<boolean>`g.tenant_id = ${context.tenantId}`,
    programmeReachable(reachOf(context.actor, 'programme.read')),
    attentionCondition(context, filter.attention),
    ...searchCondition(filter.search),
  ];
  if (filter.states.length > 0) parts.push(sql<boolean>`g.state = any(${filter.states}::text[])`);
  if (filter.kinds.length > 0) parts.push(sql<boolean>`g.kind = any(${filter.kinds}::text[])`);
  if (filter.organizationIds.length > 0)
    parts.push(sql<boolean>`g.organization_id = any(${filter.organizationIds}::uuid[])`);
  if (filter.ofService) parts.push(sql<boolean>`g.organization_id is null`);
  if (filter.coordinatorPersonId !== null)
    parts.push(sql<boolean>`g.coordinator_person_id = ${filter.coordinatorPersonId}::uuid`);
  if (filter.on !== null) parts.push(sql<boolean>`${filter.on}::date between g.starts_on and g.ends_on`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

/** What the search looks into beside the programme's own words. */
const SEARCHED = sql`left join organization o on o.tenant_id = g.tenant_id and o.id = g.organization_id
  left join person p on p.tenant_id = g.tenant_id and p.id = g.coordinator_person_id`;

const STATE_ORDER = sql`array_position(array['running', 'draft', 'finished', 'cancelled'], g.state), g.ends_on desc, g.title collate "ru-x-icu", g.id`;

function orderOf({ sort }: ProgrammeFilter): RawBuilder<unknown> {
  const direction = sort?.direction === 'desc' ? sql`desc` : sql`asc`;
  switch (sort?.column) {
    case 'title':
      return sql`g.title collate "ru-x-icu" ${direction}, g.id`;
    case 'startsOn':
      return sql`g.starts_on ${direction}, ${STATE_ORDER}`;
    case 'endsOn':
      return sql`g.ends_on ${direction}, ${STATE_ORDER}`;
    case undefined:
      return STATE_ORDER;
  }
}

/** A page of programmes, running ones first unless asked otherwise, with the count of all it leaves, in one statement. */
export async function listProgrammeRows(
  context: Context,
  filter: ProgrammeFilter,
): Promise<{ rows: ListedProgramme[]; total: number }> {
  const { rows } = await sql<ListedProgramme & { total: number }>`
    with page as (
      select g.id, count(*) over ()::int as total, row_number() over (order by ${orderOf(filter)}) as place
      from programme g ${SEARCHED} where ${filterCondition(context, filter)} order by place limit ${filter.limit} offset ${filter.offset})
    select ${ROW}, page.total
    from page join programme g on g.tenant_id = ${context.tenantId} and g.id = page.id ${joinRow(context)}
    order by page.place`.execute(context.db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Counts per state under the other filters, for the chips of the list. */
export async function countStates(
  context: Context,
  filter: ProgrammeFilter,
): Promise<Partial<Record<ProgrammeState, number>>> {
  const { rows } = await sql<{ state: ProgrammeState; count: number }>`
    select g.state, count(*)::int as count from programme g ${SEARCHED}
    where ${filterCondition(context, { ...filter, states: [] })} group by g.state`.execute(context.db);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
