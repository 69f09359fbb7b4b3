import type { WebModule } from '#core/ui/screen.ts';

export const programmesWeb: WebModule = {
  screens: [
    {
      path: '/programmes',
      gate: 'programme.read',
      load: () => import('./programmes-page.tsx').then((page) => page.ProgrammesPage),
    },
    {
      path: '/programmes/new',
      gate: 'programme.edit',
      load: () => import('./new/new-page.tsx').then((page) => page.NewProgrammePage),
    },
    {
      path: '/programmes/read',
      gate: 'programme.edit',
      load: () => import('./studio/read-page.tsx').then((page) => page.ReadPage),
    },
    {
      path: '/programmes/read/$readingId',
      gate: 'programme.edit',
      load: () => import('./studio/studio-page.tsx').then((page) => page.StudioPage),
    },
    {
      path: '/programmes/attention',
      gate: 'programme.read',
      load: () => import('./occurrences/attention-page.tsx').then((page) => page.AttentionPage),
    },
    {
      path: '/my-activities',
      gate: 'programme.report',
      load: () => import('./occurrences/my-activities-page.tsx').then((page) => page.MyActivitiesPage),
    },
    {
      path: '/calendar',
      gate: 'programme.report',
      load: () => import('./calendar/calendar-page.tsx').then((page) => page.CalendarPage),
    },
    { path: '/check', gate: 'public', load: () => import('./check/check-page.tsx').then((page) => page.CheckPage) },
    {
      path: '/programmes/$programmeId',
      gate: 'programme.read',
      load: () => import('./programme-page.tsx').then((page) => page.ProgrammePage),
    },
  ],
  slots: [
    {
      place: 'today.card',
      id: 'own-activities',
      title: 'Мои пункты планов',
      position: 6,
      permission: 'programme.report',
      load: () => import('./occurrences/today-card.tsx').then((part) => part.OwnTodayCard),
    },
    {
      place: 'today.card',
      id: 'programmes-attention',
      title: 'Программы: требует внимания',
      position: 20,
      permission: 'programme.read',
      load: () => import('./occurrences/today-card.tsx').then((part) => part.AttentionTodayCard),
    },
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
