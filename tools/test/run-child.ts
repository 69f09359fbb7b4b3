import { type ChildProcess, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();

let isStopped = false;

export type ChildOptions = {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
};

/** Runs a program, its output being ours and its input empty; gives its exit code, 1 when a signal or the system ended it. */
export function runChild(program: string, args: readonly string[], options: ChildOptions = {}): Promise<number> {
  if (isStopped) return Promise.resolve(1);
  const env = { ...process.env, ...options.env };
  const child = spawn(program, [...args], { ...options, env, stdio: ['ignore', 'inherit', 'inherit'] });
  running.add(child);
  return new Promise((resolve) => {
    const end = (code: number | null) => {
      running.delete(child);
      resolve(code ?? 1);
    };
    child.once('error', () => end(1));
    child.once('exit', end);
  });
}

/** Ends what runs and starts nothing more. */
export function stopChildren(): void {
  isStopped = true;
  for (const child of running) child.kill('SIGTERM');
}
