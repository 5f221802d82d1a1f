import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const errandRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/errands',
    validateSearch: textSearch('q', 'service', 'state', 'open', 'mine', 'overdue', 'from', 'to', 'unit'),
    component: lazyRouteComponent(() => import('./errand-list.tsx'), 'ErrandList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/errands/bookings',
    validateSearch: textSearch('day'),
    component: lazyRouteComponent(() => import('./bookings.tsx'), 'Bookings'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/errands/$id',
    component: lazyRouteComponent(() => import('./errand-page.tsx'), 'ErrandPage'),
  }),
] as const
