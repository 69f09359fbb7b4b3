import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';

export interface RememberedAnswer {
  readonly subject: string;
  /** Null: do not load. */
  readonly thingId: string | null;
  readonly candidateIds: readonly string[];
}

/** Answers of one kind of import, or about organisations, by what was asked about. */
export async function listRemembered(context: Context, kind: string): Promise<Map<string, RememberedAnswer>> {
  const rows = await context.db
    .selectFrom('importAnswer')
    .select(['subject', 'thingId', 'candidateIds'])
    .where('tenantId', '=', context.tenantId)
    .where('kind', '=', kind)
    .execute();
  return new Map(rows.map((row) => [row.subject, row]));
}

/** Keeps the answers of a batch; one that says the same as before stays with the batch that gave it first. */
export async function saveRemembered(
  context: Context,
  { kind, batchId }: { kind: string; batchId: string },
  answers: readonly RememberedAnswer[],
): Promise<void> {
  const rows = [...new Map(answers.map((answer) => [answer.subject, answer])).values()].map((answer) => ({
    ...{ tenant_id: context.tenantId, id: newId(), kind, batch_id: batchId },
    ...{ subject: answer.subject, thing_id: answer.thingId, candidate_ids: answer.candidateIds },
  }));
  if (rows.length === 0) return;
  await sql`insert into import_answer (tenant_id, id, kind, subject, thing_id, candidate_ids, batch_id)
    select tenant_id, id, kind, subject, thing_id, candidate_ids, batch_id
    from jsonb_populate_recordset(null::import_answer, ${JSON.stringify(rows)}::jsonb)
    on conflict (tenant_id, kind, subject) do update set thing_id = excluded.thing_id,
      candidate_ids = excluded.candidate_ids, batch_id = excluded.batch_id
    where import_answer.thing_id is distinct from excluded.thing_id
      or not import_answer.candidate_ids @> excluded.candidate_ids`.execute(context.db);
}

/** A batch that is taken back takes its answers with it. */
export async function forgetAnswers(context: Context, batchId: string): Promise<void> {
  await context.db
    .deleteFrom('importAnswer')
    .where('tenantId', '=', context.tenantId)
    .where('batchId', '=', batchId)
    .execute();
}

/** What was answered to be a record that is merged is the record that stays. */
export async function moveAnswers(context: Context, fromId: string, toId: string): Promise<string[]> {
  const rows = await context.db
    .updateTable('importAnswer')
    .set({ thingId: toId })
    .where('tenantId', '=', context.tenantId)
    .where('thingId', '=', fromId)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function moveAnswersBack(context: Context, ids: readonly string[], personId: string): Promise<void> {
  if (ids.length === 0) return;
  await context.db
    .updateTable('importAnswer')
    .set({ thingId: personId })
    .where('tenantId', '=', context.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

export async function eraseAnswers(context: Context, personId: string): Promise<void> {
  await context.db
    .deleteFrom('importAnswer')
    .where('tenantId', '=', context.tenantId)
    .where('thingId', '=', personId)
    .execute();
}
