import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

/** Pathways of a campaign; untouched: a draft as it was made, without consultation, and in no order. */
export async function listUntouchedDrafts(
  context: Context,
  campaignId: string,
): Promise<{ id: string; personId: string; organizationId: string; isUntouched: boolean }[]> {
  const { tenantId } = context;
  const { rows } = await sql<{ id: string; personId: string; organizationId: string; isUntouched: boolean }>`
    select w.id, w.person_id, w.organization_id, (w.state = 'draft' and w.version = 1
      and not exists (select 1 from audit_entry a where a.tenant_id = ${tenantId} and a.thing_id = w.id and a.action <> 'pathway.drafted')
      and not exists (select 1 from consultation c where c.tenant_id = ${tenantId} and c.pathway_id = w.id)) as is_untouched
    from pathway w where w.tenant_id = ${tenantId} and w.campaign_id = ${campaignId} order by w.id`.execute(context.db);
  return rows;
}
