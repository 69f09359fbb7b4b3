import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { type Cookie, openSession } from './sessions.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `browser`: where the run's one browser is reached; `sessions`: cookies of the logins that are in already. */
    product: { url: string; browser: string; sessions: Record<string, Cookie[]> };
  }
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One of each role. */
const LOGINS = ['rukovoditel', 'metodist', 'admin', 'upravlenie', 'direktor', 'tyutor', 'pedagog'];

const ROOT = new URL('../../', import.meta.url).pathname;

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], { cwd: ROOT, stdio: 'inherit' });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`))));
  });
}

async function untilReady(url: string, product: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (product.exitCode !== null) throw new Error(`the product did not start:\n${printed()}`);
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the product was not ready in time:\n${printed()}`);
}

/** Starts the product as its user does, with the demo municipality and a fresh bundle in a folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-e2e-'));
  const bundle = join(folder, 'bundle');
  await run([join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', bundle, '--logLevel', 'error']);
  // The database runs as another user where we are root, and has to pass through.
  await chmod(folder, 0o755);
  const url = `http://127.0.0.1:${await findFreePort()}`;
  const product = spawn(process.execPath, ['app/cli/main.ts', 'start'], {
    cwd: ROOT,
    env: { ...process.env, OPORA_DATA: join(folder, 'data'), OPORA_BUNDLE: bundle, OPORA_PORT: new URL(url).port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  product.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  product.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  await untilReady(url, product, () => printed);
  // Everything fails then, and nothing of it says why.
  const onEarlyExit = (code: number | null, signal: string | null) =>
    console.error(`the product ended in the midst of the run with ${code ?? signal}:\n${printed}`);
  product.once('exit', onEarlyExit);
  const browser = await chromium.launchServer({
    executablePath: process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  const sessions = await Promise.all(LOGINS.map(async (login) => [login, await openSession(url, login)] as const));
  project.provide('product', { url, browser: browser.wsEndpoint(), sessions: Object.fromEntries(sessions) });
  return async () => {
    await browser.close();
    product.off('exit', onEarlyExit);
    product.kill('SIGTERM');
    await new Promise((resolve) => product.once('exit', resolve));
    await rm(folder, { recursive: true, force: true });
  };
}
