import type { WebModule } from '#core/ui/screen.ts';

export const accountsWeb: WebModule = {
  screens: [
    { path: '/sign-in', gate: 'public', load: () => import('./sign-in-page.tsx').then((module) => module.SignInPage) },
    {
      path: '/first-run',
      gate: 'public',
      load: () => import('./first-run-page.tsx').then((module) => module.FirstRunPage),
    },
    {
      path: '/invitation',
      gate: 'public',
      load: () => import('./invitation-page.tsx').then((module) => module.InvitationPage),
    },
    {
      path: '/settings/users',
      gate: 'account.manage',
      load: () => import('./users-page.tsx').then((module) => module.UsersPage),
    },
    {
      path: '/profile',
      gate: 'signed_in',
      load: () => import('./profile-page.tsx').then((module) => module.ProfilePage),
    },
    {
      path: '/access-log',
      gate: 'access.read',
      load: () => import('./access-log-page.tsx').then((module) => module.AccessLogPage),
    },
    {
      path: '/settings/audit',
      gate: 'audit.read',
      load: () => import('./audit-page.tsx').then((module) => module.AuditPage),
    },
  ],
};
