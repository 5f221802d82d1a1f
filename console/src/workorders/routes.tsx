import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

const filters = textSearch(
  'q',
  'status',
  'kind',
  'urgency',
  'workerId',
  'unitId',
  'caseId',
  'mine',
  'pool',
  'open',
  'overdue',
  'unquoted',
  'rework',
  'from',
  'to',
  'sort',
)

export const workOrderRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/work-orders',
    validateSearch: filters,
    component: lazyRouteComponent(() => import('./work-order-list.tsx'), 'WorkOrderList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/work-orders/$id',
    component: lazyRouteComponent(() => import('./work-order-page.tsx'), 'WorkOrderPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/dispatch',
    validateSearch: textSearch('workerId', 'order'),
    component: lazyRouteComponent(() => import('./dispatch-board.tsx'), 'DispatchBoard'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/quality-tracking',
    validateSearch: textSearch('state', 'reason', 'overdue', 'from', 'to'),
    component: lazyRouteComponent(() => import('./tracking-list.tsx'), 'TrackingList'),
  }),
] as const
