import { sql } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import type { CampaignState, Stage } from '../model.ts';
import type { CoverageCounts } from './report.ts';

export interface CampaignListRow {
  readonly id: string;
  readonly title: string;
  readonly state: CampaignState;
  readonly previousId: string | null;
  readonly stages: {
    readonly stage: Stage;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
    readonly counts: CoverageCounts;
  }[];
}

/** Organisations whose participations the actor may see; null: all. */
export function reachedOrganizations(context: Context): readonly string[] | null {
  const reach = reachOf(context.actor, 'diagnostics.read');
  return reach.all ? null : reach.organizationIds;
}

/** Campaigns, the newest first, with counts within the given organisations; those without a participant of them are left out. */
export async function listCampaigns(
  context: Context,
  organizationIds: readonly string[] | null,
): Promise<CampaignListRow[]> {
  const { rows } = await sql<CampaignListRow>`
    with counted as (
      select stage_id, count(*)::int as invited, count(*) filter (where state = 'done')::int as done,
        count(*) filter (where state = 'declined')::int as declined, count(*) filter (where state = 'absent')::int as absent,
        count(*) filter (where state in ('invited', 'consented'))::int as pending,
        count(*) filter (where state = 'no_answer')::int as no_answer
      from participation where tenant_id = ${context.tenantId}
        and (${organizationIds === null} or organization_id = any(${organizationIds ?? []}::uuid[]))
      group by stage_id)
    select c.id, c.title, c.state, c.previous_id,
      coalesce(jsonb_agg(jsonb_build_object('stage', s.stage, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
        'counts', jsonb_build_object('invited', coalesce(n.invited, 0), 'done', coalesce(n.done, 0),
          'declined', coalesce(n.declined, 0), 'absent', coalesce(n.absent, 0), 'pending', coalesce(n.pending, 0),
          'noAnswer', coalesce(n.no_answer, 0))) order by s.stage) filter (where s.id is not null), '[]') as stages
    from campaign c
    left join campaign_stage s on s.tenant_id = c.tenant_id and s.campaign_id = c.id
    left join counted n on n.stage_id = s.id
    where c.tenant_id = ${context.tenantId}
    group by c.tenant_id, c.id
    having ${organizationIds === null} or sum(n.invited) > 0
    order by max(coalesce(s.starts_on, c.created_at::date)) desc nulls last, c.id desc`.execute(context.db);
  return rows;
}

/** DIAG-34: the last day on which an independent diagnostics was held: one that has results. */
export async function findLastHeldDay(context: Context): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select max(coalesce(s.ends_on, s.starts_on, c.act_date, c.created_at::date))::text as day
    from campaign_stage s
    join campaign c on c.tenant_id = s.tenant_id and c.id = s.campaign_id
    join instrument_version v on v.tenant_id = s.tenant_id and v.id = s.instrument_version_id
    join instrument i on i.tenant_id = v.tenant_id and i.id = v.instrument_id
    where s.tenant_id = ${context.tenantId} and i.is_independent
      and exists (select 1 from participation p join result r on r.tenant_id = p.tenant_id and r.participation_id = p.id
        where p.tenant_id = ${context.tenantId} and p.stage_id = s.id)`.execute(context.db);
  return rows[0]?.day ?? undefined;
}

/** What stands behind a campaign when it is to move on. */
export async function countContents(
  context: Context,
  campaignId: string,
): Promise<{ recommendations: number; notes: number; results: { stage: Stage; results: number }[] }> {
  const { rows } = await sql<{ recommendations: number; notes: number; results: { stage: Stage; results: number }[] }>`
    select
      (select count(*)::int from recommendation where tenant_id = ${context.tenantId} and campaign_id = ${campaignId}) as recommendations,
      (select count(*)::int from document where tenant_id = ${context.tenantId} and about_kind = 'campaign'
        and about_id = ${campaignId} and kind = 'analytic_note' and state <> 'withdrawn') as notes,
      (select coalesce(jsonb_agg(jsonb_build_object('stage', s.stage, 'results',
          (select count(*) from participation p join result r on r.tenant_id = p.tenant_id and r.participation_id = p.id
            where p.tenant_id = ${context.tenantId} and p.stage_id = s.id))), '[]')
        from campaign_stage s where s.tenant_id = ${context.tenantId} and s.campaign_id = ${campaignId}) as results`.execute(
    context.db,
  );
  return rows[0] ?? { recommendations: 0, notes: 0, results: [] };
}

export async function hasResultsOfVersion(context: Context, versionId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from campaign_stage s
      join participation p on p.tenant_id = s.tenant_id and p.stage_id = s.id
      join result r on r.tenant_id = p.tenant_id and r.participation_id = p.id
      where s.tenant_id = ${context.tenantId} and s.instrument_version_id = ${versionId}) as found`.execute(context.db);
  return rows[0]?.found ?? false;
}

export async function listInstruments(context: Context) {
  const { rows } = await sql<{
    id: string;
    title: string;
    author: string | null;
    isIndependent: boolean;
    versionId: string;
    version: string;
    act: string | null;
    approvedOn: string | null;
    isUsed: boolean;
  }>`
    select i.id, i.title, i.author, i.is_independent, v.id as version_id, v.version, v.act, v.approved_on,
      exists (select 1 from campaign_stage s
        join participation p on p.tenant_id = s.tenant_id and p.stage_id = s.id
        join result r on r.tenant_id = p.tenant_id and r.participation_id = p.id
        where s.tenant_id = v.tenant_id and s.instrument_version_id = v.id) as is_used
    from instrument i join instrument_version v on v.tenant_id = i.tenant_id and v.instrument_id = i.id
    where i.tenant_id = ${context.tenantId} order by i.title collate "ru-x-icu", v.id`.execute(context.db);
  return rows;
}

export async function listScaleRows(context: Context) {
  return context.db
    .selectFrom('levelScale')
    .select(['instrumentVersionId', 'competenceId', 'levels'])
    .where('tenantId', '=', context.tenantId)
    .execute();
}
