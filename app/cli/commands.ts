import type { Command } from './command.ts';
import { serve } from './commands/serve.ts';

/** Everything `opora` can do. */
export const COMMANDS: readonly Command[] = [serve];
