import { sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import type { CampaignState, ParticipationState, ResultRow, Stage } from '../model.ts';
import { loadScales, readValue } from './report.ts';

/** A value of a person with what it came from. */
export interface PersonResult extends ResultRow {
  readonly participationId: string;
  readonly campaignId: string;
  readonly campaign: string;
  readonly instrument: string;
  readonly direction: string;
  readonly competenceTitle: string;
}

interface RawResult {
  readonly participationId: string;
  readonly personId: string;
  readonly campaignId: string;
  readonly campaign: string;
  readonly stage: Stage;
  readonly instrument: string;
  readonly isIndependent: boolean;
  readonly direction: string;
  readonly heldOn: string;
  readonly versionId: string;
  readonly code: string;
  readonly title: string;
  readonly state: string;
  readonly score: number | null;
  readonly reportedLevel: string | null;
}

/** Results of people, the latest first. Choose by persons, by an organisation of today's posts, or by a campaign. */
export async function listPersonResults(
  context: Context,
  choice: { personIds: readonly string[] } | { organizationId: string } | { campaignId: string },
): Promise<PersonResult[]> {
  const { tenantId } = context;
  const today = todayOf(context);
  const chosen =
    'personIds' in choice
      ? sql`(pe.id = any(${[...choice.personIds]}::uuid[]) or pe.merged_into_id = any(${[...choice.personIds]}::uuid[]))`
      : 'campaignId' in choice
        ? sql`ca.id = ${choice.campaignId}`
        : sql`exists (select 1 from post q where q.tenant_id = ${tenantId} and q.person_id = coalesce(pe.merged_into_id, pe.id)
            and q.organization_id = ${choice.organizationId} and (q.starts_on is null or q.starts_on <= ${today}::date)
            and (q.ends_before is null or q.ends_before > ${today}::date))`;
  const { rows } = await sql<RawResult>`
    select p.id as participation_id, coalesce(pe.merged_into_id, pe.id) as person_id, ca.id as campaign_id, ca.title as campaign,
      s.stage, i.title || ', версия ' || v.version as instrument, i.is_independent, p.direction,
      coalesce(r.measured_on, s.starts_on, ca.created_at::date)::text as held_on, v.id as version_id,
      c.code, c.title, r.state, r.score::float8 as score, r.reported_level
    from person pe
    join participation p on p.tenant_id = pe.tenant_id and p.person_id = pe.id
    join campaign_stage s on s.tenant_id = p.tenant_id and s.id = p.stage_id
    join campaign ca on ca.tenant_id = s.tenant_id and ca.id = s.campaign_id
    join instrument_version v on v.tenant_id = s.tenant_id and v.id = s.instrument_version_id
    join instrument i on i.tenant_id = v.tenant_id and i.id = v.instrument_id
    join result r on r.tenant_id = p.tenant_id and r.participation_id = p.id
    join competence c on c.tenant_id = r.tenant_id and c.id = r.competence_id
    where pe.tenant_id = ${tenantId} and ${chosen}
    order by held_on desc, s.stage desc, ca.id, p.id, c.position`.execute(context.db);
  const scaleOf = await loadScales(context);
  return rows.map((row) => {
    const scale = scaleOf(row.versionId, row.code);
    return {
      participant: row.personId,
      competence: row.code,
      competenceTitle: row.title,
      stage: row.stage,
      value: readValue(row, scale),
      heldOn: row.heldOn,
      source: row.isIndependent ? 'independent' : 'self',
      instrumentVersion: row.versionId,
      scale,
      participationId: row.participationId,
      campaignId: row.campaignId,
      campaign: row.campaign,
      instrument: row.instrument,
      direction: row.direction,
    };
  });
}

/** Organisations of the posts a person holds today: what access to the person is asked by. */
export async function listOrganizationsOf(context: Context, personId: string): Promise<string[]> {
  const today = todayOf(context);
  const { rows } = await sql<{ organizationId: string }>`
    select distinct organization_id from post where tenant_id = ${context.tenantId} and person_id = ${personId}
      and (starts_on is null or starts_on <= ${today}::date) and (ends_before is null or ends_before > ${today}::date)`.execute(
    context.db,
  );
  return rows.map((row) => row.organizationId);
}

export async function listNames(
  context: Context,
  personIds: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, concat_ws(' ', surname, nullif(given_name, ''), nullif(patronymic, '')) as name from person
    where tenant_id = ${context.tenantId} and id = any(${[...personIds]}::uuid[])
    order by surname collate "ru-x-icu", given_name collate "ru-x-icu", patronymic collate "ru-x-icu", id`.execute(
    context.db,
  );
  return rows;
}

export interface Invitation {
  readonly id: string;
  readonly campaign: string;
  readonly campaignState: CampaignState;
  readonly aim: string | null;
  readonly place: string | null;
  readonly direction: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly state: ParticipationState;
}

/** What a person is invited to in campaigns that are not over. */
export async function listInvitations(context: Context, personId: string): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`
    select p.id, c.title as campaign, c.state as campaign_state, c.aim, c.place, p.direction, s.starts_on, s.ends_on, p.state
    from participation p
    join campaign_stage s on s.tenant_id = p.tenant_id and s.id = p.stage_id
    join campaign c on c.tenant_id = s.tenant_id and c.id = s.campaign_id
    where p.tenant_id = ${context.tenantId} and p.person_id = ${personId}
      and c.state in ('invitation', 'running') and p.state in ('invited', 'consented', 'declined', 'no_answer')
    order by s.starts_on nulls last, p.id`.execute(context.db);
  return rows;
}
