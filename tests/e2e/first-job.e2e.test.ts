import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocxText } from '#core/office/docx/read-docx-text.ts';
import { writeTable } from '#core/office/write.ts';
import { settle, signIn, type Visit, visit } from './browser.ts';

const CAMPAIGN = 'Проверка компетенций гимназии';
const SCHOOL = 'МБОУ «Гимназия № 77»';

/** Six invented people; their scores are the table of test-cases.md 3.1. */
const PEOPLE = [
  'Аверина Лидия Павловна',
  'Бочкова Нина Олеговна',
  'Вершинин Пётр Львович',
  'Глухова Вера Ильинична',
  'Дорошин Иван Маркович',
  'Ершова Анна Глебовна',
];
const SCORES = [
  [90, 100, 53, 83, 72, 90, 71, 86, 90, 90],
  [50, 100, 60, 78, 90, 95, 86, 95, 90, 100],
  [90, 70, 73, 91, 64, 85, 76, 71, 97, 75],
  [60, 75, 47, 70, 69, 70, 86, 76, 67, 65],
  [70, 80, 40, 77, 57, 87, 62, 57, 63, 83],
  [54, 68, 64, 97, 74, 83, 81, 100, 83, 75],
];
const COMPETENCES = ['Предметная', 'Методическая', 'Цифровая', 'Коммуникативная', 'Психолого-педагогическая'];

async function makeStaffList(folder: string): Promise<string> {
  const path = join(folder, 'gymnasium-77.csv');
  const rows = PEOPLE.map(
    (name, at) => `${at + 1};${name};1${at}.03.198${at};${SCHOOL};учитель математики;12 л. 3 мес.`,
  );
  const bad = `7;Жарова Ольга Ивановна;31.02.1980;${SCHOOL};учитель химии;5 лет`;
  await writeFile(
    path,
    `\ufeffСписок педагогических работников;;;;;\r\n№ п/п;Ф.И.О.;Дата рождения;Организация;Должность;Педагогический стаж\r\n${[...rows, bad].join('\r\n')}\r\nИтого: 7;;;;;\r\n`,
  );
  return path;
}

async function makeResults(folder: string): Promise<string> {
  const path = join(folder, 'results.xlsx');
  const titles = [
    'ФИО',
    'Организация',
    ...COMPETENCES.flatMap((title) => [`${title}, вх. диагн. %`, `${title}, повт. диагн. %`]),
  ];
  const rows = PEOPLE.map((name, at) => [name, SCHOOL, ...(SCORES[at] ?? [])]);
  await writeTable(path, { sheets: [{ name: 'Результаты', columns: titles.map((title) => ({ title })), rows }] });
  return path;
}

async function giveFile(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(path);
  await page.getByRole('button', { name: 'Прочитать и проверить' }).click();
  await page.getByRole('button', { name: /Записать в реестр|Завершить загрузку/ }).waitFor({ timeout: 60_000 });
}

/** The number beside a mark of the review: «Новые», «Ошибки» … */
async function countOf(page: Page, title: string): Promise<string> {
  return (await page.locator('.imp-count', { hasText: title }).locator('strong').textContent()) ?? '';
}

describe('two workbooks in, the note out', () => {
  let opened: Visit;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opora-journey-'));
    opened = await visit('desk');
    await signIn(opened.page, 'metodist');
  });

  afterAll(async () => {
    await opened.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('[STAFF-01] takes a school’s list: six new people, one wrong cell left out and named', async () => {
    const { page } = opened;
    await page.goto('/imports/new?kind=staff');
    await giveFile(page, await makeStaffList(folder));
    expect([await countOf(page, 'Новые'), await countOf(page, 'Ошибки')]).toEqual(['6', '1']);
    await page.getByRole('button', { name: 'Записать в реестр' }).click();
    await page.getByText(/^Добавлено: 6.человек/).waitFor({ timeout: 60_000 });
    await page.goto('/people');
    await settle(page);
    await page.getByRole('searchbox').first().fill('аверина лидия');
    await page.getByText('Аверина Лидия Павловна').first().waitFor();
  });

  it('[DIAG-03] [DIAG-05] takes the results of both stages and shows means from raw values', async () => {
    const { page } = opened;
    await page.goto(`/imports/new?kind=diagnostics&campaign=${encodeURIComponent(CAMPAIGN)}`);
    await giveFile(page, await makeResults(folder));
    await page.getByRole('button', { name: 'Записать в реестр' }).click();
    await page.getByText(/^Добавлено: 6/).waitFor({ timeout: 60_000 });
    await page.goto('/diagnostics');
    await page.getByText(CAMPAIGN).first().click();
    await page.getByRole('tab', { name: 'Результаты' }).click();
    await settle(page);
    const methodical = page.getByRole('row', { name: /^методическая/ });
    await methodical.first().waitFor();
    const cells = await methodical.allInnerTexts();
    expect(cells.map((text) => text.replace(/[\u00a0\s]+/g, ' ')).some((text) => text.includes('+26,5'))).toBe(true);
  });

  it('[DIAG-06] [DOC-13] makes the analytic note with gains and declines both', async () => {
    const { page } = opened;
    await page.getByRole('tab', { name: 'Справка' }).click();
    await page.getByRole('button', { name: 'Подготовить справку' }).click();
    const link = page.getByRole('link', { name: /Скачать DOCX/ });
    await link.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const path = join(folder, 'note.docx');
    await download.saveAs(path);
    const { paragraphs } = await readDocxText(new Uint8Array(await readFile(path)));
    const text = paragraphs.join('\n').replaceAll('\u00a0', ' ');
    expect(text).toContain('По методической компетенции средний результат вырос');
    expect(text).toContain('По психолого-педагогической компетенции средний результат снизился');
  });
});
