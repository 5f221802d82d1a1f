import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { RouteProblem } from './route-problem.tsx'

export const rootRoute = createRootRoute({
  errorComponent: RouteProblem,
  notFoundComponent: lazyRouteComponent(() => import('./not-found.tsx'), 'NotFound'),
})

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: textSearch('to'),
  component: lazyRouteComponent(() => import('../session/sign-in.tsx'), 'SignIn'),
})
export const oidcRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/oidc',
  component: lazyRouteComponent(() => import('../session/oidc.tsx'), 'OidcReturn'),
})
export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('../session/setup.tsx'), 'Setup'),
})

/** Everything for signed-in staff hangs below this route: it brings the session, the navigation and the live updates. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  errorComponent: RouteProblem,
})
