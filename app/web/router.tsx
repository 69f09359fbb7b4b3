import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Gate } from '#core/contract/endpoint.ts';
import type { Screen } from '#core/ui/screen.ts';
import { NotFound, PageSkeleton } from '#core/ui/state.tsx';
import { SCREENS } from './modules.ts';

const root = createRootRoute({ component: Outlet, notFoundComponent: () => <NotFound /> });

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazyRouteComponent(() => import('./layout.tsx'), 'Layout'),
});

function lazyPage(screen: Screen): RouteComponent {
  return lazyRouteComponent(async () => ({ page: await screen.load() }) as { page: ComponentType }, 'page');
}

const openScreens = SCREENS.filter(({ gate }) => gate === 'public');
const closedScreens = SCREENS.filter(({ gate }) => gate !== 'public');

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
        staticData: { gate: screen.gate },
      }),
    ),
  ),
]);

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Who may open the page: Screen.gate. */
    gate?: Gate;
  }
}

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <PageSkeleton />,
  defaultNotFoundComponent: () => <NotFound />,
  scrollRestoration: true,
});
