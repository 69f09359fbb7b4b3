import { setFlagsFromString } from 'node:v8';

/** How much more than what is alive the heap may grow before it is collected, in per cent; V8 by itself takes up to three hundred. */
const GROWTH = 15;

let running = 0;

/**
 * Runs work that makes much and drops it again, such as an import of a whole region: the memory of the process stays near what is really
 * alive, for a few seconds more of collecting. V8 asks for the setting at each collection, so that it can be given for the time of the work.
 */
export async function inTightHeap<T>(work: () => Promise<T>): Promise<T> {
  running += 1;
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  try {
    return await work();
  } finally {
    running -= 1;
    if (running === 0) setFlagsFromString('--heap-growing-percent=0');
  }
}
