/**
 * `npm test`: sees to the browser, then runs the checks and the unit, database, program and browser tests; with OPORA_TEST_PG15=1 the database tests run
 * once more on PostgreSQL 15, the oldest that is supported. Two lanes run side by side: programs that start and stop, pages that load, leave
 * a core idle half the time. In CI a file that failed gets a second try, and is named. What failed is told once more at the end; the last line
 * is `N passed, N failed`, a failed check counting as one.
 */
import { setupChromium } from './test/chromium.ts';
import { startPostgres15 } from './test/postgres15.ts';
import { addOutcomes, failedOnce, nothingRun, type Outcome } from './test/read-report.ts';
import { runChild, stopChildren } from './test/run-child.ts';
import { runProject } from './test/run-project.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

type Step = () => Promise<Outcome>;

async function runChecks(): Promise<Outcome> {
  const { code, lastLines } = await runChild(process.execPath, ['tools/boot.mjs', 'check'], { label: 'check' });
  return code === 0 ? nothingRun : failedOnce(['npm run check не прошёл.', ...lastLines].join('\n'));
}

async function runOnPostgres15(): Promise<Outcome> {
  let server: Awaited<ReturnType<typeof startPostgres15>>;
  try {
    server = await startPostgres15();
  } catch (error) {
    return failedOnce(`PostgreSQL 15 не запущен: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return await runProject('db', { OPORA_TEST_SERVER_URL: server.url }, 'db 15');
  } finally {
    await server.stop();
  }
}

/** One after another, with the time each took: what grows is seen. */
async function runLane(steps: Readonly<Record<string, Step>>): Promise<Outcome> {
  let total = nothingRun;
  for (const [name, step] of Object.entries(steps)) {
    const started = Date.now();
    const counts = await step();
    say(`— ${name}: ${counts.passed} passed, ${counts.failed} failed, ${Math.round((Date.now() - started) / 1000)} с`);
    total = addOutcomes(total, counts);
  }
  return total;
}

async function runEverything(): Promise<Outcome> {
  const chromium = await setupChromium(say);
  if (chromium === undefined) return failedOnce('Нет браузера Chromium для тестов.');
  const run = (project: string) => () => runProject(project, { OPORA_CHROMIUM: chromium });
  const floor = process.env.OPORA_TEST_PG15 === '1' ? { 'Тесты базы данных на PostgreSQL 15': runOnPostgres15 } : {};
  const lanes = [
    { Проверки: runChecks, 'Тесты unit': run('unit'), 'Тесты ops': run('ops') },
    { 'Тесты e2e': run('e2e'), 'Тесты db': run('db'), ...floor },
  ];
  return (await Promise.all(lanes.map(runLane))).reduce(addOutcomes, nothingRun);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    stopChildren();
    process.exitCode = 130;
  });
}

const { passed, failed, failures, secondTries } = await runEverything();
for (const failure of secondTries) say(`\nПрошло со второго раза: ${failure}`);
for (const failure of failures) say(`\nНе прошло: ${failure}`);
say(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;
