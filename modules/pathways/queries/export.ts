import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

export interface ExportedItem {
  readonly pathwayId: string;
  readonly competence: string;
  readonly direction: string;
  readonly kind: string;
  readonly title: string;
  readonly hours: number | null;
  readonly startsOn: string | null;
  readonly dueOn: string;
  readonly state: string;
  readonly doneOn: string | null;
  readonly evidence: string | null;
}

/** Items of pathways with the competence they answer, in the order of their dates. */
export async function listExportedItems(context: Context, pathwayIds: readonly string[]): Promise<ExportedItem[]> {
  const { tenantId } = context;
  const { rows } = await sql<ExportedItem>`
    select i.pathway_id, coalesce(c.title, '') as competence, coalesce(n.direction, '') as direction, coalesce(e.title, i.kind) as kind,
      i.title, i.hours, i.starts_on, i.due_on, i.state, i.done_on, i.evidence
    from pathway_item i
    left join pathway_need n on n.tenant_id = i.tenant_id and n.id = i.need_id
    left join competence c on c.tenant_id = n.tenant_id and c.code = n.competence_code
    left join directory_entry e on e.tenant_id = i.tenant_id and e.directory = 'offer_kind' and e.code = i.kind
    where i.tenant_id = ${tenantId} and i.pathway_id = any(${[...pathwayIds]}::uuid[])
    order by i.pathway_id, i.due_on, i.position, i.id`.execute(context.db);
  return rows;
}
