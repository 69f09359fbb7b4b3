import type { Context } from './context.ts';

/** A thing of a module that keeps an import batch or a person where they are: shown to the user in Russian. */
export interface Dependent {
  readonly text: string;
  readonly href?: string;
}

/** What a module registers for its own tables, so that lower modules can merge, take back and erase without knowing it. */
export interface ModuleHooks {
  /** Moves rows of one person to another; answers with ids per table, so that the undo can move them back. */
  readonly movePerson?: (context: Context, fromId: string, toId: string) => Promise<Record<string, string[]>>;
  readonly movePersonBack?: (context: Context, moved: Record<string, string[]>, toId: string) => Promise<void>;
  /** What of this module stands on the given things written by an import batch (and was not written by it). */
  readonly dependsOn?: (context: Context, batchId: string, thingIds: readonly string[]) => Promise<Dependent[]>;
  /** Erases what this module keeps of a person. */
  readonly erase?: (context: Context, personId: string) => Promise<void>;
}

const registered = new Map<string, ModuleHooks>();

/** Called once per module at start, by app/server/composition. */
export function registerHooks(moduleName: string, hooks: ModuleHooks): void {
  registered.set(moduleName, hooks);
}

export function listHooks(): ReadonlyMap<string, ModuleHooks> {
  return registered;
}
