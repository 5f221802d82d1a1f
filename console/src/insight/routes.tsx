import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'
import { CLOCK_KEYS, REPORT_KEYS } from './report-search.ts'

export const insightRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight',
    validateSearch: textSearch('from', 'to'),
    component: lazyRouteComponent(() => import('./insight.tsx'), 'Insight'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/sla',
    validateSearch: textSearch(...REPORT_KEYS),
    component: lazyRouteComponent(() => import('./sla-report.tsx'), 'SlaReport'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/sla/clocks',
    validateSearch: textSearch(...CLOCK_KEYS),
    component: lazyRouteComponent(() => import('./sla-clocks.tsx'), 'SlaClocks'),
  }),
] as const
