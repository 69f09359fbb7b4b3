import type { WebModule } from '#core/ui/screen.ts';

export const diagnosticsWeb: WebModule = {
  screens: [
    { path: '/diagnostics', load: () => import('./diagnostics-page.tsx').then((page) => page.DiagnosticsPage) },
    { path: '/diagnostics/new', load: () => import('./new-campaign-page.tsx').then((page) => page.NewCampaignPage) },
    {
      path: '/diagnostics/instruments',
      load: () => import('./instruments-page.tsx').then((page) => page.InstrumentsPage),
    },
    { path: '/diagnostics/$campaignId', load: () => import('./campaign-page.tsx').then((page) => page.CampaignPage) },
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
      id: 'diagnostics-campaigns',
      title: 'Диагностика',
      position: 20,
      permission: 'diagnostics.read',
      load: () => import('./slots/campaigns-card.tsx').then((part) => part.CampaignsCard),
    },
    {
      place: 'today.card',
      id: 'diagnostics-invitations',
      title: 'Приглашения на диагностику',
      position: 10,
      permission: 'diagnostics.respond',
      load: () => import('./slots/invitations-card.tsx').then((part) => part.InvitationsCard),
    },
  ],
};
