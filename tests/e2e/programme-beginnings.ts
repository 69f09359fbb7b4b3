import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBarriers, overflowOf, settle, type Visit } from './browser.ts';
import { download, linesOfFile } from './papers.ts';
import { beginAsHead, type MadeProgramme } from './programme-maker.ts';

const OF_PROGRAMME = /\/programmes\/[0-9a-f-]{36}$/;
const PDF = {
  name: 'Справка об охвате.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
};

export function describeProgrammeBeginnings(): void {
  describe('a programme begins', () => {
    let head: Visit;
    let made: MadeProgramme;

    beforeAll(async () => {
      ({ head, made } = await beginAsHead());
    });

    afterAll(() => head.close());

    it('[PLAN-19] the plan of the next year is made of this one, without what is not taken over', async () => {
      const { page } = head;
      await page.goto('/programmes/new');
      await page.getByRole('button', { name: /^План следующего года из прошлого/ }).click();
      await page.getByRole('combobox', { name: 'Какой план продолжить' }).fill(made.title);
      await page.getByRole('option', { name: made.title }).click();
      await page.getByRole('checkbox', { name: 'Взять: Совещание кураторов' }).click();
      await page.getByText(/^3.пункта$/).waitFor();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      await page.getByLabel('Название').fill(`${made.title}, следующий год`);
      await page.getByRole('button', { name: 'Создать проект плана' }).click();
      await page.waitForURL(OF_PROGRAMME);
      await page.getByText('проект', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Семинар для наставников', exact: true }).waitFor();
      expect(await page.getByRole('button', { name: 'Совещание кураторов', exact: true }).count()).toBe(0);
    });

    it('[PLAN-15] a ready programme of help becomes the draft of a school', async () => {
      const { page } = head;
      await page.goto('/programmes/new');
      await page.getByRole('button', { name: /^Программа помощи школе с низкими результатами/ }).click();
      await page.getByRole('heading', { name: 'Что получится' }).waitFor();
      await page.getByRole('button', { name: 'Создать проект программы' }).click();
      await page.getByText('Это программа одной школы: выберите школу.').waitFor();
      await page.getByRole('combobox', { name: 'Организация' }).fill('СОШ № 5');
      await page
        .getByRole('option', { name: /СОШ № 5/ })
        .first()
        .click();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      await page.getByRole('button', { name: 'Создать проект программы' }).click();
      await page.waitForURL(OF_PROGRAMME);
      await page
        .getByText(/СОШ № 5/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Запустить программу' }).waitFor();
    });

    it('[PLAN-02] [PLAN-05] an empty programme is begun by hand, and its first row is written as people write dates', async () => {
      const { page } = head;
      await page.goto('/programmes/new');
      await page.getByRole('button', { name: /^Пустая программа/ }).click();
      await page.getByLabel('Название').fill('План клуба молодых педагогов');
      await page.getByRole('button', { name: 'Создать программу' }).click();
      await page.waitForURL(OF_PROGRAMME);
      await page.getByRole('button', { name: 'Добавить первый пункт' }).click();
      const panel = page.getByRole('dialog', { name: 'Новый пункт' });
      await panel.getByLabel('Что делаем').fill('Встречи клуба');
      await panel.getByLabel('Срок', { exact: true }).fill('ежемесячно');
      await panel.getByRole('button', { name: 'Добавить пункт' }).click();
      const row = page.getByRole('row', { name: /Встречи клуба/ });
      await row.getByText(/^ежемесячно/).waitFor();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
    });

    it('[PLAN-28] a programme without a single number says so, and one with an indicator has what to be measured by', async () => {
      const { page } = head;
      await page.goto(`/programmes/${made.id}?tab=indicators`);
      const silent = page.getByRole('link', { name: /^В цели и ожидаемых результатах нет ни одного числа/ });
      await silent.waitFor();
      await page
        .getByRole('button', { name: /Добавить/ })
        .first()
        .click();
      const form = page.getByRole('dialog', { name: 'Новый показатель' });
      await form.getByLabel('Название').fill('Доля молодых педагогов с наставником');
      await form.getByRole('switch', { name: /^Считается долей/ }).click();
      await form.getByRole('button', { name: 'Добавить показатель' }).click();
      await page.waitForURL(/indicator=/);
      const panel = page.getByRole('dialog', { name: /^Показатель/ });
      await panel.getByRole('button', { name: 'Добавить цель' }).click();
      await panel.getByLabel('Цель').fill('не менее 80 %');
      await panel.getByRole('button', { name: 'Записать цель' }).click();
      await panel.getByText('не менее 80').first().waitFor();
      await panel.getByRole('button', { name: 'Внести значение' }).click();
      await panel.getByRole('textbox', { name: 'Сколько' }).fill('30');
      await panel.getByRole('textbox', { name: 'Из скольких' }).fill('40');
      await panel.getByRole('button', { name: 'Записать значение' }).click();
      await panel.getByRole('button', { name: /^Приложить подтверждение/ }).click();
      await panel.getByLabel('Файл или фото').setInputFiles(PDF);
      await panel.getByRole('link', { name: PDF.name }).waitFor();
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      await page.keyboard.press('Escape');
      const row = page.getByRole('row', { name: /Доля молодых педагогов с наставником/ });
      await row.getByText(/^30.из.40, на/).waitFor();
      await silent.waitFor({ state: 'detached' });
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      const [heads = '', line = ''] = await linesOfFile(await download(page, 'Выгрузить в XLSX'));
      const cells = line.split(' | ');
      const at = (title: string) => cells[heads.split(' | ').indexOf(title)];
      expect(['Показатель', 'Цель', 'Итог', 'Сколько', 'Из скольких'].map(at)).toEqual([
        ...['Доля молодых педагогов с наставником', 'не менее 80 %', 'пока не достигнуто', '30', '40'],
      ]);
    });

    it('nothing complained on the way', () => {
      expect(head.complaints).toEqual([]);
    });
  });
}
