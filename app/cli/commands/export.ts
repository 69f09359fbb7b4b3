import { mkdir, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findTenant } from '#modules/accounts/queries.ts';
import { readAsOfOneMoment } from '#modules/desk/full-export/table-queries.ts';
import { exportEverything } from '#modules/desk/full-export/write.ts';
import { readArguments, requireText } from '../arguments.ts';
import { type Command, UsageError } from '../command.ts';

async function prepareFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if ((await readdir(path)).length > 0) throw new UsageError(`Папка «${path}» не пуста. Укажите новую.`);
}

export const exportAll: Command = {
  name: 'export',
  summary: 'Выгрузить всё о муниципалитете: книги Excel, JSON с описанием, файлы',
  usage: [
    'opora export ПАПКА --municipality КОД [--json]',
    '',
    '  ПАПКА           куда писать; новая или пустая',
    '  --municipality  код муниципалитета',
    '',
    'Выгрузка записывается в журнал изменений и в журнал доступа каждого человека.',
  ].join('\n'),
  async run(args, { open, out }) {
    const { words, flags } = readArguments(args, { municipality: 'text', json: 'yes' });
    const folder = resolve(requireText(words[0], 'папка для выгрузки'));
    const code = requireText(flags.municipality, '--municipality, код муниципалитета');
    const application = await open();
    const tenant = await findTenant(application.database.app, code);
    if (!tenant) throw new UsageError(`Нет муниципалитета с кодом «${code}».`);
    await prepareFolder(folder);
    const summary = await application.asSystem(tenant.id, async (context) => {
      await readAsOfOneMoment(context);
      return exportEverything(context, folder);
    });
    const text = `Выгружено в ${folder}: книг ${summary.workbooks.length}, таблиц ${summary.tables}, строк ${summary.rows}, файлов ${summary.files}. Описание полей: README.md.`;
    out(flags.json ? JSON.stringify({ folder, ...summary }) : text);
    return 0;
  },
};
