import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addOutcomes,
  chooseRunAgain,
  type FileOutcome,
  failedOnce,
  joinTries,
  nothingRun,
  type Outcome,
  type Report,
  readReport,
} from './read-report.ts';
import { type ChildEnd, runChild } from './run-child.ts';

interface Run {
  readonly project: string;
  readonly env: NodeJS.ProcessEnv;
  readonly label: string;
}

interface RunEnd extends ChildEnd {
  readonly files: FileOutcome[];
}

/** @param only files from the root; none: all of the project */
async function runVitest({ project, env, label }: Run, only: readonly string[]): Promise<RunEnd> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-test-report-'));
  const reportFile = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...only];
    const end = await runChild(process.execPath, vitest, { env, label });
    const text = await readFile(reportFile, 'utf8').catch(() => undefined);
    return { ...end, files: text === undefined ? [] : readReport(JSON.parse(text) as Report) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A run that ends badly without a failed file (a broken set-up, an unhandled error) counts as one failure. */
function sumUp({ code, lastLines, files }: RunEnd, label: string): Outcome {
  const outcome = files.reduce<Outcome>(addOutcomes, nothingRun);
  if (outcome.failed > 0 || (code === 0 && outcome.passed > 0)) return outcome;
  const why = [`${label}: код ${code}, хотя ни один тест не упал. Последнее, что сказано:`, ...lastLines].join('\n');
  return addOutcomes(outcome, failedOnce(why));
}

/** Runs one project of vitest.config.ts; in CI the files that failed get a second try, alone. */
export async function runProject(project: string, env: NodeJS.ProcessEnv, label = project): Promise<Outcome> {
  const run: Run = { project, env, label };
  const first = await runVitest(run, []);
  const again = process.env.CI === undefined ? [] : chooseRunAgain(first.files);
  if (again.length === 0) return sumUp(first, label);
  const second = await runVitest(run, again);
  return sumUp({ ...second, files: joinTries(first.files, second.files) }, label);
}
