import type { WebModule } from '#core/ui/screen.ts';

export const peopleWeb: WebModule = {
  screens: [
    { path: '/people', gate: 'person.read', load: () => import('./people-page.tsx').then((page) => page.PeoplePage) },
    {
      path: '/people/new',
      gate: 'person.create',
      load: () => import('./new-person-page.tsx').then((page) => page.NewPersonPage),
    },
    { path: '/people/grid', gate: 'person.edit', load: () => import('./grid-page.tsx').then((page) => page.GridPage) },
    {
      path: '/people/namesakes',
      gate: 'person.merge',
      load: () => import('./namesakes-page.tsx').then((page) => page.NamesakesPage),
    },
    {
      path: '/people/copies',
      gate: 'register.copy',
      load: () => import('./copies-page.tsx').then((page) => page.CopiesPage),
    },
    {
      path: '/people/$personId',
      gate: 'person.read',
      load: () => import('./person-page.tsx').then((page) => page.PersonPage),
    },
    { path: '/my-card', gate: 'signed_in', load: () => import('./my-card-page.tsx').then((page) => page.MyCardPage) },
  ],
  slots: [
    {
      place: 'organization.tab',
      id: 'people',
      title: 'Педагоги',
      position: 10,
      permission: 'person.read',
      load: () => import('./list/organization-people.tsx').then((part) => part.OrganizationPeople),
    },
    {
      place: 'today.card',
      id: 'people',
      title: 'Кадры',
      position: 20,
      permission: 'person.edit',
      load: () => import('./today-card.tsx').then((part) => part.TodayCard),
    },
  ],
};
