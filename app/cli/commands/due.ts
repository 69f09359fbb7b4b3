import { text } from 'node:stream/consumers';
import { parseDay } from '#core/time/day.ts';
import type { Due, DuePeriod } from '#core/time/due/model.ts';
import { printDue } from '#core/time/due/print-due.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import { readArguments } from '../arguments.ts';
import { type Command, UsageError } from '../command.ts';

function readBound(given: string | undefined, name: string): string | undefined {
  if (given === undefined) return undefined;
  const day = parseDay(given);
  if (day === undefined) throw new UsageError(`${name}: укажите день как ГГГГ-ММ-ДД, например 2026-09-01.`);
  return day;
}

function readPeriod(from: string | undefined, to: string | undefined): DuePeriod {
  const period = { from: readBound(from, '--from'), to: readBound(to, '--to') };
  if (period.from && period.to && period.to < period.from) throw new UsageError('--to раньше, чем --from.');
  return period;
}

/** Dues of each line, with its number from 1. */
function readLines(input: string, period: DuePeriod): (Due & { line: number })[] {
  return input
    .split(/\r\n|\n|\r/u)
    .flatMap((line, index) => readDues(line, period).map((due) => ({ line: index + 1, ...due })));
}

function describe({ line, text: words, kind, recurrence, ...due }: Due & { line: number }): string {
  const shown = printDue({ text: words, kind, recurrence, ...due });
  return `${line}\t${words}\t${kind}\t${shown}${recurrence === null ? '' : `\t${recurrence}`}`;
}

export const due: Command = {
  name: 'due',
  summary: 'Прочитать сроки так, как их пишут в планах (строки со стандартного ввода)',
  usage: [
    'opora due [--from ДЕНЬ] [--to ДЕНЬ] [--json] < ФАЙЛ',
    '',
    '  --from, --to  период плана, ГГГГ-ММ-ДД: из него берётся год, которого в сроке нет',
    '  --json        один массив JSON: line, text, kind, start, end, recurrence',
    '',
    'База данных не нужна.',
  ].join('\n'),
  async run(args, { out }) {
    const { flags } = readArguments(args, { from: 'text', to: 'text', json: 'yes' });
    const dues = readLines(await text(process.stdin), readPeriod(flags.from, flags.to));
    if (flags.json) out(JSON.stringify(dues));
    else for (const one of dues) out(describe(one));
    return 0;
  },
};
