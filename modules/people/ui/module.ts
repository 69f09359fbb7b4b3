import type { WebModule } from '#core/ui/screen.ts';

export const peopleWeb: WebModule = {
  screens: [
    { path: '/people', load: () => import('./people-page.tsx').then((page) => page.PeoplePage) },
    { path: '/people/new', load: () => import('./new-person-page.tsx').then((page) => page.NewPersonPage) },
    { path: '/people/grid', load: () => import('./grid-page.tsx').then((page) => page.GridPage) },
    { path: '/people/namesakes', load: () => import('./namesakes-page.tsx').then((page) => page.NamesakesPage) },
    { path: '/people/copies', load: () => import('./copies-page.tsx').then((page) => page.CopiesPage) },
    { path: '/people/$personId', load: () => import('./person-page.tsx').then((page) => page.PersonPage) },
    { path: '/my-card', load: () => import('./my-card-page.tsx').then((page) => page.MyCardPage) },
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
