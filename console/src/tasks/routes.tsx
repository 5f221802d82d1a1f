import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const taskRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/tasks', validateSearch: textSearch('q', 'kind', 'state', 'open', 'mine'), component: lazyRouteComponent(() => import('./task-list.tsx'), 'TaskList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/tasks/report', validateSearch: textSearch('from', 'to'), component: lazyRouteComponent(() => import('./assist-report.tsx'), 'AssistReport') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/tasks/plans', validateSearch: textSearch('q', 'open', 'mine'), component: lazyRouteComponent(() => import('./plan-list.tsx'), 'PlanList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/tasks/plans/$id', component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/tasks/$id', component: lazyRouteComponent(() => import('./task-page.tsx'), 'TaskPage') }),
] as const
