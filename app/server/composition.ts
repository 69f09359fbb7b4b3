import type { Context } from '#core/context.ts';
import type { ServerModule } from '#core/module.ts';
import { accountsModule } from '#modules/accounts/server.ts';
import { deskModule } from '#modules/desk/server.ts';
import { diagnosticsImportKind } from '#modules/diagnostics/import-kind.ts';
import { analyticNoteKind } from '#modules/diagnostics/note/note-kind.ts';
import { diagnosticsModule } from '#modules/diagnostics/server.ts';
import { registerDocumentKind } from '#modules/documents/public.ts';
import { documentsModule } from '#modules/documents/server.ts';
import { registerImportKind } from '#modules/imports/kind.ts';
import { importsModule } from '#modules/imports/server.ts';
import { staffKind } from '#modules/imports/staff/staff-kind.ts';
import { organizationsModule } from '#modules/organizations/server.ts';
import { pathwayItemsKind } from '#modules/pathways/import-kind.ts';
import { PATHWAY_PAPER_KINDS } from '#modules/pathways/papers/kinds.ts';
import { pathwaysModule } from '#modules/pathways/server.ts';
import { peopleModule } from '#modules/people/server.ts';
import { PROGRAMME_PAPER_KINDS } from '#modules/programmes/papers/kinds.ts';
import { programmesModule } from '#modules/programmes/server.ts';
import { settingsModule } from '#modules/settings/server.ts';
import { offersImportKind } from '#modules/training/import-kind.ts';
import { trainingModule } from '#modules/training/server.ts';

/** Every module, lowest first: the order of the house (docs/architecture.md). */
export const MODULES: readonly ServerModule[] = [
  accountsModule,
  settingsModule,
  organizationsModule,
  peopleModule,
  documentsModule,
  importsModule,
  trainingModule,
  diagnosticsModule,
  pathwaysModule,
  programmesModule,
  deskModule,
];

for (const kind of [analyticNoteKind, ...PATHWAY_PAPER_KINDS, ...PROGRAMME_PAPER_KINDS]) registerDocumentKind(kind);

/** Kinds of workbooks that may be thrown in; each belongs to the module whose things it writes. */
for (const kind of [staffKind, diagnosticsImportKind, offersImportKind, pathwayItemsKind]) registerImportKind(kind);

/** What every module puts into a new municipality, in the order of the house. */
export function listPreparations(): ((context: Context) => Promise<void>)[] {
  return MODULES.flatMap((module) => (module.prepareTenant ? [module.prepareTenant] : []));
}
