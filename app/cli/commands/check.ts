import { basename } from 'node:path';
import { dayIn } from '#core/clock.ts';
import { parseDay } from '#core/time/day.ts';
import type { Finding } from '#modules/programmes/linter/model.ts';
import { toProgrammeJson } from '#modules/programmes/reading/to-json.ts';
import { checkDocument } from '#modules/programmes/service/check.ts';
import { readArguments } from '../arguments.ts';
import { type Command, UsageError } from '../command.ts';
import { readGiven } from '../read-given.ts';

const TIME_ZONE = 'Europe/Moscow';

export function describeFinding({ severity, place, text, proposal }: Finding): string {
  const head = `${severity === 'rule' ? 'ошибка' : 'уточните'}: ${place}`;
  return [head, `    ${text}`, ...(proposal === null ? [] : [`    ${proposal}`])].join('\n');
}

function readToday(given: string | undefined): string {
  if (given === undefined) return dayIn(TIME_ZONE, new Date());
  const day = parseDay(given);
  if (day === undefined) throw new UsageError('--today: укажите день как ГГГГ-ММ-ДД, например 2026-09-01.');
  return day;
}

export const check: Command = {
  name: 'check',
  summary: 'Проверить программу, план или отчёт: нумерация, сроки, итоги, ссылки',
  usage: [
    'opora check ФАЙЛ [--today ДЕНЬ] [--json]',
    '',
    '  --today  день, на который проверяется документ; без ключа сегодня',
    '  --json   одно значение JSON: что прочитано и findings: code, severity, place, text, proposal',
    '',
    'База данных не нужна.',
  ].join('\n'),
  async run(args, { out }) {
    const { flags, words } = readArguments(args, { today: 'text', json: 'yes' });
    const { path, bytes } = await readGiven(words);
    const { reading, findings } = await checkDocument(bytes, basename(path), readToday(flags.today));
    if (flags.json) out(JSON.stringify(toProgrammeJson(reading, findings)));
    else out(findings.length === 0 ? 'Замечаний нет.' : findings.map(describeFinding).join('\n'));
    return 0;
  },
};
