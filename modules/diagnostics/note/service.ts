import { can, reachOf } from '#core/access/reach.ts';
import { recordAccess, recordChange } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { isId } from '#core/ids.ts';
import { findDocumentAbout, makeDocument } from '#modules/documents/public.ts';
import { stages as allStages } from '../model.ts';
import { reachedOrganizations } from '../queries/campaigns.ts';
import { listOrganizationNames } from '../queries/report.ts';
import type { ReportRow } from '../rules/report.ts';
import { requireSeen } from '../service/campaigns.ts';
import { listStatements } from '../service/recommendations.ts';
import { type CampaignReport, countHeads, loadCampaignReport, showCoverage } from '../service/report.ts';
import { mayServiceSeeNumbered } from '../service/rules-in-force.ts';
import { type Campaign, findCampaign, listRecommendations, listStages } from '../store/campaigns.ts';
import { listNoteComments } from './comments.ts';
import { loadIssuer } from './issuer.ts';
import type { NoteInput, NoteSchool, NoteStage } from './model.ts';
import { makeNoteContent, writeHeading } from './note-content.ts';
import { analyticNoteKind, toPlaceholders } from './note-kind.ts';
import { listNumberedResults } from './numbered-results.ts';
import { listInstrumentsOf } from './queries.ts';

export interface NoteOptions {
  /** DIAG-08: the table of results by number; for those who may see scores, and for the service where an act says so. */
  readonly withResults: boolean;
}

/** A note is read by others: even the system puts into it only what a methodist may see. */
function asReader(context: Context): Context {
  if (context.actor.kind !== 'system') return context;
  const assignments = [{ role: 'methodist' as const, organizationId: null }];
  return { ...context, actor: { ...context.actor, kind: 'user', assignments } };
}

/** Fewer participants than a group that may be shown are named by their number alone. */
async function mayShowResults(context: Context, rows: readonly ReportRow[], least: number): Promise<boolean> {
  if (reachOf(context.actor, 'diagnostics.scores').all) return true;
  const isService = reachOf(context.actor, 'diagnostics.edit').all;
  if (!isService || new Set(rows.map((row) => row.participant)).size < least) return false;
  return mayServiceSeeNumbered(context);
}

async function requireCampaign(context: Context, campaignId: string): Promise<Campaign> {
  const campaign = await requireSeen(context, campaignId);
  if (reachedOrganizations(context) !== null) throw new AppError(frameErrors.not_found);
  return campaign;
}

async function loadStages(context: Context, campaignId: string): Promise<NoteStage[]> {
  const instruments = await listInstrumentsOf(context, campaignId);
  const heads = await countHeads(context, campaignId, null);
  const rows = await listStages(context, campaignId);
  const loaded: NoteStage[] = [];
  for (const stage of allStages) {
    const row = rows.find((each) => each.stage === stage);
    const instrument = row && instruments.get(row.instrumentVersionId);
    if (!row || !instrument) continue;
    const coverage = await showCoverage(context, campaignId, stage);
    loaded.push({
      stage,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      instrument,
      coverage: coverage.total,
      headcount: heads.find((each) => each.stage === stage) ?? { participations: 0, text: '' },
      organizations: coverage.rows.filter(({ organizationId, done }) => organizationId !== null && done > 0).length,
    });
  }
  return loaded;
}

/** Schools in the order of their numbers, with what was done of what was invited at each stage. */
async function loadSchools(context: Context, loaded: CampaignReport): Promise<NoteSchool[]> {
  const names = await listOrganizationNames(context);
  const groups = new Map(loaded.report.organizations.map((group) => [group.id, group]));
  const none = { id: '', competences: [] };
  const found = new Map<string, NoteSchool>();
  for (const stage of allStages) {
    const { rows } = await showCoverage(context, loaded.campaign.id, stage);
    for (const { organizationId, invited, done } of rows) {
      const id = organizationId ?? '';
      const known = found.get(id) ?? { title: names.get(id) ?? '', group: groups.get(id) ?? none };
      found.set(id, { ...known, [stage]: { invited, done } });
    }
  }
  const order = [...names.keys()];
  const place = (id: string) => (id === '' ? order.length : order.indexOf(id));
  return [...found].sort(([a], [b]) => place(a) - place(b)).map(([, school]) => school);
}

function nameResults(loaded: CampaignReport): NoteInput['results'] {
  const titles = new Map(loaded.competences.map(({ code, title }) => [code, title]));
  return listNumberedResults(loaded.rows, loaded.campaign.id).map((result) => ({
    ...result,
    competence: titles.get(result.competence) ?? result.competence,
  }));
}

function readAct({ actTitle, actNumber, actDate }: Campaign): NoteInput['act'] {
  return actTitle ? { title: actTitle, number: actNumber, date: actDate } : null;
}

async function loadInput(context: Context, campaign: Campaign, options: NoteOptions) {
  const reader = asReader(context);
  const loaded = await loadCampaignReport(reader, campaign);
  const stages = await loadStages(reader, campaign.id);
  const { issuer, organizationId } = await loadIssuer(context);
  const previous = campaign.previousId === null ? undefined : await findCampaign(context, { id: campaign.previousId });
  const input: NoteInput = {
    issuer,
    executor: context.actor.kind === 'system' ? null : context.actor.name,
    title: campaign.title,
    aim: campaign.aim,
    act: readAct(campaign),
    place: campaign.place,
    previousTitle: previous?.title ?? null,
    stages,
    summary: loaded.report.summary,
    statements: listStatements(loaded).statements,
    deficitRule: loaded.rules.deficitRule,
    least: loaded.rules.least,
    schools: await loadSchools(reader, loaded),
    subjects: loaded.report.directions
      .map((group) => ({ title: group.id, group }))
      .sort((a, b) => a.title.localeCompare(b.title, 'ru')),
    recommendations: await listRecommendations(context, campaign.id),
    results: options.withResults ? nameResults(loaded) : [],
  };
  return { input, organizationId, loaded };
}

/** The note as it will be printed, with what is still to be mended in it. */
export async function previewNote(context: Context, campaignId: string) {
  const campaign = await requireCampaign(context, campaignId);
  const { input, loaded } = await loadInput(context, campaign, { withResults: false });
  const mayMake = can(context.actor, 'diagnostics.edit') && can(context.actor, 'document.edit');
  const document = can(context.actor, 'document.read')
    ? await findDocumentAbout(context, analyticNoteKind.code, campaignId)
    : undefined;
  return {
    note: makeNoteContent(input),
    comments: listNoteComments(input, campaignId),
    document: document
      ? {
          id: document.id,
          state: document.state,
          number: document.number,
          signedOn: document.signedOn,
          fileId: document.fileId,
        }
      : null,
    mayMake,
    mayShowResults: mayMake && (await mayShowResults(context, loaded.rows, loaded.rules.least)),
  };
}

/** DOC-13: puts the note into the register as a draft, or renews its draft. @throws AppError `not_filled` */
export async function makeNote(
  context: Context,
  campaignId: string,
  options: NoteOptions,
): Promise<{ documentId: string; fileId: string }> {
  requireAccess(context, 'diagnostics.edit');
  const campaign = await requireCampaign(context, campaignId);
  const { input, organizationId, loaded } = await loadInput(context, campaign, options);
  const { rows, rules } = loaded;
  if (options.withResults && !(await mayShowResults(context, rows, rules.least)))
    throw new AppError(frameErrors.forbidden);
  const { id, fileId } = await makeDocument(context, {
    kind: analyticNoteKind.code,
    title: `Аналитическая справка ${writeHeading(campaign.title).replace('\n', ' ')}`,
    organizationId,
    about: { kind: 'campaign', id: campaignId },
    content: await toPlaceholders(makeNoteContent(input)),
    isPersonal: options.withResults,
  });
  if (options.withResults) {
    const people = [...new Set(rows.map((row) => row.person))].filter(isId);
    await recordAccess(context, 'scores', people, `Аналитическая справка: ${campaign.title}`);
  }
  const after = { documentId: id };
  await recordChange(context, { action: 'campaign.note_made', thing: 'campaign', thingId: campaignId, after });
  return { documentId: id, fileId };
}
