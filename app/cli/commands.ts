import type { Command } from './command.ts';
import { backup } from './commands/backup.ts';
import { databaseScript } from './commands/database-script.ts';
import { demoLoad, demoWorkbooks } from './commands/demo.ts';
import { importDiagnostics, importStaff } from './commands/import.ts';
import { municipalityAdd } from './commands/municipality.ts';
import { noteDiagnostics } from './commands/note-diagnostics.ts';
import { reportDiagnostics } from './commands/report-diagnostics.ts';
import { restore } from './commands/restore.ts';
import { serve } from './commands/serve.ts';
import { start } from './commands/start.ts';
import { userAdd } from './commands/user.ts';

/** Everything `opora` can do. */
export const COMMANDS: readonly Command[] = [
  serve,
  start,
  municipalityAdd,
  userAdd,
  importStaff,
  importDiagnostics,
  reportDiagnostics,
  noteDiagnostics,
  backup,
  restore,
  demoLoad,
  demoWorkbooks,
  databaseScript,
];
