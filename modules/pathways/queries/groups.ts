import { sql } from 'kysely';
import type { Reach } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import type { UnmetNeed } from '../rules/unmet.ts';
import { pathwayReachable } from './list.ts';

/** Needs of living pathways that nothing closes, within reach. */
export async function listUnmetNeeds(
  context: Context,
  reach: Reach,
): Promise<(UnmetNeed & { readonly needId: string; readonly pathwayId: string; readonly since: string | null })[]> {
  const { rows } = await sql<UnmetNeed & { needId: string; pathwayId: string; since: string | null }>`
    select n.id as need_id, n.pathway_id, w.person_id, w.organization_id, n.competence_code as competence, n.direction, n.unmet_reason as reason, n.since
    from pathway_need n join pathway w on w.tenant_id = n.tenant_id and w.id = n.pathway_id
    where n.tenant_id = ${context.tenantId} and n.unmet_reason is not null
      and w.state not in ('completed', 'reviewed', 'stopped', 'declined') and ${pathwayReachable(reach)}
    order by n.since nulls last, n.id`.execute(context.db);
  return rows;
}

export interface Place {
  readonly personId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly organization: string;
  readonly isLowResults: boolean;
  readonly hasPathway: boolean;
}

/** Where people work today (main post) and whether they have a living or ended pathway of the campaign, or any living one. */
export async function listPlaces(context: Context, personIds: readonly string[], campaignId: string): Promise<Place[]> {
  const { tenantId } = context;
  const today = todayOf(context);
  const { rows } = await sql<Place>`
    select p.id as person_id, concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name,
      o.id as organization_id, o.short_name as organization,
      exists (select 1 from organization_status s where s.tenant_id = ${tenantId} and s.organization_id = o.id and s.status = 'low_results'
        and s.starts_on <= ${today}::date and (s.ends_before is null or s.ends_before > ${today}::date)) as is_low_results,
      exists (select 1 from pathway w where w.tenant_id = ${tenantId} and w.person_id = p.id
        and ((w.campaign_id = ${campaignId}::uuid and w.state not in ('stopped', 'declined'))
          or w.state not in ('completed', 'reviewed', 'stopped', 'declined'))) as has_pathway
    from person p
    join lateral (select q.organization_id from post q where q.tenant_id = ${tenantId} and q.person_id = p.id
      and (q.starts_on is null or q.starts_on <= ${today}::date) and (q.ends_before is null or q.ends_before > ${today}::date)
      order by q.kind = 'main' desc nulls last, q.id limit 1) held on true
    join organization o on o.tenant_id = ${tenantId} and o.id = held.organization_id
    where p.tenant_id = ${tenantId} and p.id = any(${[...personIds]}::uuid[])
    order by o.short_name collate "ru-x-icu", p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", p.id`.execute(
    context.db,
  );
  return rows;
}

export interface Guest {
  readonly itemId: string;
  readonly personId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly organization: string;
  readonly state: string;
}

/** Everybody whose pathway has the offer, by school and name. */
export async function listGuests(context: Context, offerId: string): Promise<Guest[]> {
  const { rows } = await sql<Guest>`
    select i.id as item_id, w.person_id, concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name,
      w.organization_id, o.short_name as organization, i.state
    from pathway_item i join pathway w on w.tenant_id = i.tenant_id and w.id = i.pathway_id
    join person p on p.tenant_id = w.tenant_id and p.id = w.person_id
    join organization o on o.tenant_id = w.tenant_id and o.id = w.organization_id
    where i.tenant_id = ${context.tenantId} and i.offer_id = ${offerId} and i.state not in ('cancelled', 'not_done')
      and w.state not in ('stopped', 'declined')
    order by o.short_name collate "ru-x-icu", p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", p.id`.execute(
    context.db,
  );
  return rows;
}

export async function findOfferTitle(context: Context, offerId: string): Promise<string | undefined> {
  const row = await context.db
    .selectFrom('offer')
    .select('title')
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', offerId)
    .executeTakeFirst();
  return row?.title;
}

export interface TutorLoad {
  readonly personId: string;
  readonly name: string;
  readonly organization: string;
  readonly people: number;
  readonly pathways: number;
  readonly overdue: number;
  readonly consultations: number;
}

/** IOM-06: load per tutor within reach; consultations of the last twelve months. */
export async function listTutorLoads(context: Context, reach: Reach): Promise<TutorLoad[]> {
  const { tenantId } = context;
  const today = todayOf(context);
  const { rows } = await sql<TutorLoad>`
    with pairs as (
      select t.tutor_person_id, w.id as pathway_id, w.person_id, w.state from tutorship t
      join pathway w on w.tenant_id = t.tenant_id and w.person_id = t.person_id
        and w.state not in ('completed', 'reviewed', 'stopped', 'declined')
      where t.tenant_id = ${tenantId} and t.starts_on <= ${today}::date and (t.ends_before is null or t.ends_before > ${today}::date)
        and ${pathwayReachable(reach)})
    select p.id as person_id, concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name,
      coalesce((select o.short_name from post q join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
        where q.tenant_id = ${tenantId} and q.person_id = p.id and (q.ends_before is null or q.ends_before > ${today}::date)
        order by q.kind = 'main' desc nulls last, q.id limit 1), '') as organization,
      count(distinct pairs.person_id)::int as people, count(distinct pairs.pathway_id)::int as pathways,
      (select count(*)::int from pathway_item i where i.tenant_id = ${tenantId} and i.state in ('planned', 'returned') and i.due_on < ${today}::date
        and i.pathway_id in (select x.pathway_id from pairs x where x.tutor_person_id = p.id and x.state in ('approved', 'in_progress'))) as overdue,
      (select count(*)::int from consultation c where c.tenant_id = ${tenantId} and c.tutor_person_id = p.id
        and c.held_on > ${today}::date - interval '1 year') as consultations
    from pairs join person p on p.tenant_id = ${tenantId} and p.id = pairs.tutor_person_id
    group by p.tenant_id, p.id order by pathways desc, p.surname collate "ru-x-icu", p.id`.execute(context.db);
  return rows;
}

/** Items done by kind, and whose pathway answers which competence, of a campaign. */
export async function listDoneKinds(context: Context, campaignId: string) {
  const { tenantId } = context;
  const done = await sql<{ personId: string; competence: string; kind: string }>`
    select distinct coalesce(p.merged_into_id, w.person_id) as person_id, n.competence_code as competence, i.kind
    from pathway w join person p on p.tenant_id = w.tenant_id and p.id = w.person_id
    join pathway_item i on i.tenant_id = w.tenant_id and i.pathway_id = w.id and i.state = 'done'
    join pathway_need n on n.tenant_id = i.tenant_id and n.id = i.need_id
    where w.tenant_id = ${tenantId} and w.campaign_id = ${campaignId}`.execute(context.db);
  const planned = await sql<{ personId: string; competence: string }>`
    select distinct coalesce(p.merged_into_id, w.person_id) as person_id, n.competence_code as competence
    from pathway w join person p on p.tenant_id = w.tenant_id and p.id = w.person_id
    join pathway_need n on n.tenant_id = w.tenant_id and n.pathway_id = w.id
    where w.tenant_id = ${tenantId} and w.campaign_id = ${campaignId} and w.state not in ('declined')`.execute(
    context.db,
  );
  return { done: done.rows, planned: planned.rows };
}

export interface WaitingSchool {
  readonly organizationId: string;
  readonly organization: string;
  readonly agreed: number;
  readonly submitted: number;
  readonly amended: number;
  readonly documentId: string | null;
}

/** Schools with pathways that wait for an order, and the draft of an order that is there. */
export async function listWaitingSchools(
  context: Context,
  campaignId: string | null,
  reach: Reach,
): Promise<WaitingSchool[]> {
  const { tenantId } = context;
  const { rows } = await sql<WaitingSchool>`
    select w.organization_id, o.short_name as organization, (count(*) filter (where w.state = 'agreed'))::int as agreed,
      (count(*) filter (where w.state = 'submitted'))::int as submitted,
      (count(*) filter (where w.amended_at is not null and w.state in ('approved', 'in_progress')))::int as amended,
      (select r.document_id from pathway_order r join document d on d.tenant_id = r.tenant_id and d.id = r.document_id
        where r.tenant_id = ${tenantId} and r.organization_id = w.organization_id and d.state = 'draft'
        order by r.created_at desc limit 1) as document_id
    from pathway w join organization o on o.tenant_id = w.tenant_id and o.id = w.organization_id
    where w.tenant_id = ${tenantId} and w.maker is null and (${campaignId}::uuid is null or w.campaign_id = ${campaignId}::uuid)
      and ${pathwayReachable(reach)}
    group by w.organization_id, o.short_name
    having count(*) filter (where w.state in ('agreed', 'submitted') or (w.amended_at is not null and w.state in ('approved', 'in_progress'))) > 0
    order by o.short_name collate "ru-x-icu"`.execute(context.db);
  return rows;
}
