import { sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import type { PaperColleague } from '#modules/documents/model/paper.ts';

interface RawColleague extends Omit<PaperColleague, 'post'> {
  readonly post: string | null;
  readonly category: string | null;
}

export interface Colleague extends PaperColleague {
  /** Title of the category held today; null: none or unknown. */
  readonly category: string | null;
}

/** People as papers name them, with the main post of today (of the given school first). */
export async function listColleagues(
  context: Context,
  personIds: readonly string[],
  organizationId: string | null,
): Promise<Map<string, Colleague>> {
  const { tenantId } = context;
  const today = todayOf(context);
  const { rows } = await sql<RawColleague>`
    select p.id as person_id, p.surname, nullif(p.given_name, '') as given_name, nullif(p.patronymic, '') as patronymic, p.sex, p.name_cases,
      (select q.title from post q where q.tenant_id = ${tenantId} and q.person_id = p.id
        and (q.starts_on is null or q.starts_on <= ${today}::date) and (q.ends_before is null or q.ends_before > ${today}::date)
        order by q.organization_id is distinct from ${organizationId}::uuid, q.kind = 'main' desc nulls last, q.id limit 1) as post,
      (select e.title from category c
        join directory_entry e on e.tenant_id = c.tenant_id and e.directory = 'category' and e.code = c.category
        where c.tenant_id = ${tenantId} and c.person_id = p.id and c.category in ('highest', 'first', 'second')
          and (c.granted_on is null or c.granted_on <= ${today}::date) and (c.expires_on is null or c.expires_on > ${today}::date)
        order by array_position(array['highest', 'first', 'second'], c.category) limit 1) as category
    from person p where p.tenant_id = ${tenantId} and p.id = any(${[...personIds]}::uuid[])`.execute(context.db);
  return new Map(rows.map((row) => [row.personId, { ...row, post: row.post ?? '' }]));
}

/** Today's tutors of people: person → tutor. */
export async function listTutorIds(context: Context, personIds: readonly string[]): Promise<Map<string, string>> {
  const today = todayOf(context);
  const { rows } = await sql<{ personId: string; tutorId: string }>`
    select distinct on (person_id) person_id, tutor_person_id as tutor_id from tutorship
    where tenant_id = ${context.tenantId} and person_id = any(${[...personIds]}::uuid[]) and starts_on <= ${today}::date
      and (ends_before is null or ends_before > ${today}::date)
    order by person_id, starts_on desc`.execute(context.db);
  return new Map(rows.map(({ personId, tutorId }) => [personId, tutorId]));
}

/** Titles of campaigns by id. */
export async function listCampaignTitles(context: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from campaign where tenant_id = ${context.tenantId} and id = any(${[...ids]}::uuid[])`.execute(
    context.db,
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

export interface Change {
  readonly pathwayId: string;
  readonly action: string;
}

/** What was done to items since a moment, by pathway: for the words of an amending order. */
export async function listChangesSince(context: Context, since: ReadonlyMap<string, Date | null>): Promise<Change[]> {
  const entries = [...since].map(([id, at]) => ({ id, at: at?.toISOString() ?? '1970-01-01' }));
  const { rows } = await sql<Change>`
    select a.thing_id as pathway_id, a.action from audit_entry a
    join unnest(${entries.map(({ id }) => id)}::uuid[], ${entries.map(({ at }) => at)}::timestamptz[]) as s (id, at) on s.id = a.thing_id
    where a.tenant_id = ${context.tenantId} and a.thing = 'pathway' and a.happened_at > s.at
      and a.action in ('pathway.item_added', 'pathway.item_edited', 'pathway.item_removed', 'pathway.item_cancel', 'pathway.filled', 'pathway.need_added', 'pathway.offer_cancelled')
    order by a.happened_at`.execute(context.db);
  return rows;
}
