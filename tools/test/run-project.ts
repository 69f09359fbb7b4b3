import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runChild } from './run-child.ts';

/** `failures` says which and why, for the end of the run: of a long output only the end is always kept. */
export type Outcome = { readonly passed: number; readonly failed: number; readonly failures: readonly string[] };

export const nothingRun: Outcome = { passed: 0, failed: 0, failures: [] };

export function failedOnce(why: string): Outcome {
  return { passed: 0, failed: 1, failures: [why] };
}

export function addOutcomes(left: Outcome, right: Outcome): Outcome {
  const failures = [...left.failures, ...right.failures];
  return { passed: left.passed + right.passed, failed: left.failed + right.failed, failures };
}

/** What Vitest's JSON reporter writes, as far as it is used. */
export type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};

/** A file that could not be loaded or set up has no failed test of its own: it counts as one failure, unless what failed is counted already. */
export function readReport(report: Report): Outcome {
  const failures: string[] = [];
  let failed = report.numFailedTests;
  for (const file of report.testResults) {
    if (file.status !== 'failed') continue;
    const name = relative(process.cwd(), file.name);
    const broken = file.assertionResults.filter((test) => test.status === 'failed');
    for (const test of broken) failures.push([`${name} > ${test.fullName}`, ...test.failureMessages].join('\n'));
    if (broken.length > 0) continue;
    failed += 1;
    failures.push(`${name}: файл не прошёл до конца. ${file.message}`.trim());
  }
  return { passed: report.numPassedTests, failed, failures };
}

/** Runs one project of vitest.config.ts. A run that ends badly without a failed test (a broken set-up, an unhandled error) counts as one failure. */
export async function runProject(project: string, env: NodeJS.ProcessEnv, label = project): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-test-report-'));
  const reportFile = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters];
    const { code, lastLines } = await runChild(process.execPath, vitest, { env, label });
    const text = await readFile(reportFile, 'utf8').catch(() => undefined);
    const outcome = text === undefined ? nothingRun : readReport(JSON.parse(text) as Report);
    if (outcome.failed > 0 || (code === 0 && outcome.passed > 0)) return outcome;
    const why = [`${label}: код ${code}, хотя ни один тест не упал. Последнее, что сказано:`, ...lastLines].join('\n');
    return addOutcomes(outcome, failedOnce(why));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
