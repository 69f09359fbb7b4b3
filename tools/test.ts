/**
 * `npm test`: sees to the browser, then runs the checks and the unit, database, program and browser tests; with OPORA_TEST_PG15=1 the database tests run
 * once more on PostgreSQL 15, the oldest that is supported. The last line is `N passed, N failed`, a failed check counting as one.
 */
import { setupChromium } from './test/chromium.ts';
import { startPostgres15 } from './test/postgres15.ts';
import { runChild, stopChildren } from './test/run-child.ts';
import { addCounts, type Counts, failedOnce, noCounts, runProject } from './test/run-project.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function runChecks(): Promise<Counts> {
  say('— Проверки');
  const code = await runChild(process.execPath, ['tools/boot.mjs', 'check']);
  return code === 0 ? noCounts : failedOnce;
}

async function runOnPostgres15(): Promise<Counts> {
  say('— Тесты базы данных на PostgreSQL 15');
  let server: Awaited<ReturnType<typeof startPostgres15>>;
  try {
    server = await startPostgres15();
  } catch (error) {
    say(`PostgreSQL 15 не запущен: ${error instanceof Error ? error.message : String(error)}`);
    return failedOnce;
  }
  try {
    return await runProject('db', { OPORA_TEST_SERVER_URL: server.url });
  } finally {
    await server.stop();
  }
}

async function runEverything(): Promise<Counts> {
  const chromium = await setupChromium(say);
  if (chromium === undefined) return failedOnce;
  let total = await runChecks();
  for (const project of ['unit', 'db', 'ops', 'e2e'] as const) {
    say(`— Тесты: ${project}`);
    total = addCounts(total, await runProject(project, { OPORA_CHROMIUM: chromium }));
  }
  if (process.env.OPORA_TEST_PG15 === '1') total = addCounts(total, await runOnPostgres15());
  return total;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    stopChildren();
    process.exitCode = 130;
  });
}

const { passed, failed } = await runEverything();
say(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;
