import { writeSync } from 'node:fs';

/** Ends the boot with one line for the user. */
export class BootError extends Error {}

/** Standard output belongs to the program that is started: `--json` prints one value and nothing else. */
export function say(line) {
  try {
    writeSync(2, `${line}\n`);
  } catch {
    // Nobody reads standard error: the work matters more than the line.
  }
}
