import type { WebModule } from '#core/ui/screen.ts';

export const accountsWeb: WebModule = {
  screens: [
    { path: '/sign-in', load: () => import('./sign-in-page.tsx').then((module) => module.SignInPage) },
    { path: '/first-run', load: () => import('./first-run-page.tsx').then((module) => module.FirstRunPage) },
    { path: '/invitation', load: () => import('./invitation-page.tsx').then((module) => module.InvitationPage) },
    { path: '/settings/users', load: () => import('./users-page.tsx').then((module) => module.UsersPage) },
    { path: '/profile', load: () => import('./profile-page.tsx').then((module) => module.ProfilePage) },
    { path: '/access-log', load: () => import('./access-log-page.tsx').then((module) => module.AccessLogPage) },
    { path: '/settings/audit', load: () => import('./audit-page.tsx').then((module) => module.AuditPage) },
  ],
};
