import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

/** Who asks in the app to be registered as a resident. */
export const residentRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/corrections',
    validateSearch: textSearch('state', 'campaignId'),
    component: lazyRouteComponent(() => import('./corrections.tsx'), 'Corrections'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/observations',
    validateSearch: textSearch('state'),
    component: lazyRouteComponent(() => import('./observations.tsx'), 'Observations'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/campaigns',
    component: lazyRouteComponent(() => import('./campaigns.tsx'), 'Campaigns'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registrations',
    validateSearch: textSearch('state'),
    component: lazyRouteComponent(() => import('./registrations.tsx'), 'Registrations'),
  }),
] as const
