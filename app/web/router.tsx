import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Permission } from '#core/access/grants.ts';
import type { Screen } from '#core/ui/screen.ts';
import { NotFound, PageSkeleton } from '#core/ui/state.tsx';
import { WEB_MODULES } from './modules.ts';
import { OPEN_PATHS } from './open-paths.ts';

const root = createRootRoute({ component: Outlet, notFoundComponent: () => <NotFound /> });

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazyRouteComponent(() => import('./layout.tsx'), 'Layout'),
});

function lazyPage(screen: Screen): RouteComponent {
  return lazyRouteComponent(async () => ({ page: await screen.load() }) as { page: ComponentType }, 'page');
}

const screens = WEB_MODULES.flatMap((module) => module.screens);
const openScreens = screens.filter((screen) => OPEN_PATHS.includes(screen.path));
const closedScreens = screens.filter((screen) => !OPEN_PATHS.includes(screen.path));

const tree = root.addChildren([
  ...openScreens.map((screen) =>
    createRoute({ getParentRoute: () => root, path: screen.path, component: lazyPage(screen) }),
  ),
  signedIn.addChildren(
    closedScreens.map((screen) =>
      createRoute({
        getParentRoute: () => signedIn,
        path: screen.path,
        component: lazyPage(screen),
        staticData: { permission: screen.permission },
      }),
    ),
  ),
]);

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** What one must be allowed to open the page: Screen.permission. */
    permission?: Permission | undefined;
  }
}

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <PageSkeleton />,
  defaultNotFoundComponent: () => <NotFound />,
  scrollRestoration: true,
});
