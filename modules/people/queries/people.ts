import { type RawBuilder, sql } from 'kysely';
import type { Permission } from '#core/access/grants.ts';
import { type Context, todayOf } from '#core/context.ts';
import type { ListFilter, SORTS } from '../model.ts';
import type { CohortRule } from '../rules.ts';
import { asksOnlyHeld, experienceOn, heldCategory, heldOn, type PostLookup, personCondition } from './conditions.ts';
import { personReachable } from './reach.ts';

export interface ListedPerson {
  readonly id: string;
  readonly version: number;
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

export interface ListPage {
  readonly sort: (typeof SORTS)[number];
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

const NAME_ORDER = sql`p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", p.patronymic collate "ru-x-icu", p.id`;
const NAME_ORDER_DOWN = sql`p.surname collate "ru-x-icu" desc, p.given_name collate "ru-x-icu" desc,
  p.patronymic collate "ru-x-icu" desc, p.id desc`;

function orderOf({ sort, descending }: ListPage, { tenantId }: Context, day: string): RawBuilder<unknown> {
  const direction = descending ? sql`desc` : sql`asc`;
  if (sort === 'experience') {
    return sql`(select ${experienceOn(day)} from experience e where e.tenant_id = ${tenantId} and e.person_id = p.id
      and e.kind = 'pedagogical' order by e.id limit 1) ${direction} nulls last, ${NAME_ORDER}`;
  }
  if (sort === 'organization') {
    return sql`(select min(o.short_name collate "ru-x-icu") from post q
      join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
      where q.tenant_id = ${tenantId} and q.person_id = p.id and ${heldOn('q', day)}) ${direction} nulls last, ${NAME_ORDER}`;
  }
  return descending ? NAME_ORDER_DOWN : NAME_ORDER;
}

/** From here on, gathering all posts once is cheaper than looking them up for everybody above the page. */
const DEEP = 300;

function chooseLookup(filter: ListFilter, { sort, offset }: ListPage): PostLookup {
  if (!asksOnlyHeld(filter)) return 'free';
  return sort === 'name' && offset < DEEP ? 'each' : 'all';
}

/** One page of the register: the ids first by the index, what is shown of them after. */
export async function listPeople(
  context: Context,
  filter: ListFilter,
  cohort: CohortRule | undefined,
  page: ListPage,
  permission: Permission = 'person.read',
): Promise<ListedPerson[]> {
  const { db, tenantId } = context;
  const day = filter.asOf ?? todayOf(context);
  const order = orderOf(page, context, day);
  const lookup = chooseLookup(filter, page);
  const { rows } = await sql<ListedPerson>`
    with page as (
      select * from unnest(array(select p.id from person p where ${personCondition(context, filter, cohort, permission, lookup)}
        order by ${order} limit ${page.limit} offset ${page.offset})) with ordinality as listed (id, place))
    select p.id, p.version, concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name,
      coalesce(held.posts, '[]') as posts, coalesce(held.subjects, '{}') as subject_codes,
      best.line ->> 'category' as category, best.line ->> 'expiresOn' as category_expires_on,
      (select ${experienceOn(day)} from experience e where e.tenant_id = ${tenantId} and e.person_id = p.id
        and e.kind = 'pedagogical' order by e.id limit 1) as pedagogical_months
    from page join person p on p.tenant_id = ${tenantId} and p.id = page.id
    left join lateral (
      select jsonb_agg(jsonb_build_object('title', q.title, 'organizationId', q.organization_id, 'organization', o.short_name, 'kind', q.kind,
          'isOnLeave', coalesce(q.leave_from <= ${day}::date and (q.leave_before is null or q.leave_before > ${day}::date), false))
          order by q.kind = 'main' desc nulls last, q.id) as posts,
        (select array_agg(distinct code) from post s, unnest(s.subject_codes) code
          where s.tenant_id = ${tenantId} and s.person_id = p.id and ${heldOn('s', day)}) as subjects
      from post q join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
      where q.tenant_id = ${tenantId} and q.person_id = p.id and ${heldOn('q', day)}) held on true
    left join lateral ${heldCategory(tenantId, day, sql`jsonb_build_object('category', c.category, 'expiresOn', c.expires_on) as line`)} best on true
    order by page.place`.execute(db);
  return rows;
}

export interface Counts {
  readonly people: number;
  readonly posts: number;
  readonly partTimers: number;
}

/** People once, their posts, and those who work here only as external part-timers: in one pass over people and posts held. */
export async function countPeople(
  context: Context,
  filter: ListFilter,
  cohort: CohortRule | undefined,
): Promise<Counts> {
  const day = filter.asOf ?? todayOf(context);
  const isJoined = asksOnlyHeld(filter);
  const { rows } = await sql<Counts>`
    select count(distinct p.id)::int as people, count(q.person_id)::int as posts,
      (count(distinct q.person_id) - count(distinct q.person_id) filter (where q.kind is distinct from 'external'))::int as part_timers
    from person p ${isJoined ? sql`join` : sql`left join`} post q
      on q.tenant_id = ${context.tenantId} and q.person_id = p.id and ${heldOn('q', day)}
    where ${personCondition(context, filter, cohort, 'person.read', isJoined ? 'joined' : 'free')}`.execute(context.db);
  return rows[0] ?? { people: 0, posts: 0, partTimers: 0 };
}

export interface Twin {
  readonly id: string;
  readonly name: string;
  readonly posts: string;
  /** May the actor open the record? */
  readonly isReachable: boolean;
}

/** People of the same name who may be the same human: the date of birth is the same, or one of the two is not known. */
export async function listTwins(context: Context, nameKey: string, birthDate: string | null): Promise<Twin[]> {
  const { tenantId } = context;
  const { rows } = await sql<Twin>`
    select p.id, concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name,
      ${personReachable(context, 'person.read', sql`p.id`)} as is_reachable,
      coalesce((select string_agg(q.title || ', ' || o.short_name, '; ' order by q.id) from post q
        join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
        where q.tenant_id = ${tenantId} and q.person_id = p.id and ${heldOn('q', todayOf(context))}), '') as posts
    from person p where p.tenant_id = ${tenantId} and p.name_key = ${nameKey} and p.merged_into_id is null
      and (p.birth_date is null or ${birthDate}::date is null or p.birth_date = ${birthDate}::date)
    order by p.id limit 10`.execute(context.db);
  return rows;
}
