import type { Command } from './command.ts';

interface LazyCommand {
  readonly name: string;
  readonly load: () => Promise<Command>;
}

/** Everything `opora` can do, each loaded when it is called: a refusal in one line should not wait for the whole product. */
export const COMMANDS: readonly LazyCommand[] = [
  { name: 'serve', load: async () => (await import('./commands/serve.ts')).serve },
  { name: 'start', load: async () => (await import('./commands/start.ts')).start },
  { name: 'municipality add', load: async () => (await import('./commands/municipality.ts')).municipalityAdd },
  { name: 'user add', load: async () => (await import('./commands/user.ts')).userAdd },
  { name: 'import staff', load: async () => (await import('./commands/import.ts')).importStaff },
  { name: 'import offers', load: async () => (await import('./commands/import.ts')).importOffers },
  { name: 'import items', load: async () => (await import('./commands/import.ts')).importItems },
  { name: 'import diagnostics', load: async () => (await import('./commands/import.ts')).importDiagnostics },
  {
    name: 'report diagnostics',
    load: async () => (await import('./commands/report-diagnostics.ts')).reportDiagnostics,
  },
  { name: 'note diagnostics', load: async () => (await import('./commands/note-diagnostics.ts')).noteDiagnostics },
  { name: 'pathway draft', load: async () => (await import('./commands/pathway.ts')).pathwayDraft },
  { name: 'pathway effect', load: async () => (await import('./commands/pathway.ts')).pathwayEffect },
  { name: 'import programme', load: async () => (await import('./commands/import-programme.ts')).importProgramme },
  { name: 'check', load: async () => (await import('./commands/check.ts')).check },
  { name: 'due', load: async () => (await import('./commands/due.ts')).due },
  { name: 'export', load: async () => (await import('./commands/export.ts')).exportAll },
  { name: 'backup', load: async () => (await import('./commands/backup.ts')).backup },
  { name: 'restore', load: async () => (await import('./commands/restore.ts')).restore },
  { name: 'demo load', load: async () => (await import('./commands/demo.ts')).demoLoad },
  { name: 'demo workbooks', load: async () => (await import('./commands/demo.ts')).demoWorkbooks },
  { name: 'database-script', load: async () => (await import('./commands/database-script.ts')).databaseScript },
];
