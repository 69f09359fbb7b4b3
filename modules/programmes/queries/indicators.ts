import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { Day } from '#core/time/day.ts';
import { documentReadable } from '#modules/documents/public.ts';
import type { ValueEvidence } from '../contract/indicators.ts';
import type { EachOf } from '../rules/draft.ts';

/** Evidence by value; a document the reader may not open is only said to be there. */
export async function listValueEvidence(
  context: Context,
  indicatorIds: readonly string[],
): Promise<Map<string, ValueEvidence[]>> {
  const mayOpen = await documentReadable(context);
  const { rows } = await sql<ValueEvidence & { valueId: string }>`
    select e.indicator_value_id as value_id, e.id, e.kind, e.file_id, d.id as document_id, e.url,
      case when e.document_id is null or d.id is not null then e.title else 'Документ, доступ к которому закрыт' end as title,
      e.created_at as at, u.name as who
    from activity_evidence e join indicator_value v on v.tenant_id = e.tenant_id and v.id = e.indicator_value_id
    left join document d on d.tenant_id = e.tenant_id and d.id = e.document_id and ${mayOpen}
    left join user_account u on u.id = e.created_by
    where e.tenant_id = ${context.tenantId} and e.removed_at is null and v.indicator_id = any(${[...indicatorIds]}::uuid[])
    order by e.created_at, e.id`.execute(context.db);
  const groups = Map.groupBy(rows, ({ valueId }) => valueId);
  return new Map([...groups].map(([valueId, own]) => [valueId, own.map(({ valueId: _, ...evidence }) => evidence)]));
}

export interface CountedOrganization {
  readonly id: string;
  readonly title: string;
}

/** Organisations «в каждой» speaks of, as they were on the day; a school's own programme counts that school alone. */
export async function listCountedOrganizations(
  context: Context,
  eachOf: EachOf,
  organizationId: string | null,
  day: Day,
): Promise<CountedOrganization[]> {
  const ofStatus =
    eachOf.status === null
      ? sql`true`
      : sql`exists (select 1 from organization_status s where s.tenant_id = o.tenant_id and s.organization_id = o.id
          and s.status = ${eachOf.status} and s.starts_on <= ${day}::date and (s.ends_before is null or s.ends_before > ${day}::date))`;
  const { rows } = await sql<CountedOrganization>`
    select o.id, o.short_name as title from organization o
    where o.tenant_id = ${context.tenantId} and not o.is_external
      and (${eachOf.kinds.length === 0}::boolean or o.kind = any(${[...eachOf.kinds]}::text[])) and ${ofStatus}
      and (${organizationId}::uuid is null or o.id = ${organizationId}::uuid)
      and (o.opened_on is null or o.opened_on <= ${day}::date) and (o.closed_before is null or o.closed_before > ${day}::date)
    order by o.short_name collate "ru-x-icu", o.id`.execute(context.db);
  return rows;
}
