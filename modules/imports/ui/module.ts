import type { WebModule } from '#core/ui/screen.ts';

export const importsWeb: WebModule = {
  screens: [
    {
      path: '/imports',
      gate: 'import.run',
      load: () => import('./imports-page.tsx').then((module) => module.ImportsPage),
    },
    {
      path: '/imports/new',
      gate: 'import.run',
      load: () => import('./new-import-page.tsx').then((module) => module.NewImportPage),
    },
    {
      path: '/imports/$batchId',
      gate: 'import.run',
      load: () => import('./import-page.tsx').then((module) => module.ImportPage),
    },
  ],
  slots: [
    {
      place: 'today.card',
      id: 'staff-lists',
      title: 'Списки школ',
      position: 30,
      permission: 'import.run',
      load: () => import('./coverage-card.tsx').then((module) => module.CoverageCard),
    },
    {
      place: 'organization.tab',
      id: 'imports',
      title: 'Загрузки',
      position: 60,
      permission: 'import.run',
      load: () => import('./organization-imports.tsx').then((module) => module.OrganizationImports),
    },
  ],
};
