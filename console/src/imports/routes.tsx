import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

/** The address carries the import and its step, so that a reload goes on where the person was. */
export const importRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports',
    validateSearch: textSearch('kind'),
    component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports/$id',
    validateSearch: textSearch('step', 'show'),
    component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
  }),
] as const
