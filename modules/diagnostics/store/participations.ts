import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import type { ParticipationState } from '../model.ts';

export interface Participation {
  readonly id: string;
  readonly stageId: string;
  readonly campaignId: string;
  readonly campaignState: string;
  readonly personId: string | null;
  readonly keyNumber: string | null;
  readonly organizationId: string | null;
  readonly direction: string;
  readonly state: ParticipationState;
  readonly consentOn: string | null;
  readonly note: string | null;
  readonly results: number;
}

/** Rows of the given participations, locked until the transaction ends: a mark is decided on what is there. */
export async function lockParticipations(context: Context, ids: readonly string[]): Promise<Participation[]> {
  const { rows } = await sql<Participation>`
    select p.id, p.stage_id, s.campaign_id, c.state as campaign_state, p.person_id, p.key_number, p.organization_id,
      p.direction, p.state, p.consent_on, p.note,
      (select count(*)::int from result r where r.tenant_id = ${context.tenantId} and r.participation_id = p.id) as results
    from participation p
    join campaign_stage s on s.tenant_id = p.tenant_id and s.id = p.stage_id
    join campaign c on c.tenant_id = s.tenant_id and c.id = s.campaign_id
    where p.tenant_id = ${context.tenantId} and p.id = any(${[...ids]}::uuid[])
    order by p.id for update of p`.execute(context.db);
  return rows;
}

/** A consent keeps its day; any other state but «done» takes it away. */
export async function updateStates(
  context: Context,
  ids: readonly string[],
  change: { state: ParticipationState; note: string | null; today: string },
): Promise<void> {
  const { state, note, today } = change;
  await sql`
    update participation set state = ${state}, version = version + 1, note = coalesce(${note}::text, note),
      consent_on = case when ${state} = 'consented' then coalesce(consent_on, ${today}::date)
        when ${state} in ('done', 'absent') then consent_on end
    where tenant_id = ${context.tenantId} and id = any(${[...ids]}::uuid[])`.execute(context.db);
}

export async function deleteParticipations(context: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from participation where tenant_id = ${context.tenantId} and id = any(${[...ids]}::uuid[])`.execute(
    context.db,
  );
}

export interface NewParticipation {
  readonly id: string;
  readonly stageId: string;
  readonly personId: string | null;
  readonly keyNumber: string | null;
  readonly organizationId: string | null;
  readonly direction: string;
  readonly state: string;
}

/** Many at once; who is there already stays as he is. @returns ids that were written */
export async function insertParticipations(
  context: Context,
  rows: readonly NewParticipation[],
  batchId: string | null,
): Promise<string[]> {
  const written = await sql<{ id: string }>`
    insert into participation (tenant_id, id, stage_id, person_id, key_number, organization_id, direction, state, batch_id)
    select ${context.tenantId}::uuid, id, stage_id, person_id, key_number, organization_id, direction, state, ${batchId}::uuid
    from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.stageId)}::uuid[],
      ${rows.map((r) => r.personId)}::uuid[], ${rows.map((r) => r.keyNumber)}::text[],
      ${rows.map((r) => r.organizationId)}::uuid[], ${rows.map((r) => r.direction)}::text[], ${rows.map((r) => r.state)}::text[])
      as t (id, stage_id, person_id, key_number, organization_id, direction, state)
    on conflict do nothing returning id`.execute(context.db);
  return written.rows.map((row) => row.id);
}

/** Invited people by id with the organisation of their main post. */
export async function insertInvited(
  context: Context,
  stageId: string,
  people: readonly { personId: string; organizationId: string | null }[],
  direction: string,
): Promise<string[]> {
  const rows = people.map((person) => ({
    ...person,
    id: newId(),
    stageId,
    keyNumber: null,
    direction,
    state: 'invited',
  }));
  return insertParticipations(context, rows, null);
}

/** Gives numbered participations their people. @returns ids given, by number */
export async function updateKeys(
  context: Context,
  campaignId: string,
  keys: readonly { number: string; personId: string }[],
): Promise<{ id: string; number: string; personId: string }[]> {
  const { rows } = await sql<{ id: string; number: string; personId: string }>`
    update participation p set person_id = k.person_id, version = p.version + 1
    from campaign_stage s, unnest(${keys.map((key) => key.number)}::text[], ${keys.map((key) => key.personId)}::uuid[])
      as k (number, person_id)
    where p.tenant_id = ${context.tenantId} and s.tenant_id = ${context.tenantId} and s.id = p.stage_id
      and s.campaign_id = ${campaignId} and p.person_id is null and p.key_number = k.number
      and not exists (select 1 from participation other where other.tenant_id = ${context.tenantId}
        and other.stage_id = p.stage_id and other.direction = p.direction and other.person_id = k.person_id)
    returning p.id, p.key_number as number, p.person_id`.execute(context.db);
  return rows;
}

/**
 * Moves the participations of a merged record, but those the kept record has itself at the same stage and direction: these stay,
 * and queries read both as one person.
 */
export async function movePerson(context: Context, fromId: string, toId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update participation p set person_id = ${toId}
    where p.tenant_id = ${context.tenantId} and p.person_id = ${fromId}
      and not exists (select 1 from participation own where own.tenant_id = ${context.tenantId}
        and own.person_id = ${toId} and own.stage_id = p.stage_id and own.direction = p.direction)
    returning p.id`.execute(context.db);
  return rows.map((row) => row.id);
}

export async function movePersonBack(context: Context, ids: readonly string[], personId: string): Promise<void> {
  if (ids.length === 0) return;
  await sql`update participation set person_id = ${personId}
    where tenant_id = ${context.tenantId} and id = any(${[...ids]}::uuid[])`.execute(context.db);
}

/** Takes the name off: the results stay in the figures of groups under a number that nobody knows. */
export async function detachPerson(context: Context, personId: string): Promise<void> {
  await sql`update participation set person_id = null, key_number = 'без имени ' || right(id::text, 12), note = null,
      consent_on = null, version = version + 1
    where tenant_id = ${context.tenantId} and person_id = ${personId}`.execute(context.db);
}
