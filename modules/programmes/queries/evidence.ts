import { sql } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { documentReadable } from '#modules/documents/public.ts';
import type { EvidenceLine } from '../contract/occurrences.ts';
import { programmeReachable } from './programmes.ts';

/** Evidence of an occurrence, the newest last; a document the reader may not open is only said to be there. */
export async function listEvidence(context: Context, occurrenceId: string): Promise<EvidenceLine[]> {
  const mayOpen = await documentReadable(context);
  const { rows } = await sql<EvidenceLine>`
    select e.id, e.kind, case when e.document_id is null or d.id is not null then e.title else 'Документ, доступ к которому закрыт' end
        as title,
      e.file_id, d.id as document_id, e.url, e.created_at as at, u.name as who
    from activity_evidence e
    left join document d on d.tenant_id = e.tenant_id and d.id = e.document_id and ${mayOpen}
    left join user_account u on u.id = e.created_by
    where e.tenant_id = ${context.tenantId} and e.occurrence_id = ${occurrenceId}::uuid and e.removed_at is null
    order by e.created_at, e.id`.execute(context.db);
  return rows;
}

/** The title of a document that the actor may open. */
export async function findReadableDocument(context: Context, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ title: string }>`
    select concat_ws(' № ', d.title, d.number) as title from document d
    where d.tenant_id = ${context.tenantId} and d.id = ${id}::uuid and ${await documentReadable(context)}`.execute(
    context.db,
  );
  return rows[0]?.title;
}

/**
 * Does the file show something the actor may see: an occurrence of a programme within reach (its own, or one it is shared into), one the
 * actor carries out, or the value of such a programme's indicator?
 */
export async function isEvidenceFileReadable(context: Context, fileId: string): Promise<boolean> {
  const { tenantId, actor } = context;
  const reachable = programmeReachable(reachOf(actor, 'programme.read'));
  const { rows } = await sql<{ id: string }>`
    select e.id from activity_evidence e
    left join occurrence o on o.tenant_id = e.tenant_id and o.id = e.occurrence_id
    left join activity a on a.tenant_id = o.tenant_id and a.id = o.activity_id
    left join indicator_value v on v.tenant_id = e.tenant_id and v.id = e.indicator_value_id
    left join programme_indicator i on i.tenant_id = v.tenant_id and i.id = v.indicator_id
    where e.tenant_id = ${tenantId} and e.file_id = ${fileId}::uuid and e.removed_at is null
      and (a.executor_person_id = ${actor.personId}::uuid or exists (
        select 1 from programme g where g.tenant_id = e.tenant_id and ${reachable}
          and (g.id in (a.programme_id, i.programme_id) or exists (select 1 from activity_share h
            where h.tenant_id = a.tenant_id and h.activity_id = a.id and h.programme_id = g.id))))
    limit 1`.execute(context.db);
  return rows.length > 0;
}
