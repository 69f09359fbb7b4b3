import type { WebModule } from '#core/ui/screen.ts';

export const settingsWeb: WebModule = {
  screens: [
    {
      path: '/settings',
      gate: 'settings.read',
      load: () => import('./settings-page.tsx').then((module) => module.SettingsPage),
    },
  ],
};
