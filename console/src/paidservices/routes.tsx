import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const paidServiceRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/paid-services',
    validateSearch: textSearch('q', 'group', 'state', 'changed'),
    component: lazyRouteComponent(() => import('./price-list.tsx'), 'PriceList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/paid-services/quotes',
    validateSearch: textSearch('q', 'status', 'from', 'to'),
    component: lazyRouteComponent(() => import('./quote-list.tsx'), 'QuoteList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/paid-services/charges',
    validateSearch: textSearch('from', 'to'),
    component: lazyRouteComponent(() => import('./charge-list.tsx'), 'ChargeList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/paid-services/$id',
    component: lazyRouteComponent(() => import('./price-page.tsx'), 'PricePage'),
  }),
] as const
