import { type RawBuilder, sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import type { ListFilter } from './model.ts';
import { personReachable } from './reach.ts';
import type { CohortRule } from './rules.ts';

/** A post held on the day; every count has an as-of date. */
export function heldOn(alias: string, day: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<boolean>`(${column('starts_on')} is null or ${column('starts_on')} <= ${day}::date)
    and (${column('ends_before')} is null or ${column('ends_before')} > ${day}::date)`;
}

function likeOf(search: string): string {
  const words = search
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\\%_]/g, '\\$&')
    .split(/\s+/);
  return `%${words.join('%')}%`;
}

/**
 * The SQL twin of `isInCohort` true: experience of k months or fewer is «as_of + (k + 1 − months) months is still ahead».
 */
export function cohortCondition(rule: CohortRule, tenantId: string, day: string): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [];
  if (rule.maxExperienceMonths !== undefined) {
    parts.push(sql<boolean>`exists (select 1 from experience e where e.tenant_id = ${tenantId} and e.person_id = p.id
      and e.kind = ${rule.experienceKind ?? 'pedagogical'}
      and e.as_of + make_interval(months => ${rule.maxExperienceMonths}::int + 1 - e.months) > ${day}::date)`);
  }
  if (rule.maxAge !== undefined) {
    parts.push(sql<boolean>`p.birth_date + make_interval(years => ${rule.maxAge}::int + 1) > ${day}::date`);
  }
  return parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

function postConditions(filter: ListFilter, day: string, tenantId: string): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [];
  if (filter.state !== 'all') conditions.push(heldOn('q', day));
  if (filter.state === 'on_leave') {
    conditions.push(
      sql<boolean>`q.leave_from <= ${day}::date and (q.leave_before is null or q.leave_before > ${day}::date)`,
    );
  }
  if (filter.organizationIds.length > 0)
    conditions.push(sql<boolean>`q.organization_id = any(${filter.organizationIds}::uuid[])`);
  if (filter.postCodes.length > 0) conditions.push(sql<boolean>`q.post_code = any(${filter.postCodes}::text[])`);
  if (filter.subjectCodes.length > 0) conditions.push(sql<boolean>`q.subject_codes && ${filter.subjectCodes}::text[]`);
  if (filter.postKinds.length > 0) conditions.push(sql<boolean>`q.kind = any(${filter.postKinds}::text[])`);
  if (conditions.length === 0) return sql<boolean>`true`;
  return sql<boolean>`exists (select 1 from post q where q.tenant_id = ${tenantId} and q.person_id = p.id and ${sql.join(conditions, sql` and `)})`;
}

function leftCondition(filter: ListFilter, day: string, tenantId: string): RawBuilder<boolean> {
  const past = { ...filter, state: 'all' as const };
  return sql<boolean>`not exists (select 1 from post q where q.tenant_id = ${tenantId} and q.person_id = p.id and ${heldOn('q', day)})
    and ${postConditions(past, day, tenantId)}`;
}

function categoryCondition(filter: ListFilter, day: string, tenantId: string): RawBuilder<boolean> {
  if (filter.categories.length === 0) return sql<boolean>`true`;
  const held = sql<boolean>`exists (select 1 from category c where c.tenant_id = ${tenantId} and c.person_id = p.id
    and (c.expires_on is null or c.expires_on > ${day}::date) and c.category = any(${filter.categories}::text[]))`;
  const none = sql<boolean>`not exists (select 1 from category c where c.tenant_id = ${tenantId} and c.person_id = p.id
    and (c.expires_on is null or c.expires_on > ${day}::date) and c.category <> 'none')`;
  return filter.categories.includes('none') ? sql<boolean>`(${held} or ${none})` : held;
}

/** Everything that the filter asks of a person `p`, with what the actor may see. */
export function personCondition(
  context: Context,
  filter: ListFilter,
  cohort: CohortRule | undefined,
): RawBuilder<boolean> {
  const { tenantId } = context;
  const day = filter.asOf ?? todayOf(context);
  const parts: RawBuilder<boolean>[] = [
    sql<boolean>`p.tenant_id = ${tenantId} and p.merged_into_id is null`,
    personReachable(context, 'person.read', sql`p.id`),
    filter.state === 'left' ? leftCondition(filter, day, tenantId) : postConditions(filter, day, tenantId),
    categoryCondition(filter, day, tenantId),
  ];
  if (filter.search.trim() !== '') {
    parts.push(sql<boolean>`(p.name_key like ${likeOf(filter.search)} or exists (select 1 from former_name f
      where f.tenant_id = ${tenantId} and f.person_id = p.id and f.name_key like ${likeOf(filter.search)}))`);
  }
  if (cohort) parts.push(cohortCondition(cohort, tenantId, day));
  if (filter.recordKind !== '') {
    parts.push(sql<boolean>`exists (select 1 from person_record r where r.tenant_id = ${tenantId} and r.person_id = p.id
      and r.kind = ${filter.recordKind} and (r.ends_before is null or r.ends_before > ${day}::date))`);
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly posts: {
    title: string;
    organizationId: string;
    organization: string;
    kind: string | null;
    isOnLeave: boolean;
  }[];
  readonly subjectCodes: string[];
  readonly category: string | null;
  readonly categoryExpiresOn: string | null;
  readonly pedagogicalMonths: number | null;
}

const NAME_ORDER = sql`p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", p.patronymic collate "ru-x-icu", p.id`;

function orderOf(
  sort: 'name' | 'organization' | 'experience',
  descending: boolean,
  context: Context,
  day: string,
): RawBuilder<unknown> {
  const direction = descending ? sql`desc` : sql`asc`;
  if (sort === 'experience') {
    // More experience is an earlier virtual beginning.
    return sql`(select e.as_of - make_interval(months => e.months) from experience e
      where e.tenant_id = ${context.tenantId} and e.person_id = p.id and e.kind = 'pedagogical' limit 1)
      ${descending ? sql`asc` : sql`desc`} nulls last, ${NAME_ORDER}`;
  }
  if (sort === 'organization') {
    return sql`(select min(o.short_name collate "ru-x-icu") from post q join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
      where q.tenant_id = ${context.tenantId} and q.person_id = p.id and ${heldOn('q', day)}) ${direction} nulls last, ${NAME_ORDER}`;
  }
  return descending
    ? sql`p.surname collate "ru-x-icu" desc, p.given_name collate "ru-x-icu" desc, p.patronymic collate "ru-x-icu" desc, p.id desc`
    : NAME_ORDER;
}

export interface ListPage {
  readonly sort: 'name' | 'organization' | 'experience';
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** One page of the register: the ids first by the index, what is shown of them after. */
export async function listPeople(
  context: Context,
  filter: ListFilter,
  cohort: CohortRule | undefined,
  page: ListPage,
): Promise<ListedPerson[]> {
  const { db, tenantId } = context;
  const day = filter.asOf ?? todayOf(context);
  const { rows } = await sql<ListedPerson>`
    with page as (
      select p.id, row_number() over () as place from (
        select p.* from person p where ${personCondition(context, filter, cohort)}
        order by ${orderOf(page.sort, page.descending, context, day)} limit ${page.limit} offset ${page.offset}) p)
    select p.id, concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name,
      coalesce(held.posts, '[]') as posts, coalesce(held.subjects, '{}') as subject_codes,
      best.category, best.expires_on as category_expires_on, worked.months as pedagogical_months
    from page join person p on p.tenant_id = ${tenantId} and p.id = page.id
    left join lateral (
      select jsonb_agg(jsonb_build_object('title', q.title, 'organizationId', q.organization_id, 'organization', o.short_name, 'kind', q.kind,
          'isOnLeave', coalesce(q.leave_from <= ${day}::date and (q.leave_before is null or q.leave_before > ${day}::date), false))
          order by q.kind = 'main' desc nulls last, q.id) as posts,
        (select array_agg(distinct code) from post s, unnest(s.subject_codes) code
          where s.tenant_id = ${tenantId} and s.person_id = p.id and ${heldOn('s', day)}) as subjects
      from post q join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
      where q.tenant_id = ${tenantId} and q.person_id = p.id and ${heldOn('q', day)}) held on true
    left join lateral (
      select c.category, c.expires_on from category c
      where c.tenant_id = ${tenantId} and c.person_id = p.id and (c.expires_on is null or c.expires_on > ${day}::date)
      order by c.granted_on desc nulls last limit 1) best on true
    left join lateral (
      select greatest(0, e.months + (extract(year from age(${day}::date, e.as_of)) * 12 + extract(month from age(${day}::date, e.as_of)))::int) as months
      from experience e where e.tenant_id = ${tenantId} and e.person_id = p.id and e.kind = 'pedagogical' limit 1) worked on true
    order by page.place`.execute(db);
  return rows;
}

export interface Counts {
  readonly people: number;
  readonly posts: number;
  readonly partTimers: number;
}

/** People once, their posts, and those who are external part-timers everywhere here. */
export async function countPeople(
  context: Context,
  filter: ListFilter,
  cohort: CohortRule | undefined,
): Promise<Counts> {
  const day = filter.asOf ?? todayOf(context);
  const { rows } = await sql<Counts>`
    with found as (select p.id from person p where ${personCondition(context, filter, cohort)}),
    held as (select q.person_id, count(*) as posts, bool_and(q.kind is not distinct from 'external') as is_part_timer
      from post q where q.tenant_id = ${context.tenantId} and ${heldOn('q', day)} group by q.person_id)
    select count(*)::int as people, coalesce(sum(held.posts), 0)::int as posts,
      (count(*) filter (where held.is_part_timer))::int as part_timers
    from found left join held on held.person_id = found.id`.execute(context.db);
  return rows[0] ?? { people: 0, posts: 0, partTimers: 0 };
}

/** All ids the filter leaves: for the access log of an export. */
export async function listPersonIds(
  context: Context,
  filter: ListFilter,
  cohort: CohortRule | undefined,
): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select p.id from person p where ${personCondition(context, filter, cohort)}`.execute(context.db);
  return rows.map((row) => row.id);
}
