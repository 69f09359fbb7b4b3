import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { listBarriers, overflowOf, settle, type Visit } from './browser.ts';
import { beginAsHead, type MadeProgramme } from './programme-maker.ts';

const PDF = {
  name: 'Список участников.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
};

/** Plain text that was given the name of a Word document. */
const FALSE_DOCX = {
  name: 'Разработки уроков.docx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from('Разработки шести уроков'),
};

async function choose(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles)
    await page
      .getByRole('row', { name: new RegExp(title) })
      .getByLabel('Выбрать строку')
      .click();
}

export function describeProgrammeMarks(): void {
  describe('marks of a running programme', () => {
    let head: Visit;
    let made: MadeProgramme;

    beforeAll(async () => {
      ({ head, made } = await beginAsHead());
    });

    afterAll(() => head.close());

    it('[PLAN-12] the head marks a row of the road map with one sentence and one number, and takes it back', async () => {
      const { page } = head;
      await page.goto('/programmes');
      await page.getByRole('searchbox').fill(made.title);
      await page.locator(`a[href="/programmes/${made.id}"]`).click();
      await page.getByText(/^выполнено 0.из.4.сроков$/).waitFor();
      // The word of the list stays with the list.
      expect(new URL(page.url()).search).toBe('');
      const row = page.getByRole('row', { name: /Семинар для наставников/ });
      await row.getByRole('button', { name: 'Отметить' }).click();
      await page.getByLabel('Что сделано').fill('Семинар прошёл в школе № 3');
      await page.getByLabel('Сколько').fill('24');
      await page.getByRole('button', { name: 'Отметить выполненным' }).click();
      await row.getByText('выполнено', { exact: true }).waitFor();
      await page.getByText(/^выполнено 1.из.4.сроков$/).waitFor();
      await page.getByRole('button', { name: 'Отменить', exact: true }).click();
      await page.getByText(/^выполнено 0.из.4.сроков$/).waitFor();
      await row.getByText('просрочено', { exact: true }).waitFor();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
    });

    it('[PLAN-12] a number of «Исполнение» opens its rows, a row its panel, and what shows it is put there', async () => {
      const { page } = head;
      await page.goto(`/programmes/${made.id}?tab=execution`);
      await page
        .getByRole('button', { name: /^Просрочено: Всего по плану: 2/ })
        .first()
        .click();
      const list = page.getByRole('dialog', { name: 'Просрочено: Всего по плану' });
      await list.getByRole('link', { name: /Открытые уроки молодых педагогов/ }).click();
      const panel = page.getByRole('dialog', { name: 'Открытые уроки молодых педагогов' });
      await panel.getByRole('button', { name: 'Ссылка' }).click();
      await panel.getByLabel('Адрес страницы').fill('https://school3.example/news/otkrytye-uroki');
      await panel.getByLabel('Как назвать').fill('Новость на сайте школы');
      await panel.getByRole('button', { name: 'Приложить ссылку' }).click();
      await panel.getByRole('link', { name: 'Новость на сайте школы' }).waitFor();
      await panel.getByLabel('Файл или фото').setInputFiles(PDF);
      await panel.getByRole('link', { name: 'Список участников.pdf' }).waitFor();
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
    });

    it('[PLAN-12] a file that is not what its name says is refused in clear words, and what was typed stays', async () => {
      const { page } = head;
      const panel = page.getByRole('dialog', { name: 'Открытые уроки молодых педагогов' });
      await panel.getByLabel('Что сделано').fill('Провели шесть уроков');
      await panel.getByLabel('Файл или фото').setInputFiles(FALSE_DOCX);
      const alert = panel.getByRole('alert');
      await alert.waitFor();
      expect(await alert.textContent()).toBe(
        'Такой файл не подойдёт: как бы он ни назывался, внутри не PDF, не фото и не документ (docx, xlsx, pptx, odt) без макросов. Откройте его и сохраните заново.',
      );
      expect(await panel.getByLabel('Что сделано').inputValue()).toBe('Провели шесть уроков');
      expect(await panel.getByRole('link', { name: 'Разработки уроков.docx' }).count()).toBe(0);
    });

    it('[PLAN-12] many rows are marked at once with one sentence, and taken back at once', async () => {
      const { page } = head;
      await page.goto(`/programmes/${made.id}?tab=execution`);
      await choose(page, ['Семинар для наставников', 'Открытые уроки молодых педагогов']);
      await page.getByRole('button', { name: 'Выполнено', exact: true }).click();
      const form = page.getByRole('dialog', { name: /^Отметить выполненным: 2.срока$/ });
      await form.getByLabel('Что сделано').fill('Проведено по плану');
      await form.getByRole('button', { name: 'Отметить выполненным' }).click();
      await page.getByText(/^Отмечено выполненным: 2.срока$/).waitFor();
      await page.getByText(/^выполнено 2.из.4.сроков$/).waitFor();
      await page.getByRole('button', { name: 'Отменить', exact: true }).click();
      await page.getByText(/^выполнено 0.из.4.сроков$/).waitFor();
    });

    it('[PLAN-12] what was not done has its reason, and what is put off has another day too', async () => {
      const { page } = head;
      await choose(page, ['Семинар для наставников']);
      await page.getByRole('button', { name: 'Не выполнено…' }).click();
      const form = page.getByRole('dialog', { name: /^(Отметить невыполненным|Перенести срок): 1.срок$/ });
      await form.getByRole('button', { name: 'Отметить невыполненным' }).click();
      await form.getByText('Напишите причину несколькими словами').waitFor();
      await form.getByLabel('Причина').fill('Спикер заболел');
      await form.getByRole('button', { name: 'Отметить невыполненным' }).click();
      await page.getByText(/^Отмечено невыполненным: 1.срок$/).waitFor();
      await choose(page, ['Открытые уроки молодых педагогов']);
      await page.getByRole('button', { name: 'Перенести…' }).click();
      const day = formatDay(addDays(made.today, 20));
      await form.getByLabel('Новый срок').fill(day);
      await form.getByLabel('Причина').fill('Карантин в школе');
      await form.getByRole('button', { name: 'Перенести срок' }).click();
      const moved = page.getByRole('row', { name: /Открытые уроки молодых педагогов/ });
      await moved.getByText(day, { exact: true }).waitFor();
      await page.getByText('Все сроки', { exact: true }).click();
      const missed = page.getByRole('row', { name: /Семинар для наставников/ });
      await missed.getByText('не выполнено', { exact: true }).waitFor();
      await missed.getByText('Спикер заболел').waitFor();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
    });

    it('[PLAN-12] «Требует внимания» gathers the rows of all plans, and marks them too', async () => {
      const { page } = head;
      await page.goto('/programmes/attention');
      await page.getByRole('searchbox').fill('Совещание кураторов');
      await page
        .getByRole('row', { name: /Совещание кураторов/ })
        .getByText(made.title)
        .first()
        .waitFor();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
    });

    it('nothing complained on the way', () => {
      expect(head.complaints).toEqual([]);
    });
  });
}
