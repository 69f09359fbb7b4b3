import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';

const GRACE_MS = 2_000;

/**
 * Ends a thread. One that has done its work ends by itself; only one that hangs is stopped from outside. A process that read documents
 * once died with SIGTRAP (Node 24.21, not seen again in 600 readings); stopping V8 in the midst of its own end is the likeliest cause.
 */
export async function endWorker(worker: Worker, isDone: boolean): Promise<void> {
  if (isDone && worker.threadId !== -1) {
    const grace = new AbortController();
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    await Promise.race([exited, wait(GRACE_MS, undefined, { signal: grace.signal, ref: false }).catch(() => {})]);
    grace.abort();
  }
  await worker.terminate();
}
