import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const complaintRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/complaints',
    validateSearch: textSearch('q', 'overdue', 'level', 'grade'),
    component: lazyRouteComponent(() => import('./complaint-list.tsx'), 'ComplaintList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/complaints/workflow',
    component: lazyRouteComponent(() => import('./workflow-page.tsx'), 'WorkflowPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/complaint-tasks/$id',
    component: lazyRouteComponent(() => import('./task-page.tsx'), 'TaskPage'),
  }),
] as const
