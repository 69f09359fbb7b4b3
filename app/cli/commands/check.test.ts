import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../command.ts';
import { check } from './check.ts';

const TEXT = [
  'План работы методического кабинета на 2027 год',
  '',
  '№\tМероприятие\tСроки\tОтветственные\tОжидаемый результат',
  '1\tСеминар для наставников\tмарт 2027\tМетодист\tПрограмма',
  '2\tОткрытые уроки\tоктябрь 2027\tШкола № 3\tРазработки',
  '4\tКонкурс пар\tс 1 по 15 апреля 2027\tМетодист, школы\tПротокол',
].join('\n');

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opora-check-'));
  path = join(folder, 'план.txt');
  await writeFile(path, TEXT);
});

afterAll(() => rm(folder, { recursive: true }));

/** What the command prints; a database it asks for is not there. */
async function run(...args: string[]): Promise<{ lines: string[]; code: number }> {
  const lines: string[] = [];
  const refuse = () => Promise.reject(new Error('no database'));
  const environment = { loadSettings: refuse, open: refuse, out: (line: string) => lines.push(line), err: () => {} };
  const code = await check.run(args, environment as never);
  return { lines, code };
}

describe('opora check', () => {
  it('[PLAN-02] [PLAN-04] [PLAN-05] prints one JSON value of the issue’s shape, without a database', async () => {
    const { lines, code } = await run(path, '--json', '--today', '2026-11-22');
    expect([lines.length, code]).toEqual([1, 0]);
    const { activities, findings, ...rest } = JSON.parse(lines[0] ?? '');
    expect(rest).toMatchObject({
      kind: 'plan',
      passport: null,
      stages: [],
      tasks: [],
      indicators: [],
      risks: [],
      unread: [],
    });
    expect(activities[2]).toEqual({
      number: '4',
      title: 'Конкурс пар',
      task: null,
      stage: null,
      audience: null,
      due: [{ text: 'с 1 по 15 апреля 2027', kind: 'range', start: '2027-04-01', end: '2027-04-15', recurrence: null }],
      owners: ['Методист', 'школы'],
      expected: 'Протокол',
      done: null,
    });
    const gap = findings.find(({ code: name }: { code: string }) => name === 'numbering_gap');
    expect(Object.keys(gap).toSorted()).toEqual(['code', 'place', 'proposal', 'severity', 'text']);
  });

  it('says in words what is wrong with the asking and with the file', async () => {
    await expect(run()).rejects.toThrow(UsageError);
    await expect(run(join(folder, 'нет.docx'))).rejects.toThrow(`Нет такого файла: ${join(folder, 'нет.docx')}`);
    await writeFile(join(folder, 'пусто.docx'), '');
    await expect(run(join(folder, 'пусто.docx'))).rejects.toMatchObject({ code: 'document_unreadable' });
  });
});
