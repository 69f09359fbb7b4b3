import type { WebModule } from '#core/ui/screen.ts';

export const deskWeb: WebModule = {
  screens: [{ path: '/', gate: 'signed_in', load: () => import('./today-page.tsx').then((page) => page.TodayPage) }],
  slots: [
    {
      place: 'settings.tab',
      id: 'export',
      title: 'Выгрузка',
      position: 90,
      permission: 'full.export',
      load: () => import('./export-tab.tsx').then((part) => part.ExportTab),
    },
  ],
};
