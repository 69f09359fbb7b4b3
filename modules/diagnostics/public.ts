import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { listPersonResults } from './queries/profile.ts';
import { listReportRows } from './queries/report.ts';
import { findNeeds } from './rules/needs.ts';
import { listCountedRows, pairRows } from './rules/pairs.ts';
import { levelOf } from './rules/scoring.ts';
import type { Statement } from './rules/statements.ts';
import * as campaigns from './service/campaigns.ts';
import * as recommendations from './service/recommendations.ts';
import * as report from './service/report.ts';
import * as results from './service/results.ts';
import { getRulesInForce } from './service/rules-in-force.ts';
import { findCampaign, listRecommendations, listStages } from './store/campaigns.ts';
import { listCompetenceRows } from './store/setup.ts';

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

/** One need of one person: the beginning of a pathway. */
export interface PersonDeficit {
  readonly personId: string;
  readonly competenceCode: string;
  readonly competence: string;
  /** Subject of the diagnostics, '' when it has none. */
  readonly direction: string;
  readonly level: string;
  readonly heldOn: string;
  readonly ruleVersion: number;
  readonly campaignId: string;
}

/**
 * Deficits per person and competence: of a campaign, or of persons over all campaigns. For services that show them to those who
 * may; nothing is logged here.
 */
export async function listDeficits(
  context: Context,
  choice: { readonly campaignId: string } | { readonly personIds: readonly string[] },
): Promise<PersonDeficit[]> {
  const rows = await listPersonResults(context, choice);
  const { deficitRule } = await getRulesInForce(context);
  const today = todayOf(context);
  return [...Map.groupBy(rows, (row) => row.participant)].flatMap(([personId, own]) =>
    findNeeds(own, deficitRule, today).map(({ competence, level, source, ruleVersion }) => ({
      personId,
      competenceCode: competence,
      competence: source.competenceTitle,
      direction: source.direction,
      level,
      heldOn: source.heldOn,
      ruleVersion,
      campaignId: source.campaignId,
    })),
  );
}

/** A campaign that the actor may see. @throws AppError `not_found` */
export async function getCampaign(context: Context, campaignId: string): Promise<{ id: string; title: string }> {
  const { id, title } = await campaigns.requireSeen(context, campaignId);
  return { id, title };
}

/** Codes and titles of the competence model, in its order; those switched off included. */
export async function listCompetences(context: Context): Promise<{ code: string; title: string }[]> {
  const rows = await listCompetenceRows(context);
  return rows.map(({ code, title }) => ({ code, title }));
}

export interface ChangePairs {
  readonly pairs: readonly { personId: string; competence: string; entry: number; repeat: number }[];
  /** An entry score, but no repeat that compares with it. */
  readonly withoutRepeat: readonly { personId: string; competence: string }[];
}

/** Entry and repeat of named participants measured alike, raw. For services that show them in groups; nothing is logged here. */
export async function listChangePairs(context: Context, campaignId: string): Promise<ChangePairs> {
  const rows = (await listReportRows(context, campaignId)).filter(({ person }) => isId(person));
  const personOf = new Map(rows.map(({ participant, person }) => [participant, person]));
  const named = ({ participant, competence }: { participant: string; competence: string }) => ({
    personId: personOf.get(participant) ?? participant,
    competence,
  });
  const { pairs, incomparable, entryOnly } = pairRows(listCountedRows(rows));
  return {
    pairs: pairs.map((pair) => ({ ...named(pair), entry: pair.entry.value.score, repeat: pair.repeat.value.score })),
    withoutRepeat: [...entryOnly, ...incomparable].map(named),
  };
}

/** Fewer people than this are not shown to who may not see single ones; fewer values than `mark` carry «n = …». */
export async function getGroupLimits(context: Context): Promise<{ least: number; mark: number }> {
  const { least, smallN } = await getRulesInForce(context);
  return { least, mark: smallN };
}

/**
 * Latest independent results with a score by «person|competence», for papers where the municipality lets scores be printed. The caller
 * has asked who may see them.
 */
export async function listScoresOf(
  context: Context,
  personIds: readonly string[],
): Promise<Map<string, { percent: number; level: string }>> {
  const scores = new Map<string, { percent: number; level: string }>();
  for (const row of await listPersonResults(context, { personIds })) {
    const key = `${row.participant}|${row.competence}`;
    if (row.value.state !== 'known' || row.source !== 'independent' || scores.has(key)) continue;
    const level = levelOf(row.value.score, row.scale);
    scores.set(key, { percent: row.value.score, level: level?.title ?? '' });
  }
  return scores;
}
