import { existsSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { median, type Report } from './figures.ts';
import { timeLongestTask } from './processor-tasks.ts';
import { type Stage, signIn } from './stage.ts';

export const SLOWED = 4;
const OPENINGS = 5;
const WHEEL_TURNS = 120;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.OPORA_BROWSER ?? BROWSERS.find((path) => existsSync(path));
  if (!executablePath) throw new Error('no Chromium on this machine (OPORA_BROWSER names one)');
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

export async function enter(browser: Browser, stage: Stage): Promise<BrowserContext> {
  const login = stage.logins.find((one) => one.login.endsWith('metodist'));
  if (!login) throw new Error('no methodist');
  const cookies = (await signIn(stage.address, login)).split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: stage.address };
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(cookies);
  return context;
}

/** Bytes of script that the first page asks for, each file compressed as a server in front would. */
async function weighScripts(context: BrowserContext, stage: Stage): Promise<{ kilobytes: number; files: number }> {
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(stage.address, { waitUntil: 'networkidle' });
  const sizes = (await Promise.all(bodies)).map((body) => brotliCompressSync(body).length);
  await page.close();
  return { kilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1000, files: sizes.length };
}

/** From the address typed to a heading on the page and a main thread that answers, on a slowed processor and an empty cache. */
async function timeOpening(browser: Browser, stage: Stage): Promise<number> {
  const context = await enter(browser, stage);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  const began = performance.now();
  await page.goto(stage.address, { waitUntil: 'commit' });
  await page.locator('main h1').first().waitFor();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
  const took = performance.now() - began;
  await context.close();
  return took;
}

interface Scrolled {
  readonly longest: number;
  readonly count: number;
  readonly rows: number;
}

async function turnWheel(page: Page): Promise<void> {
  for (let turn = 0; turn < WHEEL_TURNS; turn += 1) {
    await page.mouse.wheel(0, turn % 10 === 9 ? 6000 : 900);
    await page.waitForTimeout(40);
  }
}

async function openRegister(context: BrowserContext, stage: Stage): Promise<{ page: Page; rows: number }> {
  const page = await context.newPage();
  await page.goto(`${stage.address}/people`, { waitUntil: 'networkidle' });
  const grid = page.locator('table.op-grid');
  await grid.waitFor({ timeout: 10_000 });
  await page.locator('.op-grid-scroller').hover();
  return { page, rows: Number(await grid.getAttribute('aria-rowcount')) - 1 };
}

/** Long tasks of the main thread while the register is scrolled, in milliseconds. */
async function scrollRegister(context: BrowserContext, stage: Stage): Promise<Scrolled> {
  const { page, rows } = await openRegister(context, stage);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  await turnWheel(page);
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  await page.close();
  return { longest: Math.max(0, ...tasks), count: tasks.length, rows };
}

async function benchScrolling(browser: Browser, context: BrowserContext, stage: Stage, report: Report): Promise<void> {
  const { longest, count, rows } = await scrollRegister(context, stage);
  const { page } = await openRegister(context, stage);
  const byProcessor = await timeLongestTask(browser, () => turnWheel(page));
  await page.close();
  report.figures.push(
    {
      part: 'register',
      name: 'longest task while scrolling (0: none over 50 ms)',
      value: longest,
      unit: 'ms',
      limit: 50,
      note: `${rows} rows, ${count} long tasks`,
    },
    {
      part: 'register',
      name: 'the same, time of the processor',
      value: byProcessor,
      unit: 'ms',
      note: 'a second scroll',
    },
  );
}

/** (c) Weight and readiness of the first page; long tasks while the whole register is scrolled. */
export async function benchBrowser(stage: Stage, report: Report): Promise<void> {
  const browser = await openBrowser();
  try {
    const context = await enter(browser, stage);
    const { kilobytes, files } = await weighScripts(context, stage);
    report.figures.push({
      part: 'first page',
      name: 'script, brotli',
      value: kilobytes,
      unit: 'kB',
      limit: 220,
      note: `${files} files`,
    });
    const openings: number[] = [];
    for (let opening = 0; opening < OPENINGS; opening += 1) openings.push(await timeOpening(browser, stage));
    report.figures.push({
      part: 'first page',
      name: `usable on a ${SLOWED} times slowed processor, median`,
      value: median(openings),
      unit: 'ms',
      limit: 2000,
      note: openings.map((took) => took.toFixed(0)).join(', '),
    });
    await benchScrolling(browser, context, stage, report);
  } finally {
    await browser.close();
  }
}
