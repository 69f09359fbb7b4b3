import { basename } from 'node:path';
import { formatCount } from '#core/text/plural.ts';
import { findTenant } from '#modules/accounts/queries.ts';
import { toProgrammeJson } from '#modules/programmes/reading/to-json.ts';
import { type Imported, importDocument, previewDocument } from '#modules/programmes/service/import-document.ts';
import { readArguments, requireText } from '../arguments.ts';
import { type Command, UsageError } from '../command.ts';
import { readGiven } from '../read-given.ts';
import { describeFinding } from './check.ts';

function describe({ reading, findings, programmeId }: Imported): string {
  const { stages, tasks, activities, indicators, unread } = reading;
  return [
    `${reading.title ?? 'Документ'}`,
    [
      formatCount(activities.length, ['пункт плана', 'пункта плана', 'пунктов плана']),
      formatCount(tasks.length, ['задача', 'задачи', 'задач']),
      formatCount(stages.length, ['этап', 'этапа', 'этапов']),
      formatCount(indicators.length, ['показатель', 'показателя', 'показателей']),
    ].join(', '),
    ...unread.map(({ place, text }) => `Не разобрано: ${place}: ${text}`),
    ...findings.map(describeFinding),
    programmeId === null ? 'Проверено без записи.' : `Создан проект программы ${programmeId}.`,
  ].join('\n');
}

export const importProgramme: Command = {
  name: 'import programme',
  summary: 'Прочитать программу, план или отчёт и сделать из документа проект программы',
  usage: [
    'opora import programme ФАЙЛ --municipality КОД [--dry-run] [--json]',
    '',
    '  --municipality  код муниципалитета',
    '  --dry-run       прочитать и проверить без записи',
    '  --json          одно значение JSON: kind, passport, stages, tasks, activities, indicators, risks, findings, unread',
    '',
    'Word (DOCX, DOC, ODT), Excel (XLSX, XLS), CSV или текст.',
  ].join('\n'),
  async run(args, environment) {
    const { words, flags } = readArguments(args, { municipality: 'text', 'dry-run': 'yes', json: 'yes' });
    const code = requireText(flags.municipality, '--municipality, код муниципалитета');
    const { path, bytes } = await readGiven(words);
    const application = await environment.open();
    const tenant = await findTenant(application.database.app, code);
    if (!tenant) throw new UsageError(`Нет муниципалитета с кодом «${code}».`);
    const work = flags['dry-run'] ? previewDocument : importDocument;
    const imported = await application.asSystem(tenant.id, (context) => work(context, bytes, basename(path)));
    const { reading, findings, programmeId } = imported;
    if (flags.json) environment.out(JSON.stringify({ ...toProgrammeJson(reading, findings), programmeId }));
    else environment.out(describe(imported));
    return 0;
  },
};
