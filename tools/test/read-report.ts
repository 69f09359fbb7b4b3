import { relative } from 'node:path';

/** `failures` says which and why, for the end of the run: of a long output only the end is always kept. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
  /** What failed first and passed when its file was run again, alone. */
  readonly secondTries: readonly string[];
}

export interface FileOutcome extends Outcome {
  /** From the root of the repository. */
  readonly file: string;
}

export const nothingRun: Outcome = { passed: 0, failed: 0, failures: [], secondTries: [] };

export function failedOnce(why: string): Outcome {
  return { ...nothingRun, failed: 1, failures: [why] };
}

export function addOutcomes(left: Outcome, right: Outcome): Outcome {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    failures: [...left.failures, ...right.failures],
    secondTries: [...left.secondTries, ...right.secondTries],
  };
}

/** What Vitest's JSON reporter writes, as far as it is used. */
export interface Report {
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
}

function readOne({ name, status, message, assertionResults }: Report['testResults'][number]): FileOutcome {
  const file = relative(process.cwd(), name);
  const passed = assertionResults.filter((test) => test.status === 'passed').length;
  const broken = assertionResults.filter((test) => test.status === 'failed');
  const failures = broken.map(({ fullName, failureMessages }) =>
    [`${file} > ${fullName}`, ...failureMessages].join('\n'),
  );
  // One that could not be loaded or set up, or whose worker died, has no failed test of its own: it counts as one failure.
  if (status === 'failed' && broken.length === 0) failures.push(`${file}: файл не прошёл до конца. ${message}`.trim());
  return { ...nothingRun, file, passed, failed: failures.length, failures };
}

export function readReport({ testResults }: Report): FileOutcome[] {
  return testResults.map(readOne);
}

const MOST_RUN_AGAIN = 3;

/**
 * Files worth a second try: processes, browsers and worker threads of a busy machine fail once in thousands of runs, and one of 6 600 tests
 * must not hold everything up. More than three are no chance; a counterexample of a property test is a bug whatever the next seeds say.
 */
export function chooseRunAgain(files: readonly FileOutcome[]): string[] {
  const broken = files.filter(({ failed }) => failed > 0);
  const isFinal = broken.some(({ failures }) => failures.some((failure) => failure.includes('Property failed after')));
  return isFinal || broken.length > MOST_RUN_AGAIN ? [] : broken.map(({ file }) => file);
}

/** The second try stands for the first of its files; what it mended is told. */
export function joinTries(first: readonly FileOutcome[], second: readonly FileOutcome[]): FileOutcome[] {
  const again = new Map(second.map((one) => [one.file, one]));
  return first.map((one) => {
    const next = again.get(one.file);
    if (next === undefined) return one;
    return next.failed === 0 ? { ...next, secondTries: one.failures } : next;
  });
}
