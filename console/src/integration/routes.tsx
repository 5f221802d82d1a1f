import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const integrationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/deliveries',
    validateSearch: textSearch('state', 'channel', 'from', 'to'),
    component: lazyRouteComponent(() => import('./delivery-list.tsx'), 'DeliveryList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/webhooks/$id',
    component: lazyRouteComponent(() => import('./webhook-page.tsx'), 'WebhookPage'),
  }),
] as const
