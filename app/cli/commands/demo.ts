import { resolve } from 'node:path';
import { dayIn, systemClock } from '#core/clock.ts';
import { DEMO_SIZES, type DemoSize } from '#demo/sizes.ts';
import { readArguments, requireText } from '../arguments.ts';
import { type Command, UsageError } from '../command.ts';

function readSize(text: string): DemoSize {
  const size = DEMO_SIZES.find((candidate) => candidate === text);
  if (!size) throw new UsageError(`Нет набора «${text}». Наборы: ${DEMO_SIZES.join(', ')}.`);
  return size;
}

export const demoLoad: Command = {
  name: 'demo load',
  summary: 'Загрузить вымышленный муниципалитет',
  usage: [
    'opora demo load [--size НАБОР] [--json]',
    '',
    '  --size  demo: 600 человек в 12 организациях (по умолчанию); school: гимназия, 60 человек;',
    '          city: 10 700 человек в 250 организациях; region: 60 000 человек в 30 муниципалитетах',
    '',
    'Уже загруженное не меняется. Печатаются логины и пароли: не загружайте в рабочую базу.',
  ].join('\n'),
  async run(args, { open, out, err }) {
    const { flags } = readArguments(args, { size: 'text', json: 'yes' });
    const size = readSize(flags.size ?? 'demo');
    const { loadDemo } = await import('#demo/load.ts');
    const { logins } = await loadDemo(await open(), { size, log: err });
    if (flags.json) out(JSON.stringify({ size, logins }));
    else for (const { role, login, password } of logins) out(`${role}: ${login} / ${password}`);
    return 0;
  },
};

export const demoWorkbooks: Command = {
  name: 'demo workbooks',
  summary: 'Записать книги Excel и CSV, на которых можно попробовать импорт',
  usage: [
    'opora demo workbooks ПАПКА [--json]',
    '',
    'Списки педагогов нескольких школ, таблицы диагностики, архив: у каждой школы свой вид, с ошибками, как в жизни.',
  ].join('\n'),
  async run(args, { out }) {
    const { words, flags } = readArguments(args, { json: 'yes' });
    const folder = resolve(requireText(words[0], 'папка'));
    const { makeWorkbooks } = await import('#demo/make-workbooks.ts');
    const files = await makeWorkbooks(folder, dayIn('Europe/Moscow', systemClock.now()));
    out(flags.json ? JSON.stringify({ folder, files }) : files.map((file) => `${folder}/${file}`).join('\n'));
    return 0;
  },
};
