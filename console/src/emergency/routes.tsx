import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const emergencyRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/emergency/incidents', validateSearch: textSearch('q', 'state', 'kind', 'category', 'level', 'drill', 'open', 'mine', 'from', 'to', 'cursor'), component: lazyRouteComponent(() => import('./incident-list.tsx'), 'IncidentList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/emergency/incidents/$id', component: lazyRouteComponent(() => import('./incident-page.tsx'), 'IncidentPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/emergency/plans', validateSearch: textSearch('state', 'category', 'due'), component: lazyRouteComponent(() => import('./plan-list.tsx'), 'PlanList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/emergency/plans/$id', component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/emergency/drills', validateSearch: textSearch('state', 'kind', 'from', 'to', 'cursor'), component: lazyRouteComponent(() => import('./drill-list.tsx'), 'DrillList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/emergency/drills/year', component: lazyRouteComponent(() => import('./drill-year.tsx'), 'DrillYear') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/emergency/figures', validateSearch: textSearch('period', 'from', 'to'), component: lazyRouteComponent(() => import('./figures.tsx'), 'EmergencyFiguresPage') }),
] as const
