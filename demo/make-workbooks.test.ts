import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '#core/office/document/read.ts';
import { openTable } from '#core/office/open.ts';
import { lintDocument } from '#modules/programmes/linter/lint.ts';
import { readProgramme } from '#modules/programmes/reading/read-programme.ts';
import { makeWorkbooks } from './make-workbooks.ts';

const TODAY = '2026-11-22';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opora-books-'));
  await makeWorkbooks(folder, TODAY);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function readRows(name: string): Promise<string[][]> {
  const table = await openTable(join(folder, name), name);
  const rows: string[][] = [];
  for await (const row of table.rows(0)) rows.push(row.cells.map((cell) => cell.text));
  await table.close();
  return rows;
}

async function findRow(name: string, start: string): Promise<string[] | undefined> {
  return (await readRows(name)).find(([first]) => first === start);
}

async function digestFolder(path: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(path)).sort()) hash.update(name).update(await readFile(join(path, name)));
  return hash.digest('hex');
}

describe('the messy workbooks', () => {
  it('are the same bytes for the same day', async () => {
    const again = await mkdtemp(join(tmpdir(), 'opora-books-'));
    await makeWorkbooks(again, TODAY);
    expect(await digestFolder(again)).toBe(await digestFolder(folder));
    await rm(again, { recursive: true, force: true });
  });

  it.each([
    ['Школа 2 педработники.xlsx', '№ п/п', ['№ п/п', 'Ф.И.О.', 'Дата рождения', 'Должность']],
    ['Гимназия 1 кадры.xlsx', '№', ['№', 'Фамилия', 'Имя', 'Отчество']],
    ['лицей4.xls', 'ФИО', ['ФИО', 'должность', 'ставка', 'совм.']],
    ['школа 5.csv', '№ п/п', ['№ п/п', 'Ф.И.О.', 'Дата рождения', 'Должность']],
    ['Заречье.xlsx', 'Должность', ['Должность', 'ФИО работников', 'Категория']],
    ['Лесной с ошибками.xlsx', '№', ['№', 'ФИО', 'Дата рождения', 'Должность']],
    ['План-график курсов.xlsx', '№ п/п', ['№ п/п', 'Наименование программы, тема', 'Категория слушателей']],
  ])('%s has its header below a title', async (name, start, header) => {
    expect((await findRow(name, start))?.slice(0, header.length)).toEqual(header);
    expect((await readRows(name))[0]?.[0]).not.toBe(start);
  });

  it('has days with «г.», a total, people in one cell and cells that cannot be right', async () => {
    const dates = (await readRows('Школа 2 педработники.xlsx')).map((row) => row[2] ?? '');
    expect(dates.filter((text) => /^\d\d\.\d\d\.\d\dг\.$/.test(text)).length).toBeGreaterThan(50);
    expect(await findRow('Школа 2 педработники.xlsx', 'Итого:')).toBeDefined();
    const crowded = (await readRows('Заречье.xlsx')).filter((row) => (row[1] ?? '').includes('\n'));
    expect(crowded.length).toBeGreaterThan(1);
    const wrong = (await readRows('Лесной с ошибками.xlsx')).map((row) => row[2]);
    expect(wrong).toContain('31.02.1985');
  });

  it('[PLAN-01] [PLAN-09] [DOC-04] has a programme with faults that the check finds', async () => {
    const document = await readDocument(
      await readFile(join(folder, 'Программа наставничества.docx')),
      'программа.docx',
    );
    const reading = readProgramme(document);
    expect([reading.activities.length, reading.stages.length, reading.tasks.length]).toEqual([9, 3, 3]);
    const rules = lintDocument(document, reading, { today: TODAY }).filter(({ severity }) => severity === 'rule');
    expect(rules.map(({ code }) => code).toSorted()).toEqual([
      'act_later_than_document',
      'activity_without_owner',
      'due_outside_period',
      'financing_ends_early',
      'numbering_gap',
      'numbering_gap',
      'target_out_of_range',
      'target_out_of_range',
      'unbalanced_quotes',
    ]);
  });

  it('archives the lists of all twelve organisations', async () => {
    const lists = unzipSync(await readFile(join(folder, 'Списки всех организаций.zip')));
    expect(Object.keys(lists)).toHaveLength(12);
  });

  it('[DIAG-05] [DIAG-08] gives the means below numbers without names', async () => {
    const rows = await readRows('Диагностика без фамилий.xlsx');
    const people = rows.filter(([first]) => /^\d+$/.test(first ?? ''));
    const means = rows.at(-1);
    expect(people).toHaveLength(14);
    expect(means?.[0]).toBe('Ср. показатель');
    const entry = people.map((row) => Number(row[2]));
    expect(Number(means?.[2])).toBe(Math.round(entry.reduce((sum, score) => sum + score, 0) / entry.length));
  });

  it.each([
    ['Пустой файл.xlsx', 'empty_file'],
    ['Фото вместо списка.xlsx', 'picture'],
  ])('%s is a mistake with a name', async (name, code) => {
    await expect(openTable(join(folder, name), name)).rejects.toMatchObject({ code });
  });
});
