import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

/** The registers: one list and one page for each kind, and the site as a project. */
export const registerRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registers/site',
    component: lazyRouteComponent(() => import('./site-page.tsx'), 'SitePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registers/$kind',
    validateSearch: textSearch('q', 'state', 'kind', 'type', 'class', 'due', 'species', 'plateKind', 'business', 'current', 'public', 'checkDue', 'taskDue', 'unitId', 'zoneId', 'dueBy'),
    component: lazyRouteComponent(() => import('./register-list.tsx'), 'RegisterList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registers/$kind/$id',
    component: lazyRouteComponent(() => import('./register-page.tsx'), 'RegisterPage'),
  }),
] as const
