import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

/** Violations: the list, one of them, its types with what they rest on, and the figures. */
export const violationRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/violations', validateSearch: textSearch('q', 'state', 'source', 'nature', 'degree', 'unitId', 'open', 'overdue', 'mine', 'repeated', 'from', 'to', 'cursor'), component: lazyRouteComponent(() => import('./violation-list.tsx'), 'ViolationList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/violations/types', component: lazyRouteComponent(() => import('./type-list.tsx'), 'TypeList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/violations/figures', validateSearch: textSearch('from', 'to'), component: lazyRouteComponent(() => import('./figures.tsx'), 'ViolationFiguresPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/violations/$id', component: lazyRouteComponent(() => import('./violation-page.tsx'), 'ViolationPage') }),
] as const
