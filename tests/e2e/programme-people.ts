import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enter, listBarriers, overflowOf, settle, type Visit, visit } from './browser.ts';
import { call } from './product-api.ts';
import { type MadeProgramme, startProgramme } from './programme-maker.ts';

const PDF = {
  name: 'Протокол совещания.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
};

/** All rows whose owner stands in the document as «Методист». @param name «Фамилия Имя Отчество» */
async function assignAll(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Назначить исполнителя: Методист' }).click();
  const form = page.getByRole('dialog', { name: 'Назначить исполнителя' });
  await form.getByLabel('Исполнитель').fill(name.split(' ')[0] ?? '');
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  await form.getByRole('button', { name: 'Назначить исполнителя' }).click();
  await page.getByText(/^Исполнитель изменён: 4.пункта$/).waitFor();
}

export function describeProgrammePeople(): void {
  describe('those who carry a programme out', () => {
    let head: Visit;
    let teacher: Visit;
    let made: MadeProgramme;
    /** As the register has it: «Фамилия Имя Отчество». */
    let name: string;

    beforeAll(async () => {
      head = await visit('desk');
      teacher = await visit('phone');
      await enter(head.page, 'rukovoditel');
      await enter(teacher.page, 'pedagog');
      const me = await call<{ personId: string }>(teacher, 'accounts/me');
      const person = await call<{ surname: string; givenName: string; patronymic: string }>(head, 'people/get', {
        id: me.personId,
      });
      name = [person.surname, person.givenName, person.patronymic].join(' ');
      made = await startProgramme(head);
    });

    afterAll(() => Promise.all([head, teacher].map((each) => each.close())));

    it('[PLAN-04] one answer gives all rows of the same words to a person, and is taken back', async () => {
      const { page } = head;
      await page.goto(`/programmes/${made.id}?tab=people`);
      await assignAll(page, name);
      await page.getByRole('button', { name: 'Отменить', exact: true }).click();
      await page.getByText('Исполнители не назначены').waitFor();
      await assignAll(page, name);
      const table = page.getByRole('region', { name: 'Исполнители' });
      await table.getByText('есть', { exact: true }).waitFor();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
    });

    it('[PLAN-04] the teacher with a phone taps once, then says it in a sentence and a number', async () => {
      const { page } = teacher;
      await page.goto('/my-activities');
      const row = page.getByRole('listitem').filter({ hasText: made.title });
      await row.first().waitFor();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      const own = row.filter({ hasText: 'Семинар для наставников' });
      await own.getByRole('button', { name: 'Выполнено: Семинар для наставников' }).click();
      await own.getByLabel('Что сделано, одной фразой').fill('Провела семинар для семи наставников');
      await own.getByLabel('Сколько').fill('7');
      await own.getByLabel('Чего').fill('наставников');
      await own.getByRole('button', { name: 'Записать' }).click();
      await own.getByText(/Провела семинар для семи наставников · 7.наставников/).waitFor();
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
    });

    it('[PLAN-04] the teacher puts a photo or a paper to what was done, and the head sees it', async () => {
      const { page } = teacher;
      await page.getByRole('button', { name: 'Подробнее: Семинар для наставников' }).first().click();
      const panel = page.getByRole('dialog', { name: 'Семинар для наставников' });
      await panel.getByLabel('Файл или фото').setInputFiles(PDF);
      await panel.getByRole('link', { name: PDF.name }).waitFor();
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      await head.page.goto(`/programmes/${made.id}?tab=report`);
      await head.page
        .getByText(/Провела семинар для семи наставников, 7.наставников \(подтверждение: Протокол/)
        .waitFor();
    });

    it('[ROLE-04] a plan as a whole is not the teacher’s: neither its page, nor its list, nor its settings', async () => {
      const { page } = teacher;
      for (const address of [`/programmes/${made.id}`, '/programmes', '/programmes/attention', '/programmes/new']) {
        await page.goto(address);
        await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor();
      }
    });

    it('[PLAN-12] reminders are off until the coordinator has read when they go and to whom', async () => {
      const { page } = head;
      await page.goto(`/programmes/${made.id}?tab=people`);
      const reminders = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Напоминания' }) });
      const turn = reminders.getByRole('switch');
      await turn.waitFor();
      const said = (await reminders.getByRole('listitem').allInnerTexts()).map((line) =>
        line.replaceAll('\u00a0', ' '),
      );
      expect(said.map((line) => line.split('. ')[0])).toEqual([
        'Раз в неделю, в понедельник с 8 до 18, одно сообщение в программе',
        'Исполнителю: что у него на этой и следующей неделе и что просрочено',
        'Координатору: что стоит без отметки больше недели и что передать тем, у кого нет входа',
      ]);
      expect(said[1]?.split('. ')[1]).toBe('Получит 1 человек из 1.');
      expect(await turn.isChecked()).toBe(false);
      await turn.click();
      await page.getByText('Напоминания включены: первое придёт в понедельник').waitFor();
      await reminders.getByText('Напоминания включены', { exact: true }).waitFor();
    });

    it('nothing complained on the way', () => {
      for (const { complaints } of [head, teacher]) expect(complaints).toEqual([]);
    });
  });
}
