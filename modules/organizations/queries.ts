import { sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import type { LinkKind } from './model.ts';

export interface ListFilter {
  readonly search: string;
  readonly kinds: readonly string[];
  readonly statuses: readonly string[];
  readonly withClosed: boolean;
}

interface ListRow {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
  readonly headName: string | null;
  readonly isExternal: boolean;
  readonly closedBefore: string | null;
  readonly statuses: string[];
  readonly people: number;
  readonly partTimers: number;
}

function likeOf(search: string): string {
  const text = search.trim().toLowerCase().replaceAll('ё', 'е');
  return `%${text
    .replace(/[\\%_]/g, '\\$&')
    .split(/\s+/)
    .join('%')}%`;
}

/** One query: organisations, their statuses of today, and distinct people with a post there today. */
export async function listOrganizations(context: Context, filter: ListFilter): Promise<ListRow[]> {
  const { db, tenantId } = context;
  const today = todayOf(context);
  const { rows } = await sql<ListRow>`
    with counted as (
      select organization_id, count(distinct person_id)::int as people,
        count(distinct person_id) filter (where kind = 'external')::int as part_timers
      from post where tenant_id = ${tenantId} and (starts_on is null or starts_on <= ${today}::date)
        and (ends_before is null or ends_before > ${today}::date)
      group by organization_id),
    marked as (
      select organization_id, array_agg(status order by status) as statuses from organization_status
      where tenant_id = ${tenantId} and starts_on <= ${today}::date and (ends_before is null or ends_before > ${today}::date)
      group by organization_id)
    select o.id, o.kind, o.name, o.short_name, o.head_name, o.is_external, o.closed_before,
      coalesce(m.statuses, '{}') as statuses, coalesce(c.people, 0) as people, coalesce(c.part_timers, 0) as part_timers
    from organization o left join counted c on c.organization_id = o.id left join marked m on m.organization_id = o.id
    where o.tenant_id = ${tenantId}
      and (${filter.withClosed} or o.closed_before is null or o.closed_before > ${today}::date)
      and (${filter.kinds.length === 0} or o.kind = any(${[...filter.kinds]}::text[]))
      and (${filter.statuses.length === 0} or m.statuses && ${[...filter.statuses]}::text[])
      and (${filter.search.trim() === ''} or replace(lower(o.name || ' ' || o.short_name), 'ё', 'е') like ${likeOf(filter.search)}
        or exists (select 1 from organization_alias a where a.tenant_id = ${tenantId} and a.organization_id = o.id
          and replace(lower(a.alias), 'ё', 'е') like ${likeOf(filter.search)}))
    order by o.is_external, o.kind, nullif(regexp_replace(coalesce(o.number, ''), '\\D', '', 'g'), '')::int nulls last,
      o.short_name collate "ru-x-icu"`.execute(db);
  return rows;
}

export function listOrganizationOptions(context: Context) {
  return context.db
    .selectFrom('organization')
    .select(['id', 'shortName as title', 'kind'])
    .where('tenantId', '=', context.tenantId)
    .where((where) => where.or([where('closedBefore', 'is', null), where('closedBefore', '>', todayOf(context))]))
    .orderBy('kind')
    .orderBy(sql`nullif(regexp_replace(coalesce(number, ''), '\\D', '', 'g'), '')::int nulls last`)
    .orderBy(sql`short_name collate "ru-x-icu"`)
    .execute();
}

export interface OrganizationDetails {
  readonly aliases: { id: string; alias: string }[];
  readonly statuses: {
    id: string;
    status: string;
    theme: string | null;
    startsOn: string;
    endsBefore: string | null;
    act: string | null;
  }[];
  readonly links: {
    id: string;
    otherId: string;
    otherName: string;
    kind: LinkKind;
    aim: string | null;
    act: string | null;
    startsOn: string;
    endsBefore: string | null;
    /** Written on the other organisation's page. */
    isReverse: boolean;
  }[];
  readonly staffing: { id: string; postCode: string; rates: number; startsOn: string }[];
  readonly children: { id: string; name: string }[];
}

/** Everything that hangs on an organisation, in one query. Links are seen from both ends. */
export async function loadDetails(context: Context, id: string): Promise<OrganizationDetails> {
  const { db, tenantId } = context;
  const link = (isReverse: boolean) => {
    const [own, other] = isReverse ? ['other_id', 'organization_id'] : ['organization_id', 'other_id'];
    return sql`select l.starts_on, jsonb_build_object('id', l.id, 'otherId', o.id, 'otherName', o.short_name, 'kind', l.kind,
        'aim', l.aim, 'act', l.act, 'startsOn', l.starts_on, 'endsBefore', l.ends_before, 'isReverse', ${isReverse}::boolean) as line
      from organization_link l join organization o on o.tenant_id = l.tenant_id and o.id = ${sql.ref(`l.${other}`)}
      where l.tenant_id = ${tenantId} and ${sql.ref(`l.${own}`)} = ${id}`;
  };
  const { rows } = await sql<OrganizationDetails>`select
    (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'alias', a.alias) order by a.alias), '[]')
      from organization_alias a where a.tenant_id = ${tenantId} and a.organization_id = ${id}) as aliases,
    (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'status', s.status, 'theme', s.theme, 'startsOn', s.starts_on,
        'endsBefore', s.ends_before, 'act', s.act) order by s.starts_on desc, s.id), '[]')
      from organization_status s where s.tenant_id = ${tenantId} and s.organization_id = ${id}) as statuses,
    (select coalesce(jsonb_agg(both_ends.line order by both_ends.starts_on desc), '[]')
      from (${link(false)} union all ${link(true)}) both_ends) as links,
    (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'postCode', t.post_code, 'rates', t.rates, 'startsOn', t.starts_on)
        order by t.post_code), '[]')
      from staffing t where t.tenant_id = ${tenantId} and t.organization_id = ${id} and t.ends_before is null) as staffing,
    (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.short_name) order by c.short_name), '[]')
      from organization c where c.tenant_id = ${tenantId} and c.parent_id = ${id}) as children`.execute(db);
  return rows[0] ?? { aliases: [], statuses: [], links: [], staffing: [], children: [] };
}

/** Would the parent make a circle: does it stand, near or far, under the organisation itself? */
export async function isUnder(context: Context, parentId: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select o.id, o.parent_id from organization o where o.tenant_id = ${context.tenantId} and o.id = ${parentId}
      union select o.id, o.parent_id from organization o join above on o.id = above.parent_id where o.tenant_id = ${context.tenantId})
    select id from above where id = ${id}`.execute(context.db);
  return rows.length > 0;
}

/** Rates filled today per post of an organisation; a post without a stated rate counts as one. */
export async function listFilledRates(context: Context, organizationId: string): Promise<Map<string, number>> {
  const today = todayOf(context);
  const rows = await context.db
    .selectFrom('post')
    .select(['postCode', (eb) => eb.fn.sum<number>(eb.fn.coalesce('rate', sql<number>`1`)).as('filled')])
    .where('tenantId', '=', context.tenantId)
    .where('organizationId', '=', organizationId)
    .where((where) => where.or([where('startsOn', 'is', null), where('startsOn', '<=', today)]))
    .where((where) => where.or([where('endsBefore', 'is', null), where('endsBefore', '>', today)]))
    .groupBy('postCode')
    .execute();
  return new Map(rows.map((row) => [row.postCode, Number(row.filled)]));
}

export async function countPeople(
  context: Context,
  organizationId: string,
): Promise<{ people: number; partTimers: number }> {
  const today = todayOf(context);
  const { rows } = await sql<{ people: number; partTimers: number }>`
    select count(distinct person_id)::int as people,
      count(distinct person_id) filter (where kind = 'external')::int as part_timers
    from post where tenant_id = ${context.tenantId} and organization_id = ${organizationId}
      and (starts_on is null or starts_on <= ${today}::date) and (ends_before is null or ends_before > ${today}::date)`.execute(
    context.db,
  );
  return rows[0] ?? { people: 0, partTimers: 0 };
}

interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly postCode: string | null;
  readonly dueOn: string;
  readonly waiting: number;
  readonly done: number;
  readonly notNeeded: number;
}

export async function listTasks(context: Context, id?: string): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select t.id, t.title, t.post_code, t.due_on,
      count(*) filter (where s.state = 'waiting')::int as waiting,
      count(*) filter (where s.state = 'done')::int as done,
      count(*) filter (where s.state = 'not_needed')::int as not_needed
    from school_task t join school_task_state s on s.tenant_id = t.tenant_id and s.task_id = t.id
    where t.tenant_id = ${context.tenantId} and (${id ?? null}::uuid is null or t.id = ${id ?? null}::uuid)
    group by t.tenant_id, t.id order by t.due_on desc, t.id`.execute(context.db);
  return rows;
}

export function listTaskSchools(context: Context, taskId: string) {
  return context.db
    .selectFrom('schoolTaskState as s')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 's.tenantId').onRef('o.id', '=', 's.organizationId'),
    )
    .select(['s.organizationId', 'o.shortName as name', 's.state', 's.note'])
    .where('s.tenantId', '=', context.tenantId)
    .where('s.taskId', '=', taskId)
    .orderBy(sql`o.short_name collate "ru-x-icu"`)
    .execute();
}
