import type { WebModule } from '#core/ui/screen.ts';

export const settingsWeb: WebModule = {
  screens: [{ path: '/settings', load: () => import('./settings-page.tsx').then((module) => module.SettingsPage) }],
};
