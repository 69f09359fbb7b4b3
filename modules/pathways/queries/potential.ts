import { sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import { personReachable } from '#modules/people/public.ts';
import type { ActivityFact } from '../rules/leaders.ts';

/** Facts of activity of people within reach, those who have left excepted. */
export async function listActivity(context: Context): Promise<ActivityFact[]> {
  const { rows } = await sql<ActivityFact>`
    select r.person_id, r.kind, r.starts_on as on from person_record r
    join person p on p.tenant_id = r.tenant_id and p.id = r.person_id and p.merged_into_id is null
    where r.tenant_id = ${context.tenantId} and r.kind in ('publication', 'practice', 'award', 'expert', 'support_role')
      and ${personReachable(context, 'person.read', sql.ref('r.person_id'))}
    order by r.person_id, r.id`.execute(context.db);
  return rows;
}

export interface ListedRecord {
  readonly recordId: string;
  readonly kind: 'reserve' | 'leader' | 'contest_candidate';
  readonly personId: string;
  readonly name: string;
  readonly organization: string;
  /** The post of the reserve, the contest: as recorded. */
  readonly title: string;
  readonly startsOn: string | null;
  /** The living pathway that prepares them. */
  readonly pathwayId: string | null;
}

/** STAFF-15, STAFF-17, STAFF-18: reserve, leaders and candidates of contests in force, within reach. */
export async function listPotential(context: Context): Promise<ListedRecord[]> {
  const { tenantId } = context;
  const today = todayOf(context);
  const { rows } = await sql<ListedRecord>`
    select r.id as record_id, r.kind, r.person_id, concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name,
      ${organizationOf(tenantId, today)} as organization, r.title, r.starts_on,
      (select w.id from pathway w where w.tenant_id = ${tenantId} and w.person_id = r.person_id
        and w.state not in ('completed', 'reviewed', 'stopped', 'declined')) as pathway_id
    from person_record r join person p on p.tenant_id = r.tenant_id and p.id = r.person_id
    where r.tenant_id = ${tenantId} and r.kind in ('reserve', 'leader', 'contest_candidate') and p.merged_into_id is null
      and (r.ends_before is null or r.ends_before > ${today}::date)
      and ${personReachable(context, 'person.read', sql.ref('r.person_id'))}
    order by r.kind, p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", r.id`.execute(context.db);
  return rows;
}

const organizationOf = (tenantId: string, today: string) => sql`coalesce((select o.short_name from post q
  join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
  where q.tenant_id = ${tenantId} and q.person_id = p.id and (q.starts_on is null or q.starts_on <= ${today}::date)
    and (q.ends_before is null or q.ends_before > ${today}::date) order by q.kind = 'main' desc nulls last, q.id limit 1), '')`;

/** Names and schools of people, by name. */
export async function listNamed(context: Context, personIds: readonly string[]) {
  const { rows } = await sql<{ personId: string; name: string; organization: string }>`
    select p.id as person_id, concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name,
      ${organizationOf(context.tenantId, todayOf(context))} as organization
    from person p where p.tenant_id = ${context.tenantId} and p.id = any(${[...personIds]}::uuid[])
    order by p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", p.id`.execute(context.db);
  return rows;
}
