import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Application, openApplication } from '#app/server/application.ts';
import { loadConfig } from '#app/server/config.ts';
import type { DemoLogin } from '#demo/accounts.ts';
import { loadDemo } from '#demo/load.ts';
import type { DemoSize } from '#demo/sizes.ts';

const CLI = new URL('../app/cli/main.ts', import.meta.url).pathname;
const REPORT_MEMORY = new URL('./report-memory.ts', import.meta.url).pathname;
const START_SECONDS = 60;

/** The product in a process of its own, over a data folder of its own, with the set loaded. */
export interface Stage {
  readonly folder: string;
  readonly address: string;
  readonly application: Application;
  readonly logins: readonly DemoLogin[];
  /** A command of `opora` on the same data. */
  runCli(args: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
  /** The most the process held, in MB. */
  readonly peakMemory: number;
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

async function waitUntilReady(address: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_SECONDS * 1000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${address}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the server did not get ready');
}

/** Runs a program of ours to its end, with its time and memory. */
export async function runNode(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-bench-run-'));
  const memoryFile = join(folder, 'memory');
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', REPORT_MEMORY, script, ...args], {
    env: { ...process.env, ...env, OPORA_BENCH_MEMORY: memoryFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    texts.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    texts.stderr += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const milliseconds = performance.now() - began;
  const peakMemory = Number(await readFile(memoryFile, 'utf8').catch(() => 'NaN'));
  await rm(folder, { recursive: true, force: true });
  return { code: code ?? 1, ...texts, milliseconds, peakMemory };
}

/** Loads the set into a temporary folder and starts the server over it. */
export async function openStage(size: DemoSize, log: (line: string) => void): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-bench-'));
  // As root the database works as another user, who has to pass here.
  await chmod(folder, 0o711);
  const port = await findPort();
  const env = { OPORA_DATA: folder, OPORA_PORT: String(port), OPORA_HOST: '127.0.0.1' };
  const address = `http://127.0.0.1:${port}`;
  const config = loadConfig(env);
  const loading = await openApplication({ config, mayJoin: false, jobs: 'inline', log: () => {} });
  log(`loading the set «${size}» …`);
  const { logins } = await loadDemo(loading, { size, log }).finally(() => loading.close());
  const child = spawn(process.execPath, [CLI, 'serve'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await waitUntilReady(address, child);
  const application = await openApplication({ config, mayJoin: true, jobs: 'inline', log: () => {} });
  let closing: Promise<void> | undefined;
  async function closeAll(): Promise<void> {
    await application.close();
    const ended = child.exitCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
  return {
    folder,
    address,
    application,
    logins,
    runCli: (args) => runNode(CLI, args, env),
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}

/** Signs in with a demo login. @returns the cookies */
export async function signIn(address: string, { login, password }: DemoLogin): Promise<string> {
  const answer = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: login, password }),
  });
  if (!answer.ok) throw new Error(`sign-in failed: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Calls an endpoint as the browser does. @throws on any answer but success */
export async function callEndpoint(address: string, cookie: string, path: string, input: unknown): Promise<unknown> {
  const answer = await fetch(`${address}/api/rpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ json: input }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
  return (JSON.parse(text) as { json: unknown }).json;
}
