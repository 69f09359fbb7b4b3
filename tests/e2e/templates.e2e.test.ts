import { buffer as readWhole } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { enter, listBarriers, overflowOf, settle, visit, type WIDTHS } from './browser.ts';

const KIND = 'Приказ об утверждении ИОМ';
const PATIENCE = { timeout: 15_000 };
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const UPLOAD = 'input[type="file"]';

/** The part of the page about one kind of document. */
const partOf = (page: Awaited<ReturnType<typeof visit>>['page']) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: KIND, exact: true }) });

describe('templates of a municipality and of a school', () => {
  it('[DOC-10] the methodist gives the municipality’s, the head of a school begins their own with it', async () => {
    const service = await visit('desk');
    await enter(service.page, 'metodist');
    await service.page.goto('/documents/templates');
    await settle(service.page);
    const theirs = partOf(service.page);
    await expect.poll(() => theirs.textContent(), PATIENCE).toContain('Действует шаблон программы');
    const download = service.page.waitForEvent('download');
    await theirs.getByRole('button', { name: 'Скачать шаблон', exact: true }).click();
    const taken = await download;
    const buffer = await readWhole(await taken.createReadStream());
    await theirs.getByText('Загрузить исправленный шаблон', { exact: true }).click();
    await theirs.locator(UPLOAD).setInputFiles({ name: taken.suggestedFilename(), mimeType: DOCX, buffer });
    await expect.poll(() => theirs.textContent(), PATIENCE).toContain('Действует шаблон муниципалитета, версия 1');
    expect(service.complaints).toEqual([]);
    await service.close();

    for (const width of ['desk', 'phone'] as const satisfies (keyof typeof WIDTHS)[]) {
      const school = await visit(width);
      await enter(school.page, 'direktor');
      await school.page.goto('/documents/templates');
      await settle(school.page);
      const own = partOf(school.page);
      if (width === 'desk') {
        await expect.poll(() => own.textContent(), PATIENCE).toContain('Действует шаблон муниципалитета, версия 1');
        await own.getByRole('button', { name: 'Взять шаблон муниципалитета', exact: true }).click();
      }
      await expect.poll(() => own.textContent(), PATIENCE).toContain('Действует шаблон школы, версия 1');
      expect(await school.page.getByRole('heading', { name: 'Аналитическая справка', exact: true }).count()).toBe(0);
      expect(await overflowOf(school.page)).toBe(0);
      expect(await listBarriers(school.page)).toEqual([]);
      expect(school.complaints).toEqual([]);
      await school.close();
    }
  });
});
