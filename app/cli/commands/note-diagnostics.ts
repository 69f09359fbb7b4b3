import { copyFile } from 'node:fs/promises';
import { findTenant } from '#modules/accounts/queries.ts';
import { makeNote } from '#modules/diagnostics/note/service.ts';
import { findCampaignByTitle } from '#modules/diagnostics/public.ts';
import { readArguments, requireText } from '../arguments.ts';
import { type Command, UsageError } from '../command.ts';

export const noteDiagnostics: Command = {
  name: 'note diagnostics',
  summary: 'Подготовить аналитическую справку по итогам диагностики',
  usage: [
    'opora note diagnostics --municipality КОД --campaign НАЗВАНИЕ --out ФАЙЛ.docx [--json]',
    '',
    '  --municipality  код муниципалитета',
    '  --campaign      название диагностики',
    '  --out           куда записать документ Word; проект остаётся и в приказах и документах',
    '  --json          одно значение JSON: номер документа в системе и имя файла',
  ].join('\n'),
  async run(args, { open, out }) {
    const { flags } = readArguments(args, { municipality: 'text', campaign: 'text', out: 'text', json: 'yes' });
    const code = requireText(flags.municipality, '--municipality, код муниципалитета');
    const title = requireText(flags.campaign, '--campaign, название диагностики');
    const target = requireText(flags.out, '--out, имя файла DOCX');
    const application = await open();
    const tenant = await findTenant(application.database.app, code);
    if (!tenant) throw new UsageError(`Нет муниципалитета с кодом «${code}».`);
    const made = await application.asSystem(tenant.id, async (context) => {
      const campaign = await findCampaignByTitle(context, title);
      if (!campaign) throw new UsageError(`Нет диагностики с названием «${title}».`);
      return makeNote(context, campaign.id, { withResults: false });
    });
    await copyFile(application.services.files.pathOf(tenant.id, made.fileId), target).catch((error: unknown) => {
      throw new UsageError(`Файл «${target}» не записан: ${(error as NodeJS.ErrnoException).code ?? 'ошибка записи'}.`);
    });
    out(flags.json ? JSON.stringify({ documentId: made.documentId, file: target }) : `Справка записана в «${target}».`);
    return 0;
  },
};
