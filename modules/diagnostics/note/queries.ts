import type { Context } from '#core/context.ts';

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
