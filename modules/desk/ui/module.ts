import type { WebModule } from '#core/ui/screen.ts';

export const deskWeb: WebModule = {
  screens: [{ path: '/', load: () => import('./today-page.tsx').then((page) => page.TodayPage) }],
};
