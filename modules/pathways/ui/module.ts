import type { WebModule } from '#core/ui/screen.ts';

export const pathwaysWeb: WebModule = {
  screens: [
    { path: '/pathways/groups', load: () => import('./groups/groups-page.tsx').then((page) => page.GroupsPage) },
    {
      path: '/pathways/guests/$offerId',
      load: () => import('./groups/guests-page.tsx').then((page) => page.GuestsPage),
    },
  ],
  slots: [
    {
      place: 'campaign.card',
      id: 'pathways',
      title: 'ИОМ по итогам диагностики',
      position: 10,
      permission: 'pathway.draft',
      load: () => import('./groups/campaign-card.tsx').then((part) => part.CampaignCard),
    },
  ],
};
