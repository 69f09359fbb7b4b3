import type { WebModule } from '#core/ui/screen.ts';

export const organizationsWeb: WebModule = {
  screens: [
    {
      path: '/organizations',
      gate: 'organization.read',
      load: () => import('./organizations-page.tsx').then((page) => page.OrganizationsPage),
    },
    {
      path: '/organizations/tasks',
      gate: 'organization.read',
      load: () => import('./tasks-page.tsx').then((page) => page.TasksPage),
    },
    {
      path: '/organizations/$organizationId',
      gate: 'organization.read',
      load: () => import('./organization-page.tsx').then((page) => page.OrganizationPage),
    },
  ],
};
