import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { CampaignFields, RecommendationFields } from '../contract/shapes.ts';
import type { CampaignState, Stage } from '../model.ts';

export async function findCampaign(context: Context, where: { id: string } | { title: string }) {
  const row = await context.db
    .selectFrom('campaign')
    .selectAll()
    .where('tenantId', '=', context.tenantId)
    .where((eb) => ('id' in where ? eb('id', '=', where.id) : eb('title', '=', where.title)))
    .executeTakeFirst();
  return row && { ...row, state: row.state as CampaignState, highRule: row.highRule as CampaignFields['highRule'] };
}

export type Campaign = NonNullable<Awaited<ReturnType<typeof findCampaign>>>;

export async function insertCampaign(
  context: Context,
  fields: Partial<CampaignFields> & { title: string; state?: CampaignState },
  batchId: string | null = null,
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('campaign')
    .values({ ...fields, tenantId: context.tenantId, id, batchId, createdAt: context.services.clock.now() })
    .execute();
  return id;
}

/** @throws changed_by_other when the version is not the one seen */
export async function updateCampaign(
  context: Context,
  id: string,
  version: number,
  changes: Partial<CampaignFields> & { state?: CampaignState; closedAt?: Date | null },
): Promise<number> {
  const row = await context.db
    .updateTable('campaign')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other, { current: await findCampaign(context, { id }) });
  return row.version;
}

export async function deleteCampaign(context: Context, id: string): Promise<void> {
  await context.db.deleteFrom('campaign').where('tenantId', '=', context.tenantId).where('id', '=', id).execute();
}

export async function listStages(context: Context, campaignId: string) {
  const rows = await context.db
    .selectFrom('campaignStage as s')
    .innerJoin('instrumentVersion as v', (join) =>
      join.onRef('v.tenantId', '=', 's.tenantId').onRef('v.id', '=', 's.instrumentVersionId'),
    )
    .innerJoin('instrument as i', (join) =>
      join.onRef('i.tenantId', '=', 'v.tenantId').onRef('i.id', '=', 'v.instrumentId'),
    )
    .select(['s.id', 's.stage', 's.instrumentVersionId', 's.startsOn', 's.endsOn'])
    .select(['i.title', 'v.version', 'i.isIndependent'])
    .where('s.tenantId', '=', context.tenantId)
    .where('s.campaignId', '=', campaignId)
    .orderBy('s.stage')
    .execute();
  return rows.map((row) => ({
    ...row,
    stage: row.stage as Stage,
    instrument: `${row.title}, версия ${row.version}`,
  }));
}

export type StageRow = Awaited<ReturnType<typeof listStages>>[number];

export async function insertStage(
  context: Context,
  campaignId: string,
  fields: { stage: Stage; instrumentVersionId: string; startsOn: string | null; endsOn: string | null },
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('campaignStage')
    .values({ ...fields, tenantId: context.tenantId, id, campaignId })
    .execute();
  return id;
}

export async function updateStage(
  context: Context,
  id: string,
  fields: { instrumentVersionId: string; startsOn: string | null; endsOn: string | null },
): Promise<void> {
  await context.db
    .updateTable('campaignStage')
    .set(fields)
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function deleteStage(context: Context, id: string): Promise<void> {
  await context.db.deleteFrom('campaignStage').where('tenantId', '=', context.tenantId).where('id', '=', id).execute();
}

export async function listRecommendations(context: Context, campaignId: string) {
  return context.db
    .selectFrom('recommendation as r')
    .leftJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'r.tenantId').onRef('o.id', '=', 'r.organizationId'),
    )
    .select([
      'r.id',
      'r.version',
      'r.addressee',
      'r.organizationId',
      'r.text',
      'r.dueOn',
      'o.shortName as organization',
    ])
    .where('r.tenantId', '=', context.tenantId)
    .where('r.campaignId', '=', campaignId)
    .orderBy('r.position')
    .orderBy('r.id')
    .execute();
}

export async function insertRecommendation(
  context: Context,
  campaignId: string,
  fields: RecommendationFields,
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('recommendation')
    .values({ ...fields, tenantId: context.tenantId, id, campaignId })
    .execute();
  return id;
}

/** @throws changed_by_other when the version is not the one seen */
export async function updateRecommendation(
  context: Context,
  campaignId: string,
  id: string,
  version: number,
  fields: RecommendationFields,
): Promise<void> {
  const row = await context.db
    .updateTable('recommendation')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('campaignId', '=', campaignId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other);
}

export async function deleteRecommendation(context: Context, campaignId: string, id: string) {
  return context.db
    .deleteFrom('recommendation')
    .where('tenantId', '=', context.tenantId)
    .where('campaignId', '=', campaignId)
    .where('id', '=', id)
    .returning(['addressee', 'text', 'dueOn'])
    .executeTakeFirst();
}
