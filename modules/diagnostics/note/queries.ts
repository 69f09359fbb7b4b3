import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

/** The kind of job that makes a note. */
export const NOTE_JOB = 'diagnostics.note';

type JobState = 'waiting' | 'running' | 'done' | 'failed';

/** One's own last making of the campaign's note. */
export async function findNoteJob(context: Context, campaignId: string) {
  const row = await context.db
    .selectFrom('jobProgress')
    .select(['id', 'state', 'message'])
    .where('tenantId', '=', context.tenantId)
    .where('createdBy', '=', context.actor.accountId)
    .where('kind', '=', NOTE_JOB)
    .where(sql<boolean>`payload ->> 'campaignId' = ${campaignId}`)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, state: row.state as JobState };
}

/** DIAG-19: author and act of the instruments of a campaign, by instrument version. */
export async function listInstrumentsOf(context: Context, campaignId: string) {
  const rows = await context.db
    .selectFrom('campaignStage as s')
    .innerJoin('instrumentVersion as v', (join) =>
      join.onRef('v.tenantId', '=', 's.tenantId').onRef('v.id', '=', 's.instrumentVersionId'),
    )
    .innerJoin('instrument as i', (join) =>
      join.onRef('i.tenantId', '=', 'v.tenantId').onRef('i.id', '=', 'v.instrumentId'),
    )
    .select(['v.id', 'i.title', 'v.version', 'i.author', 'v.act'])
    .where('s.tenantId', '=', context.tenantId)
    .where('s.campaignId', '=', campaignId)
    .execute();
  return new Map(rows.map(({ id, ...instrument }) => [id, instrument]));
}
