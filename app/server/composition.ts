import type { ServerModule } from './module.ts';

/** Every module, lowest first: the order of the house (docs/architecture.md). */
export const MODULES: readonly ServerModule[] = [];
