import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const running = new Set<ChildProcess>();

let isStopped = false;

export type ChildOptions = {
  /** Stands before each line: of two children at once it is said which one speaks. */
  readonly label?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
};

function passOn(output: Readable | null, label: string): void {
  if (output === null) return;
  createInterface({ input: output }).on('line', (line) => process.stdout.write(`${label.padEnd(6)} │ ${line}\n`));
}

/** Runs a program, its output being ours and its input empty; gives its exit code, 1 when a signal or the system ended it. */
export function runChild(program: string, args: readonly string[], options: ChildOptions = {}): Promise<number> {
  if (isStopped) return Promise.resolve(1);
  const { label, ...rest } = options;
  const env = { ...process.env, ...rest.env };
  const output = label === undefined ? 'inherit' : 'pipe';
  const child = spawn(program, [...args], { ...rest, env, stdio: ['ignore', output, output] });
  running.add(child);
  if (label !== undefined) for (const stream of [child.stdout, child.stderr]) passOn(stream, label);
  return new Promise((resolve) => {
    const end = (code: number | null) => {
      running.delete(child);
      resolve(code ?? 1);
    };
    child.once('error', () => end(1));
    // What it left running may hold its output open: the end of the program itself counts.
    child.once('exit', end);
  });
}

/** Ends what runs and starts nothing more. */
export function stopChildren(): void {
  isStopped = true;
  for (const child of running) child.kill('SIGTERM');
}
