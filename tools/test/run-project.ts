import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './run-child.ts';

export type Counts = { readonly passed: number; readonly failed: number };

export const noCounts: Counts = { passed: 0, failed: 0 };
export const failedOnce: Counts = { passed: 0, failed: 1 };

export function addCounts(left: Counts, right: Counts): Counts {
  return { passed: left.passed + right.passed, failed: left.failed + right.failed };
}

/** What Vitest's JSON reporter writes, as far as it is counted. */
type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
};

/** A file that could not be loaded has no tests of its own: it counts as one failure. */
function countReport(report: Report): Counts {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** Runs one project of vitest.config.ts. A run that ends badly without a failed test (a broken set-up, an unhandled error) counts as one failure. */
export async function runProject(project: string, env: NodeJS.ProcessEnv, label = project): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-test-report-'));
  const reportFile = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters];
    const code = await runChild(process.execPath, vitest, { env, label });
    const text = await readFile(reportFile, 'utf8').catch(() => undefined);
    const counts = text === undefined ? noCounts : countReport(JSON.parse(text) as Report);
    const hasHiddenFailure = counts.failed === 0 && (code !== 0 || counts.passed === 0);
    return hasHiddenFailure ? addCounts(counts, failedOnce) : counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
