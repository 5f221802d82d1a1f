import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const redressRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/complaint-groups',
    validateSearch: textSearch('status'),
    component: lazyRouteComponent(() => import('./group-list.tsx'), 'GroupList'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/complaint-repeats', validateSearch: textSearch('from', 'to'), component: lazyRouteComponent(() => import('./repeats-page.tsx'), 'RepeatsPage') }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/complaint-groups/$id',
    component: lazyRouteComponent(() => import('./group-page.tsx'), 'GroupPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/compensations',
    validateSearch: textSearch('q', 'status', 'kind', 'mayDecide', 'late', 'from', 'to'),
    component: lazyRouteComponent(() => import('./compensation-list.tsx'), 'CompensationList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/compensations/$id',
    component: lazyRouteComponent(() => import('./compensation-page.tsx'), 'CompensationPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/library',
    validateSearch: textSearch('q', 'tag', 'status'),
    component: lazyRouteComponent(() => import('./library-list.tsx'), 'LibraryList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/library/$id',
    component: lazyRouteComponent(() => import('./library-page.tsx'), 'LibraryPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/handbook',
    validateSearch: textSearch('version', 'draft'),
    component: lazyRouteComponent(() => import('./handbook-page.tsx'), 'HandbookPage'),
  }),
] as const
