import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enter, listBarriers, overflowOf, settle, type Visit, visit } from './browser.ts';
import { type MadeProgramme, startProgramme } from './programme-maker.ts';

export function describeProgrammeMarks(): void {
  describe('marks of a running programme', () => {
    let head: Visit;
    let made: MadeProgramme;

    beforeAll(async () => {
      head = await visit('desk');
      await enter(head.page, 'rukovoditel');
      made = await startProgramme(head, 'План наставничества: отметки');
    });

    afterAll(() => head.close());

    it('[PLAN-12] the head marks a row of the road map with one sentence and one number, and takes it back', async () => {
      const { page } = head;
      await page.goto('/programmes');
      await page.getByRole('searchbox').fill('наставничества: отметки');
      await page.locator(`a[href="/programmes/${made.id}"]`).click();
      await page.getByText('выполнено 0 из 4', { exact: true }).waitFor();
      // The word of the list stays with the list.
      expect(new URL(page.url()).search).toBe('');
      const row = page.getByRole('row', { name: /Семинар для наставников/ });
      await row.getByRole('button', { name: 'Отметить' }).click();
      await page.getByLabel('Что сделано').fill('Семинар прошёл в школе № 3');
      await page.getByLabel('Сколько').fill('24');
      await page.getByRole('button', { name: 'Отметить выполненным' }).click();
      await row.getByText('выполнено', { exact: true }).waitFor();
      await page.getByText('выполнено 1 из 4', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Отменить', exact: true }).click();
      await page.getByText('выполнено 0 из 4', { exact: true }).waitFor();
      await row.getByText('просрочено', { exact: true }).waitFor();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
    });

    it('nothing complained on the way', () => {
      expect(head.complaints).toEqual([]);
    });
  });
}
