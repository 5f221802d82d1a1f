import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.tsx'

export const downloadRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/downloads',
    component: lazyRouteComponent(() => import('./downloads-page.tsx'), 'DownloadsPage'),
  }),
] as const
