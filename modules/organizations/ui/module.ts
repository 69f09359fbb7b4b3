import type { WebModule } from '#core/ui/screen.ts';

export const organizationsWeb: WebModule = {
  screens: [
    { path: '/organizations', load: () => import('./organizations-page.tsx').then((page) => page.OrganizationsPage) },
    { path: '/organizations/tasks', load: () => import('./tasks-page.tsx').then((page) => page.TasksPage) },
    {
      path: '/organizations/$organizationId',
      load: () => import('./organization-page.tsx').then((page) => page.OrganizationPage),
    },
  ],
};
