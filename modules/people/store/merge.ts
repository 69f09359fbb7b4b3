import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

/**
 * Tables of this module that hang on a person, with what makes two lines one: such a line stays with the merged record,
 * so that nothing stands twice and the undo finds it where it was.
 */
const OWN_TABLES: Readonly<Record<string, readonly string[]>> = {
  post: ['organization_id', 'post_code', 'kind', 'ends_before'],
  education: ['level', 'institution', 'year', 'speciality'],
  experience: ['kind', 'organization_id'],
  category: ['category', 'post_code', 'granted_on'],
  fitness: ['post_code', 'decided_on'],
  training_record: ['title', 'ends_on', 'year', 'document_number'],
  person_record: ['kind', 'title', 'organization_id', 'starts_on'],
  consent: ['kind', 'given_on'],
  former_name: ['surname'],
};

/** Moves lines of facts; `only` names those to move back. @returns ids by table */
export async function moveOwnRows(
  context: Context,
  fromId: string,
  toId: string,
  only?: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, string[]>> {
  const { db, tenantId } = context;
  const moved: Record<string, string[]> = {};
  for (const [table, keys] of Object.entries(OWN_TABLES)) {
    const chosen = only?.[table] ?? [];
    if (only && chosen.length === 0) continue;
    const same = keys.map((key) => sql`kept.${sql.ref(key)} is not distinct from t.${sql.ref(key)}`);
    const which = only
      ? sql`t.id = any(${[...chosen]}::uuid[])`
      : sql`not exists (select 1 from ${sql.table(table)} kept where kept.tenant_id = ${tenantId}
          and kept.person_id = ${toId} and ${sql.join(same, sql` and `)})`;
    const { rows } = await sql<{ id: string }>`update ${sql.table(table)} t set person_id = ${toId}
      where t.tenant_id = ${tenantId} and t.person_id = ${fromId} and ${which} returning t.id`.execute(db);
    if (rows.length > 0) moved[table] = rows.map((row) => row.id);
  }
  return moved;
}
