import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'Запустить сервер для настоящей работы',
  usage: [
    'opora serve',
    '',
    'Адрес, порт, папка данных и своя база задаются окружением или файлом opora.env:',
    'OPORA_HOST, OPORA_PORT, OPORA_DATA, DATABASE_URL, DATABASE_OWNER_URL, OPORA_PUBLIC_URL, OPORA_PROXY,',
    'OPORA_MAIL_URL, OPORA_MAIL_FROM. При первом запуске печатается код для создания муниципалитета.',
  ].join('\n'),
  async run(args, { loadSettings, out }) {
    readArguments(args, {});
    const config = await loadSettings();
    const { startServer } = await import('#app/server/serve.ts');
    const server = await startServer(config, { out });
    out(`Опора открыта: ${server.url}`);
    out(`Данные: ${config.OPORA_DATA}${config.DATABASE_URL ? ' и своя база данных' : ''}. Остановить: Ctrl+C.`);
    if (server.firstRunCode) {
      out(`Первый запуск: откройте ${server.url}/first-run, код доступа ${server.firstRunCode}`);
    }
    await server.untilStopped;
    return server.exitCode();
  },
};
