import { type RawBuilder, sql } from 'kysely';
import { type Reach, reachOf } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import { searchKey } from '#core/text/normalise.ts';
import type { ListFilter } from '../contract/shapes.ts';
import type { Ground, PathwayState } from '../model.ts';

/** The list's twin of `can(actor, permission, about a pathway)`: a condition on a pathway `w`. */
export function pathwayReachable(reach: Reach): RawBuilder<boolean> {
  if (reach.all) return sql<boolean>`true`;
  return sql<boolean>`(w.organization_id = any(${[...reach.organizationIds]}::uuid[])
    or w.person_id = any(${[...reach.personIds]}::uuid[]))`;
}

export interface ListedPathway {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly organization: string;
  readonly kind: string;
  readonly ground: Ground;
  readonly state: PathwayState;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly maker: string | null;
  readonly tutorId: string | null;
  readonly tutor: string | null;
  readonly isAmended: boolean;
  readonly hasLeft: boolean;
  /** Items that count, those done of them, those overdue. */
  readonly items: number;
  readonly done: number;
  readonly overdue: number;
}

const PERSON_NAME = sql`concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, ''))`;

/** Today's tutor of a pathway `w`. */
export function tutorOf(context: Context): RawBuilder<unknown> {
  const today = todayOf(context);
  return sql`(select t.tutor_person_id as id, concat_ws(' ', tp.surname, nullif(tp.given_name, ''), nullif(tp.patronymic, '')) as name
    from tutorship t join person tp on tp.tenant_id = t.tenant_id and tp.id = t.tutor_person_id
    where t.tenant_id = ${context.tenantId} and t.person_id = w.person_id and t.starts_on <= ${today}::date
      and (t.ends_before is null or t.ends_before > ${today}::date)
    order by t.starts_on desc limit 1)`;
}

/** Who has no post today any more. */
export function hasLeft(context: Context): RawBuilder<boolean> {
  const today = todayOf(context);
  return sql<boolean>`not exists (select 1 from post q where q.tenant_id = ${context.tenantId} and q.person_id = w.person_id
    and (q.starts_on is null or q.starts_on <= ${today}::date) and (q.ends_before is null or q.ends_before > ${today}::date))`;
}

function overdueCondition(context: Context): RawBuilder<boolean> {
  return sql<boolean>`(i.state in ('planned', 'returned') and i.due_on < ${todayOf(context)}::date
    and w.state in ('approved', 'in_progress'))`;
}

function searchCondition(search: string): RawBuilder<boolean> {
  const words = searchKey(search)
    .split(/[\s.,]+/u)
    .filter(Boolean);
  const patterns = words.map((word) => sql<boolean>`' ' || p.name_key like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  return patterns.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(patterns, sql` and `)})`;
}

function attentionCondition(context: Context, attention: ListFilter['attention']): RawBuilder<boolean> {
  const { tenantId } = context;
  switch (attention) {
    case 'overdue':
      return sql<boolean>`exists (select 1 from pathway_item i where i.tenant_id = ${tenantId} and i.pathway_id = w.id
        and ${overdueCondition(context)})`;
    case 'confirmed':
      return sql<boolean>`exists (select 1 from pathway_item i where i.tenant_id = ${tenantId} and i.pathway_id = w.id
        and i.state = 'confirmed')`;
    case 'unmet':
      return sql<boolean>`exists (select 1 from pathway_need n where n.tenant_id = ${tenantId} and n.pathway_id = w.id
        and n.unmet_reason is not null) and w.state not in ('completed', 'reviewed', 'stopped', 'declined')`;
    case 'amended':
      return sql<boolean>`w.amended_at is not null`;
    case 'left':
      return sql<boolean>`${hasLeft(context)} and w.state not in ('completed', 'reviewed', 'stopped', 'declined')`;
    case 'no_tutor':
      return sql<boolean>`not exists ${tutorOf(context)} and w.state not in ('completed', 'reviewed', 'stopped', 'declined')`;
    case '':
      return sql<boolean>`true`;
  }
}

function filterCondition(context: Context, filter: ListFilter, reach: Reach): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [
    sql<boolean>`w.tenant_id = ${context.tenantId}`,
    pathwayReachable(reachOf(context.actor, 'pathway.read')),
    searchCondition(filter.search),
  ];
  // Filters that tell what a pathway holds find only what the actor may open.
  if (['unmet', 'overdue', 'confirmed'].includes(filter.attention)) parts.push(pathwayReachable(reach));
  parts.push(attentionCondition(context, filter.attention));
  if (filter.states.length > 0) parts.push(sql<boolean>`w.state = any(${filter.states}::text[])`);
  if (filter.grounds.length > 0) parts.push(sql<boolean>`w.ground = any(${filter.grounds}::text[])`);
  if (filter.organizationIds.length > 0)
    parts.push(sql<boolean>`w.organization_id = any(${filter.organizationIds}::uuid[])`);
  if (filter.campaignId !== null) parts.push(sql<boolean>`w.campaign_id = ${filter.campaignId}::uuid`);
  if (filter.personId !== null) parts.push(sql<boolean>`w.person_id = ${filter.personId}::uuid`);
  if (filter.tutorId !== null)
    parts.push(sql<boolean>`(select tutor.id from ${tutorOf(context)} tutor) = ${filter.tutorId}::uuid`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

/** A page of pathways by school and name, with the count of all it leaves, in one statement. @param contentReach whose items count */
export async function listPathwayRows(
  context: Context,
  filter: ListFilter,
  contentReach: Reach,
): Promise<{ rows: ListedPathway[]; total: number }> {
  const { tenantId } = context;
  const { rows } = await sql<ListedPathway & { total: number }>`
    with page as (
      select w.id, count(*) over ()::int as total,
        row_number() over (order by o.short_name collate "ru-x-icu", p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", w.created_at desc) as place
      from pathway w join person p on p.tenant_id = w.tenant_id and p.id = w.person_id
      join organization o on o.tenant_id = w.tenant_id and o.id = w.organization_id
      where ${filterCondition(context, filter, contentReach)}
      order by place limit ${filter.limit} offset ${filter.offset})
    select w.id, w.person_id, ${PERSON_NAME} as name, w.organization_id, o.short_name as organization, w.kind, w.ground, w.state,
      w.starts_on, w.ends_on, w.maker, tutor.id as tutor_id, tutor.name as tutor, w.amended_at is not null as is_amended,
      ${hasLeft(context)} as has_left, coalesce(counts.items, 0) as items, coalesce(counts.done, 0) as done,
      coalesce(counts.overdue, 0) as overdue, page.total
    from page join pathway w on w.tenant_id = ${tenantId} and w.id = page.id
    join person p on p.tenant_id = w.tenant_id and p.id = w.person_id
    join organization o on o.tenant_id = w.tenant_id and o.id = w.organization_id
    left join lateral ${tutorOf(context)} tutor on true
    left join lateral (select (count(*) filter (where i.state <> 'cancelled'))::int as items,
        (count(*) filter (where i.state = 'done'))::int as done, (count(*) filter (where ${overdueCondition(context)}))::int as overdue
      from pathway_item i where i.tenant_id = ${tenantId} and i.pathway_id = w.id) counts on true
    order by page.place`.execute(context.db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Counts per state under the other filters, for the chips of the list. @param contentReach as for the rows */
export async function countStates(
  context: Context,
  filter: ListFilter,
  contentReach: Reach,
): Promise<Partial<Record<PathwayState, number>>> {
  const { rows } = await sql<{ state: PathwayState; count: number }>`
    select w.state, count(*)::int as count from pathway w join person p on p.tenant_id = w.tenant_id and p.id = w.person_id
    where ${filterCondition(context, { ...filter, states: [] }, contentReach)} group by w.state`.execute(context.db);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
