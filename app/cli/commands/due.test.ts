import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The real program; no database is named anywhere. */
function call(args: readonly string[], input: string | Buffer) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'due', ...args], {
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', OPORA_CONFIG: '' },
    maxBuffer: 1 << 26,
  });
  return { status, stdout, stderr };
}

const read = (args: readonly string[], input: string) => JSON.parse(call(['--json', ...args], input).stdout);

describe('opora due', () => {
  test('[PLAN-05] [PLAN-07] gives a flat array, one element per due, with the number of its line', () => {
    const input = 'Май 2023г. Май 2024г.\r\n\r\n – \r\nежемесячно до 25 числа\r\nв течение всего периода\r\nдо 1 марта';
    expect(read(['--from', '2023-09-01', '--to', '2024-08-31'], input)).toEqual([
      { line: 1, text: 'Май 2023г.', kind: 'month', start: '2023-05-01', end: '2023-05-31', recurrence: null },
      { line: 1, text: 'Май 2024г.', kind: 'month', start: '2024-05-01', end: '2024-05-31', recurrence: null },
      {
        line: 4,
        text: 'ежемесячно до 25 числа',
        kind: 'recurring',
        start: '2023-09-01',
        end: '2024-08-31',
        recurrence: 'FREQ=MONTHLY;BYMONTHDAY=25',
      },
      {
        line: 5,
        text: 'в течение всего периода',
        kind: 'whole_period',
        start: '2023-09-01',
        end: '2024-08-31',
        recurrence: null,
      },
      { line: 6, text: 'до 1 марта', kind: 'range', start: null, end: '2024-03-01', recurrence: null },
    ]);
  });

  test('[PLAN-05] without --from a year that is left out leaves the days unknown', () => {
    expect(read([], 'до 1 марта\nв течение всего периода\n')).toEqual([
      { line: 1, text: 'до 1 марта', kind: 'range', start: null, end: null, recurrence: null },
      { line: 2, text: 'в течение всего периода', kind: 'whole_period', start: null, end: null, recurrence: null },
    ]);
  });

  test('[PLAN-05] nothing gives an empty array, a mark of the encoding is no word', () => {
    expect(read([], '')).toEqual([]);
    expect(read([], '\n\r\n')).toEqual([]);
    expect(read([], '\ufeff12.12.2022')).toEqual([
      { line: 1, text: '12.12.2022', kind: 'day', start: '2022-12-12', end: '2022-12-12', recurrence: null },
    ]);
  });

  test('[PLAN-05] reads ten thousand lines', () => {
    const cells = [
      'Апрель-май 2023г.',
      'по плану ОО, МАОУ ДПО ИПК',
      '2 раза в год (декабрь, май)',
      '5, 12, 19 октября 2023',
    ];
    const input = Array.from({ length: 10_000 }, (_, index) => cells[index % cells.length]).join('\n');
    const dues: { line: number }[] = read([], input);
    expect(dues.length).toBe(15_000);
    expect(dues.at(-1)?.line).toBe(10_000);
  });

  test('[PLAN-05] prints lines for people, and says what is wrong with a period', () => {
    expect(call(['--from', '2023-09-01'], 'февраль').stdout).toBe('1\tфевраль\tmonth\tфевраль 2024\n');
    expect(call(['--from', '01.09.2023'], '')).toEqual({
      status: 1,
      stdout: '',
      stderr: '--from: укажите день как ГГГГ-ММ-ДД, например 2026-09-01.\n',
    });
    expect(call(['--from', '2024-09-01', '--to', '2023-09-01'], '').stderr).toBe('--to раньше, чем --from.\n');
  });
});
