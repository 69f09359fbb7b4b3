import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeBackup } from '#app/server/backup/write.ts';
import { filesFolder } from '#app/server/config.ts';
import { VERSION } from '#app/server/version.ts';
import { formatCount } from '#core/text/plural.ts';
import { readArguments, requireText } from '../arguments.ts';
import { type Command, UsageError } from '../command.ts';

const MEGABYTE = 1024 * 1024;

function showSize(bytes: number): string {
  return bytes < MEGABYTE ? `${Math.ceil(bytes / 1024)} КБ` : `${(bytes / MEGABYTE).toFixed(1).replace('.', ',')} МБ`;
}

export const backup: Command = {
  name: 'backup',
  summary: 'Сохранить все данные и файлы в один файл, не останавливая работу',
  usage: [
    'opora backup ФАЙЛ [--json]',
    '',
    '  ФАЙЛ  куда писать, например opora-2026-11-22.tar.gz; существующий файл не заменяется',
    '',
    'В файле все муниципалитеты, учётные записи и загруженные файлы на один момент: храните его как сами данные.',
  ].join('\n'),
  async run(args, { loadSettings, open, out, err }) {
    const { words, flags } = readArguments(args, { json: 'yes' });
    const path = resolve(requireText(words[0], 'файл резервной копии'));
    if (await stat(path).catch(() => undefined)) throw new UsageError(`Файл «${path}» уже есть. Укажите другое имя.`);
    const config = await loadSettings();
    const { database, services } = await open();
    const summary = await writeBackup(
      {
        ownerUrl: database.ownerUrl,
        dataFolder: config.OPORA_DATA,
        filesFolder: filesFolder(config),
        program: VERSION,
        now: services.clock.now(),
      },
      path,
    );
    if (summary.missing.length > 0) {
      err(
        `На диске нет ${formatCount(summary.missing.length, ['файла', 'файлов', 'файлов'])}: ${summary.missing.join(', ')}`,
      );
    }
    const { bytes, tables, files, missing } = summary;
    const text = `Резервная копия: ${path}, ${showSize(bytes)}, таблиц ${tables}, файлов ${files}.`;
    out(flags.json ? JSON.stringify({ file: path, bytes, tables, files, missing }) : text);
    return 0;
  },
};
