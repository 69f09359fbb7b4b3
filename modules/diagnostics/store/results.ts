import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';

/** One stored value; a score is raw, 0…100. */
export interface StoredValue {
  readonly state: string;
  readonly score: number | null;
  readonly reportedLevel: string | null;
  readonly measuredOn: string | null;
  readonly batchId: string | null;
}

/** A participation with its values by competence code, as an import compares and undoes it. */
export interface StoredParticipation {
  readonly id: string;
  readonly personId: string | null;
  readonly keyNumber: string | null;
  readonly organizationId: string | null;
  readonly direction: string;
  readonly state: string;
  readonly batchId: string | null;
  readonly results: Readonly<Record<string, StoredValue>>;
}

/** Everything of one stage, in one query. */
export async function listStored(context: Context, stageId: string): Promise<StoredParticipation[]> {
  const { rows } = await sql<StoredParticipation>`
    select p.id, p.person_id, p.key_number, p.organization_id, p.direction, p.state, p.batch_id,
      coalesce((select jsonb_object_agg(c.code, jsonb_build_object('state', r.state, 'score', r.score,
          'reportedLevel', r.reported_level, 'measuredOn', r.measured_on, 'batchId', r.batch_id))
        from result r join competence c on c.tenant_id = r.tenant_id and c.id = r.competence_id
        where r.tenant_id = ${context.tenantId} and r.participation_id = p.id), '{}') as results
    from participation p where p.tenant_id = ${context.tenantId} and p.stage_id = ${stageId}`.execute(context.db);
  return rows;
}

export interface ResultWrite extends Omit<StoredValue, 'batchId'> {
  readonly participationId: string;
  readonly competenceId: string;
  readonly batchId: string | null;
}

const chunk = 10_000;

/** Writes values, new and changed, in sets. */
export async function upsertResults(context: Context, writes: readonly ResultWrite[]): Promise<void> {
  for (let from = 0; from < writes.length; from += chunk) {
    const rows = writes.slice(from, from + chunk);
    await sql`
      insert into result (tenant_id, id, participation_id, competence_id, state, score, reported_level, measured_on, batch_id)
      select ${context.tenantId}::uuid, * from unnest(${rows.map(() => newId())}::uuid[],
        ${rows.map((r) => r.participationId)}::uuid[], ${rows.map((r) => r.competenceId)}::uuid[],
        ${rows.map((r) => r.state)}::text[], ${rows.map((r) => r.score)}::numeric[],
        ${rows.map((r) => r.reportedLevel)}::text[], ${rows.map((r) => r.measuredOn)}::date[],
        ${rows.map((r) => r.batchId)}::uuid[])
      on conflict (tenant_id, participation_id, competence_id) do update
        set state = excluded.state, score = excluded.score, reported_level = excluded.reported_level,
          measured_on = excluded.measured_on, batch_id = excluded.batch_id`.execute(context.db);
  }
}

export async function deleteResults(
  context: Context,
  keys: readonly { participationId: string; competenceId: string }[],
): Promise<void> {
  if (keys.length === 0) return;
  await sql`delete from result r using unnest(${keys.map((key) => key.participationId)}::uuid[],
      ${keys.map((key) => key.competenceId)}::uuid[]) as k (participation_id, competence_id)
    where r.tenant_id = ${context.tenantId} and r.participation_id = k.participation_id
      and r.competence_id = k.competence_id`.execute(context.db);
}

export interface ParticipationUpdate {
  readonly id: string;
  readonly state: string;
  readonly organizationId: string | null;
}

export async function updateParticipations(context: Context, rows: readonly ParticipationUpdate[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update participation p set state = t.state, organization_id = t.organization_id, version = p.version + 1
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.state)}::text[],
      ${rows.map((row) => row.organizationId)}::uuid[]) as t (id, state, organization_id)
    where p.tenant_id = ${context.tenantId} and p.id = t.id`.execute(context.db);
}
