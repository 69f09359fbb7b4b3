import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../app/cli/main.ts', import.meta.url));

type Environment = Readonly<Record<string, string>>;

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;
  /** Everything said so far. */
  said(): string;
}

/** A folder with a short path that the database's user may pass through. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp('/tmp/opora-ops-');
  await chmod(folder, 0o755);
  return folder;
}

/** A port that is free now. */
export async function findPort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function cleanEnvironment(): Environment {
  const kept = Object.entries(process.env).filter(([name]) => !/^(OPORA_|DATABASE_|VITEST|NODE_ENV)/.test(name));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** The real command line in a process of its own; nothing of the surrounding configuration reaches it. */
export function runProgram(
  args: readonly string[],
  environment: Environment,
  wrapper: readonly string[] = [],
): Program {
  const [program = process.execPath, ...words] = [...wrapper, process.execPath, MAIN, ...args];
  const child = spawn(program, words, {
    cwd: '/',
    env: { ...cleanEnvironment(), OPORA_CONFIG: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const ended = new Promise<Outcome>((resolve) => {
    child.once('close', (code) => resolve({ code, ...said }));
  });
  return { child, ended, said: () => said.out + said.err };
}

/** Runs a command to its end. */
export function callProgram(args: readonly string[], environment: Environment): Promise<Outcome> {
  return runProgram(args, environment).ended;
}

/** Starts `serve` and waits until it answers. */
export async function startServing(environment: Environment, wrapper?: readonly string[]): Promise<Program> {
  const program = runProgram(['serve'], environment, wrapper);
  let isOver = false;
  void program.ended.then(() => {
    isOver = true;
  });
  const health = `http://127.0.0.1:${environment.OPORA_PORT}/api/health`;
  for (;;) {
    const answer = await fetch(health).catch(() => undefined);
    if (answer?.ok) return program;
    if (isOver) throw new Error(`serve ended: ${program.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
