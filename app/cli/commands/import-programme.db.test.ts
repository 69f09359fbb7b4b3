import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPECTED_COUNTS } from '#modules/programmes/reading/testing/expected-counts.ts';
import { TWINS } from '#modules/programmes/reading/testing/twins/all.ts';
import { SCHOOL_HELP } from '#modules/programmes/reading/testing/twins/school-help.ts';
import { toDocx } from '#modules/programmes/reading/testing/twins/to-docx.ts';
import { prepareSettings } from '#modules/settings/public.ts';
import { createTestApplication } from '#tests/builders/application.ts';
import { createTestTenant, testDatabase } from '#tests/database/database.ts';
import { importProgramme } from './import-programme.ts';

let folder: string;
let tenantId: string;
let code: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opora-import-'));
  tenantId = await createTestTenant();
  const { app } = await testDatabase();
  ({ code } = await app.selectFrom('tenant').select('code').where('id', '=', tenantId).executeTakeFirstOrThrow());
});

afterAll(() => rm(folder, { recursive: true }));

/** What the command prints of a twin's Word file. */
async function importTwin(twin: (typeof TWINS)[number], ...flags: string[]): Promise<string[]> {
  const path = join(folder, `${twin.of}.docx`);
  await writeFile(path, toDocx(twin, 'whole'));
  const lines: string[] = [];
  const environment = {
    loadSettings: () => Promise.reject(new Error('no settings')),
    open: createTestApplication,
    out: (line: string) => lines.push(line),
    err: () => {},
  };
  expect(await importProgramme.run([path, '--municipality', code, ...flags], environment)).toBe(0);
  return lines;
}

const KEYS = [
  ...['kind', 'title', 'passport', 'stages', 'tasks', 'activities', 'indicators', 'risks', 'findings', 'unread'],
  ...['order', 'approval', 'aims', 'expectedResults', 'financing', 'groupFunctions', 'programmeId'],
];

describe('opora import programme --dry-run --json', () => {
  it.each(TWINS)('[PLAN-02] [DOC-17] prints one value of the issue’s shape for the twin of $of', async (twin) => {
    const lines = await importTwin(twin, '--dry-run', '--json');
    expect(lines.length).toBe(1);
    const json = JSON.parse(lines[0] ?? '');
    const { kind, activities, indicators } = EXPECTED_COUNTS[twin.of] ?? {};
    expect(Object.keys(json)).toEqual(KEYS);
    expect([json.kind, json.activities.length, json.indicators.length]).toEqual([kind, activities, indicators]);
    expect(json.programmeId).toBeNull();
  });

  it('[PLAN-01] [PLAN-03] [PLAN-04] says of each thing what the issue promises, by its name', async () => {
    const [line = ''] = await importTwin(SCHOOL_HELP, '--dry-run', '--json');
    const { stages, tasks, activities, indicators, risks, findings, unread, passport } = JSON.parse(
      line.replaceAll('\u00a0', ' '),
    );
    expect(stages[1]).toEqual({ title: '2 этап – основная работа', from: '2023-04-01', to: '2023-11-30' });
    expect(tasks[1]).toEqual({
      number: '2',
      title: 'Дать учителям школы постоянного собеседника из числа районных методистов',
    });
    expect(activities[1]).toEqual({
      number: '2',
      title: 'Разговор в Отделе образования с директором и завучами школы',
      task: null,
      stage: 1,
      audience: null,
      due: [{ text: 'Апрель 2023', kind: 'month', start: '2023-04-01', end: '2023-04-30', recurrence: null }],
      owners: ['Отдел образования', 'РМК', 'ШНОР', 'Рук. РМО физики'],
      expected: 'Протокол встречи',
      done: null,
    });
    expect(indicators[5]).toEqual({
      number: '6',
      parent: null,
      level: null,
      criterion: null,
      title: 'доля обучающихся, которые за год прибавили в чтении и счёте',
      target: '1000%',
      unit: '%',
    });
    expect(risks).toEqual([]);
    expect(findings[1]).toEqual({
      code: 'numbering_gap',
      severity: 'rule',
      place: 'Паспорт, «Задачи Программы»',
      text: 'В нумерации нет пункта 3.',
      proposal: 'Проверьте, не потерян ли текст; если нет — перенумеруйте пункты подряд.',
    });
    expect(unread[0]).toEqual({
      place: 'таблица 2, строк 3',
      text: 'В 2023г. школа осталась в списке из-за одной математики.: Предмет | 2021 | 2022',
    });
    expect([passport.from, passport.to, passport.other]).toEqual(['2023-02-01', '2023-12-31', []]);
  });

  it('writes nothing, and without --dry-run a draft', async () => {
    const { asSystem } = await createTestApplication();
    const listStates = () => asSystem(tenantId, ({ db }) => db.selectFrom('programme').select('state').execute());
    await importTwin(SCHOOL_HELP, '--dry-run');
    expect(await listStates()).toEqual([]);
    await asSystem(tenantId, prepareSettings);
    await importTwin(SCHOOL_HELP);
    expect(await listStates()).toEqual([{ state: 'draft' }]);
  });
});
