import { formatChange, formatNumber } from '#core/text/plural.ts';
import { findTenant } from '#modules/accounts/queries.ts';
import { findCampaignByTitle, loadReport } from '#modules/diagnostics/public.ts';
import { type ReportLine, toReportLines } from '#modules/diagnostics/rules/report-lines.ts';
import { readArguments, requireText } from '../arguments.ts';
import { type Command, UsageError } from '../command.ts';

const MISSING = 'нет данных';

function describe(line: ReportLine): string[] {
  const mean = (value: number | null) => (value === null ? MISSING : formatNumber(value, 1));
  const { entry, repeat, change } = line;
  return [
    line.competence,
    String(entry.n),
    mean(entry.mean),
    String(repeat.n),
    mean(repeat.mean),
    change.mean === null ? MISSING : formatChange(change.mean, 1),
    `${change.up} / ${change.same} / ${change.down}`,
  ];
}

/** Columns as wide as their longest text. */
function layOut(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const reportDiagnostics: Command = {
  name: 'report diagnostics',
  summary: 'Показать итоги диагностики: средние, уровни, изменения по компетенциям',
  usage: [
    'opora report diagnostics --municipality КОД --campaign НАЗВАНИЕ [--json]',
    '',
    '  --municipality  код муниципалитета',
    '  --campaign      название диагностики',
    '  --json          одно значение JSON: по компетенциям, средние без округления',
  ].join('\n'),
  async run(args, { open, out }) {
    const { flags } = readArguments(args, { municipality: 'text', campaign: 'text', json: 'yes' });
    const code = requireText(flags.municipality, '--municipality, код муниципалитета');
    const title = requireText(flags.campaign, '--campaign, название диагностики');
    const application = await open();
    const tenant = await findTenant(application.database.app, code);
    if (!tenant) throw new UsageError(`Нет муниципалитета с кодом «${code}».`);
    const lines = await application.asSystem(tenant.id, async (context) => {
      const campaign = await findCampaignByTitle(context, title);
      if (!campaign) throw new UsageError(`Нет диагностики с названием «${title}».`);
      return toReportLines((await loadReport(context, campaign.id)).summary);
    });
    if (flags.json) out(JSON.stringify(lines));
    else if (lines.length === 0) out('Результатов пока нет.');
    else {
      const head = [
        'Компетенция',
        'вх. n',
        'вх. среднее',
        'повт. n',
        'повт. среднее',
        'изменение',
        'рост / без изм. / снижение',
      ];
      out(layOut([head, ...lines.map(describe)]));
    }
    return 0;
  },
};
