import { defineConfig } from 'vitest/config';

const node = { environment: 'node' as const, testTimeout: 120_000, hookTimeout: 120_000 };

/**
 * Modules are loaded once per worker, not once per file (`isolate: false`): that is a third of the time. What a file changes in a
 * module it puts back itself; the database is each file's own.
 *
 * Sizes of test: `unit` needs nothing, `db` a real PostgreSQL, `ops` the real program and its processes, `e2e` the running product and a browser.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...node,
          name: 'unit',
          isolate: false,
          include: ['{core,modules,app,demo,tests,tools}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.e2e.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          ...node,
          name: 'db',
          include: ['{core,modules,app,demo,tests}/**/*.db.test.ts'],
          exclude: ['tests/ops/**', '**/node_modules/**'],
          globalSetup: ['tests/database/global-setup.ts'],
          setupFiles: ['tests/database/each-file.ts'],
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...node,
          name: 'ops',
          include: ['tests/ops/**/*.db.test.ts'],
          globalSetup: ['tests/database/global-setup.ts'],
          maxWorkers: 1,
        },
      },
      {
        test: {
          ...node,
          name: 'e2e',
          testTimeout: 120_000,
          include: ['tests/e2e/**/*.e2e.test.ts'],
          globalSetup: ['tests/e2e/global-setup.ts'],
          maxWorkers: 2,
        },
      },
    ],
  },
});
