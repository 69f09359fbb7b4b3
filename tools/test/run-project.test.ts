import { expect, test } from 'vitest';
import { type Report, readReport } from './run-project.ts';

type File = Report['testResults'][number];

function file(
  name: string,
  status: string,
  tests: readonly (readonly [name: string, status: string, ...why: string[]])[],
  message = '',
): File {
  const assertionResults = tests.map(([fullName, ofTest, ...failureMessages]) => ({
    fullName,
    status: ofTest,
    failureMessages,
  }));
  return { name: `${process.cwd()}/${name}`, status, message, assertionResults };
}

test('what failed is named with its file and its reason', () => {
  const testResults = [
    file('core/a.test.ts', 'passed', [['adds', 'passed']]),
    file('core/b.test.ts', 'failed', [
      ['divides', 'passed'],
      ['divides by zero', 'failed', 'expected 1 to be 2'],
    ]),
  ];
  expect(readReport({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({
    passed: 2,
    failed: 1,
    failures: ['core/b.test.ts > divides by zero\nexpected 1 to be 2'],
  });
});

test('a file that was not set up, and one whose worker died, count once each though no test of theirs failed', () => {
  const testResults = [
    file('core/c.test.ts', 'failed', [['waits', 'skipped']], 'no database'),
    file('core/d.test.ts', 'failed', [['dies', 'pending']]),
  ];
  expect(readReport({ numPassedTests: 0, numFailedTests: 0, testResults })).toEqual({
    passed: 0,
    failed: 2,
    failures: ['core/c.test.ts: файл не прошёл до конца. no database', 'core/d.test.ts: файл не прошёл до конца.'],
  });
});
