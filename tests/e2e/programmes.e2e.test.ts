import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '#core/office/document/read.ts';
import { makeDocument, p, tbl, tc, tr } from '#core/office/document/testing/make-document.ts';
import { openDocxPackage } from '#core/office/docx/open-package.ts';
import { enter, listBarriers, overflowOf, productUrl, settle, type Visit, visit } from './browser.ts';

const HEADS = ['№', 'Мероприятие', 'Сроки', 'Ответственные', 'Ожидаемый результат'];
/** The number 3 is left out, and a date is before the year of the plan. */
const ROWS = [
  ['1', 'Семинар для наставников', 'март 2027', 'Методист', 'Программа семинара'],
  ['2', 'Открытые уроки молодых педагогов', '12.12.2025', 'Школа № 3', 'Разработки уроков'],
  ['4', 'Конкурс «Наставник и ученик»', 'апрель–май 2027', 'Методический кабинет', 'Протокол жюри'],
];
const row = (cells: readonly string[]) => tr(cells.map((text) => tc(p(text))).join(''));

/** A plan as a methodist keeps it in Word, with two faults. */
function makePlan(): Buffer {
  const table = tbl([HEADS, ...ROWS].map(row).join(''));
  return Buffer.from(makeDocument({ body: `${p('План работы по наставничеству на 2027 год')}${table}` }));
}

const FILE = { name: 'План наставничества.docx', mimeType: 'application/octet-stream', buffer: makePlan() };

async function downloadBy(page: Page, name: string): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return new Uint8Array(await buffer(await download.createReadStream()));
}

async function commentsOf(bytes: Uint8Array): Promise<string> {
  const { parts } = await openDocxPackage(bytes);
  return new TextDecoder().decode(parts.get('word/comments.xml'));
}

describe('a programme on paper becomes one that runs', () => {
  let methodist: Visit;

  beforeAll(async () => {
    methodist = await visit('desk');
    await enter(methodist.page, 'metodist');
  });

  afterAll(() => methodist.close());

  it('[PLAN-02] [DOC-17] shows what it has understood beside the document, and what is wrong in it', async () => {
    const { page } = methodist;
    await page.goto('/programmes/read');
    await page.setInputFiles('input[type=file]', FILE);
    await page.waitForURL(/\/programmes\/read\/[0-9a-f-]{36}$/);
    await settle(page);
    expect(await page.getByText('План мероприятий, дорожная карта: 3 пункта плана').count()).toBe(1);
    await page.getByRole('button', { name: /^Замечания/ }).click();
    expect(await page.getByText('В нумерации нет пункта 3.').count()).toBe(1);
    expect(await listBarriers(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });

  it('gives the sender’s own file back with the remarks at their places, all else as it was', async () => {
    const { page } = methodist;
    const marked = await downloadBy(page, 'Скачать свой файл с замечаниями');
    expect(await commentsOf(marked)).toContain('В нумерации нет пункта 3.');
    expect(await readDocument(marked, 'план.docx')).toEqual(await readDocument(FILE.buffer, 'план.docx'));
  });

  it('[PLAN-04] [PLAN-05] becomes a draft with its rows, and is taken back with one tap', async () => {
    const { page } = methodist;
    await page.getByRole('button', { name: 'Создать программу' }).click();
    await page.getByRole('button', { name: 'Создать проект программы' }).click();
    await page.waitForURL(/\/programmes\/[0-9a-f-]{36}$/);
    await page.getByText('Конкурс «Наставник и ученик»').first().waitFor();
    // Whoever makes it keeps it, unless somebody else is named.
    await page.getByText(/^координатор \p{Lu}/u).waitFor();
    await page.getByRole('button', { name: 'Отменить', exact: true }).click();
    await page.waitForURL(/\/programmes\/read\//);
    await page.getByRole('button', { name: 'Создать программу' }).waitFor();
  });
});

describe('«Проверить документ» without an account', () => {
  it('finds faults, returns the file with them, and keeps nothing', async () => {
    const guest = await visit('phone');
    const { page } = guest;
    await page.goto('/check');
    await page.setInputFiles('input[type=file]', FILE);
    await page.getByText('В нумерации нет пункта 3.').waitFor();
    expect(await listBarriers(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    expect(await commentsOf(await downloadBy(page, 'Скачать свой файл с замечаниями'))).toContain(
      'В нумерации нет пункта 3.',
    );
    await guest.close();
  });
});

describe('the calendar in a telephone', () => {
  it('[PLAN-05] opens by its address alone, until the address is closed', async () => {
    const methodist = await visit('desk');
    const { page } = methodist;
    await enter(page, 'metodist');
    await page.goto('/calendar');
    await page.getByRole('button', { name: 'Показать в своём календаре' }).click();
    await page.getByRole('button', { name: 'Сделать адрес календаря' }).click();
    const address = await page.getByLabel('Адрес календаря, показан один раз').inputValue();
    expect(new URL(address).origin).toBe(new URL(productUrl()).origin);
    const calendar = await fetch(address);
    expect([calendar.status, calendar.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect((await calendar.text()).match(/BEGIN:VEVENT/gu)?.length ?? 0).toBeGreaterThan(5);
    expect((await fetch(address.replace('.ics', 'x.ics'))).status).toBe(404);
    await page.getByRole('button', { name: 'Закрыть адрес' }).click();
    await page.getByText('Адрес закрыт').waitFor();
    expect((await fetch(address)).status).toBe(404);
    await methodist.close();
  });
});
