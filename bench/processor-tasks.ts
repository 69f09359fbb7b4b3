import type { Browser } from 'playwright-core';

/** What of a trace event is read here; `tdur` is time of the processor, in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
}

function isOfPage({ name }: TraceEvent): boolean {
  return name === 'Layout' || name === 'UpdateLayoutTree';
}

/** The thread that lays out the most is the page's. */
function findPageThread(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const threads = Map.groupBy(
    events.filter(({ ph }) => ph === 'X'),
    ({ pid, tid }) => `${pid} ${tid}`,
  );
  const counted = [...threads.values()].map((list) => ({ list, count: list.filter(isOfPage).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.list ?? [];
}

/**
 * The longest task of the page's thread by time of the processor, in milliseconds, while the work is done. A long task is told by the clock:
 * where other programs want the processor too, it holds their time as well.
 */
export async function timeLongestTask(browser: Browser, work: () => Promise<void>): Promise<number> {
  const devtools = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const ended = new Promise<void>((resolve) => devtools.once('Tracing.tracingComplete', () => resolve()));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel'] },
  });
  await work();
  await devtools.send('Tracing.end');
  await ended;
  await devtools.detach();
  const tasks = findPageThread(events).filter(({ name }) => name.endsWith('RunTask'));
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1000;
}
