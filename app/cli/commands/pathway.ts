import type { Context } from '#core/context.ts';
import { formatChange } from '#core/text/plural.ts';
import { findTenant } from '#modules/accounts/queries.ts';
import { findCampaignByTitle } from '#modules/diagnostics/public.ts';
import { SKIP_TITLES, UNMET_TITLES } from '#modules/pathways/model.ts';
import { type DraftOutcome, draftCampaign } from '#modules/pathways/service/drafting.ts';
import { showEffect } from '#modules/pathways/service/groups.ts';
import { readArguments, requireText } from '../arguments.ts';
import { type CliEnvironment, type Command, UsageError } from '../command.ts';

interface Target {
  readonly municipality?: string | undefined;
  readonly campaign?: string | undefined;
}

/** Work about one campaign of one municipality, as the system. */
async function aboutCampaign<T>(
  { municipality, campaign }: Target,
  open: CliEnvironment['open'],
  work: (context: Context, campaignId: string) => Promise<T>,
): Promise<T> {
  const code = requireText(municipality, '--municipality, код муниципалитета');
  const title = requireText(campaign, '--campaign, название диагностики');
  const application = await open();
  const tenant = await findTenant(application.database.app, code);
  if (!tenant) throw new UsageError(`Нет муниципалитета с кодом «${code}».`);
  return application.asSystem(tenant.id, async (context) => {
    const found = await findCampaignByTitle(context, title);
    if (!found) throw new UsageError(`Нет диагностики с названием «${title}».`);
    return work(context, found.id);
  });
}

/** The published shape: competences by their Russian names. */
function toJson({ drafted, items, unmet, skipped }: DraftOutcome) {
  const groups = unmet.map(({ title, direction, people, organizations }) => ({
    competence: title,
    subject: direction,
    people,
    organizations,
  }));
  return { drafted, items, unmet: groups, skipped };
}

function describe({ drafted, items, unmet, skipped }: DraftOutcome, isDryRun: boolean): string {
  const lines = [
    `${isDryRun ? 'Будет подготовлено' : 'Подготовлено'} проектов ИОМ: ${drafted}, пунктов в них: ${items}.`,
    ...skipped.map(({ reason, n }) => `Без проекта, ${SKIP_TITLES[reason]}: ${n}.`),
    ...unmet.map(({ title, direction, people, organizations, reason }) => {
      const what = direction === '' ? title : `${title}, ${direction}`;
      return `Нечем закрыть «${what}»: педагогов — ${people}, организаций — ${organizations} (${UNMET_TITLES[reason]}).`;
    }),
  ];
  return lines.join('\n');
}

export const pathwayDraft: Command = {
  name: 'pathway draft',
  summary: 'Подготовить проекты ИОМ по итогам диагностики',
  usage: [
    'opora pathway draft --municipality КОД --campaign НАЗВАНИЕ [--kind ВИД] [--dry-run] [--json]',
    '',
    '  --municipality  код муниципалитета',
    '  --campaign      название диагностики',
    '  --kind          код вида плана из справочника, по умолчанию iom',
    '  --dry-run       только посчитать, ничего не записывать',
    '  --json          одно значение JSON: drafted, items, unmet, skipped',
  ].join('\n'),
  async run(args, { open, out }) {
    const { flags } = readArguments(args, {
      municipality: 'text',
      campaign: 'text',
      kind: 'text',
      'dry-run': 'yes',
      json: 'yes',
    });
    const isDryRun = flags['dry-run'] === true;
    const outcome = await aboutCampaign(flags, open, (context, campaignId) =>
      draftCampaign(context, campaignId, { kind: flags.kind ?? 'iom', isDryRun }),
    );
    out(flags.json ? JSON.stringify(toJson(outcome)) : describe(outcome, isDryRun));
    return 0;
  },
};

const MISSING = 'нет данных';

export const pathwayEffect: Command = {
  name: 'pathway effect',
  summary: 'Показать изменение по компетенциям: с ИОМ, без него, по видам мероприятий',
  usage: [
    'opora pathway effect --municipality КОД --campaign НАЗВАНИЕ [--json]',
    '',
    '  --municipality  код муниципалитета',
    '  --campaign      название диагностики',
    '  --json          одно значение JSON: средние без округления',
  ].join('\n'),
  async run(args, { open, out }) {
    const { flags } = readArguments(args, { municipality: 'text', campaign: 'text', json: 'yes' });
    const effect = await aboutCampaign(flags, open, (context, campaignId) => showEffect(context, campaignId));
    if (flags.json) {
      out(JSON.stringify(effect));
      return 0;
    }
    const write = (mean: number | null) => (mean === null ? MISSING : formatChange(mean, 1));
    for (const { title, withPathway, withoutPathway, kinds, withoutRepeat } of effect.competences) {
      out(`${title}: с ИОМ ${write(withPathway.mean)} (n = ${withPathway.n}, снизили ${withPathway.down}),`);
      out(
        `  без ИОМ ${write(withoutPathway.mean)} (n = ${withoutPathway.n}), без повторного результата: ${withoutRepeat}`,
      );
      for (const { title: kind, group } of kinds)
        out(`  ${kind}: ${write(group.mean)} (n = ${group.n}, снизили ${group.down})`);
    }
    for (const caution of effect.cautions) out(`— ${caution}`);
    return 0;
  },
};
