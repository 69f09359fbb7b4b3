import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createProgramme, moveProgramme } from '#modules/programmes/service/programmes.ts';
import { enter, openBrowser, SLOWED } from './browser.ts';
import type { Report } from './figures.ts';
import { timeLongestTask } from './processor-tasks.ts';
import { listAround, makeDraft } from './programmes.ts';
import { findTenantId } from './server-pages.ts';
import type { Stage } from './stage.ts';

const ROWS = 500;
const LIMIT = 50;
const WHEEL_TURNS = 60;

/** A running programme of 500 rows: some are due once, some each quarter. @returns its id */
async function makeLongProgramme(stage: Stage): Promise<string> {
  return stage.application.asSystem(await findTenantId(stage), async (context) => {
    const draft = makeDraft(0, await listAround(context), ROWS);
    const id = await createProgramme(context, draft);
    await moveProgramme(context, id, 'start', null);
    return id;
  });
}

interface Work {
  readonly name: string;
  /** Under which address the work begins. */
  readonly path: string;
  /** Where the pointer waits; what the driver looks for in the page is not measured. */
  aim(page: Page): Promise<void>;
  /** Only turns of the wheel and presses of the button. */
  run(page: Page): Promise<void>;
}

async function turnWheel(page: Page): Promise<void> {
  for (let turn = 0; turn < WHEEL_TURNS; turn += 1) {
    await page.mouse.wheel(0, turn % 10 === 9 ? 3000 : 400);
    await page.waitForTimeout(40);
  }
}

async function press(page: Page): Promise<void> {
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForTimeout(1500);
}

function listWorks(id: string): readonly Work[] {
  const at = (tab: string) => `/programmes/${id}?tab=${tab}`;
  const opened = (name: string, tab: RegExp): Work => ({
    name: `${name} opened`,
    path: at('passport'),
    aim: (page) => page.getByRole('tab', { name: tab }).hover(),
    run: press,
  });
  const scrolled = (name: string, path: string, line: string): Work => ({
    name: `${name} scrolled`,
    path,
    aim: (page) => page.locator(line).first().hover(),
    run: turnWheel,
  });
  return [
    opened('road map', /^Дорожная карта/),
    scrolled('road map', `/programmes/${id}`, '.op-plan-map tbody tr'),
    opened('time line', /^Лента времени/),
    scrolled('time line', at('timeline'), '.op-plan-time-track'),
  ];
}

async function openAt(context: BrowserContext, stage: Stage, { path, aim }: Work): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${stage.address}${path}`, { waitUntil: 'networkidle' });
  await aim(page);
  await page.waitForTimeout(500);
  return page;
}

/** By the clock, on a slowed processor: what a browser calls a long task, in milliseconds; 0: there was none. */
async function timeByClock(context: BrowserContext, stage: Stage, work: Work): Promise<number> {
  const page = await openAt(context, stage, work);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  await work.run(page);
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  await page.close();
  return Math.max(0, ...tasks);
}

/** By the processor, at full speed: what other programs take is not in it, so that it holds on a busy machine too. */
async function timeByProcessor(browser: Browser, context: BrowserContext, stage: Stage, work: Work): Promise<number> {
  const page = await openAt(context, stage, work);
  const longest = await timeLongestTask(browser, () => work.run(page));
  await page.close();
  return longest * SLOWED;
}

/** The longest task of the page while a programme of 500 rows is opened and scrolled. */
export async function benchPlanOfRows(stage: Stage, report: Report): Promise<void> {
  const id = await makeLongProgramme(stage);
  const browser = await openBrowser();
  try {
    const context = await enter(browser, stage);
    for (const work of listWorks(id)) {
      const part = `a plan of ${ROWS} rows`;
      report.figures.push(
        {
          ...{ part, name: `${work.name}: longest task, time of the processor × ${SLOWED}`, unit: 'ms' },
          // Promised of the time line; the road map is for reference.
          ...(work.name.startsWith('time line') && { limit: LIMIT }),
          value: await timeByProcessor(browser, context, stage, work),
        },
        {
          ...{
            part,
            name: `${work.name}: the same by the clock, ${SLOWED} times slowed (0: none over 50 ms)`,
            unit: 'ms',
          },
          value: await timeByClock(context, stage, work),
        },
      );
    }
  } finally {
    await browser.close();
  }
}
