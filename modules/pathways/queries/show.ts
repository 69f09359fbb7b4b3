import { sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import { tutorOf } from './list.ts';

export interface PathwayPerson {
  readonly name: string;
  /** «учитель математики, Школа № 5» */
  readonly post: string;
  readonly organization: string;
  readonly campaign: string | null;
  readonly hasLeft: boolean;
  readonly tutorId: string | null;
  readonly tutor: string | null;
}

/** Names around one pathway, in one statement. */
export async function findSurroundings(context: Context, pathwayId: string): Promise<PathwayPerson | undefined> {
  const { tenantId } = context;
  const today = todayOf(context);
  const { rows } = await sql<PathwayPerson>`
    select concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name,
      coalesce(held.posts, '') as post, o.short_name as organization, c.title as campaign, held.posts is null as has_left,
      tutor.id as tutor_id, tutor.name as tutor
    from pathway w join person p on p.tenant_id = w.tenant_id and p.id = w.person_id
    join organization o on o.tenant_id = w.tenant_id and o.id = w.organization_id
    left join campaign c on c.tenant_id = w.tenant_id and c.id = w.campaign_id
    left join lateral (select string_agg(q.title, ', ' order by q.kind = 'main' desc nulls last, q.id) as posts from post q
      where q.tenant_id = ${tenantId} and q.person_id = w.person_id and (q.starts_on is null or q.starts_on <= ${today}::date)
        and (q.ends_before is null or q.ends_before > ${today}::date)) held on true
    left join lateral ${tutorOf(context)} tutor on true
    where w.tenant_id = ${tenantId} and w.id = ${pathwayId}`.execute(context.db);
  return rows[0];
}

export interface Consultation {
  readonly id: string;
  readonly heldOn: string;
  readonly minutes: number | null;
  readonly topic: string | null;
  readonly tutor: string | null;
}

export async function listConsultations(context: Context, pathwayId: string): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select c.id, c.held_on, c.minutes, c.topic, nullif(concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')), '') as tutor
    from consultation c left join person p on p.tenant_id = c.tenant_id and p.id = c.tutor_person_id
    where c.tenant_id = ${context.tenantId} and c.pathway_id = ${pathwayId} order by c.held_on desc, c.id desc`.execute(
    context.db,
  );
  return rows;
}

/** Pathways of one person, the living one first. */
export async function listIdsOfPerson(context: Context, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from pathway where tenant_id = ${context.tenantId} and person_id = ${personId}
    order by state in ('completed', 'reviewed', 'stopped', 'declined'), created_at desc, id desc`.execute(context.db);
  return rows.map(({ id }) => id);
}
