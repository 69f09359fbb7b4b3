import type { WebModule } from '#core/ui/screen.ts';

export const diagnosticsWeb: WebModule = {
  screens: [
    {
      path: '/diagnostics',
      gate: 'diagnostics.read',
      load: () => import('./diagnostics-page.tsx').then((page) => page.DiagnosticsPage),
    },
    {
      path: '/diagnostics/new',
      gate: 'diagnostics.edit',
      load: () => import('./new-campaign-page.tsx').then((page) => page.NewCampaignPage),
    },
    {
      path: '/diagnostics/instruments',
      gate: 'diagnostics.read',
      load: () => import('./instruments-page.tsx').then((page) => page.InstrumentsPage),
    },
    {
      path: '/diagnostics/$campaignId',
      gate: 'diagnostics.read',
      load: () => import('./campaign-page.tsx').then((page) => page.CampaignPage),
    },
  ],
  slots: [
    {
      place: 'person.tab',
      id: 'diagnostics',
      title: 'Диагностика',
      position: 30,
      permission: 'diagnostics.needs',
      load: () => import('./slots/person-tab.tsx').then((part) => part.PersonTab),
    },
    {
      place: 'organization.tab',
      id: 'diagnostics',
      title: 'Диагностика',
      position: 30,
      permission: 'diagnostics.read',
      load: () => import('./slots/organization-tab.tsx').then((part) => part.OrganizationTab),
    },
    {
      place: 'today.card',
      id: 'diagnostics',
      title: 'Диагностика',
      position: 20,
      permission: 'diagnostics.respond',
      load: () => import('./slots/today-card.tsx').then((part) => part.TodayCard),
    },
  ],
};
