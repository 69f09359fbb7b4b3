import type { WebModule } from '#core/ui/screen.ts';

export const pathwaysWeb: WebModule = {
  screens: [
    {
      path: '/pathways',
      gate: 'pathway.read',
      load: () => import('./pathways-page.tsx').then((page) => page.PathwaysPage),
    },
    {
      path: '/pathways/new',
      gate: 'pathway.draft',
      load: () => import('./new-pathway-page.tsx').then((page) => page.NewPathwayPage),
    },
    {
      path: '/pathways/groups',
      gate: 'pathway.coverage',
      load: () => import('./groups/groups-page.tsx').then((page) => page.GroupsPage),
    },
    {
      path: '/pathways/guests/$offerId',
      gate: 'pathway.coverage',
      load: () => import('./groups/guests-page.tsx').then((page) => page.GuestsPage),
    },
    {
      path: '/pathways/$pathwayId',
      gate: 'pathway.read',
      load: () => import('./pathway-page.tsx').then((page) => page.PathwayPage),
    },
    {
      path: '/my-pathway',
      gate: 'pathway.confirm',
      load: () => import('./my-pathway-page.tsx').then((page) => page.MyPathwayPage),
    },
    {
      path: '/self-check',
      gate: 'pathway.confirm',
      load: () => import('./self-check-page.tsx').then((page) => page.SelfCheckPage),
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
    {
      place: 'person.tab',
      id: 'pathway',
      title: 'ИОМ',
      position: 35,
      permission: 'pathway.read',
      load: () => import('./slots/person-tab.tsx').then((part) => part.PersonTab),
    },
    {
      place: 'organization.tab',
      id: 'pathways',
      title: 'ИОМ',
      position: 35,
      permission: 'pathway.read',
      load: () => import('./slots/organization-tab.tsx').then((part) => part.OrganizationTab),
    },
    {
      place: 'today.card',
      id: 'own-pathway',
      title: 'Мой ИОМ',
      position: 5,
      permission: 'pathway.confirm',
      load: () => import('./slots/own-card.tsx').then((part) => part.OwnCard),
    },
    {
      place: 'today.card',
      id: 'pathways',
      title: 'ИОМ педагогов',
      position: 10,
      permission: 'pathway.draft',
      load: () => import('./slots/today-card.tsx').then((part) => part.TodayCard),
    },
  ],
};
