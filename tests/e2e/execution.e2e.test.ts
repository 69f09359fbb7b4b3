import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enter, listBarriers, overflowOf, type Visit, visit } from './browser.ts';

/** The programme of the demo that is kept here from its middle: its past is not marked. */
const PROGRAMME = 'Программа развития методической службы на 2025–2027 годы';

async function openExecution(page: Page): Promise<void> {
  await enter(page, 'metodist');
  await page.goto('/programmes');
  await page.getByRole('link', { name: PROGRAMME }).click();
  await page.getByRole('tab', { name: 'Исполнение' }).click();
  await page.getByRole('heading', { name: 'Сроки пунктов' }).waitFor();
  await page.waitForLoadState('networkidle');
}

describe('«Исполнение» at a desk', () => {
  let methodist: Visit;

  beforeAll(async () => {
    methodist = await visit('desk');
    await openExecution(methodist.page);
  });

  afterAll(() => methodist.close());

  it('[PLAN-12] shows what is not marked beside the whole, which leaves it out', async () => {
    const table = methodist.page.getByRole('region', { name: 'Сводка исполнения' });
    expect((await table.locator('thead th').allTextContents()).slice(1, 3)).toEqual(['Всего сроков', 'Не отмечено']);
    const cells = await table.locator('tfoot td').allTextContents();
    expect(await methodist.page.getByText(`${cells[1]} срока до начала учёта`).count()).toBe(1);
  });

  it('its list scrolls with the page and nothing of it is cut at the side', async () => {
    const box = await methodist.page
      .locator('.op-grid-scroller')
      .evaluate((element) => [
        element.scrollHeight - element.clientHeight,
        element.scrollWidth - element.clientWidth,
        getComputedStyle(element).overflowY,
      ]);
    expect(box).toEqual([0, 0, 'hidden']);
  });

  it('each number can be hit by a finger', async () => {
    const sizes = await methodist.page.locator('button.op-figure').evaluateAll((numbers) =>
      numbers.map((number) => {
        const { width, height } = number.getBoundingClientRect();
        return Math.min(width, height) >= 24;
      }),
    );
    expect([sizes.length > 10, sizes.every(Boolean)]).toEqual([true, true]);
  });
});

describe('the form of a mark', () => {
  let methodist: Visit;

  beforeAll(async () => {
    methodist = await visit('desk');
    await openExecution(methodist.page);
  });

  afterAll(() => methodist.close());

  it('keeps the typed words when it is closed', async () => {
    const { page } = methodist;
    const panel = page.getByRole('dialog');
    const row = page.locator('.op-grid tbody tr').nth(1);
    await row.click();
    await panel.getByLabel('Что сделано').fill('Провели на базе школы');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await row.click();
    expect(await panel.getByLabel('Что сделано').inputValue()).toBe('Провели на базе школы');
    await panel.getByRole('button', { name: 'Стереть набранное' }).click();
    expect(await panel.getByLabel('Что сделано').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });

  it('of many rows has a draft for each step', async () => {
    const { page } = methodist;
    const form = page.getByRole('dialog');
    for (const place of [0, 1]) await page.locator('.op-grid tbody input').nth(place).click();
    const open = (name: string) => page.locator('.op-register-bulk').getByRole('button', { name }).click();
    await open('Не выполнено…');
    await form.getByLabel('Причина').fill('карантин');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await open('Перенести…');
    expect([
      await form.getByLabel('Новый срок').count(),
      await form.getByLabel('Причина').inputValue(),
      await form.getByRole('heading').textContent(),
    ]).toEqual([1, '', 'Перенести срок: 2\u00a0срока']);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await open('Не выполнено…');
    expect(await form.getByLabel('Причина').inputValue()).toBe('карантин');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  });

  it('[PLAN-12] says for which day a row of the past counts when none is said', async () => {
    const { page } = methodist;
    await page.goto(`${page.url().split('?')[0]}?tab=execution&marks=unmarked`);
    const row = page.locator('.op-grid tbody tr').first();
    await row.getByText('не отмечено').waitFor();
    const due = (await row.locator('[data-kind="date"]').textContent()) ?? '';
    await row.click();
    await page.getByRole('dialog').getByText(`Пусто: ${due}`).waitFor();
  });
});

describe('rows chosen in the road map', () => {
  it('[PLAN-12] are marked at once, and the mark is taken back', async () => {
    const methodist = await visit('desk');
    const { page } = methodist;
    await enter(page, 'metodist');
    await page.goto('/programmes');
    await page.getByRole('link', { name: 'План работы методической службы на 2026/27 учебный год' }).click();
    await page.getByRole('link', { name: /^Срок прошёл/ }).click();
    const late = page.locator('.op-plan-row', { hasText: 'просрочено' });
    await late.locator('input').check();
    const chosen = page.getByRole('region', { name: 'Действия с выбранными пунктами' });
    await chosen.getByRole('button', { name: 'Отметить…' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('у каждого пункта те, что уже наступили').waitFor();
    await form.getByLabel('Не выполнено').check();
    await form.getByLabel('Причина').fill('ждём приказ');
    await form.getByRole('button', { name: 'Отметить невыполненным' }).click();
    await page.getByText('Отмечено невыполненным: 1\u00a0срок').waitFor();
    await page.getByText('Под фильтры ничего не подходит').waitFor();
    await page.getByRole('button', { name: 'Отменить' }).click();
    await page.getByText('Отметка снята').waitFor();
    await late.waitFor();
    await methodist.close();
  });
});

describe.each(['desk', 'phone'] as const)('the time line at a %s', (width) => {
  it('[PLAN-01] tells a row by its name and dues, scrolls by the keys, and its names open their rows', async () => {
    const methodist = await visit(width);
    const { page } = methodist;
    await openExecution(page);
    await page.getByRole('tab', { name: 'Лента времени' }).click();
    const row = page.getByRole('img', {
      name: /^4 Консультации для педагогов по запросам: .*31\.08\.2026: выполнено/u,
    });
    await row.waitFor();
    expect(await listBarriers(page)).toEqual([]);
    const box = page.getByRole('region', { name: 'Лента времени' });
    const before = await box.evaluate((element) => element.scrollLeft);
    const name = box.getByRole('link', { name: '4 Консультации для педагогов по запросам' });
    await name.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeLessThan(before);
    await box.evaluate((element) => element.scrollTo({ left: 0 }));
    await box.getByRole('button', { name: 'Сегодня', exact: true }).click();
    expect(await box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    await name.click();
    await page.getByRole('dialog', { name: 'Пункт 4' }).waitFor();
    await methodist.close();
  });
});

describe('«Исполнение» on a phone', () => {
  it('[PLAN-12] a card of the list opens the panel where the row is marked', async () => {
    const methodist = await visit('phone');
    const { page } = methodist;
    await openExecution(page);
    await page.locator('.op-card-link').first().click();
    await page.getByRole('dialog').getByText('Что отметить').waitFor();
    expect(await listBarriers(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await methodist.close();
  });
});
