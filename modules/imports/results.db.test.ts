import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { diagnosticsImportKind } from '#modules/diagnostics/import-kind.ts';
import { findCampaignByTitle, loadReport } from '#modules/diagnostics/public.ts';
import { sixTeachers } from '#modules/diagnostics/rules/fixtures/six-teachers.ts';
import { toReportLines } from '#modules/diagnostics/rules/report-lines.ts';
import { type ImportTown, openImportTown, type Rows } from '#tests/builders/imports.ts';
import { importErrors } from './errors.ts';
import { registerImportKind } from './kind.ts';

const TABLE = `no;subject_in;subject_rep;methodical_in;methodical_rep;digital_in;digital_rep;communicative_in;communicative_rep;psych_in;psych_rep
1;90;100;53;83;72;90;71;86;90;90
2;50;100;60;78;90;95;86;95;90;100
3;90;70;73;91;64;85;76;71;97;75
4;60;75;47;70;69;70;86;76;67;65
5;70;80;40;77;57;87;62;57;63;83
6;54;68;64;97;74;83;81;100;83;75
stated;69;82;56;83;71;85;77;81;82;81
`;

const asRows: Rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split(';'));

const means = (stage: 0 | 1) =>
  [0, 1, 2, 3, 4].map((at) => {
    const values = sixTeachers.map(([, ...pairs]) => pairs[at]?.[stage] ?? 0);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });

const campaign = 'Диагностика 2023 года';
const settings = { kind: 'diagnostics', parameters: { campaign, stage: 'entry' } };

async function readReport(town: ImportTown) {
  return town.inTenant(async (context) => {
    const found = await findCampaignByTitle(context, campaign);
    return toReportLines((await loadReport(context, found?.id ?? '')).summary);
  });
}

describe('the table of six teachers as it stands [DIAG-05]', () => {
  it.each([
    ['CSV', { 'результаты.csv': TABLE }],
    ['XLSX', { 'результаты.xlsx': asRows }],
  ])('%s gives the exact figures, and the same file again changes nothing', async (_kind, files) => {
    const town = await openImportTown();
    const first = await town.load(files, settings);
    expect({ new: first.counts.new, wrong: first.wrongCells, applied: first.applied }).toEqual({
      new: 6,
      wrong: [],
      applied: true,
    });
    const lines = await readReport(town);
    expect(lines.map(({ entry, repeat }) => [entry.n, entry.mean, repeat.n, repeat.mean])).toEqual(
      means(0).map((mean, at) => [6, mean, 6, means(1)[at]]),
    );
    expect(lines.map(({ change }) => [change.mean, change.up, change.same, change.down])).toEqual([
      [79 / 6, 5, 0, 1],
      [26.5, 6, 0, 0],
      [14, 6, 0, 0],
      [23 / 6, 3, 0, 3],
      [-2 / 6, 2, 1, 3],
    ]);
    const again = await town.load(files, settings);
    expect({ new: again.counts.new, changed: again.counts.changed, unchanged: again.counts.unchanged }).toEqual({
      new: 0,
      changed: 0,
      unchanged: 6,
    });
  });
});

describe('tables of results as schools send them', () => {
  const HEADER = 'ФИО;ОО;Предметная;Цифровая';
  const loadNew = (town: ImportTown, files: Record<string, string>, campaign: string) =>
    town.load(files, { kind: 'diagnostics', parameters: { campaign, stage: 'entry' }, doubtful: 'new' });
  const countPeople = (town: ImportTown) =>
    town.inTenant(
      async ({ db, tenantId }) =>
        (await db.selectFrom('person').select('id').where('tenantId', '=', tenantId).execute()).length,
    );

  it('[DIAG-08] a newcomer of an entry and a repeat table is one person, and the same tables again change nothing', async () => {
    const town = await openImportTown();
    const files = {
      'Входная.csv': `Входная диагностика\n${HEADER}\nЛапина Зоя Павловна;СОШ 1;50;60\nЛапина Зоя Павловна;СОШ 2;70;70\n`,
      'Повторная.csv': `Повторная диагностика\n${HEADER}\nЛапина Зоя Павловна;СОШ 1;60;65\n`,
    };
    const first = await loadNew(town, files, 'Две таблицы');
    expect([first.counts.new, first.counts.doubtful, await countPeople(town)]).toEqual([3, 0, 2]);
    const again = await loadNew(town, files, 'Две таблицы');
    expect([again.counts.new, again.counts.unchanged, await countPeople(town)]).toEqual([0, 3, 2]);
  });

  it('[DIAG-03] rows that contradict each other stay out and name each other', async () => {
    const town = await openImportTown();
    const rows = ['№;Предметная;Цифровая', '1;50;60', '2;40;40', '1;70;60', ''].join('\n');
    const { counts, wrongCells } = await loadNew(town, { 'номера.csv': rows }, 'Номера');
    expect([counts.new, counts.wrong]).toEqual([1, 2]);
    expect(wrongCells.map(({ cellRef, message }) => `${cellRef} ${message}`)).toEqual([
      'A2 Этот участник есть и в строке 4, с другим результатом («предметная»). Оставьте одну из строк или дайте участникам разные номера.',
      'A4 Этот участник есть и в строке 2, с другим результатом («предметная»). Оставьте одну из строк или дайте участникам разные номера.',
    ]);
  });

  it('says what stopped the writing: the register stays as it was', async () => {
    const town = await openImportTown();
    const fail = () => Promise.reject(new AppError(importErrors.too_many_rows, { limit: 1 }));
    registerImportKind({
      ...diagnosticsImportKind,
      plan: async (context, input) => ({ ...(await diagnosticsImportKind.plan(context, input)), write: fail }),
    });
    const table = { 'итоги.csv': `${HEADER}\nЛапина Зоя Павловна;СОШ 1;50;60\n` };
    await expect(loadNew(town, table, 'Сбой')).rejects.toThrow(
      'Записать не получилось, реестр прежний. За один раз загружается до 1 строк.',
    );
    registerImportKind(diagnosticsImportKind);
    expect(await countPeople(town)).toBe(0);
    expect((await loadNew(town, table, 'Сбой')).applied).toBe(true);
  });

  it('lists what it leaves out: questions, doubtful cells and columns that it does not know', async () => {
    const town = await openImportTown();
    const table = `ФИО;ОО;Цифровая;Цифровая, входная;Настроение\nЛапина З.П.;СОШ 1;50;60;хорошее\n`;
    const settings = { kind: 'diagnostics', parameters: { campaign: 'Вопросы', stage: 'entry' } };
    const [dry, real] = [
      await town.preview({ 'а.csv': table }, settings),
      await town.load({ 'а.csv': table }, settings),
    ];
    for (const { questions, doubtfulCells, counts } of [dry, real]) {
      expect(questions.map(({ file, sheet, row, label }) => [file, sheet, row, label])).toEqual([
        ['а.csv', 'а', 2, 'Лапина З. П.'],
      ]);
      expect(doubtfulCells.map(({ cellRef, code }) => [cellRef, code])).toEqual([
        ['A2', 'name_initials'],
        ['C2', 'stage_unknown'],
      ]);
      expect(counts.notes.at(-1)).toContain('Не загружаются столбцы: «Настроение».');
    }
  });

  it('[DIAG-05] checks the mean of a school against its rows and that of the district against all', async () => {
    const town = await openImportTown();
    const table = [
      '№;ОО;Предметная',
      '1;СОШ 1;40',
      '2;СОШ 1;60',
      ';Среднее по школе;50',
      '3;СОШ 2;80',
      ';Среднее по школе;81',
      ';Среднее по району;60',
      '',
    ];
    const { counts } = await loadNew(town, { 'свод.csv': table.join('\n') }, 'Свод');
    expect(counts.notes.filter((note) => note.startsWith('Строка'))).toEqual([
      'Строка 6: среднее «предметная» в таблице 81, по строкам 80,00 (n\u00a0=\u00a01).',
    ]);
  });
});
