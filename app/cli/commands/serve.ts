import { startServer } from '#app/server/serve.ts';
import type { Command } from '../command.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'запустить сервер для настоящей работы',
  usage: [
    'opora serve',
    '',
    'Адрес, порт, папка данных и своя база задаются окружением или файлом opora.env:',
    'OPORA_HOST, OPORA_PORT, OPORA_DATA, DATABASE_URL, DATABASE_OWNER_URL, OPORA_PUBLIC_URL, OPORA_PROXY,',
    'OPORA_MAIL_URL, OPORA_MAIL_FROM. При первом запуске печатается код для создания муниципалитета.',
  ].join('\n'),
  async run(_args, { config, out }) {
    const server = await startServer(config, { out });
    await server.untilStopped;
    return server.exitCode();
  },
};
