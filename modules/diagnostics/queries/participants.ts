import { type RawBuilder, sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import { cohortCondition, listCohorts } from '#modules/people/public.ts';
import type { InviteInput } from '../contract/shapes.ts';
import type { ParticipationState, Stage } from '../model.ts';

export interface ParticipantFilter {
  readonly campaignId: string;
  readonly stage: Stage | null;
  readonly search: string;
  readonly organizationIds: readonly string[];
  readonly states: readonly ParticipationState[];
  readonly directions: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

export interface ListedParticipant {
  readonly id: string;
  readonly stage: Stage;
  readonly personId: string | null;
  readonly name: string | null;
  readonly keyNumber: string | null;
  readonly organizationId: string | null;
  readonly organization: string | null;
  readonly direction: string;
  readonly state: ParticipationState;
  readonly consentOn: string | null;
  readonly note: string | null;
}

function conditionOf(
  context: Context,
  filter: ParticipantFilter,
  organizationIds: readonly string[] | null,
): RawBuilder<boolean> {
  const words = filter.search
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\\%_]/g, '\\$&');
  const like = `%${words.split(/\s+/).join('%')}%`;
  return sql<boolean>`p.tenant_id = ${context.tenantId} and s.campaign_id = ${filter.campaignId}
    and (${filter.stage === null} or s.stage = ${filter.stage ?? ''})
    and (${organizationIds === null} or p.organization_id = any(${[...(organizationIds ?? [])]}::uuid[]))
    and (${filter.organizationIds.length === 0} or p.organization_id = any(${[...filter.organizationIds]}::uuid[]))
    and (${filter.states.length === 0} or p.state = any(${[...filter.states]}::text[]))
    and (${filter.directions.length === 0} or p.direction = any(${[...filter.directions]}::text[]))
    and (${words === ''} or pe.name_key like ${like} or p.key_number = ${filter.search.trim()})`;
}

const FROM = (tenantId: string) => sql`participation p
    join campaign_stage s on s.tenant_id = p.tenant_id and s.id = p.stage_id
    left join person own on own.tenant_id = p.tenant_id and own.id = p.person_id
    left join person pe on pe.tenant_id = ${tenantId} and pe.id = coalesce(own.merged_into_id, own.id)
    left join organization o on o.tenant_id = p.tenant_id and o.id = p.organization_id`;

/** One page of participations, and honest counts of all that the filter leaves. */
export async function listParticipants(
  context: Context,
  filter: ParticipantFilter,
  organizationIds: readonly string[] | null,
): Promise<{ rows: ListedParticipant[]; total: number; people: number }> {
  const condition = conditionOf(context, filter, organizationIds);
  const { rows } = await sql<ListedParticipant>`
    select p.id, s.stage, pe.id as person_id, concat_ws(' ', pe.surname, nullif(pe.given_name, ''), nullif(pe.patronymic, '')) as name,
      p.key_number, p.organization_id, o.short_name as organization, p.direction, p.state, p.consent_on, p.note
    from ${FROM(context.tenantId)} where ${condition}
    order by pe.surname collate "ru-x-icu" nulls last, pe.given_name collate "ru-x-icu", pe.patronymic collate "ru-x-icu",
      nullif(regexp_replace(coalesce(p.key_number, ''), '\\D', '', 'g'), '')::numeric nulls last, p.key_number, s.stage, p.id
    limit ${filter.limit} offset ${filter.offset}`.execute(context.db);
  const counts = await sql<{ total: number; people: number }>`
    select count(*)::int as total, count(distinct pe.id)::int as people
    from ${FROM(context.tenantId)} where ${condition}`.execute(context.db);
  const { total = 0, people = 0 } = counts.rows[0] ?? {};
  return { rows: rows.map((row) => ({ ...row, name: row.name || null })), total, people };
}

export async function listDirections(
  context: Context,
  campaignId: string,
  organizationIds: readonly string[] | null,
): Promise<string[]> {
  const { rows } = await sql<{ direction: string }>`
    select distinct p.direction from participation p
    join campaign_stage s on s.tenant_id = p.tenant_id and s.id = p.stage_id
    where p.tenant_id = ${context.tenantId} and s.campaign_id = ${campaignId} and p.direction <> ''
      and (${organizationIds === null} or p.organization_id = any(${[...(organizationIds ?? [])]}::uuid[]))
    order by p.direction`.execute(context.db);
  return rows.map((row) => row.direction);
}

/** People who work today and fit the choice, each with the organisation of the main post among those that fit. */
export async function listInvitable(
  context: Context,
  input: InviteInput,
): Promise<{ personId: string; organizationId: string | null; isInvited: boolean }[]> {
  const { tenantId } = context;
  const today = todayOf(context);
  const cohort =
    input.cohort === '' ? undefined : (await listCohorts(context)).find(({ code }) => code === input.cohort);
  const inCohort = input.cohort === '' ? sql`true` : cohort ? cohortCondition(cohort, tenantId, today) : sql`false`;
  const { rows } = await sql<{ personId: string; organizationId: string | null; isInvited: boolean }>`
    select distinct on (p.id) p.id as person_id, q.organization_id,
      exists (select 1 from participation x join campaign_stage s on s.tenant_id = x.tenant_id and s.id = x.stage_id
        where x.tenant_id = ${tenantId} and s.campaign_id = ${input.campaignId} and s.stage = ${input.stage}
          and x.person_id = p.id and x.direction = ${input.direction}) as is_invited
    from person p join post q on q.tenant_id = p.tenant_id and q.person_id = p.id
    where p.tenant_id = ${tenantId} and p.merged_into_id is null
      and (q.starts_on is null or q.starts_on <= ${today}::date) and (q.ends_before is null or q.ends_before > ${today}::date)
      and (${input.personIds.length === 0} or p.id = any(${input.personIds}::uuid[]))
      and (${input.organizationIds.length === 0} or q.organization_id = any(${input.organizationIds}::uuid[]))
      and (${input.postCodes.length === 0} or q.post_code = any(${input.postCodes}::text[]))
      and (${input.subjectCodes.length === 0} or q.subject_codes && ${input.subjectCodes}::text[])
      and ${inCohort}
    order by p.id, (q.kind = 'main') desc nulls last, q.rate desc nulls last, q.id`.execute(context.db);
  return rows;
}

/** Numbers of participants without a name. */
export async function listKeyNumbers(context: Context, campaignId: string): Promise<Set<string>> {
  const { rows } = await sql<{ keyNumber: string }>`
    select distinct p.key_number from participation p
    join campaign_stage s on s.tenant_id = p.tenant_id and s.id = p.stage_id
    where p.tenant_id = ${context.tenantId} and s.campaign_id = ${campaignId} and p.person_id is null`.execute(
    context.db,
  );
  return new Set(rows.map((row) => row.keyNumber));
}
