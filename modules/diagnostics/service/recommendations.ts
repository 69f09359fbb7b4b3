import { recordChange } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { capitalise } from '#core/text/normalise.ts';
import { formatCount, plural } from '#core/text/plural.ts';
import type { RecommendationFields } from '../contract/shapes.ts';
import type { Stage } from '../model.ts';
import { reachedOrganizations } from '../queries/campaigns.ts';
import * as queries from '../queries/report.ts';
import { availableActions } from '../rules/actions.ts';
import { addresseeTitles, proposeRecommendations } from '../rules/recommendations.ts';
import { proposeRepeatDay } from '../rules/schedule.ts';
import { makeStatements, type Statement } from '../rules/statements.ts';
import { nameCompetence } from '../rules/wording.ts';
import * as store from '../store/campaigns.ts';
import { getCampaignFor, requireSeen } from './campaigns.ts';
import { type CampaignReport, loadCampaignReport } from './report.ts';

/** Sentences of the whole campaign, as far as its figures may be shown; what is left out is said. */
export function listStatements({ report, high }: CampaignReport): { statements: Statement[]; isHidden: boolean } {
  const isHidden = report.summary.competences.length === 0 && report.total.competences.length > 0;
  if (isHidden) return { statements: [], isHidden };
  const withheld = report.total.competences.filter((each) => each.withheld > 0);
  const notes = withheld.map(({ competence, withheld: n }): Statement => {
    const who = formatCount(n, ['участник', 'участника', 'участников']);
    const verb = plural(n, ['вошёл', 'вошли', 'вошли']);
    const text = `По ${nameCompetence(competence)} в показатели не ${verb} ${who}: группа слишком мала, чтобы показать её отдельно.`;
    return { kind: 'missing_repeat', competence: competence.code, text, figures: { n } };
  });
  return { statements: [...makeStatements(report.summary, high ? { high: [high] } : {}), ...notes], isHidden };
}

async function propose(context: Context, loaded: CampaignReport) {
  const { campaign, report } = loaded;
  const today = todayOf(context);
  const stageRows = await store.listStages(context, campaign.id);
  const names = await queries.listOrganizationNames(context);
  const rows = await queries.listCoverage(context, campaign.id, null);
  const stage: Stage = rows.some((row) => row.stage === 'repeat') ? 'repeat' : 'entry';
  const invited = rows.filter((row) => row.stage === stage && row.organizationId !== null);
  const institutions = await queries.listInstitutions(context, today);
  const coverage = {
    rows: invited.map((row) => ({ ...row, organization: row.organizationId ?? '', share: undefined })),
    total: { organization: '', invited: 0, done: 0, declined: 0, absent: 0, pending: 0, noAnswer: 0, share: undefined },
    silent: institutions.filter(({ id }) => !invited.some((row) => row.organizationId === id)).map(({ id }) => id),
  };
  const entryDay = stageRows.find((each) => each.stage === 'entry')?.startsOn;
  const repeatOn = entryDay ? proposeRepeatDay(entryDay) : undefined;
  const hasRepeat = stageRows.some((each) => each.stage === 'repeat');
  const drafts = proposeRecommendations(report.summary, coverage, {
    from: today,
    ...(repeatOn && repeatOn > today && !hasRepeat && { repeatOn }),
  });
  return drafts.map(({ addressee, organization, text, dueOn }) => ({
    addressee: capitalise(addresseeTitles[addressee]),
    organizationId: organization ?? null,
    organization: organization ? (names.get(organization) ?? null) : null,
    text,
    dueOn,
  }));
}

/** DIAG-06, MON-07: statements, kept recommendations, and those proposed that are not kept yet. */
export async function showConclusions(context: Context, campaignId: string) {
  const campaign = await requireSeen(context, campaignId);
  const reached = reachedOrganizations(context);
  const kept = await store.listRecommendations(context, campaignId);
  const mayEdit = availableActions(campaign.state, context.actor).includes('recommend');
  if (reached !== null) {
    // A school reads what is recommended to it and to all schools; the sentences speak of the municipality.
    const own = kept.filter((row) => row.organizationId === null || reached.includes(row.organizationId));
    return { statements: [], isHidden: false, recommendations: own, proposals: [], mayEdit };
  }
  const loaded = await loadCampaignReport(context, campaign);
  const { statements, isHidden } = listStatements(loaded);
  const texts = new Set(kept.map((row) => row.text));
  const proposals = mayEdit && loaded.rows.length > 0 && !isHidden ? await propose(context, loaded) : [];
  return {
    statements: statements.map(({ kind, competence, text }) => ({ kind, competence: competence ?? null, text })),
    isHidden,
    recommendations: kept,
    proposals: proposals.filter((proposal) => !texts.has(proposal.text)),
    mayEdit,
  };
}

export async function saveRecommendation(
  context: Context,
  campaignId: string,
  row: { id: string | null; version: number | null; fields: RecommendationFields },
): Promise<string> {
  await getCampaignFor(context, campaignId, 'recommend');
  const { id, version, fields } = row;
  if (id !== null) await store.updateRecommendation(context, campaignId, id, version ?? 0, fields);
  const savedId = id ?? (await store.insertRecommendation(context, campaignId, fields));
  await recordChange(context, {
    action: id === null ? 'recommendation.added' : 'recommendation.edited',
    thing: 'campaign',
    thingId: campaignId,
    after: fields,
  });
  return savedId;
}

export async function removeRecommendation(context: Context, campaignId: string, id: string): Promise<void> {
  await getCampaignFor(context, campaignId, 'recommend');
  const before = await store.deleteRecommendation(context, campaignId, id);
  if (!before) throw new AppError(frameErrors.not_found);
  await recordChange(context, { action: 'recommendation.removed', thing: 'campaign', thingId: campaignId, before });
}
