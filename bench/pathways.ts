import { saveResults } from '#modules/diagnostics/public.ts';
import { pathwaysModule } from '#modules/pathways/server.ts';
import { draftCampaign } from '#modules/pathways/service/drafting.ts';
import { type Report, timed } from './figures.ts';
import { benchPages, findTenantId } from './server-pages.ts';
import type { Stage } from './stage.ts';

const DRAFTS = 5000;
const LIMIT = 10_000;
const TITLE = 'Замер: диагностика пяти тысяч педагогов';
const COMPETENCES = ['methodical', 'digital', 'subject'];

/** A campaign in which everybody is low in one, two or three competences. @returns its id */
async function makeCampaign(stage: Stage, tenantId: string): Promise<string> {
  return stage.application.asSystem(tenantId, async (context) => {
    const people = await context.db
      .selectFrom('post')
      .select(['personId', 'organizationId'])
      .distinctOn('personId')
      .where('tenantId', '=', tenantId)
      .where('endsBefore', 'is', null)
      .where('leaveFrom', 'is', null)
      .where('kind', '=', 'main')
      .orderBy('personId')
      .limit(DRAFTS)
      .execute();
    const rows = people.map(({ personId, organizationId }, index) => ({
      ...{ personId, organizationId, state: 'done' as const },
      scores: COMPETENCES.slice(0, 1 + (index % 3)).map((competenceCode) => ({
        ...{ competenceCode, state: 'known' as const, score: 35 + (index % 20) },
      })),
    }));
    await saveResults(context, { campaignTitle: TITLE, stage: 'entry', batchId: null, rows });
    const campaign = await context.db
      .selectFrom('campaign')
      .select('id')
      .where('tenantId', '=', tenantId)
      .where('title', '=', TITLE)
      .executeTakeFirstOrThrow();
    return campaign.id;
  });
}

/** Drafts of a whole campaign, stored; then the list of pathways as the people of the service open it. */
export async function benchPathways(stage: Stage, report: Report): Promise<void> {
  const tenantId = await findTenantId(stage);
  const campaignId = await makeCampaign(stage, tenantId);
  let drafted = { drafted: 0, items: 0 };
  const value = await timed(async () => {
    drafted = await stage.application.asSystem(tenantId, (context) =>
      draftCampaign(context, campaignId, { kind: 'iom', isDryRun: false }),
    );
  });
  report.figures.push({
    part: 'pathways: drafting',
    name: 'a campaign’s drafts, stored',
    value,
    unit: 'ms',
    limit: LIMIT,
    note: `${drafted.drafted} pathways, ${drafted.items} items`,
  });
  const pages = [
    { name: 'pathways', endpoint: 'list', input: {} },
    { name: 'pathways, far down', endpoint: 'list', input: { offset: 4000 } },
    { name: 'pathways without a tutor', endpoint: 'list', input: { attention: 'no_tutor' } },
  ];
  await benchPages(stage, { module: 'pathways', router: pathwaysModule.router, pages }, report);
}
