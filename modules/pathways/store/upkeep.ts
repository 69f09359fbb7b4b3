import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

export interface Transfer {
  readonly id: string;
  readonly personId: string;
  readonly fromId: string;
  readonly toId: string;
}

/**
 * Living pathways whose person works elsewhere now: no post in the pathway's school any more, a main post in another. They move with the
 * person. @param personIds null: everybody
 */
export async function moveTransferred(
  context: Context,
  personIds: readonly string[] | null,
  today: string,
): Promise<Transfer[]> {
  const { tenantId } = context;
  const held = sql`q.tenant_id = ${tenantId} and q.person_id = w.person_id and (q.starts_on is null or q.starts_on <= ${today}::date)
    and (q.ends_before is null or q.ends_before > ${today}::date)`;
  const { rows } = await sql<Transfer>`
    with moving as (
      select w.id, w.person_id, w.organization_id as from_id,
        (select q.organization_id from post q where ${held} order by q.kind = 'main' desc nulls last, q.id limit 1) as to_id
      from pathway w where w.tenant_id = ${tenantId} and w.state not in ('completed', 'reviewed', 'stopped', 'declined')
        and (${personIds === null} or w.person_id = any(${personIds ?? []}::uuid[]))
        and not exists (select 1 from post q where ${held} and q.organization_id = w.organization_id)
      for update)
    update pathway w set organization_id = m.to_id, version = w.version + 1,
      -- it waited for an order of the school it has left
      state = case when w.state = 'submitted' then 'agreed' else w.state end
    from moving m
    where w.tenant_id = ${tenantId} and w.id = m.id and m.to_id is not null
    returning w.id, m.person_id, m.from_id, m.to_id`.execute(context.db);
  return rows;
}

export interface Overdue {
  readonly itemId: string;
  readonly personId: string;
  readonly organizationId: string;
}

/** Items past their day of which nobody was told yet; they count as told from now on. */
export async function takeUnremindedItems(context: Context, today: string): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`
    update pathway_item i set reminded_at = ${context.services.clock.now()} from pathway w
    where i.tenant_id = ${context.tenantId} and w.tenant_id = i.tenant_id and w.id = i.pathway_id
      and w.state in ('approved', 'in_progress') and i.state in ('planned', 'returned') and i.due_on < ${today}::date
      and i.reminded_at is null
    returning i.id as item_id, w.person_id, w.organization_id`.execute(context.db);
  return rows;
}

/** Was anybody told within the last days? One digest a week, whatever has become overdue since. */
export async function hasReminded(context: Context, days: number): Promise<boolean> {
  const { rows } = await sql<{ isTold: boolean }>`
    select exists (select 1 from pathway_item where tenant_id = ${context.tenantId}
      and reminded_at > ${context.services.clock.now()}::timestamptz - make_interval(days => ${days}::int)) as is_told`.execute(
    context.db,
  );
  return rows[0]?.isTold ?? false;
}

export interface Recipient {
  readonly accountId: string;
  readonly personId: string;
  readonly as: 'tutor' | 'self';
}

/** Accounts of people and of their tutors of today, as far as they have one. */
export async function listRecipients(
  context: Context,
  personIds: readonly string[],
  today: string,
): Promise<Recipient[]> {
  const ids = [...personIds];
  const { rows } = await sql<Recipient>`
    select m.user_id as account_id, m.person_id, 'self' as as from membership m
    where m.tenant_id = ${context.tenantId} and m.is_active and m.person_id = any(${ids}::uuid[])
    union all
    select m.user_id, t.person_id, 'tutor' from tutorship t
    join membership m on m.tenant_id = t.tenant_id and m.person_id = t.tutor_person_id and m.is_active
    where t.tenant_id = ${context.tenantId} and t.person_id = any(${ids}::uuid[]) and t.starts_on <= ${today}::date
      and (t.ends_before is null or t.ends_before > ${today}::date)`.execute(context.db);
  return rows;
}

/** Accounts that head a school today: school → accounts. */
export async function listSchoolHeads(
  context: Context,
  organizationIds: readonly string[],
  today: string,
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ organizationId: string; accountId: string }>`
    select a.organization_id, m.user_id as account_id from assignment a
    join membership m on m.tenant_id = a.tenant_id and m.id = a.membership_id and m.is_active
    where a.tenant_id = ${context.tenantId} and a.role = 'school_head' and a.organization_id = any(${[...organizationIds]}::uuid[])
      and a.starts_on <= ${today}::date and (a.ends_before is null or a.ends_before > ${today}::date)`.execute(
    context.db,
  );
  const heads = new Map<string, string[]>();
  for (const { organizationId, accountId } of rows)
    heads.set(organizationId, [...(heads.get(organizationId) ?? []), accountId]);
  return heads;
}

/** Pathways that stand on a campaign, or on one whose participations are among the things. */
export async function listStanding(
  context: Context,
  thingIds: readonly string[],
): Promise<{ campaignId: string | null; personId: string; title: string | null; isOfCampaign: boolean }[]> {
  const { tenantId } = context;
  const ids = [...thingIds];
  const { rows } = await sql<{
    campaignId: string | null;
    personId: string;
    title: string | null;
    isOfCampaign: boolean;
  }>`
    with campaigns as (
      select c.id, c.title from campaign c where c.tenant_id = ${tenantId} and (c.id = any(${ids}::uuid[])
        or exists (select 1 from campaign_stage s join participation p on p.tenant_id = s.tenant_id and p.stage_id = s.id
          where s.tenant_id = ${tenantId} and s.campaign_id = c.id and (s.id = any(${ids}::uuid[]) or p.id = any(${ids}::uuid[])))))
    select w.campaign_id, w.person_id, c.title, c.id is not null as is_of_campaign
    from pathway w left join campaigns c on c.id = w.campaign_id
    where w.tenant_id = ${tenantId} and (c.id is not null or w.person_id = any(${ids}::uuid[]) or w.organization_id = any(${ids}::uuid[]))`.execute(
    context.db,
  );
  return rows;
}

/** Takes out everything that pathways keep of a person; orders keep their numbers. */
export async function erasePerson(context: Context, personId: string): Promise<void> {
  const { db, tenantId } = context;
  await db
    .updateTable('consultation')
    .set({ tutorPersonId: null })
    .where('tenantId', '=', tenantId)
    .where('tutorPersonId', '=', personId)
    .execute();
  await db.deleteFrom('selfCheck').where('tenantId', '=', tenantId).where('personId', '=', personId).execute();
  await db.deleteFrom('pathway').where('tenantId', '=', tenantId).where('personId', '=', personId).execute();
}

/** Moves what a tutor logged. @returns ids */
export async function moveTutor(context: Context, fromId: string, toId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update consultation set tutor_person_id = ${toId}
    where tenant_id = ${context.tenantId} and tutor_person_id = ${fromId} returning id`.execute(context.db);
  return rows.map(({ id }) => id);
}

export async function moveTutorBack(context: Context, ids: readonly string[], toId: string): Promise<void> {
  await sql`update consultation set tutor_person_id = ${toId}
    where tenant_id = ${context.tenantId} and id = any(${[...ids]}::uuid[])`.execute(context.db);
}
