import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { formatCount, formatPercent } from '#core/text/plural.ts';
import type { GroupShape } from '../contract/shapes.ts';
import type { Bar, Competence, Stage } from '../model.ts';
import { stages } from '../model.ts';
import { reachedOrganizations } from '../queries/campaigns.ts';
import * as queries from '../queries/report.ts';
import { sumCounts } from '../rules/coverage.ts';
import { countPeople, listWeakDirections } from '../rules/headcount.ts';
import { countHighLevel, type HighLevelCount } from '../rules/high-level.ts';
import { buildReport, type Group, type GroupReport, type ReportRow } from '../rules/report.ts';
import type { ChangeSummary, StageSummary } from '../rules/summary.ts';
import type { Campaign } from '../store/campaigns.ts';
import { requireSeen } from './campaigns.ts';
import { getRulesInForce, type RulesInForce } from './rules-in-force.ts';

export interface CampaignReport {
  readonly campaign: Campaign;
  readonly rows: readonly ReportRow[];
  readonly report: GroupReport;
  readonly competences: readonly Competence[];
  readonly rules: RulesInForce;
  readonly bar: Bar;
  /** Undefined while the total is hidden. */
  readonly high: HighLevelCount | undefined;
}

/** The whole report of a campaign. Only the system sees small groups: everybody else gets the figures of five and more. */
export async function loadCampaignReport(
  context: Context,
  campaign: Campaign,
  barPercent: number | null = null,
): Promise<CampaignReport> {
  const rules = await getRulesInForce(context);
  const competences = await queries.listModel(context);
  const rows = await queries.listReportRows(context, campaign.id);
  const bar = { percent: barPercent ?? campaign.bar, strict: true };
  const isOpen = context.actor.kind === 'system';
  const { deficitRule, least, smallN } = rules;
  const report = buildReport(rows, { competences, deficitRule, bar, smallN, least, isOpen });
  const isWhole = report.total.competences.every(({ summary, withheld }) => summary !== undefined && withheld === 0);
  const high = isWhole ? countHigh(campaign, rows, competences, bar) : undefined;
  return { campaign, rows, report, competences, rules, bar, high };
}

function countHigh(
  campaign: Campaign,
  rows: readonly ReportRow[],
  competences: readonly Competence[],
  bar: Bar,
): HighLevelCount | undefined {
  const measured = competences.filter(({ code }) => rows.some((row) => row.competence === code));
  const stage: Stage = rows.some((row) => row.stage === 'repeat') ? 'repeat' : 'entry';
  const source = rows[0]?.source;
  if (source === undefined) return undefined;
  return countHighLevel(rows, { rule: campaign.highRule, stage, competences: measured, meanBar: bar.percent, source });
}

function toStage(summary: StageSummary) {
  const { n, levels, above, isSmall, unknown, notHeld, reported } = summary;
  return {
    ...{ n, isSmall, unknown, notHeld },
    above: isSmall && (above === 0 || above === n) ? null : above,
    levels: { ...levels },
    reported: { ...reported },
    mean: summary.mean ?? null,
    median: summary.median ?? null,
  };
}

function toChange({ n, mean, up, same, down, entryOnly, repeatOnly, incomparable, isSmall }: ChangeSummary) {
  return { n, up, same, down, entryOnly, repeatOnly, incomparable, isSmall, mean: mean ?? null };
}

function toShape(group: Group, title: string): GroupShape {
  return {
    id: group.id,
    title,
    competences: group.competences
      .filter(({ summary, withheld }) => summary !== undefined || withheld > 0)
      .map(({ competence, summary, deficits, withheld }) => ({
        code: competence.code,
        title: competence.title,
        isHidden: summary === undefined,
        withheld,
        levels: summary ? [...summary.scale.levels] : [],
        entry: summary ? toStage(summary.entry) : null,
        repeat: summary ? toStage(summary.repeat) : null,
        change: summary ? toChange(summary.change) : null,
        deficits: deficits ?? null,
      })),
  };
}

/** What of the report the viewer's reach leaves: a school sees itself, by direction. */
function chooseGroups(context: Context, { report }: CampaignReport, organizationId: string | null) {
  const reached = reachedOrganizations(context);
  if (organizationId !== null && reached !== null && !reached.includes(organizationId)) {
    throw new AppError(frameErrors.not_found);
  }
  const one = organizationId ?? (reached?.length === 1 ? (reached[0] ?? null) : null);
  const organizations = report.organizations.filter((group) => reached === null || reached.includes(group.id));
  if (one !== null) {
    return {
      total: report.organizations.find((group) => group.id === one),
      organizations: [],
      directions: report.cellsOf(one),
    };
  }
  return {
    total: reached === null ? report.total : undefined,
    organizations,
    directions: reached === null ? report.directions : [],
  };
}

function listWeak(directions: readonly Group[]) {
  const shares = directions.flatMap(({ id, competences }) =>
    competences.flatMap(({ competence, summary }) => {
      if (!summary) return [];
      const stage = summary.repeat.n > 0 ? summary.repeat : summary.entry;
      // In a small group «nobody» tells of everybody.
      if (stage.isSmall && stage.above === 0) return [];
      return [{ direction: id, competence: competence.title, n: stage.n, above: stage.above }];
    }),
  );
  return [...Map.groupBy(shares, (share) => share.competence)]
    .flatMap(([competence, own]) =>
      listWeakDirections(own, { percent: 50, strict: true }).map((weak) => ({ ...weak, competence })),
    )
    .sort((a, b) => b.share - a.share);
}

export function describeRules({ rules, bar, high }: CampaignReport): string[] {
  const { least, smallN } = rules;
  return [
    'Средние, медианы и изменения вычислены по неокруглённым значениям; округление только при показе.',
    'Изменение считается попарно: тот же участник, та же версия инструмента, та же шкала. Нет повторного результата — нет и изменения.',
    'Дефицит: последний независимый результат участника относится к уровню, который муниципалитет считает дефицитом.',
    'Участник с двумя направлениями на одном этапе учтён в каждом; сменивший школу — в школе повторной диагностики.',
    `Группы меньше ${formatCount(least, ['человека', 'человек', 'человек'])} скрыты, и ещё столько, чтобы их нельзя было найти вычитанием. Меньше ${formatCount(smallN, ['результата', 'результатов', 'результатов'])} — рядом стоит n.`,
    `Порог: более ${formatPercent(bar.percent)} объёма работы.`,
    ...(high ? [`Высокий уровень: ${high.text}.`] : []),
  ];
}

export async function countHeads(context: Context, campaignId: string, organizationIds: readonly string[] | null) {
  const done = await queries.listDone(context, campaignId, organizationIds);
  return stages.flatMap((stage) => {
    const own = done.filter((row) => row.stage === stage);
    if (own.length === 0) return [];
    const { people, participations, nameless, difference, directions, text } = countPeople(own);
    return [{ stage, people, participations, nameless, difference, directions: [...directions], text }];
  });
}

/** DIAG-22 and what belongs to it, within the viewer's reach. */
export async function showReport(
  context: Context,
  input: { campaignId: string; bar: number | null; organizationId: string | null },
) {
  const campaign = await requireSeen(context, input.campaignId);
  const loaded = await loadCampaignReport(context, campaign, input.bar);
  const names = await queries.listOrganizationNames(context);
  const { total, organizations, directions } = chooseGroups(context, loaded, input.organizationId);
  const order = [...names.keys()];
  const reached = reachedOrganizations(context);
  const scope = input.organizationId === null ? reached : [input.organizationId];
  const titleOf = (group: Group) => names.get(group.id) ?? 'Организация не указана';
  const { count = 0, of = 0, undetermined = 0, text = '' } = loaded.high ?? {};
  return {
    total: total
      ? toShape(total, reached === null && input.organizationId === null ? 'Все участники' : titleOf(total))
      : null,
    organizations: organizations
      .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
      .map((group) => toShape(group, titleOf(group))),
    directions: directions
      .toSorted((a, b) => a.id.localeCompare(b.id, 'ru'))
      .map((group) => toShape(group, group.id || 'Без направления')),
    weak: listWeak(directions.filter((group) => group.id !== '')),
    headcounts: await countHeads(context, campaign.id, scope),
    high: loaded.high && scope === null ? { count, of, undetermined, text } : null,
    bar: loaded.bar.percent,
    least: loaded.rules.least,
    smallN: loaded.rules.smallN,
    rules: describeRules(loaded),
  };
}

/** DIAG-17: who is invited, done, refused, not yet, school by school; ШНОР and other statuses beside all. */
export async function showCoverage(context: Context, campaignId: string, stage: Stage) {
  await requireSeen(context, campaignId);
  requireAccess(context, 'diagnostics.read', { organizationIds: reachedOrganizations(context) ?? [] });
  const reached = reachedOrganizations(context);
  const rows = (await queries.listCoverage(context, campaignId, reached)).filter((row) => row.stage === stage);
  const institutions = (await queries.listInstitutions(context, todayOf(context))).filter(
    ({ id }) => reached === null || reached.includes(id),
  );
  const byId = new Map(rows.map((row) => [row.organizationId, row]));
  const order = new Map(institutions.map(({ id }, index) => [id, index]));
  const names = await queries.listOrganizationNames(context);
  const isParticipating = (id: string) => (byId.get(id)?.done ?? 0) > 0;
  const marked = institutions.flatMap(({ id, statuses }) => statuses.map((status) => ({ id, ...status })));
  const place = (id: string | null) => order.get(id ?? '') ?? order.size;
  return {
    rows: rows
      .map(({ stage: _, ...row }) => ({
        ...row,
        organization: names.get(row.organizationId ?? '') ?? 'Организация не указана',
      }))
      .sort((a, b) => place(a.organizationId) - place(b.organizationId)),
    total: sumCounts(rows),
    silent: institutions
      .filter(({ id }) => !byId.has(id))
      .map(({ id, shortName }) => ({ organizationId: id, organization: shortName })),
    institutions: {
      all: institutions.length,
      participating: institutions.filter(({ id }) => isParticipating(id)).length,
      byStatus: [...Map.groupBy(marked, ({ code }) => code)].map(([status, own]) => ({
        status,
        title: own[0]?.title ?? status,
        all: own.length,
        participating: own.filter(({ id }) => isParticipating(id)).length,
      })),
    },
  };
}
