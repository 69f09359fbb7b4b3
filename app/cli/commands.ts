import type { Command } from './command.ts';
import { municipalityAdd } from './commands/municipality.ts';
import { serve } from './commands/serve.ts';
import { userAdd } from './commands/user.ts';

/** Everything `opora` can do. */
export const COMMANDS: readonly Command[] = [serve, municipalityAdd, userAdd];
