import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { PASSWORD } from './sessions.ts';

/** The two widths every page is looked at. */
export const WIDTHS = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

let browser: Promise<Browser> | undefined;

export function productUrl(): string {
  return inject('product').url;
}

/** The run's one browser: every test has a profile of its own in it. */
function connect(): Promise<Browser> {
  browser ??= chromium.connect(inject('product').browser);
  return browser;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained of in the console; a test ends with none. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** A fresh browser profile; nothing of another test is in it. */
export async function visit(width: keyof typeof WIDTHS = 'desk'): Promise<Visit> {
  const context = await (await connect()).newContext({
    viewport: WIDTHS[width],
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    baseURL: productUrl(),
    acceptDownloads: true,
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused call is the browser's own line about an answer that the test itself asks for.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return { page, context, complaints, close: () => context.close() };
}

/** Signs in through the form, as a person does. @param address of the product, when by another name */
export async function signIn(page: Page, login: string, address = productUrl()): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel('Логин', { exact: false }).first().fill(login);
  await page.getByLabel('Пароль', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor();
}

/** Opens the product as somebody who is in already: the run signs each login in once, the limit per address is real. */
export async function enter(page: Page, login: string): Promise<void> {
  const { url, sessions } = inject('product');
  const cookies = sessions[login];
  if (cookies === undefined) throw new Error(`nobody has signed ${login} in: see tests/e2e/global-setup.ts`);
  await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, url })));
}

/** Waits until what the page asked for has come, so that it can be judged. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.locator('[aria-label="Загружается"]').count(), { timeout: 60_000 }).toBe(0);
}

/** Nothing sticks out to the side of the window. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** WCAG 2.2 A and AA by axe: what is wrong, in short. */
export async function listBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // No frame of another site is in the product: the whole check runs in the page, no second one is opened for the sums.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join('; ')}`,
  );
}
