import type { AnyContractProcedure } from '@orpc/contract';
import type { Context } from './context.ts';
import type { Events } from './events.ts';
import type { StoredFile } from './files.ts';
import type { ModuleHooks } from './hooks.ts';
import type { Jobs } from './jobs.ts';

/** What a module gives to the server: its contract bound to its use cases, and what it registers. */
export interface ServerModule {
  readonly name: string;
  readonly contract: Record<string, AnyContractProcedure>;
  readonly router: Record<string, unknown>;
  readonly hooks?: ModuleHooks;
  readonly defineJobs?: (jobs: Jobs) => void;
  readonly listen?: (events: Events) => void;
  /** Work of every hour in each municipality, as the system: what time alone brings about. */
  readonly everyHour?: (context: Context) => Promise<void>;
  /** May the context's actor read this file? Asked for the purposes the module owns. */
  readonly mayReadFile?: Partial<
    Record<StoredFile['purpose'], (context: Context, file: StoredFile) => Promise<boolean>>
  >;
  /** Fills a new municipality with the ready sets of this module: directories, scales, templates. */
  readonly prepareTenant?: (context: Context) => Promise<void>;
}
