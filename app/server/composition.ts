import type { ServerModule } from '#core/module.ts';
import { deskModule } from '#modules/desk/server.ts';
import { organizationsModule } from '#modules/organizations/server.ts';

/** Every module, lowest first: the order of the house (docs/architecture.md). */
export const MODULES: readonly ServerModule[] = [organizationsModule, deskModule];
