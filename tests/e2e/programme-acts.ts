import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { enter, listBarriers, overflowOf, settle, type Visit, visit } from './browser.ts';
import { readPaper } from './papers.ts';
import { type MadeProgramme, startProgramme } from './programme-maker.ts';

/** Opens a row of the road map and writes another due; it is saved when the field is left. */
async function putOff(page: Page, title: string, day: Day): Promise<void> {
  await page.getByRole('button', { name: title, exact: true }).click();
  const panel = page.getByRole('dialog', { name: /^Пункт/ });
  await panel.getByLabel('Срок', { exact: true }).fill(formatDay(day));
  await panel.getByLabel('Срок', { exact: true }).blur();
  await panel.getByText('Сохранено').waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
}

export function describeProgrammeActs(): void {
  describe('a signed programme is corrected by an act', () => {
    let head: Visit;
    let made: MadeProgramme;
    /** Number of the amending order: no other order has it. */
    let act: string;

    beforeAll(async () => {
      head = await visit('desk');
      await enter(head.page, 'rukovoditel');
      const { page } = head;
      made = await startProgramme(head, { actNumber: '17-у', actOn: '2026-09-01' });
      act = `${made.id.slice(-4)}-у`;
      await page.goto(`/programmes/${made.id}`);
    });

    afterAll(() => head.close());

    it('[DOC-26] a changed due becomes a draft of an amending act with its reason', async () => {
      const { page } = head;
      await putOff(page, 'Конкурс «Наставник и ученик»', addDays(made.today, 60));
      await page.getByRole('tab', { name: 'Редакции' }).click();
      const draft = page.getByRole('region', { name: 'Проект изменений' });
      await draft.getByText(formatDay(addDays(made.today, 60))).waitFor();
      await draft.getByLabel('Общая причина изменений').fill('Областной конкурс перенесён');
      await draft.getByLabel('Общая причина изменений').blur();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
    });

    it('[DOC-21] the order says it in the words of an order, and with its number the edition is in force', async () => {
      const { page } = head;
      await page.getByRole('button', { name: 'Подготовить приказ' }).click();
      await page.waitForURL(/\/documents\//);
      const [before, after] = [30, 60].map((days) => formatDay(addDays(made.today, days)));
      const lines = await readPaper(page);
      const from = lines.indexOf('ПРИКАЗЫВАЮ:');
      expect([lines[from - 1], lines[from + 2]]).toEqual([
        'В связи с тем, что областной конкурс перенесён,',
        `1.1. В пункте 4 в графе «Срок» слова «${before}» заменить словами «${after}».`,
      ]);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      await page.getByRole('button', { name: 'Внести номер и дату' }).click();
      const form = page.getByRole('dialog', { name: 'Номер и дата документа' });
      await form.getByLabel('Номер').fill(act);
      await form.getByLabel('Дата').fill(formatDay(made.today));
      await form.getByRole('button', { name: 'Внести номер и дату' }).click();
      await form.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Программа', exact: true }).click();
      await page.getByRole('tab', { name: 'Редакции' }).click();
      const second = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Редакция 2' }) });
      await second.getByText(`приказ № ${act} от ${formatDay(made.today)}`).waitFor();
      await second.getByText('действует', { exact: true }).waitFor();
      await page.getByText(`в редакции приказа от ${formatDay(made.today)} № ${act}`).waitFor();
    });

    it('[DOC-26] any two editions stand side by side, and the history tells of the act', async () => {
      const { page } = head;
      const [before, after] = [30, 60].map((days) => formatDay(addDays(made.today, days)));
      const compare = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Сравнить редакции' }) });
      await expect
        .poll(() => compare.getByRole('listitem').allTextContents())
        .toEqual([`Пункт 4. Конкурс «Наставник и ученик»: срок «${before}» →  стало «${after}»`]);
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      await page.getByRole('tab', { name: 'История' }).click();
      const line = page.getByRole('listitem').filter({ hasText: 'введена в действие редакция программы' });
      await line.getByText(act, { exact: false }).waitFor();
    });

    it('[DOC-26] changes that are given up leave the programme as its act says', async () => {
      const { page } = head;
      await page.getByRole('tab', { name: 'Дорожная карта' }).click();
      await putOff(page, 'Совещание кураторов', addDays(made.today, 9));
      await page.getByRole('tab', { name: 'Редакции' }).click();
      await page.getByRole('button', { name: 'Отказаться от изменений' }).click();
      await page.getByRole('button', { name: 'Вернуть прежнюю редакцию' }).click();
      await page.getByRole('region', { name: 'Проект изменений' }).waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: 'Дорожная карта' }).click();
      const row = page.getByRole('row', { name: /Совещание кураторов/ });
      await row.getByText(formatDay(addDays(made.today, 7)), { exact: true }).waitFor();
    });

    it('nothing complained on the way', () => {
      expect(head.complaints).toEqual([]);
    });
  });
}
