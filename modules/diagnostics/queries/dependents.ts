import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { Dependent } from '#core/hooks.ts';
import { formatCount } from '#core/text/plural.ts';

interface FoundRow {
  readonly kind: 'people' | 'participations' | 'organizations' | 'results' | 'recommendations' | 'documents';
  readonly campaignId: string;
  readonly title: string;
  readonly count: number;
}

const words: Record<FoundRow['kind'], (count: number) => string> = {
  people: (n) => `участие ${formatCount(n, ['человека', 'человек', 'человек'])}`,
  participations: (n) =>
    `${formatCount(n, ['участник внесён', 'участника внесены', 'участников внесены'])} не из этой загрузки`,
  organizations: (n) =>
    `участие ${formatCount(n, ['сотрудника', 'сотрудников', 'сотрудников'])} организаций из этой загрузки`,
  results: (n) =>
    `${formatCount(n, ['результат исправлен', 'результата исправлены', 'результатов исправлены'])} после этой загрузки`,
  recommendations: (n) => formatCount(n, ['рекомендация', 'рекомендации', 'рекомендаций']),
  documents: (n) => formatCount(n, ['документ', 'документа', 'документов']),
};

/** What of diagnostics stands on people, organisations, campaigns or participations that a batch wrote, and is not its own. */
export async function listDependents(
  context: Context,
  batchId: string,
  thingIds: readonly string[],
): Promise<Dependent[]> {
  const { tenantId } = context;
  const ids = [...thingIds];
  const { rows } = await sql<FoundRow>`
    with taken as (
      select p.*, s.campaign_id from participation p
      join campaign_stage s on s.tenant_id = p.tenant_id and s.id = p.stage_id
      where p.tenant_id = ${tenantId} and (p.person_id = any(${ids}::uuid[]) or p.organization_id = any(${ids}::uuid[])
        or s.campaign_id = any(${ids}::uuid[]) or p.id = any(${ids}::uuid[]))),
    found as (
      select 'people' as kind, campaign_id, count(distinct person_id)::int as count from taken
        where person_id = any(${ids}::uuid[]) and batch_id is distinct from ${batchId}::uuid group by campaign_id
      union all
      select 'organizations', campaign_id, count(*)::int from taken
        where organization_id = any(${ids}::uuid[]) and not coalesce(person_id = any(${ids}::uuid[]), false)
          and batch_id is distinct from ${batchId}::uuid group by campaign_id
      union all
      select 'participations', campaign_id, count(*)::int from taken
        where campaign_id = any(${ids}::uuid[]) and batch_id is distinct from ${batchId}::uuid group by campaign_id
      union all
      select 'results', t.campaign_id, count(*)::int from taken t
        join result r on r.tenant_id = ${tenantId} and r.participation_id = t.id
        where t.id = any(${ids}::uuid[]) and t.batch_id = ${batchId}::uuid and r.batch_id is distinct from ${batchId}::uuid
        group by t.campaign_id
      union all
      select 'recommendations', campaign_id, count(*)::int from recommendation
        where tenant_id = ${tenantId} and (campaign_id = any(${ids}::uuid[]) or organization_id = any(${ids}::uuid[]))
        group by campaign_id
      union all
      select 'documents', about_id, count(*)::int from document
        where tenant_id = ${tenantId} and about_kind = 'campaign' and about_id = any(${ids}::uuid[]) group by about_id)
    select f.kind, f.campaign_id, c.title, f.count from found f
    join campaign c on c.tenant_id = ${tenantId} and c.id = f.campaign_id where f.count > 0 order by c.title, f.kind`.execute(
    context.db,
  );
  return rows.map(({ kind, campaignId, title, count }) => ({
    text: `Диагностика «${title}»: ${words[kind](count)}`,
    href: `/diagnostics/${campaignId}`,
  }));
}

/** What is left under a stage or a campaign. */
export async function countLeft(context: Context, thing: string, id: string): Promise<number> {
  const { tenantId } = context;
  const { rows } = await sql<{ count: number }>`
    select case when ${thing} = 'campaign_stage'
      then (select count(*) from participation where tenant_id = ${tenantId} and stage_id = ${id})
      else (select count(*) from campaign_stage where tenant_id = ${tenantId} and campaign_id = ${id})
        + (select count(*) from recommendation where tenant_id = ${tenantId} and campaign_id = ${id})
        + (select count(*) from campaign where tenant_id = ${tenantId} and previous_id = ${id})
        + (select count(*) from document where tenant_id = ${tenantId} and about_kind = 'campaign' and about_id = ${id})
      end::int as count`.execute(context.db);
  return rows[0]?.count ?? 0;
}
