import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

const filters = textSearch(
  'q',
  'status',
  'kind',
  'urgency',
  'grade',
  'channel',
  'categoryId',
  'unitId',
  'buildingId',
  'personId',
  'ownerId',
  'firstContactById',
  'departmentId',
  'mine',
  'open',
  'overdue',
  'from',
  'to',
  'sort',
)

export const caseRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/cases',
    validateSearch: filters,
    component: lazyRouteComponent(() => import('./case-list.tsx'), 'CaseList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/cases/board',
    validateSearch: filters,
    component: lazyRouteComponent(() => import('./case-board.tsx'), 'CaseBoard'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/cases/$id',
    validateSearch: textSearch('act'),
    component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
  }),
] as const
