import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DEMO_SIZES } from '#demo/sizes.ts';
import { benchCrowd } from './crowd.ts';
import { formatTable, hasFailed, type Report } from './figures.ts';
import { benchServerPages } from './server-pages.ts';
import { openStage, type Stage } from './stage.ts';

const PARTS = [
  'server',
  'crowd',
  'imports',
  'pathways',
  'programmes',
  'documents',
  'documents-read',
  'browser',
  'plan-of-rows',
] as const;
type Part = (typeof PARTS)[number];

const RESULTS = new URL('./results.json', import.meta.url).pathname;

const HELP = `npm run bench -- [--size demo|school|city|region] [--only ${PARTS.join(',')}] [--users 50] [--seconds 60] [--rows 60000]`;

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'city' },
      only: { type: 'string', default: PARTS.join(',') },
      users: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '60' },
      rows: { type: 'string', default: '60000' },
      help: { type: 'boolean', default: false },
    },
  });
  const size = DEMO_SIZES.find((one) => one === values.size);
  const parts = PARTS.filter((part) => values.only.split(',').includes(part));
  if (!size || parts.length === 0 || values.help) return undefined;
  return { size, parts, users: Number(values.users), seconds: Number(values.seconds), rows: Number(values.rows) };
}

type Options = NonNullable<ReturnType<typeof readOptions>>;

/** A part that cannot run is said, and does not take the others with it. */
async function runPart(part: Part, stage: Stage, options: Options, report: Report): Promise<void> {
  log(`measuring: ${part} …`);
  try {
    switch (part) {
      case 'server':
        return await benchServerPages(stage, report);
      case 'crowd':
        return await benchCrowd(stage, options, report);
      case 'imports':
        return await (await import('./imports.ts')).benchImports(stage, options.rows, report);
      case 'pathways':
        return await (await import('./pathways.ts')).benchPathways(stage, report);
      case 'programmes':
        return await (await import('./programmes.ts')).benchProgrammes(stage, report);
      case 'documents':
        return await (await import('./documents.ts')).benchDocuments(stage, report);
      case 'documents-read':
        return await (await import('./reading.ts')).benchReading(report);
      case 'plan-of-rows':
        return await (await import('./plan-of-rows.ts')).benchPlanOfRows(stage, report);
      case 'browser':
        return await (await import('./browser.ts')).benchBrowser(stage, report);
    }
  } catch (error) {
    report.gaps.push({ part, why: error instanceof Error ? error.message : String(error) });
  }
}

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    log(HELP);
    return 1;
  }
  const report: Report = { figures: [], gaps: [] };
  const stage = await openStage(options.size, log);
  // Nothing stays behind when somebody has waited enough.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stage.close().finally(() => process.exit(1)));
  try {
    for (const part of options.parts) await runPart(part, stage, options, report);
  } finally {
    await stage.close();
  }
  process.stdout.write(`${formatTable(report)}\n`);
  await writeFile(RESULTS, `${JSON.stringify({ size: options.size, ...report }, null, 2)}\n`);
  return hasFailed(report) ? 1 : 0;
}

process.exitCode = await main();
