import { can } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { addMonths } from '#core/time/day.ts';
import type { CampaignFields, StageFields } from '../contract/shapes.ts';
import { diagnosticsErrors } from '../errors.ts';
import { type CampaignState, defaultIntervalMonths, type Stage } from '../model.ts';
import * as queries from '../queries/campaigns.ts';
import { listCoverage } from '../queries/report.ts';
import { availableActions, type CampaignAction, listMoves, obstacleTexts } from '../rules/actions.ts';
import { sumCounts } from '../rules/coverage.ts';
import { isMonitoringOverdue, proposeRepeatDay } from '../rules/schedule.ts';
import { type CampaignContents, checkCampaignStep } from '../rules/states.ts';
import * as store from '../store/campaigns.ts';
import { ensureDefaultVersion } from './setup.ts';

export async function getCampaign(context: Context, id: string): Promise<store.Campaign> {
  const row = await store.findCampaign(context, { id });
  if (!row) throw new AppError(frameErrors.not_found);
  return row;
}

/** The campaign, if the actor may do this to it now. @throws not_found, campaign_closed */
export async function getCampaignFor(context: Context, id: string, action: CampaignAction): Promise<store.Campaign> {
  const campaign = await getCampaign(context, id);
  if (availableActions(campaign.state, context.actor).includes(action)) return campaign;
  const isForbidden = !availableActions('preparation', context.actor).includes(action);
  throw new AppError(isForbidden ? frameErrors.not_found : diagnosticsErrors.campaign_closed);
}

/** A school sees the campaigns it takes part in, others all. */
export async function requireSeen(context: Context, id: string): Promise<store.Campaign> {
  const campaign = await getCampaign(context, id);
  const organizationIds = queries.reachedOrganizations(context);
  if (organizationIds === null) return campaign;
  const coverage = await listCoverage(context, id, organizationIds);
  if (coverage.length === 0) throw new AppError(frameErrors.not_found);
  return campaign;
}

/** DIAG-34: campaigns of the viewer and the alarm of a monitoring that was not held. */
export async function listCampaigns(context: Context) {
  const campaigns = await queries.listCampaigns(context, queries.reachedOrganizations(context));
  const lastHeldOn = await queries.findLastHeldDay(context);
  const today = todayOf(context);
  return {
    campaigns,
    monitoring: {
      lastHeldOn: lastHeldOn ?? null,
      isOverdue: isMonitoringOverdue(lastHeldOn, today),
      dueOn: lastHeldOn === undefined ? null : addMonths(lastHeldOn, defaultIntervalMonths),
    },
    mayAdd: can(context.actor, 'diagnostics.edit'),
  };
}

function checkPeriod(stage: Pick<StageFields, 'startsOn' | 'endsOn'>): void {
  if (stage.startsOn && stage.endsOn && stage.endsOn < stage.startsOn) throw new AppError(diagnosticsErrors.bad_period);
}

async function checkFree(context: Context, title: string): Promise<void> {
  if (await store.findCampaign(context, { title })) throw new AppError(diagnosticsErrors.campaign_exists, { title });
}

export async function addCampaign(
  context: Context,
  fields: CampaignFields,
  stages: readonly StageFields[],
): Promise<string> {
  requireAccess(context, 'diagnostics.edit');
  await checkFree(context, fields.title);
  for (const stage of stages) checkPeriod(stage);
  if (fields.previousId !== null) await getCampaign(context, fields.previousId);
  const id = await store.insertCampaign(context, fields);
  for (const stage of stages) await addStage(context, id, stage);
  await recordChange(context, {
    action: 'campaign.added',
    thing: 'campaign',
    thingId: id,
    after: { ...fields, stages },
  });
  return id;
}

async function addStage(context: Context, campaignId: string, stage: StageFields): Promise<string> {
  const instrumentVersionId = stage.instrumentVersionId ?? (await ensureDefaultVersion(context));
  return store.insertStage(context, campaignId, { ...stage, instrumentVersionId });
}

export async function editCampaign(
  context: Context,
  id: string,
  version: number,
  changes: Partial<CampaignFields>,
): Promise<number> {
  const current = await getCampaignFor(context, id, 'edit');
  if (changes.title !== undefined && changes.title !== current.title) await checkFree(context, changes.title);
  const next = await store.updateCampaign(context, id, version, changes);
  const before = Object.fromEntries(Object.keys(changes).map((key) => [key, current[key as keyof typeof current]]));
  await recordChange(context, { action: 'campaign.edited', thing: 'campaign', thingId: id, before, after: changes });
  return next;
}

/** DIAG-21: entry and repeat of one campaign; an instrument with results under it stays. */
export async function saveStage(context: Context, campaignId: string, fields: StageFields): Promise<void> {
  await getCampaignFor(context, campaignId, 'edit');
  checkPeriod(fields);
  const before = (await store.listStages(context, campaignId)).find(({ stage }) => stage === fields.stage);
  if (!before) await addStage(context, campaignId, fields);
  else await changeStage(context, campaignId, before, fields);
  await recordChange(context, {
    action: 'campaign.stage_saved',
    thing: 'campaign',
    thingId: campaignId,
    ...(before && { before: { stage: before.stage, startsOn: before.startsOn, endsOn: before.endsOn } }),
    after: fields,
  });
}

async function changeStage(context: Context, campaignId: string, before: store.StageRow, fields: StageFields) {
  const instrumentVersionId = fields.instrumentVersionId ?? before.instrumentVersionId;
  if (instrumentVersionId !== before.instrumentVersionId) {
    const { results } = await queries.countContents(context, campaignId);
    if (results.some((each) => each.stage === fields.stage && each.results > 0)) {
      throw new AppError(diagnosticsErrors.stage_has_results);
    }
  }
  const { startsOn, endsOn } = fields;
  await store.updateStage(context, before.id, { instrumentVersionId, startsOn, endsOn });
}

function describeContents(
  campaign: store.Campaign,
  invited: number,
  contents: Awaited<ReturnType<typeof queries.countContents>>,
): CampaignContents {
  return {
    hasAct: Boolean(campaign.actTitle && campaign.actNumber && campaign.actDate),
    invited,
    results: contents.results.reduce((sum, each) => sum + each.results, 0),
    hasNote: contents.notes > 0,
    recommendations: contents.recommendations,
  };
}

/** MON-07: closes only with the note and addressed recommendations. */
export async function moveCampaign(context: Context, id: string, version: number, to: CampaignState): Promise<number> {
  const campaign = await getCampaignFor(context, id, 'move');
  const coverage = await listCoverage(context, id, null);
  const invited = sumCounts(coverage).invited;
  const contents = describeContents(campaign, invited, await queries.countContents(context, id));
  const verdict = checkCampaignStep(campaign.state, to, contents);
  if (!verdict.ok) {
    const why = verdict.codes.map((code) => obstacleTexts[code]).join(' ');
    throw new AppError(diagnosticsErrors.step_not_allowed, { why, codes: verdict.codes });
  }
  const closedAt = to === 'closed' ? context.services.clock.now() : null;
  const next = await store.updateCampaign(context, id, version, { state: to, closedAt });
  await recordChange(context, {
    action: 'campaign.moved',
    thing: 'campaign',
    thingId: id,
    before: { state: campaign.state },
    after: { state: to },
  });
  return next;
}

/** The page of a campaign: passport, stages with counts within the viewer's reach, what comes next. */
export async function showCampaign(context: Context, id: string) {
  const campaign = await requireSeen(context, id);
  const coverage = await listCoverage(context, id, queries.reachedOrganizations(context));
  const contents = await queries.countContents(context, id);
  const stages = await store.listStages(context, id);
  const { previousId } = campaign;
  const previous = previousId === null ? undefined : await store.findCampaign(context, { id: previousId });
  const resultsOf = (stage: Stage) => contents.results.find((each) => each.stage === stage)?.results ?? 0;
  const has = describeContents(campaign, sumCounts(coverage).invited, contents);
  const { next, back } = listMoves(campaign.state);
  const verdict = next && checkCampaignStep(campaign.state, next, has);
  const actions = availableActions(campaign.state, context.actor);
  const entryDay = stages.find(({ stage }) => stage === 'entry')?.startsOn;
  return {
    ...campaign,
    previousTitle: previous?.title ?? null,
    stages: stages.map((stage) => ({
      ...stage,
      counts: sumCounts(coverage.filter((row) => row.stage === stage.stage)),
      results: resultsOf(stage.stage),
    })),
    proposedRepeatOn: entryDay ? proposeRepeatDay(entryDay) : null,
    recommendations: contents.recommendations,
    hasNote: contents.notes > 0,
    next:
      next && actions.includes('move')
        ? { state: next, obstacles: verdict && !verdict.ok ? verdict.codes.map((code) => obstacleTexts[code]) : [] }
        : null,
    back: actions.includes('move') ? (back ?? null) : null,
    actions,
  };
}

/** The campaign and its stage of an import, made where they are not there yet. @returns what was made, for taking back */
export async function ensureCampaign(
  context: Context,
  title: string,
  stage: Stage,
  batchId: string | null = null,
): Promise<{ campaignId: string; stageId: string; madeCampaign: boolean; madeStage: boolean }> {
  requireAccess(context, 'diagnostics.import');
  const known = await store.findCampaign(context, { title });
  if (known?.state === 'closed') throw new AppError(diagnosticsErrors.campaign_closed);
  const campaignId = known?.id ?? (await store.insertCampaign(context, { title, state: 'results' }, batchId));
  const stages = await store.listStages(context, campaignId);
  const own = stages.find((each) => each.stage === stage);
  const instrumentVersionId = stages[0]?.instrumentVersionId ?? (own ? '' : await ensureDefaultVersion(context));
  const fields = { stage, instrumentVersionId, startsOn: null, endsOn: null };
  const stageId = own?.id ?? (await store.insertStage(context, campaignId, fields));
  if (!known) {
    await recordChange(context, {
      action: 'campaign.added',
      thing: 'campaign',
      thingId: campaignId,
      after: { title },
      batchId,
    });
  }
  return { campaignId, stageId, madeCampaign: !known, madeStage: !own };
}
