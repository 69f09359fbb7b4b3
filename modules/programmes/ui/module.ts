import type { WebModule } from '#core/ui/screen.ts';

export const programmesWeb: WebModule = {
  screens: [
    { path: '/programmes', load: () => import('./programmes-page.tsx').then((page) => page.ProgrammesPage) },
    { path: '/programmes/read', load: () => import('./studio/read-page.tsx').then((page) => page.ReadPage) },
    {
      path: '/programmes/read/$readingId',
      load: () => import('./studio/studio-page.tsx').then((page) => page.StudioPage),
    },
    { path: '/calendar', load: () => import('./calendar/calendar-page.tsx').then((page) => page.CalendarPage) },
    { path: '/check', load: () => import('./check/check-page.tsx').then((page) => page.CheckPage) },
    { path: '/programmes/$programmeId', load: () => import('./programme-page.tsx').then((page) => page.ProgrammePage) },
  ],
};
