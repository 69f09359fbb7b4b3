import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

/** Pathways with an item that the file belongs to. */
export async function listPathwaysOfFile(
  context: Context,
  fileId: string,
): Promise<{ id: string; personId: string; organizationId: string }[]> {
  const { rows } = await sql<{ id: string; personId: string; organizationId: string }>`
    select distinct w.id, w.person_id, w.organization_id from pathway_item i
    join pathway w on w.tenant_id = i.tenant_id and w.id = i.pathway_id
    where i.tenant_id = ${context.tenantId} and i.evidence_file_id = ${fileId}`.execute(context.db);
  return rows;
}
