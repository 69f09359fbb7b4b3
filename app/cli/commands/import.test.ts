import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const FILE = fileURLToPath(new URL('./import.ts', import.meta.url));

/** The real program; what is wrong with a call is said before any database is opened. */
function call(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'import', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', OPORA_CONFIG: '' },
  });
  return { status, stdout, stderr: stderr.trim() };
}

describe('opora import, called wrongly', () => {
  it.each([
    [['staff', FILE], 'Не указано: --municipality, код муниципалитета.'],
    [['staff', 'нет.xlsx', '--municipality', 'a'], 'Нет такого файла или папки: нет.xlsx'],
    [
      ['staff', FILE, '--municipality', 'a', '--campaign', 'Осень'],
      'Не понят ключ «--campaign». Подсказка: добавьте --help.',
    ],
    [['staff', FILE, '--municipality'], 'После ключа «--municipality» нужно значение.'],
    [['staff', FILE, '--municipality', 'a', '--json=да'], 'У ключа «--json» значения не бывает.'],
    [
      ['staff', FILE, '--municipality', 'a', '--as-of', '31.02.2026'],
      '--as-of: день, на который составлены списки, например 2026-09-20.',
    ],
    [['staff', FILE, '--municipality', 'a', '--doubtful', 'может'], '--doubtful: new, same или skip.'],
    [['diagnostics', FILE, '--municipality', 'a', '--json'], 'Не указано: --campaign, название диагностики.'],
    [
      ['diagnostics', FILE, '--municipality', 'a', '--campaign', 'Осень', '--stage', 'вход'],
      '--stage: entry или repeat.',
    ],
  ])('%j: one line, nothing on stdout', (args, message) => {
    expect(call(args)).toEqual({ status: 1, stdout: '', stderr: message });
  });
});
