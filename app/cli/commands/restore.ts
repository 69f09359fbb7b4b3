import { resolve } from 'node:path';
import { restoreBackup } from '#app/server/backup/restore.ts';
import { filesFolder } from '#app/server/config.ts';
import { findAddresses } from '#app/server/database.ts';
import { parseAddress } from '#core/db/address.ts';
import { readArguments, requireText } from '../arguments.ts';
import type { Command } from '../command.ts';

export const restore: Command = {
  name: 'restore',
  summary: 'Восстановить данные и файлы из резервной копии в пустую установку',
  usage: [
    'opora restore ФАЙЛ [--json]',
    '',
    '  ФАЙЛ  резервная копия, сделанная командой opora backup этой или более ранней версии программы',
    '',
    'Сервер должен быть остановлен, а база пуста. Копия прежней версии сразу обновляется до нынешней.',
    'Годится и для переноса между встроенной базой и своим сервером PostgreSQL.',
  ].join('\n'),
  async run(args, { loadSettings, out }) {
    const { words, flags } = readArguments(args, { json: 'yes' });
    const path = resolve(requireText(words[0], 'файл резервной копии'));
    const config = await loadSettings();
    const { appUrl, ownerUrl, stop } = await findAddresses({ config, mayJoin: false, log: () => {} });
    try {
      const appRole = decodeURIComponent(parseAddress(appUrl).username);
      const target = { ownerUrl, appRole, dataFolder: config.OPORA_DATA, filesFolder: filesFolder(config) };
      const summary = await restoreBackup(target, path);
      const day = new Date(summary.createdAt).toLocaleString('ru-RU');
      const text = `Восстановлено: копия от ${day}, таблиц ${summary.tables}, файлов ${summary.files}. Данные: ${config.OPORA_DATA}.`;
      out(flags.json ? JSON.stringify(summary) : text);
      return 0;
    } finally {
      await stop();
    }
  },
};
