import type { WebModule } from '#core/ui/screen.ts';

export const programmesWeb: WebModule = {
  screens: [
    { path: '/programmes', load: () => import('./programmes-page.tsx').then((page) => page.ProgrammesPage) },
    { path: '/programmes/$programmeId', load: () => import('./programme-page.tsx').then((page) => page.ProgrammePage) },
  ],
};
