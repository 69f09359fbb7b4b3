import type { WebModule } from '#core/ui/screen.ts';
import { accountsWeb } from '#modules/accounts/ui/module.ts';
import { deskWeb } from '#modules/desk/ui/module.ts';
import { diagnosticsWeb } from '#modules/diagnostics/ui/module.ts';
import { documentsWeb } from '#modules/documents/ui/module.ts';
import { importsWeb } from '#modules/imports/ui/module.ts';
import { organizationsWeb } from '#modules/organizations/ui/module.ts';
import { pathwaysWeb } from '#modules/pathways/ui/module.ts';
import { peopleWeb } from '#modules/people/ui/module.ts';
import { programmesWeb } from '#modules/programmes/ui/module.ts';
import { settingsWeb } from '#modules/settings/ui/module.ts';
import { trainingWeb } from '#modules/training/ui/module.ts';

/** Every module's pages, in the order of the house. */
export const WEB_MODULES: readonly WebModule[] = [
  accountsWeb,
  settingsWeb,
  organizationsWeb,
  peopleWeb,
  importsWeb,
  trainingWeb,
  diagnosticsWeb,
  documentsWeb,
  pathwaysWeb,
  programmesWeb,
  deskWeb,
];

/** Every page there is. */
export const SCREENS = WEB_MODULES.flatMap((module) => module.screens);
