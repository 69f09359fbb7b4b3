import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enter, listBarriers, overflowOf, settle, type Visit, visit, type WIDTHS } from './browser.ts';

/** Every page that stands by itself, by the role that works with it. */
const PAGES: Record<string, readonly string[]> = {
  metodist: [
    '/',
    '/people',
    '/people/new',
    '/people/namesakes',
    '/people/copies',
    '/people/grid',
    '/organizations',
    '/organizations/tasks',
    '/diagnostics',
    '/diagnostics/instruments',
    '/pathways/groups',
    '/pathways/groups?tab=coverage',
    '/pathways/groups?tab=unmet',
    '/pathways/groups?tab=orders',
    '/pathways/groups?tab=effect',
    '/pathways/groups?tab=tutors',
    '/pathways/groups?tab=potential',
    '/imports',
    '/imports/new?kind=staff',
    '/imports/new?kind=offers',
    '/training',
    '/pathways',
    '/pathways/new',
    '/documents',
    '/documents/templates',
    '/programmes',
    '/programmes/new',
    '/programmes/read',
    '/programmes/attention',
    '/calendar',
    '/check',
    '/settings',
    '/profile',
  ],
  admin: ['/', '/settings/users', '/settings/audit', '/settings'],
  direktor: [
    '/',
    '/people',
    '/diagnostics',
    '/imports',
    '/training',
    '/documents',
    '/documents/templates',
    '/pathways',
    '/pathways/new',
    '/pathways/groups',
    '/pathways/groups?tab=coverage',
    '/pathways/groups?tab=orders',
    '/my-pathway',
    '/programmes',
    '/calendar',
  ],
  tyutor: ['/', '/people', '/pathways', '/my-card', '/my-pathway'],
  pedagog: [
    '/',
    '/my-pathway',
    '/self-check',
    '/training',
    '/my-activities',
    '/my-card',
    '/my-card?tab=pathway',
    '/access-log',
    '/profile',
  ],
};

/** Of each kind of page one that is not theirs: forms, lists, settings. */
const CLOSED: Record<string, readonly string[]> = {
  pedagog: [
    ...['/settings', '/settings/users', '/settings/audit', '/diagnostics', '/diagnostics/new', '/documents'],
    ...['/imports', '/imports/new', '/people/new', '/people/grid', '/pathways/new', '/pathways/groups', '/programmes'],
  ],
  upravlenie: ['/settings/users', '/imports/new', '/people/new', '/diagnostics/new', '/pathways', '/programmes/new'],
};

/** Looks at all of them at one width; each width is a file of its own, so that they run side by side. */
export function describePages(width: keyof typeof WIDTHS): void {
  for (const [login, paths] of Object.entries(PAGES)) {
    describe(`pages of ${login} at ${width}`, () => {
      let opened: Visit;

      beforeAll(async () => {
        opened = await visit(width);
        await enter(opened.page, login);
      });

      afterAll(() => opened.close());

      it.each(paths)('%s has a heading, fits the window, meets WCAG 2.2 AA and complains of nothing', async (path) => {
        const { page, complaints } = opened;
        complaints.length = 0;
        await page.goto(path);
        await page.locator('h1').first().waitFor();
        await settle(page);
        expect(await page.locator('h1').first().textContent()).not.toBe('Такой страницы нет');
        expect(await overflowOf(page)).toBe(0);
        expect(await listBarriers(page)).toEqual([]);
        expect(complaints).toEqual([]);
      });
    });
  }
}

/** What one may not open is not found; no form is filled in for nothing. */
export function describeClosedPages(): void {
  it.each(Object.entries(CLOSED))('[ROLE-04] pages that are not for %s are not found', async (login, paths) => {
    const { page, close } = await visit('desk');
    await enter(page, login);
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: 'Такой страницы нет' }).waitFor();
    }
    await close();
  });
}
