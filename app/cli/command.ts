import type { Application } from '#app/server/application.ts';
import type { Config } from '#app/server/config.ts';

/** What a command of `opora` stands on; output goes through it so that --json stays pure. */
export interface CliEnvironment {
  /** Environment and opora.env, checked, the data folder chosen. @throws ConfigError */
  loadSettings(): Promise<Config>;
  /** Joins a running server's database or starts the embedded one; jobs run in line. Closed after the command. */
  open(): Promise<Application>;
  out(text: string): void;
  err(text: string): void;
}

export interface Command {
  /** «municipality add» */
  readonly name: string;
  /** One Russian line for the list of commands. */
  readonly summary: string;
  /** Russian: arguments and flags. */
  readonly usage: string;
  /** @returns exit code */
  run(args: readonly string[], environment: CliEnvironment): Promise<number>;
}

/** A wrong call of a command: the text says what to write, exit code 1. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
