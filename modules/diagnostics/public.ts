import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { listPersonResults } from './queries/profile.ts';
import { findNeeds } from './rules/needs.ts';
import type { Statement } from './rules/statements.ts';
import * as campaigns from './service/campaigns.ts';
import * as recommendations from './service/recommendations.ts';
import * as report from './service/report.ts';
import * as results from './service/results.ts';
import { getRulesInForce } from './service/rules-in-force.ts';
import { findCampaign, listRecommendations, listStages } from './store/campaigns.ts';

/** What saving a table of results would do, row by row: new, changed, unchanged. */
export function previewResults(context: Context, batch: results.ResultBatch): Promise<results.ResultPreview> {
  return results.previewResults(context, batch);
}

/** Writes a table of results in sets. @returns what was written, for taking the batch back */
export function saveResults(
  context: Context,
  batch: results.ResultBatch & { readonly batchId: string | null },
): Promise<results.ResultEffect[]> {
  return results.saveResults(context, batch);
}

export function revertResults(context: Context, effects: readonly results.ResultEffect[]): Promise<void> {
  return results.revertResults(context, effects);
}

export async function findCampaignByTitle(context: Context, title: string): Promise<{ id: string } | undefined> {
  const row = await findCampaign(context, { title });
  return row && { id: row.id };
}

/** Everything a note or the command line needs of a campaign: passport, figures as far as they may be shown, sentences, coverage. */
export async function loadReport(context: Context, campaignId: string) {
  requireAccess(context, 'diagnostics.read');
  const campaign = await campaigns.getCampaign(context, campaignId);
  const loaded = await report.loadCampaignReport(context, campaign);
  const { statements, isHidden }: { statements: Statement[]; isHidden: boolean } =
    recommendations.listStatements(loaded);
  return {
    campaign,
    stages: await listStages(context, campaignId),
    /** Figures per competence of all participants; empty when they may not be shown. */
    summary: loaded.report.summary,
    groups: loaded.report,
    statements,
    isHidden,
    high: loaded.high,
    recommendations: await listRecommendations(context, campaignId),
    coverage: {
      entry: await report.showCoverage(context, campaignId, 'entry'),
      repeat: await report.showCoverage(context, campaignId, 'repeat'),
    },
    headcounts: await report.countHeads(context, campaignId, null),
    rules: report.describeRules(loaded),
    /** Not shown: for people who may not see single participants, use `summary` and `groups`. */
    competences: loaded.competences,
  };
}

/** The deficits of a campaign per person and competence: the beginning of a pathway. For services that show them to those who may. */
export async function listDeficits(
  context: Context,
  campaignId: string,
): Promise<{ personId: string; competenceCode: string; level: string; heldOn: string; ruleVersion: number }[]> {
  if (!(await findCampaign(context, { id: campaignId }))) throw new AppError(frameErrors.not_found);
  const rows = await listPersonResults(context, { campaignId });
  const { deficitRule } = await getRulesInForce(context);
  const today = todayOf(context);
  return [...Map.groupBy(rows, (row) => row.participant)].flatMap(([personId, own]) =>
    findNeeds(own, deficitRule, today).map(({ competence, level, source, ruleVersion }) => ({
      personId,
      competenceCode: competence,
      level,
      heldOn: source.heldOn,
      ruleVersion,
    })),
  );
}
