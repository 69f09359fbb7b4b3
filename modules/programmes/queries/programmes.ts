import { type RawBuilder, sql } from 'kysely';
import { type Reach, reachOf } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import type { ProgrammeFilter, Progress } from '../contract/programmes.ts';
import type { ProgrammeState } from '../model.ts';

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
  return sql`(select a.id, a.executor_person_id from activity a where a.tenant_id = ${context.tenantId} and a.programme_id = g.id
      and a.excluded_at is null
    union all select a.id, a.executor_person_id from activity_share h
      join activity a on a.tenant_id = h.tenant_id and a.id = h.activity_id
      where h.tenant_id = ${context.tenantId} and h.programme_id = g.id and a.excluded_at is null)`;
}

/** Progress of a programme `g` in one row, columns as in `Progress`. */
function progressOf(context: Context): RawBuilder<unknown> {
  const today = todayOf(context);
  return sql`(select (count(distinct a.id))::int as activities,
      (count(o.id) filter (where o.state <> 'unmarked'))::int as occurrences,
      (count(*) filter (where o.state = 'done'))::int as done,
      (count(*) filter (where o.state = 'not_done'))::int as not_done,
      (count(*) filter (where o.state = 'in_progress'))::int as in_progress,
      (count(*) filter (where o.state in ${OPEN_STATES} and o.due_on < ${today}::date))::int as overdue,
      (count(*) filter (where o.state in ${OPEN_STATES} and o.due_on >= ${today}::date
        and o.due_on <= ${today}::date + ${SOON_DAYS}::int))::int as soon,
      (count(*) filter (where o.state in ${OPEN_STATES} and o.due_on is null))::int as without_date,
      (count(*) filter (where o.state = 'unmarked'))::int as unmarked
    from ${activitiesOf(context)} a
    left join occurrence o on o.tenant_id = ${context.tenantId} and o.activity_id = a.id)`;
}

const COORDINATOR = sql`coalesce(nullif(concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')), ''), g.coordinator_words)`;

export interface ListedProgramme extends Progress {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly organizationId: string | null;
  readonly organization: string | null;
  readonly state: ProgrammeState;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly coordinator: string | null;
  readonly actNumber: string | null;
  readonly actOn: string | null;
}

function attentionCondition(context: Context, attention: ProgrammeFilter['attention']): RawBuilder<boolean> {
  const occurrences = (condition: RawBuilder<unknown>) =>
    sql<boolean>`exists (select 1 from ${activitiesOf(context)} a join occurrence o on o.tenant_id = ${context.tenantId}
      and o.activity_id = a.id where o.state in ${OPEN_STATES} and ${condition})`;
  switch (attention) {
    case 'overdue':
      return occurrences(sql`o.due_on < ${todayOf(context)}::date`);
    case 'no_dates':
      return occurrences(sql`o.due_on is null`);
    case 'no_executor':
      return sql<boolean>`exists (select 1 from ${activitiesOf(context)} a where a.executor_person_id is null)`;
    case '':
      return sql<boolean>`true`;
  }
}

function filterCondition(context: Context, filter: ProgrammeFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [
    sql<boolean>`g.tenant_id = ${context.tenantId}`,
    programmeReachable(reachOf(context.actor, 'programme.read')),
    attentionCondition(context, filter.attention),
  ];
  const search = filter.search.trim();
  if (search !== '') parts.push(sql<boolean>`g.title ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}`);
  if (filter.states.length > 0) parts.push(sql<boolean>`g.state = any(${filter.states}::text[])`);
  if (filter.kinds.length > 0) parts.push(sql<boolean>`g.kind = any(${filter.kinds}::text[])`);
  if (filter.organizationIds.length > 0)
    parts.push(sql<boolean>`g.organization_id = any(${filter.organizationIds}::uuid[])`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

/** A page of programmes, running ones first, with the count of all it leaves, in one statement. */
export async function listProgrammeRows(
  context: Context,
  filter: ProgrammeFilter,
): Promise<{ rows: ListedProgramme[]; total: number }> {
  const { tenantId } = context;
  const { rows } = await sql<ListedProgramme & { total: number }>`
    with page as (
      select g.id, count(*) over ()::int as total,
        row_number() over (order by array_position(array['running', 'draft', 'finished', 'cancelled'], g.state), g.ends_on desc,
          g.title collate "ru-x-icu", g.id) as place
      from programme g where ${filterCondition(context, filter)} order by place limit ${filter.limit} offset ${filter.offset})
    select g.id, g.kind, g.title, g.organization_id, o.short_name as organization, g.state, g.starts_on, g.ends_on,
      ${COORDINATOR} as coordinator, g.act_number, g.act_on, progress.*, page.total
    from page join programme g on g.tenant_id = ${tenantId} and g.id = page.id
    left join organization o on o.tenant_id = g.tenant_id and o.id = g.organization_id
    left join person p on p.tenant_id = g.tenant_id and p.id = g.coordinator_person_id
    join lateral ${progressOf(context)} progress on true
    order by page.place`.execute(context.db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Counts per state under the other filters, for the chips of the list. */
export async function countStates(
  context: Context,
  filter: ProgrammeFilter,
): Promise<Partial<Record<ProgrammeState, number>>> {
  const { rows } = await sql<{ state: ProgrammeState; count: number }>`
    select g.state, count(*)::int as count from programme g
    where ${filterCondition(context, { ...filter, states: [] })} group by g.state`.execute(context.db);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** The row of one programme as the list shows it. */
export async function findProgrammeRow(context: Context, id: string): Promise<ListedProgramme | undefined> {
  const { tenantId } = context;
  const { rows } = await sql<ListedProgramme>`
    select g.id, g.kind, g.title, g.organization_id, o.short_name as organization, g.state, g.starts_on, g.ends_on,
      ${COORDINATOR} as coordinator, g.act_number, g.act_on, progress.*
    from programme g
    left join organization o on o.tenant_id = g.tenant_id and o.id = g.organization_id
    left join person p on p.tenant_id = g.tenant_id and p.id = g.coordinator_person_id
    join lateral ${progressOf(context)} progress on true
    where g.tenant_id = ${tenantId} and g.id = ${id}::uuid`.execute(context.db);
  return rows[0];
}
