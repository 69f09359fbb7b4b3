import type { WebModule } from '#core/ui/screen.ts';

export const programmesWeb: WebModule = {
  screens: [
    { path: '/programmes', load: () => import('./programmes-page.tsx').then((page) => page.ProgrammesPage) },
    { path: '/programmes/$programmeId', load: () => import('./programme-page.tsx').then((page) => page.ProgrammePage) },
  ],
  slots: [
    {
      place: 'person.tab',
      id: 'programmes',
      title: 'Пункты планов',
      position: 45,
      permission: 'programme.read',
      load: () => import('./slots/person-tab.tsx').then((part) => part.PersonTab),
    },
    {
      place: 'organization.tab',
      id: 'programmes',
      title: 'Программы',
      position: 45,
      permission: 'programme.read',
      load: () => import('./slots/organization-tab.tsx').then((part) => part.OrganizationTab),
    },
  ],
};
