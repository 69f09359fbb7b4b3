import { sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import { personReachable } from '#modules/people/public.ts';

/** What drafting must know of a person besides the needs. */
export interface Candidate {
  readonly personId: string;
  /** The organisation of the main post of today; null: no post. */
  readonly organizationId: string | null;
  readonly postCodes: string[];
  readonly subjectCodes: string[];
  readonly isOnLeave: boolean;
  readonly isReachable: boolean;
  readonly hasPathway: boolean;
  /** Of a school with low results today. */
  readonly isFirst: boolean;
  readonly doneOfferIds: string[];
  readonly doneTitles: string[];
  readonly hoursTaken: Record<string, number>;
}

/** Years for which a course that was passed is not offered again: the right to training comes every three (F-77). */
const RECENT_YEARS = 3;

/**
 * Candidates in few statements, however many: posts, what was done before, hours planned in living pathways by school year of their
 * date. Done items count whatever pathway they stood in.
 */
export async function listCandidates(context: Context, personIds: readonly string[]): Promise<Candidate[]> {
  const { tenantId } = context;
  const today = todayOf(context);
  const { rows } = await sql<Candidate>`
    with chosen as (select p.id from person p
      where p.tenant_id = ${tenantId} and p.id = any(${[...personIds]}::uuid[]) and p.merged_into_id is null),
    held as (
      select q.person_id, array_agg(distinct q.post_code) as post_codes,
        (array_agg(q.organization_id order by q.kind = 'main' desc nulls last, q.id))[1] as organization_id,
        bool_and(coalesce(q.leave_from <= ${today}::date and (q.leave_before is null or q.leave_before > ${today}::date), false)) as is_on_leave
      from post q join chosen c on c.id = q.person_id
      where q.tenant_id = ${tenantId} and (q.starts_on is null or q.starts_on <= ${today}::date)
        and (q.ends_before is null or q.ends_before > ${today}::date)
      group by q.person_id),
    taught as (
      select q.person_id, array_agg(distinct code) as subject_codes
      from post q join chosen c on c.id = q.person_id cross join unnest(q.subject_codes) code
      where q.tenant_id = ${tenantId} and (q.ends_before is null or q.ends_before > ${today}::date)
      group by q.person_id),
    items as (
      select w.person_id, i.offer_id, i.title, i.state, i.hours,
        case when extract(month from i.due_on) >= 9 then extract(year from i.due_on)::int else extract(year from i.due_on)::int - 1 end as school_year
      from pathway_item i join pathway w on w.tenant_id = i.tenant_id and w.id = i.pathway_id
      join chosen c on c.id = w.person_id
      where i.tenant_id = ${tenantId} and i.state not in ('cancelled', 'not_done')),
    done as (
      select person_id, array_agg(offer_id) filter (where offer_id is not null) as offer_ids, array_agg(title) as titles
      from items group by person_id),
    hours as (
      select person_id, jsonb_object_agg(school_year || '/' || lpad(((school_year + 1) % 100)::text, 2, '0'), sum) as taken
      from (select person_id, school_year, sum(hours)::int as sum from items where hours is not null group by 1, 2) y group by person_id),
    courses as (
      select r.person_id, array_agg(r.title) as titles from training_record r join chosen c on c.id = r.person_id
      where r.tenant_id = ${tenantId}
        and coalesce(r.ends_on, r.issued_on, make_date(coalesce(r.year, 1900), 12, 31)) >= ${today}::date - make_interval(years => ${RECENT_YEARS}::int)
      group by r.person_id)
    select c.id as person_id, held.organization_id, coalesce(held.post_codes, '{}') as post_codes,
      coalesce(taught.subject_codes, '{}') as subject_codes, coalesce(held.is_on_leave, false) as is_on_leave,
      ${personReachable(context, 'pathway.draft', sql.ref('c.id'))} as is_reachable,
      exists (select 1 from pathway w where w.tenant_id = ${tenantId} and w.person_id = c.id
        and w.state not in ('completed', 'reviewed', 'stopped', 'declined')) as has_pathway,
      exists (select 1 from organization_status s where s.tenant_id = ${tenantId} and s.organization_id = held.organization_id
        and s.status = 'low_results' and s.starts_on <= ${today}::date and (s.ends_before is null or s.ends_before > ${today}::date)) as is_first,
      coalesce(done.offer_ids, '{}') as done_offer_ids,
      coalesce(done.titles, '{}') || coalesce(courses.titles, '{}') as done_titles,
      coalesce(hours.taken, '{}') as hours_taken
    from chosen c
    left join held on held.person_id = c.id
    left join taught on taught.person_id = c.id
    left join done on done.person_id = c.id
    left join hours on hours.person_id = c.id
    left join courses on courses.person_id = c.id
    order by c.id`.execute(context.db);
  return rows;
}

/** Who has declined a pathway of the campaign. */
export async function listDeclined({ db, tenantId }: Context, campaignId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('pathway')
    .select('personId')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('campaignId', '=', campaignId)
    .where('state', '=', 'declined')
    .execute();
  return rows.map(({ personId }) => personId);
}
