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

const keptLines = 60;

function passOn(output: Readable | null, label: string, keep: (line: string) => void): void {
  if (output === null) return;
  createInterface({ input: output }).on('line', (line) => {
    process.stdout.write(`${label.padEnd(6)} │ ${line}\n`);
    keep(line);
  });
}

/** `code` is 1 when a signal or the system ended it; `lastLines`, of a child with a label: the end of what it said. */
export type ChildEnd = { readonly code: number; readonly lastLines: readonly string[] };

/** Runs a program, its output being ours and its input empty. */
export function runChild(program: string, args: readonly string[], options: ChildOptions = {}): Promise<ChildEnd> {
  if (isStopped) return Promise.resolve({ code: 1, lastLines: [] });
  const { label, ...rest } = options;
  const env = { ...process.env, ...rest.env };
  const output = label === undefined ? 'inherit' : 'pipe';
  const child = spawn(program, [...args], { ...rest, env, stdio: ['ignore', output, output] });
  running.add(child);
  const lastLines: string[] = [];
  const keep = (line: string) => {
    if (lastLines.push(line) > keptLines) lastLines.shift();
  };
  if (label !== undefined) for (const stream of [child.stdout, child.stderr]) passOn(stream, label, keep);
  return new Promise((resolve) => {
    const end = (code: number | null) => {
      running.delete(child);
      resolve({ code: code ?? 1, lastLines });
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
