import { expect, test } from 'vitest';
import { chooseRunAgain, joinTries, nothingRun, type Report, readReport } from './read-report.ts';

type File = Report['testResults'][number];
type Test = readonly [name: string, status: string, ...why: string[]];

function file(name: string, status: string, tests: readonly Test[], message = ''): File {
  const assertionResults = tests.map(([fullName, ofTest, ...failureMessages]) => ({
    fullName,
    status: ofTest,
    failureMessages,
  }));
  return { name: `${process.cwd()}/${name}`, status, message, assertionResults };
}

const read = (...testResults: File[]) => readReport({ testResults });

test('what failed is named with its file and its reason', () => {
  const zero: Test = ['divides by zero', 'failed', 'expected 1 to be 2'];
  expect(
    read(
      file('core/a.test.ts', 'passed', [['adds', 'passed']]),
      file('core/b.test.ts', 'failed', [['divides', 'passed'], zero]),
    ),
  ).toEqual([
    { ...nothingRun, file: 'core/a.test.ts', passed: 1 },
    {
      ...nothingRun,
      file: 'core/b.test.ts',
      passed: 1,
      failed: 1,
      failures: ['core/b.test.ts > divides by zero\nexpected 1 to be 2'],
    },
  ]);
});

test('a file that was not set up, and one whose worker died, count once each though no test of theirs failed', () => {
  const files = read(
    file('core/c.test.ts', 'failed', [['waits', 'skipped']], 'no database'),
    file('core/d.test.ts', 'failed', [['dies', 'pending']]),
  );
  expect(files.map(({ failed, failures }) => [failed, ...failures])).toEqual([
    [1, 'core/c.test.ts: файл не прошёл до конца. no database'],
    [1, 'core/d.test.ts: файл не прошёл до конца.'],
  ]);
});

const broken = (name: string, why = 'slow') => file(name, 'failed', [['works', 'failed', why]]);
const whole = (name: string) => file(name, 'passed', [['works', 'passed']]);

test('up to three files are tried again; more are no chance, and a counterexample is a bug', () => {
  expect(chooseRunAgain(read(whole('a'), broken('b'), broken('c')))).toEqual(['b', 'c']);
  expect(chooseRunAgain(read(...['a', 'b', 'c', 'd'].map((name) => broken(name))))).toEqual([]);
  expect(chooseRunAgain(read(broken('a'), broken('b', 'Property failed after 3 tests')))).toEqual([]);
});

test('the second try stands for the first, and what it mended is told', () => {
  const first = read(whole('a'), broken('b'), broken('c'));
  const joined = joinTries(first, read(whole('b'), broken('c', 'still')));
  expect(joined).toEqual([
    { ...nothingRun, file: 'a', passed: 1 },
    { ...nothingRun, file: 'b', passed: 1, secondTries: ['b > works\nslow'] },
    { ...nothingRun, file: 'c', failed: 1, failures: ['c > works\nstill'] },
  ]);
});
