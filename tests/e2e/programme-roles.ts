import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enter, listBarriers, overflowOf, settle, type Visit, visit } from './browser.ts';
import { call } from './product-api.ts';
import { type MadeProgramme, startProgramme } from './programme-maker.ts';

export function describeProgrammeRoles(): void {
  describe('who may do what with a programme', () => {
    let director: Visit;
    let authority: Visit;
    let ofService: MadeProgramme;
    let ofSchool: MadeProgramme;

    beforeAll(async () => {
      const head = await visit('desk');
      director = await visit('desk');
      authority = await visit('desk');
      await enter(head.page, 'rukovoditel');
      await enter(director.page, 'direktor');
      await enter(authority.page, 'upravlenie');
      const { organizations } = await call<{ organizations: { id: string }[] }>(director, 'programmes/readyProgrammes');
      ofService = await startProgramme(head);
      ofSchool = await startProgramme(head, { organizationId: organizations[0]?.id });
      await head.close();
    });

    afterAll(() => Promise.all([director, authority].map((each) => each.close())));

    it('[ROLE-04] a school sees and marks its own programme, and no other is there for it', async () => {
      const { page } = director;
      await page.goto('/programmes');
      await page.getByRole('link', { name: ofSchool.title }).waitFor();
      expect(await page.getByRole('link', { name: ofService.title }).count()).toBe(0);
      await page.getByRole('link', { name: ofSchool.title }).click();
      await page.getByRole('button', { name: 'Отметить: Семинар для наставников' }).waitFor();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      await page.goto(`/programmes/${ofService.id}`);
      await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor();
    });

    it('[ROLE-04] the authority reads everything and changes nothing', async () => {
      const { page } = authority;
      await page.goto(`/programmes/${ofService.id}`);
      await page.getByRole('button', { name: 'Семинар для наставников', exact: true }).waitFor();
      const may = page.getByRole('button', { name: /^(Отметить|Добавить|Ещё|Этапы и задачи|Запустить|Изменить)/ });
      const tabs = await page.getByRole('tab').all();
      for (const tab of tabs) {
        await tab.click();
        await settle(page);
        expect([await tab.textContent(), await may.allTextContents()]).toEqual([await tab.textContent(), []]);
        expect(await page.getByRole('tabpanel').getByRole('checkbox').count()).toBe(0);
      }
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      await page.getByRole('tab', { name: 'Дорожная карта' }).click();
      await page.getByRole('button', { name: 'Семинар для наставников', exact: true }).click();
      const panel = page.getByRole('dialog', { name: 'Пункт 1' });
      await panel.getByText('просрочено').waitFor();
      expect(await panel.getByRole('textbox').count()).toBe(0);
    });

    it('[ROLE-04] who has not signed in is asked to, and the page that was wanted is kept', async () => {
      const guest = await visit('phone');
      const { page } = guest;
      await page.goto(`/programmes/${ofSchool.id}`);
      await page.waitForURL(/\/sign-in\?next=/);
      expect(new URL(page.url()).searchParams.get('next')).toBe(`/programmes/${ofSchool.id}`);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      await guest.close();
    });

    it('nothing complained on the way', () => {
      for (const { complaints } of [director, authority]) expect(complaints).toEqual([]);
    });
  });
}
